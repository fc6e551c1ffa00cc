"""What is recorded in a melding: behaviour, who did it, the police, and that it is dealt with; each as a box."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.aftercare.book import Nabeeld
from voorzitter_console.aftercare.meldboek import Meldbeeld
from voorzitter_console.console.boxes.box import NOTHING_CHANGED, YES_NO, Box, Field, Fill, Item, Made, Pick
from voorzitter_console.console.boxes.decided import Afterwards, person_words
from voorzitter_console.console.boxes.eerder import whom
from voorzitter_console.dossier.werkdagen import end_of
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import date_of, day_alone, iso, local, short_date, short_day
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.commands import BeginMelding
from voorzitter_console.procedure.labels import next_label
from voorzitter_console.procedure.outside import GEDRAG
from voorzitter_console.protocol.model import Gedragsoort
from voorzitter_console.text import one_line
from voorzitter_console.view.late import InvalidTime, aanvang_of, late_moment
from voorzitter_console.view.typed_day import past_day

TIME = "Tijd (of nu)"
NOW = "nu"
"""What somebody types for the time while it happens."""
NO_TIME = "Tijd leeg: niet bekend; dan staat er alleen wanneer u het vastlegde. Op een andere dag: 24-11 20:14."
_LIVE = timedelta(hours=1)
_NEW = "nieuw"
"""In place of a label: somebody who is not in the melding yet."""


class Meldingen(Struct, frozen=True):
    """What these boxes are made of: the journal's meldingen as they are when one is opened."""

    see: Callable[[], Meldbeeld]

    @property
    def na(self) -> Nabeeld:
        """The melding that is open."""
        found = self.see().na
        assert found is not None
        return found


def shown(box: Fill, back: Callable[[], Box], vooraf: str = "") -> Fill:
    """The box with the way back, and words above it."""
    return replace(box, vooraf=vooraf or box.vooraf, terug=back, volgt=back)


# when -----------------------------------------------------------------------------------------------------------


def moment(meldingen: Meldingen, dag: str, tijd: str) -> tuple[str, bool]:
    """The day and time as typed (ISO 8601), and whether the time is known. Raises InvalidInput."""
    now = meldingen.see().nu
    if not dag.strip():
        raise InvalidTime("Typ de dag waarop het gebeurde, zoals 12-03-2026.")
    day = past_day(dag, date_of(now), "Dag")
    begin = end_of(day).replace(hour=0, minute=0, second=0)
    if not tijd.strip():
        return iso(begin), False
    if _is_now(tijd):
        if day != date_of(now):
            raise InvalidTime(f"Tijd: “nu” is niet op {short_date(day)}; typ een tijd, of laat haar leeg.")
        return iso(now), True
    op, quality = late_moment(f"{day:%d-%m-%Y} {tijd}", now, begin)
    if day_alone(op, quality):
        raise InvalidTime("Tijd: typ 00:00:00 als het middernacht was; weet u de tijd niet, laat haar dan leeg.")
    return iso(op), True


def _is_now(tijd: str) -> bool:
    return tijd.strip().casefold() == NOW


def live(meldingen: Meldingen) -> str:
    """What stands in a time at first: that it is now, while the melding is of the last hour; else nothing."""
    seen = meldingen.see()
    begin, melding = meldingen.na.begin, meldingen.na.state.melding
    fresh = timedelta() <= seen.nu - aanvang_of(begin) <= _LIVE
    return NOW if melding is not None and melding.tijd_bekend and fresh else ""


def at(meldingen: Meldingen, tijd: str) -> dict[str, Any]:
    """When it happened, where somebody said so; else the entry has the moment of recording. Raises InvalidInput."""
    if not tijd.strip():
        return {}
    now = meldingen.see().nu
    if _is_now(tijd):
        return {"gebeurd_op": iso(now)}
    op, quality = late_moment(tijd, now, aanvang_of(meldingen.na.begin))
    return {"gebeurd_op": iso(op), "kwaliteit": quality}


# behaviour ------------------------------------------------------------------------------------------------------


def behaviour(meldingen: Meldingen, back: Callable[[], Box]) -> Pick:
    """Which kind: those that the protocol names. One entry for each."""
    again = partial(behaviour, meldingen, back)
    items = [Item(words, verder=partial(_of_kind, meldingen, soort, again)) for soort, words in GEDRAG.items()]
    told = "Wat iemand deed of zei, niet hoe het voelde (protocol 2.1). Elk soort gedrag apart."
    return Pick(titel="GEDRAG: WELK", items=items, vooraf=told, terug=back)


def _of_kind(meldingen: Meldingen, soort: Gedragsoort, again: Callable[[], Box]) -> Fill:
    seen = meldingen.na
    begin = seen.begin
    assert isinstance(begin, BeginMelding)
    began = local(aanvang_of(begin))

    def make(values: dict[str, str]) -> Made | str:
        try:
            aanvang, known = moment(meldingen, values.pop("dag", ""), values.pop("tijd", ""))
        except InvalidInput as fault:
            return str(fault)
        if values.get("dader") == _NEW:
            values["dader"] = next_label(p.label for p in meldingen.na.state.personen)
        quality = "exact" if known else "bij_benadering"
        given: dict[str, Any] = {"soort": soort, **values, "gebeurd_op": aanvang, "kwaliteit": quality}
        return (Opdracht("meld_gedrag", given),), GEDRAG[soort]

    people = tuple((p.label, one_line(person_words(p.label, p.naam), 50)) for p in seen.state.personen)
    hit = begin.familielid if begin.gericht_op == "familie" else begin.ambtsdrager
    fields = [
        Field("woorden", "Woorden"),
        Field("omschrijving", "Wat gebeurde"),
        Field("dader", "Wie", people[0][0] if len(people) == 1 else "", (("", "onbekend"), *people, (_NEW, "erbij"))),
        Field("slachtoffer", "Tegen", hit or ""),
        Field("letsel", "Letsel"),
        Field("gevolg", "Gevolg"),
        Field("dag", "Dag", short_day(began)),
        Field("tijd", TIME, f"{began:%H:%M}" if begin.tijd_bekend else ""),
    ]
    return Fill(titel=f"GEDRAG: {GEDRAG[soort].upper()}", velden=fields, make=make, terug=again, volgt=again)


# who did it -----------------------------------------------------------------------------------------------------


def persons(meldingen: Meldingen, back: Callable[[], Box]) -> Pick:
    """Everybody who was named; and one more."""
    people = meldingen.na.state.personen
    again = partial(persons, meldingen, back)
    items = [
        Item(
            one_line(f"{person_words(p.label, p.naam)} {p.signalement or ''}".rstrip(), 80),
            verder=partial(_described, p.label, p.naam or "", p.signalement or "", again),
        )
        for p in people
    ]
    label = next_label(p.label for p in people)
    items.append(Item("iemand erbij", verder=partial(_described, label, "", "", again)))
    if any(p.naam for p in people):
        na = Afterwards(lambda: meldingen.na)
        items.append(Item("eerdere voorvallen van deze personen", verder=partial(whom, na, terug=again)))
    told = "" if people else "Is onbekend wie het was, leg dan vast wat er wel te zien of te horen was."
    return Pick(titel="WIE HET DEED", items=items, vooraf=told, terug=back)


def _described(label: str, naam: str, signalement: str, again: Callable[[], Box]) -> Fill:
    """What is known of one; only what was typed is recorded, not once more what is there already."""
    before = {"naam": naam, "signalement": signalement}

    def make(values: dict[str, str]) -> Made | str:
        if not values:
            return "Typ een naam, of waaraan deze persoon te herkennen is."
        changed: dict[str, Any] = {name: value for name, value in values.items() if value != before.get(name, "")}
        if not changed:
            return NOTHING_CHANGED
        if "vermoedelijk_minderjarig" in changed:
            changed["vermoedelijk_minderjarig"] = changed["vermoedelijk_minderjarig"] == "ja"
        return (Opdracht("beschrijf_verstoorder", {"label": label, **changed}),), f"{label} beschreven"

    fields = [
        Field("naam", "Naam", naam),
        Field("signalement", "Herkenbaar", signalement),
        Field("vermoedelijk_minderjarig", "Minderjarig", "", YES_NO),
    ]
    told = "Herkenbaar: een signalement, een telefoonnummer, of de naam van een account."
    return Fill(titel=f"PERSOON {label}", velden=fields, make=make, vooraf=told, terug=again, volgt=again)


# police ---------------------------------------------------------------------------------------------------------


def police(meldingen: Meldingen, back: Callable[[], Box]) -> Pick:
    """Who was called or warned, and what came of it."""
    again = partial(police, meldingen, back)
    items = [
        Item("112 gebeld", verder=lambda: call(meldingen, again, spoed=True)),
        Item("politie gebeld, zonder spoed", verder=lambda: call(meldingen, again, spoed=False)),
    ]
    others: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("bodedienst of beveiliger gewaarschuwd", "waarschuw_bodedienst", {}),
        ("politie is gekomen", "politie_aanwezig", {}),
        ("politie klaar: zonder optreden", "politie_afgerond", {"resultaat": "geen_optreden"}),
        ("politie klaar: iemand aangehouden", "politie_afgerond", {"resultaat": "aangehouden"}),
    )
    items += [
        Item(words, verder=partial(when, meldingen, words, Opdracht(soort, velden), again))
        for words, soort, velden in others
    ]
    return Pick(titel="POLITIE", items=items, terug=back)


def when(meldingen: Meldingen, words: str, opdracht: Opdracht, back: Callable[[], Box]) -> Fill:
    """What needs no more than its time: it mostly was some time ago, and the moment of recording is not that."""

    def make(values: dict[str, str]) -> Made | str:
        try:
            given = at(meldingen, values.get("tijd", ""))
        except InvalidInput as fault:
            return str(fault)
        return (Opdracht(opdracht.soort, {**opdracht.velden, **given}),), words

    fields = [Field("tijd", TIME, live(meldingen))]
    return Fill(titel=words.upper(), velden=fields, make=make, vooraf=NO_TIME, terug=back, volgt=back)


def call(meldingen: Meldingen, back: Callable[[], Box], *, spoed: bool) -> Fill:
    """A call that was made: by whom, when, under which number."""

    def make(values: dict[str, str]) -> Made | str:
        try:
            when = at(meldingen, values.pop("tijd", ""))
        except InvalidInput as fault:
            return str(fault)
        return (Opdracht("bel_politie", {"spoed": spoed, **values, **when}),), title.lower()

    title = "112 GEBELD" if spoed else "POLITIE GEBELD"
    fields = [
        Field("gebeld_door", "Door wie"),
        Field("tijd", TIME, live(meldingen)),
        Field("incidentnummer", "Incidentnr."),
        Field("gemeld", "Wat gemeld"),
    ]
    return Fill(titel=title, velden=fields, make=make, vooraf=NO_TIME, terug=back, volgt=back)


# dealt with -----------------------------------------------------------------------------------------------------


def close(back: Callable[[], Box]) -> Fill:
    """Nothing more is expected; completing and correcting stays possible."""

    def make(values: dict[str, str]) -> Made | str:
        if "reden" not in values:
            return "Typ eerst hoe de melding is afgehandeld."
        return (Opdracht("sluit_melding", values),), "melding afgesloten"

    told = "Aanvullen en verbeteren kan daarna nog; de taken blijven staan."
    return Fill(titel="AFSLUITEN", velden=[Field("reden", "Afloop")], make=make, vooraf=told, terug=back, volgt=back)
