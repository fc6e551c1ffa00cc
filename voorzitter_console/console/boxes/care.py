"""The boxes of nazorg (protocol 5.3): who, what was offered, and the talks. What is typed here stays confidential."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from voorzitter_console.aftercare import confided as z
from voorzitter_console.aftercare.care_terms import open_talks
from voorzitter_console.aftercare.confided import Begeleide
from voorzitter_console.console.boxes.box import Box, Field, Fill, Item, Made, Pick
from voorzitter_console.console.boxes.decided import Afterwards
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import local
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.afterwards import day_words
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.text import one_line

SECRET = (
    "Vertrouwelijk: alleen te lezen op deze computer, met een eigen sleutel. Komt in geen dossier of brief; in de "
    "agenda staat alleen het nummer (B1). Elke stap gaat in overleg met wie het betreft."
)
ELSEWHERE = (
    "Op een ander toestel is ook nazorg begonnen; dat is hier niet te lezen. Wilt u dat wel, zet dan het "
    "sleutelbestand van dat toestel in de map nazorg van dit programma. Hier een eigen lijst beginnen kan."
)
GONE = "De eerdere nazorg is gewist."
_ROLES = tuple((rol, rol) for rol in z.ROLLEN)
_CIRCLES = (("", "niet ingevuld"), *((nummer, f"{nummer}: {words}") for nummer, words in z.KRINGEN.items()))


def care(na: Afterwards, *, terug: Callable[[], Box]) -> Pick:
    """Everybody who is cared for, and who might be."""
    seen, back = na.see(), partial(care, na, terug=terug)
    zorg = seen.zorg
    people = zorg.mensen if zorg is not None else ()
    items = [Item(_row(na, one), verder=partial(_person, na, one.wie, back)) for one in people]
    known = {label_key(one.naam) for one in people}
    for naam in (one.naam for one in seen.getroffenen if not one.gemeente and label_key(one.naam) not in known):
        added = Opdracht(z.PERSON, {"naam": naam, "rol": "getroffene"})
        items.append(Item(f"op de lijst zetten: {one_line(naam, 40)}", (added,)))
    items.append(Item("iemand anders op de lijst zetten, ook familie, raadslid of bode", verder=partial(_new, back)))
    told = [SECRET, *(f"{c.naam}: {c.bereikbaar}." for c in seen.protocol.contactpunten)]
    told += [ELSEWHERE] if zorg is not None and zorg.elders else []
    told += [GONE] if zorg is not None and zorg.gewist else []
    return Pick(titel="NAZORG", items=items, vooraf=one_line(" ".join(told)), terug=terug, volgt=back)


def _row(na: Afterwards, one: Begeleide) -> str:
    return f"{one.wie} {one_line(one.naam, 40)} ({one.rol}): {_stand(na, one)}"


def _stand(na: Afterwards, one: Begeleide) -> str:
    """How far it is, with the term of the next talk."""
    if one.gewist:
        return "gewist"
    if one.gesloten is not None:
        return "gesloten"
    if one.aangenomen is False:
        return "aangeboden, niet aangenomen"
    seen = na.see()
    waiting = open_talks(one, seen.voorval, seen.protocol.termijnen) if seen.voorval else ()
    offered = "" if one.gevraagd else "nog aan te bieden; "
    if not waiting:
        return f"{offered}gesprekken gevoerd"
    first = waiting[0]
    tot = first.uiterlijk.tot
    late = "TE LAAT " if first.uiterlijk.over(seen.nu) else "voor "
    when = f"{late}{local(tot):%d-%m %H:%M}" if tot else ""
    return f"{offered}gesprek {first.nummer} {when}".rstrip()


def _new(back: Callable[[], Box]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        if "naam" not in values:
            return "Typ eerst wie het is."
        return (Opdracht(z.PERSON, values),), "op de lijst gezet"

    fields = [
        Field("naam", "Wie"),
        Field("rol", "Rol", "getroffene", _ROLES),
        Field("bij", "Hoort bij"),
        Field("bereikbaar", "Bereikbaar"),
    ]
    return Fill(titel="NAZORG: WIE", velden=fields, make=make, terug=back, volgt=back)


def _person(na: Afterwards, wie: str, back: Callable[[], Box]) -> Pick:
    """One person."""
    again = partial(_person, na, wie, back)
    seen = na.see()
    one = next((x for x in (seen.zorg.mensen if seen.zorg else ()) if x.wie == wie), None)
    if one is None or one.gewist:
        return Pick(titel="NAZORG", items=(), vooraf="Deze notities zijn gewist.", terug=back)
    items = [*_offers(na, one), *_talk_items(na, one, again)]
    items.append(Item("kring van nazorg of een notitie", verder=partial(_note, one, again)))
    if one.gesloten is None:
        items.append(Item("sluiten: er is niets meer nodig", verder=partial(_close, one, again)))
    if one.regels:
        last = one.regels[-1]
        taken = Opdracht(z.RETRACT, {"wie": wie, "over": last.id})
        items.append(Item(f"de laatste vastlegging terugnemen ({_kind(last.soort)})", (taken,)))
    told = [f"{one.naam}, {one.rol}{f', hoort bij {one.bij}' if one.bij else ''}.", f"Nu: {_stand(na, one)}."]
    told += [f"Bereikbaar: {one.bereikbaar}."] if one.bereikbaar else []
    told += [f"Kring {one.kring}: {z.KRINGEN.get(one.kring, '')}."] if one.kring else []
    told += [f"Notitie: {one.notitie}."] if one.notitie else []
    for talk in one.gesprekken:
        about = [day_words(talk.op), talk.door, talk.notitie, f"vervolg: {talk.vervolg}" if talk.vervolg else None]
        told.append(f"Gesprek {talk.nummer}: {', '.join(x for x in about if x)}.")
    title = f"NAZORG: {one_line(one.naam, 40)}"
    return Pick(titel=title, items=items, vooraf=one_line(" ".join(told)), terug=back, volgt=again)


_KINDS = {z.NOTE: "notitie", z.OFFER: "aanbod", z.TALK: "gesprek", z.END: "gesloten", z.RETRACT: "terugname"}


def _kind(soort: str) -> str:
    return _KINDS.get(soort, "vastlegging")


def _offers(na: Afterwards, one: Begeleide) -> Sequence[Item]:
    if one.aangenomen is not None:
        return ()
    given: dict[str, Any] = {"wie": one.wie, "op": na.iso_today}
    offered = () if one.aangeboden is not None else (
        Item("aangeboden; nog geen antwoord", (Opdracht(z.OFFER, given),)),
    )  # fmt: skip
    return (
        Item("aangeboden en aangenomen", (Opdracht(z.OFFER, {**given, "aangenomen": True}),)),
        Item("aangeboden, niet aangenomen", (Opdracht(z.OFFER, {**given, "aangenomen": False}),)),
        *offered,
    )


def _talk_items(na: Afterwards, one: Begeleide, again: Callable[[], Box]) -> Sequence[Item]:
    seen = na.see()
    waiting = open_talks(one, seen.voorval, seen.protocol.termijnen) if seen.voorval else ()
    items = [
        Item(f"gevoerd: {talk.naam}", verder=partial(_talk, na, one, talk.nummer, talk.doel, again)) for talk in waiting
    ]
    more = max((talk.nummer for talk in one.gesprekken), default=3)
    items.append(Item("een ander gesprek", verder=partial(_talk, na, one, max(more, 3) + 1, "", again)))
    return items


def _talk(na: Afterwards, one: Begeleide, nummer: int, doel: str, again: Callable[[], Box]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        try:
            days = {"op": na.past_day(values["op"], "Op welke dag")} if "op" in values else {}
        except InvalidInput as fault:
            return str(fault)
        return (Opdracht(z.TALK, {"wie": one.wie, "nummer": nummer, **values, **days}),), f"gesprek {nummer}"

    fields = [
        Field("op", "Op welke dag", na.today),
        Field("door", "Door wie"),
        Field("notitie", "Notitie"),
        Field("vervolg", "Vervolg"),
    ]
    return Fill(
        titel=f"GESPREK {nummer}", velden=fields, make=make, eerst="door", terug=again, volgt=again, vooraf=doel
    )


def _note(one: Begeleide, again: Callable[[], Box]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        if not values:
            return "Kies een kring, of typ een notitie."
        return (Opdracht(z.NOTE, {"wie": one.wie, **values}),), "notitie"

    fields = [Field("kring", "Kring", one.kring or "", _CIRCLES), Field("notitie", "Notitie", one.notitie or "")]
    return Fill(titel="KRING EN NOTITIE", velden=fields, make=make, eerst="notitie", terug=again, volgt=again)


def _close(one: Begeleide, again: Callable[[], Box]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        return (Opdracht(z.END, {"wie": one.wie, **values}),), "nazorg gesloten"

    return Fill(titel="NAZORG SLUITEN", velden=[Field("reden", "Waarom")], make=make, terug=again, volgt=again)
