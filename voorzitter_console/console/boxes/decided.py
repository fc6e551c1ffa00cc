"""What was decided and who was hit: measures, consent, mandate and damage, as boxes (protocol 5.2, 5.4)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from voorzitter_console.aftercare.book import Nabeeld
from voorzitter_console.aftercare.persons import Getroffene
from voorzitter_console.console.boxes import history
from voorzitter_console.console.boxes.box import Box, Field, Fill, Item, Made, Pick
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.dossier.checklist.checklist import Checklist
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import date_of, short_day
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.afterwards import MAATREGELEN
from voorzitter_console.procedure.commands.aftercare import Maatregelsoort
from voorzitter_console.procedure.parse import PAST_DAYS
from voorzitter_console.text import one_line
from voorzitter_console.view.typed_day import any_day, past_day

_NOT_A_LISTENER = frozenset({"waarschuwing", "ontzegging_vergadering"})
"""Measures of the chair: over a raadslid the raad itself decides (Gemeentewet 26 lid 3)."""
_JA_NEE = (("ja", "ja"), ("nee", "nee"))
_DAYS = (("gedaan_op", "Op welke dag"), ("opnieuw_op", "Opnieuw op"), ("besloten_op", "Op welke dag"), ("tot", "Tot"))


class Afterwards(Struct, frozen=True):
    """What these boxes are made of: the meeting as it is when one is opened."""

    see: Callable[[], Nabeeld]
    controle: Callable[[], Checklist] | None = None
    """What the aangifte still needs, where it is filled in with boxes; the screen has its own list."""
    elders: bool = False
    """On another device: files are made, and what is confidential is read, on the laptop of the journal alone."""
    weg: Callable[[], Box] | None = None
    """Where going back from the first of these boxes leads; None: away."""

    @property
    def past(self) -> history.Past:
        """The same for the boxes on what was recorded."""
        return history.Past(posts=lambda: self.see().posts, snapshot=self._snapshot, now=lambda: self.see().nu)

    def _snapshot(self) -> Snapshot:
        seen = self.see()
        return Snapshot(
            stroom=seen.stroom,
            state=seen.state,
            positie=seen.positie,
            protocol=seen.protocol,
            begin=seen.begin,
            regels=(),
            entries=(),
        )

    @property
    def today(self) -> str:
        """``12-03-2026``: as a day is typed."""
        return short_day(self.see().nu)

    @property
    def iso_today(self) -> str:
        """The same as ISO 8601 writes it."""
        return f"{date_of(self.see().nu):%Y-%m-%d}"

    def past_day(self, typed: str, veld: str) -> str:
        """A day that has been, as ISO 8601 writes it. Raises InvalidInput."""
        return past_day(typed, date_of(self.see().nu), veld).isoformat()

    def day(self, typed: str, veld: str) -> str:
        """A day as typed, as ISO 8601 writes it. Raises InvalidInput."""
        seen = self.see()
        return any_day(typed, date_of(seen.nu), date_of(seen.voorval or seen.nu), veld).isoformat()

    def days(self, values: dict[str, str]) -> dict[str, str]:
        """Those of the fields that hold a day. Raises InvalidInput."""
        return {
            name: (self.past_day if name in PAST_DAYS else self.day)(values[name], words)
            for name, words in _DAYS
            if name in values
        }

    def folder(self, name: str) -> str:
        """A folder of that name and the day of the meeting, in the user's own."""
        return str(Path.home() / f"{name}-{date_of(self.see().posts[0].op):%Y-%m-%d}")


# measures -------------------------------------------------------------------------------------------------------


def measures(na: Afterwards, *, terug: Callable[[], Box]) -> Pick:
    """Which measure was weighed (protocol 5.2)."""
    state = na.see().state
    # By the chair of the raad in its meeting (Gemeentewet 26 lid 2): not elsewhere, nor in a commission (82 lid 5).
    no_meeting = state.melding is not None or state.orgaan == "raadscommissie"
    items = [
        Item(words, verder=partial(_measure, na, soort, terug))
        for soort, words in MAATREGELEN.items()
        if not (no_meeting and soort == "ontzegging_vergadering")
    ]
    return Pick(titel="MAATREGEL: WELKE", items=items, terug=terug)


def _measure(na: Afterwards, soort: Maatregelsoort, terug: Callable[[], Box]) -> Fill:
    people = na.see().state.personen
    may = [p for p in people if not (soort in _NOT_A_LISTENER and (p.lid or p.rol in ("raadslid", "commissielid")))]

    def make(values: dict[str, str]) -> Made | str:
        try:
            days = na.days(values)
        except InvalidInput as fault:
            return str(fault)
        taken = values.pop("genomen", "ja") == "ja"
        given = {"maatregel": soort, "genomen": taken, **values, **days}
        return (Opdracht("neem_maatregel", given),), "maatregel vastgelegd"

    whom = (("", "het voorval als geheel"), *((p.label, one_line(person_words(p.label, p.naam), 50)) for p in may))
    fields = [
        Field("label", "Voor wie", may[0].label if len(may) == 1 else "", whom),
        Field("genomen", "Genomen", "ja", _JA_NEE),
        Field("reden", "Reden"),
        Field("besloten_door", "Door wie"),
        Field("besloten_op", "Op welke dag", na.today),
        Field("tot", "Geldt tot"),
    ]
    return Fill(
        titel=f"MAATREGEL: {MAATREGELEN[soort].upper()}",
        velden=fields,
        make=make,
        eerst="reden",
        terug=partial(measures, na, terug=terug),
        volgt=terug,
    )


def person_words(label: str, naam: str | None) -> str:
    """``NN1 (Jan)``; the label alone where the name is not known."""
    return f"{label} ({naam})" if naam else label


# who was hit ----------------------------------------------------------------------------------------------------


def hit(na: Afterwards, *, terug: Callable[[], Box]) -> Pick:
    """Everybody with damage or injury, and whom an assault was on."""
    back = partial(hit, na, terug=terug)
    items = [Item(_hit_words(one), verder=partial(_hit_one, na, one.id, back)) for one in na.see().getroffenen]
    items.append(Item("iemand anders, of de gemeente: schade of letsel", verder=partial(harmed, terug=back)))
    return Pick(titel="WIE IS GETROFFEN", items=items, terug=terug)


def _hit_words(one: Getroffene) -> str:
    consent = {True: "stemt in met aangifte", False: "stemt niet in met aangifte", None: ""}[one.instemming]
    told = [one.letsel, *(words for _, _, words in one.schade), consent]
    told.append(f"gemachtigd: {one.gemachtigde}" if one.gemachtigde else "")
    return ": ".join(filter(None, (one_line(one.naam, 40), one_line(", ".join(filter(None, told)), 120))))


def _hit_one(na: Afterwards, over: str, back: Callable[[], Box]) -> Pick:
    one = next((x for x in na.see().getroffenen if x.id == over), None)
    if one is None:
        return Pick(titel="GETROFFEN", items=(), vooraf="Deze persoon staat er niet meer.", terug=back)
    items = []
    if not one.gemeente and one.instemming is None:
        items += [
            item_of(one, "stemt in met aangifte", "instemming", True),
            item_of(one, "stemt niet in met aangifte", "instemming", False),
        ]
    if not one.gemeente:
        items.append(Item("wie is gemachtigd om aangifte te doen", verder=partial(mandate, one.naam, terug=back)))
    items.append(Item("schade of kosten, met bedrag", verder=partial(_damage, one.naam, back)))
    if one.voegen is None:
        items += [item_of(one, "voegt zich in het strafproces", "voegen", True)]
        items += [item_of(one, "voegt zich niet", "voegen", False)]
    if one.benadeelde_positie is not None:
        place = one.benadeelde_positie
        items.append(Item("verbeteren wat is vastgelegd", verder=lambda: history.entry(na.past, place, terug=back)))
    return Pick(titel=f"GETROFFEN: {one_line(_hit_words(one), 120)}", items=items, terug=back, volgt=back)


def item_of(one: Getroffene, words: str, veld: str, waarde: bool) -> Item:
    """What that person said: completed where they were named before, else with their name."""
    if one.benadeelde_positie is not None and getattr(one, veld) is None:
        given: dict[str, Any] = {"positie": one.benadeelde_positie, "veld": veld, "waarde": waarde}
        return Item(words, (Opdracht("vul_aan", given),))
    return Item(words, (Opdracht("noem_benadeelde", {"naam": one.naam, veld: waarde}),))


def mandate(naam: str, *, terug: Callable[[], Box]) -> Fill:
    """Who files the aangifte for that person (protocol 5.4)."""

    def make(values: dict[str, str]) -> Made | str:
        if "gemachtigde" not in values:
            return "Typ eerst wie de aangifte doet namens deze persoon."
        return (Opdracht("geef_machtiging", {"benadeelde": naam, **values}),), "machtiging"

    return Fill(
        titel=f"MACHTIGING VAN {one_line(naam, 40)}",
        velden=[Field("gemachtigde", "Gemachtigd")],
        make=make,
        terug=terug,
        volgt=terug,
    )


_AMOUNT = re.compile(r"\s*(?:€|EUR)?\s*([0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})(,[0-9]{2})?\s*(?:euro)?\s*")
"""A point stands before three digits only: ``1250.50`` could be either, and is asked again."""
_SCHADE = (
    ("", "niet ingevuld"),
    ("materieel", "materieel"),
    ("immaterieel", "immaterieel"),
    ("kosten", "kosten"),
)


def _damage(naam: str, back: Callable[[], Box]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        if not (values.get("bedrag") or values.get("omschrijving")):
            return "Typ wat de schade is, of het bedrag."
        if "bedrag" in values:
            found = _AMOUNT.fullmatch(values["bedrag"])
            if found is None:
                return "Bedrag: typ euro's, zoals 1250 of 1250,50."
            values["bedrag"] = found[1].replace(".", "") + (found[2] or "")
        return (Opdracht("meld_schade", {"benadeelde": naam, **values}),), "schade"

    fields = [Field("omschrijving", "Wat"), Field("bedrag", "Bedrag (€)"), Field("soort", "Soort", "", _SCHADE)]
    return Fill(titel=f"SCHADE VAN {one_line(naam, 40)}", velden=fields, make=make, terug=back, volgt=back)


def harmed(*, terug: Callable[[], Box]) -> Fill:
    """Somebody with damage or injury; the municipality too."""

    def make(values: dict[str, str]) -> Made | str:
        if "naam" not in values:
            return "Typ eerst wie het is."
        return (Opdracht("noem_benadeelde", values),), "benadeelde"

    fields = [Field("naam", "Wie"), Field("schade", "Schade"), Field("letsel", "Letsel")]
    return Fill(titel="SCHADE OF LETSEL", velden=fields, make=make, terug=terug, volgt=terug)
