"""What the aangifte still needs, as boxes: each open item, and its one answer for all that it is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import islice

from voorzitter_console.console.boxes.box import Box, Field, Fill, Item, Made, Pick
from voorzitter_console.console.boxes.decided import Afterwards
from voorzitter_console.dossier.checklist.checklist import Checklist
from voorzitter_console.dossier.checklist.model import Invul, Punt, Stand, fill
from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.text import one_line
from voorzitter_console.view.late import aanvang_of

_MOST = 40
"""Items in one list; what is answered makes place for the following."""
_ORDER: tuple[Stand, ...] = ("ontbreekt", "vragen")


def checklist(na: Afterwards, make: Callable[[], Checklist], terug: Callable[[], Box]) -> Pick:
    """What is open, the missing before what is only to be asked; ``make`` reads the journal."""
    found, op = make(), na.see().nu
    punten = [p for stand in _ORDER for p in found.punten if p.stand == stand and p.invul]
    again = partial(checklist, na, make, terug)
    items = [Item(_row(p), verder=partial(_answer, na, p, p.invul, again)) for p in islice(punten, _MOST) if p.invul]
    told = [f"{found.samenvatting[:1].upper()}{found.samenvatting[1:]}.", *(t.line(op) for t in found.termijnen[:3])]
    if len(punten) > _MOST:
        told.append(f"Hieronder de eerste {_MOST} van {len(punten)}.")
    if not punten:
        told.append("Er is niets meer in te vullen.")
    return Pick(titel="CHECKLIST AANGIFTE", items=items, vooraf=" ".join(told), terug=terug)


def _row(punt: Punt) -> str:
    asked = "te vragen: " if punt.stand == "vragen" else ""
    return one_line(f"{asked}{punt.groep}: {punt.wat}", 160)


def _answer(na: Afterwards, punt: Punt, asked: Invul, again: Callable[[], Box]) -> Box:
    """A list where it is one of a few; else what is typed, a figure of the choices above it included."""
    seen = na.see()

    def given(waarde: str, tijd: str) -> tuple[Opdracht, ...]:
        return fill(punt, waarde, tijd, now=seen.nu, aanvang=aanvang_of(seen.begin))

    words = one_line(f"{punt.groep}, {punt.wat}", 120)
    titel = one_line(f"{punt.groep}: {punt.wat}", 160).upper()
    if asked.keuzes and not asked.veld and not asked.tijd:
        items = [Item(keus.woorden, given(str(n), "")) for n, keus in enumerate(asked.keuzes, 1)]
        return Pick(titel=titel, items=items, terug=again, volgt=again)

    def make(values: dict[str, str]) -> Made | str:
        try:
            return given(values.get("waarde", ""), values.get("tijd", "")), words
        except InvalidInput as fault:
            return str(fault)

    fields = [Field("waarde", "Cijfer of tekst" if asked.keuzes else "Antwoord")] if asked.veld or asked.keuzes else []
    fields += [Field("tijd", "Tijd (20:14)")] if asked.tijd else []
    choices = "; ".join(f"{n} {keus.woorden}" for n, keus in enumerate(asked.keuzes, 1))
    return Fill(titel=titel, vooraf=choices, velden=fields, make=make, terug=again, volgt=again)
