"""The boxes of a melding from outside a meeting: begun, opened and recorded with the protocol's own words in sight.

The protocol's rules for the place (4.1, 4.2, 4.4, 4.5, 5.1) stand in the list that follows its beginning; each opens
whole, and what was done of it is recorded there.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from voorzitter_console.aftercare.book import Nabeeld
from voorzitter_console.aftercare.meldboek import BEGIN, OPEN
from voorzitter_console.console.boxes import notes
from voorzitter_console.console.boxes.afterwards import afterwards
from voorzitter_console.console.boxes.box import Box, Field, Fill, Item, Made, Pick
from voorzitter_console.console.boxes.decided import Afterwards
from voorzitter_console.console.boxes.gemeld import (
    NO_TIME,
    TIME,
    Meldingen,
    at,
    behaviour,
    call,
    close,
    live,
    moment,
    persons,
    police,
    shown,
    when,
)
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import short, short_day
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.outside import AMBTEN, GEDRAG, KANALEN, STAPPEN
from voorzitter_console.protocol.model import Kanaal, Protocol, Situatie, Situatieregel
from voorzitter_console.text import one_line
from voorzitter_console.view.late import aanvang_of

NO_RULES = "Het protocol van deze gemeente zegt niets over agressie op deze plaats; handel zoals u hebt afgesproken."


def first(meldingen: Meldingen) -> Pick:
    """What it begins with: the open one, else the list of them."""
    return listing(meldingen) if meldingen.see().na is None else current(meldingen)


def listing(meldingen: Meldingen) -> Pick:
    """A new one, or one of those there are; opening one records nothing."""
    seen = meldingen.see()
    items = [Item("nieuwe melding", verder=partial(_where, meldingen))]
    for one in seen.meldingen:
        state = "niet te lezen" if one.fout else "afgesloten" if one.gesloten else "open"
        whom = f", {one.wie}" if one.wie else ""
        words = f"{one.toen}  {one_line(one.titel, 80)}{whom} ({state})"
        chosen = (Opdracht(OPEN, {"stroom": one.stroom}),)
        items.append(Item(words, niet=one.fout) if one.fout else Item(words, chosen))
    told = "OEFENING. " if seen.oefening else ""
    told += "Bel 112 als er nu gevaar is. Hier legt u vast wat er buiten een vergadering gebeurde."
    if seen.eerder:
        told += f" Er zijn er nog {seen.eerder} van eerder: geef de dag erbij, zoals melding 2026-03-12."
    return Pick(titel="MELDINGEN", items=items, vooraf=told, volgt=partial(first, meldingen))


# a new one ------------------------------------------------------------------------------------------------------


def _where(meldingen: Meldingen) -> Pick:
    """Where or by what means; family may be hit in each of those ways."""
    items = [Item(words, verder=partial(_begin, meldingen, kanaal, False)) for kanaal, words in KANALEN.items()]
    items.append(Item("gericht op familie van een ambtsdrager", verder=partial(_family, meldingen)))
    return Pick(titel="NIEUWE MELDING: WAAR OF HOE", items=items, terug=partial(listing, meldingen))


def _family(meldingen: Meldingen) -> Pick:
    items = [Item(words, verder=partial(_begin, meldingen, kanaal, True)) for kanaal, words in KANALEN.items()]
    return Pick(titel="FAMILIE: WAAR OF HOE", items=items, terug=partial(_where, meldingen))


_AMBT = (("", "niet ingevuld"), *AMBTEN.items())


def _begin(meldingen: Meldingen, kanaal: Kanaal, familie: bool) -> Fill:
    """Of whom, when and where; the protocol's first rule for such a place stands above it."""
    protocol = meldingen.see().protocol

    def make(values: dict[str, str]) -> Made | str:
        try:
            aanvang, known = moment(meldingen, values.pop("dag", ""), values.pop("tijd", ""))
        except InvalidInput as fault:
            return str(fault)
        given: dict[str, Any] = {"kanaal": kanaal, "aanvang": aanvang, **values}
        given |= {} if known else {"tijd_bekend": False}
        given |= {"gericht_op": "familie"} if familie else {}
        return (Opdracht(BEGIN, given),), "melding begonnen"

    fields = [Field("ambtsdrager", "Ambtsdrager"), Field("ambt", "Ambt", "", _AMBT)]
    fields += [Field("familielid", "Familielid")] if familie else []
    fields += [Field("dag", "Dag", short_day(meldingen.see().nu)), Field("tijd", TIME)]
    if kanaal in ("online", "email"):
        fields.append(Field("platform", "Platform"))
    elif kanaal in ("stadhuis", "buiten", "thuis"):
        fields.append(Field("locatie", "Waar"))
    fields.append(Field("gemeld_door", "Gemeld door"))
    return Fill(
        titel=f"MELDING: {KANALEN[kanaal].upper()}{', FAMILIE' if familie else ''}",
        velden=fields,
        make=make,
        vooraf=_first_rule(protocol, kanaal),
        terug=partial(_family if familie else _where, meldingen),
        volgt=partial(rules, meldingen),
    )


def _first_rule(protocol: Protocol, kanaal: Kanaal) -> str:
    for situatie in protocol.situaties_van(kanaal):
        return f"Protocol {situatie.paragraaf}: “{situatie.regels[0].voorschrift}”"
    return NO_RULES


# one that is open -----------------------------------------------------------------------------------------------


def current(meldingen: Meldingen) -> Pick:
    """All that can be recorded in the open melding."""
    seen = meldingen.na
    again = partial(current, meldingen)
    items = [
        Item(f"wat het protocol zegt, en wat is gedaan ({_steps_taken(seen)})", verder=partial(rules, meldingen)),
        Item(f"gedrag: wat is gezegd of gedaan ({_count(seen)})", verder=partial(behaviour, meldingen, again)),
        Item("wie het deed", verder=partial(persons, meldingen, again)),
        Item("bewijs: een bestand of bericht bewaren", verder=lambda: shown(notes.evidence(), again)),
        Item("een getuige", verder=lambda: shown(notes.witness(), again)),
        Item("politie of bodedienst", verder=partial(police, meldingen, again)),
        Item("een notitie", verder=lambda: shown(notes.note(), again)),
        Item(
            f"naderhand: {seen.samenvatting}; verbeteren, nazorg, dossier, brieven",
            verder=partial(afterwards, Afterwards(lambda: meldingen.na, weg=again)),
        ),
    ]
    if not seen.gesloten:
        items.append(Item("melding afsluiten", verder=partial(close, again)))
    return Pick(titel="MELDING", items=items, vooraf=heading(seen), terug=partial(listing, meldingen))


def heading(seen: Nabeeld) -> str:
    """Which it is, of whom, and which behaviour was recorded."""
    begin, melding = seen.begin, seen.state.melding
    assert melding is not None
    began = aanvang_of(begin)
    told = [
        f"{'OEFENING: ' if begin.oefening else ''}{begin.titel}",
        short(began) if melding.tijd_bekend else short_day(began),
    ]
    about = [AMBTEN[melding.ambt] if melding.ambt else "", melding.ambtsdrager or ""]
    told.append(one_line(" ".join(filter(None, about)), 60))
    kinds = list(dict.fromkeys(GEDRAG[g.soort] for g in melding.gedrag))
    told.append(", ".join(kinds) or "nog geen gedrag vastgelegd")
    return f"{'; '.join(filter(None, told))}.{' Afgesloten.' if seen.gesloten else ''}"


def _count(seen: Nabeeld) -> str:
    melding = seen.state.melding
    number = len(melding.gedrag) if melding is not None else 0
    return f"{number} vastgelegd"


# what the protocol says -----------------------------------------------------------------------------------------


def rules(meldingen: Meldingen) -> Pick:
    """The protocol's rules for such a place, in its words; what was done of each."""
    seen = meldingen.na
    found = _situations(seen)
    items = [
        Item(_row(seen, situatie, regel), verder=partial(_rule, meldingen, situatie, regel))
        for situatie in found
        for regel in situatie.regels
    ]
    more = "Kies een regel om hem heel te lezen, en vast te leggen wat is gedaan."
    return Pick(
        titel=f"WAT HET PROTOCOL ZEGT ({', '.join(s.paragraaf for s in found)})" if found else "WAT HET PROTOCOL ZEGT",
        items=items,
        vooraf=more if items else NO_RULES,
        terug=partial(current, meldingen),
    )


def _situations(seen: Nabeeld) -> tuple[Situatie, ...]:
    melding = seen.state.melding
    assert melding is not None
    return seen.protocol.situaties_van(melding.kanaal)


def _row(seen: Nabeeld, situatie: Situatie, regel: Situatieregel) -> str:
    taken = _taken(seen, regel.stap)
    return f"{'[X] ' if taken else '[ ] ' if regel.stap else ''}{situatie.paragraaf} {regel.voorschrift}"


def _taken(seen: Nabeeld, stap: str | None) -> bool:
    """Whether that was recorded as done."""
    state, melding = seen.state, seen.state.melding
    if stap == "bodedienst_gewaarschuwd":
        return bool(state.bodedienst)
    if stap == "gebeld_112":
        return any(call.spoed and call.gebeld for call in state.inzetten)
    if stap == "bewijs_bewaard":
        return any(post.entry.soort == "voeg_bewijs_toe" and post.herroepen is None for post in seen.posts)
    return melding is not None and any(one.stap == stap for one in melding.stappen)


def _steps_taken(seen: Nabeeld) -> str:
    asked = {rule.stap for s in _situations(seen) for rule in s.regels if rule.stap}
    return f"{sum(_taken(seen, stap) for stap in asked)} van {len(asked)} gedaan"


def _rule(meldingen: Meldingen, situatie: Situatie, regel: Situatieregel) -> Box:
    """The whole rule, and what records that it was followed."""
    said = f"Protocol {situatie.paragraaf}: “{regel.voorschrift}”"
    back = partial(rules, meldingen)
    if regel.stap is None:
        return Pick(titel=situatie.titel.upper(), items=(), vooraf=said, terug=back)
    title = STAPPEN[regel.stap].upper()
    if regel.stap == "bewijs_bewaard":
        return shown(notes.evidence(), back, said)
    if regel.stap == "bodedienst_gewaarschuwd":
        warned = when(meldingen, title.lower(), Opdracht("waarschuw_bodedienst", {}), back)
        return shown(warned, back, f"{said} {NO_TIME}")
    if regel.stap == "gebeld_112":
        return shown(call(meldingen, back, spoed=True), back, f"{said} Zeg ook uw functie. {NO_TIME}")

    def make(values: dict[str, str]) -> Made | str:
        try:
            moment_ = at(meldingen, values.pop("tijd", ""))
        except InvalidInput as fault:
            return str(fault)
        return (Opdracht("zet_stap", {"stap": regel.stap, **values, **moment_}),), title.lower()

    fields = [
        Field("door", "Door wie"),
        Field("aan", "Aan wie"),
        Field("tijd", TIME, live(meldingen)),
        Field("uitkomst", "Uitkomst"),
    ]
    return Fill(titel=title, velden=fields, make=make, vooraf=f"{said} {NO_TIME}", terug=back, volgt=back)
