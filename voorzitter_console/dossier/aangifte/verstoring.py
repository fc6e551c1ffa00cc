"""The aangifte's ordeverstoringen: what happened, everything that was said word for word, who was addressed and stayed.

A few are told one by one; many in one table of each kind, so that the document stays readable and grows in proportion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.personen import by_demand
from voorzitter_console.dossier.blocks import Block, Cell, Fields, Heading, Items, Run, Text, cell
from voorzitter_console.dossier.local_time import clock, clock_offset, day_clock
from voorzitter_console.dossier.model.record import Aanspreking, Dossier, Tekstfeit, Verstoring, Vordering
from voorzitter_console.dossier.sanitise import literal

_ONE_BY_ONE = 12


def disturbances(d: Dossier) -> list[Block]:
    """All of them, each apart or together."""
    offered = _offered(d)
    blocks: list[Block] = []
    if not d.verstoringen:
        blocks = [Heading("Ordeverstoring"), Text(cell("Er is geen ordeverstoring vastgelegd.", "onbekend"))]
    elif len(d.verstoringen) > _ONE_BY_ONE:
        blocks = [Heading("Ordeverstoringen"), *_together(d)]
    else:
        for x in d.verstoringen:
            blocks += [Heading(f"Ordeverstoring {x.nummer}"), Fields(tuple(_told(d, x)))]
            blocks += [*_alternatives(offered.get(x.nummer, ())), *_spoken([x]), *by_demand([x])]
        return blocks + (_alternatives(offered[0]) if 0 in offered else [])
    return blocks + _alternatives(d.alternatieven)


def _offered(d: Dossier) -> dict[int, list[Tekstfeit]]:
    """The alternatives by the ordeverstoring that had begun last; 0: before any."""
    found: dict[int, list[Tekstfeit]] = {}
    for a in d.alternatieven:
        begun = [x.nummer for x in d.verstoringen if x.begin <= a.gebeurd_op]
        found.setdefault(begun[-1] if begun else 0, []).append(a)
    return found


def _told(d: Dossier, x: Verstoring) -> Iterator[tuple[str, Cell]]:
    number = f" (nr. {x.positie})" if x.positie else ""
    yield "Begin", cell(day_clock(x.begin) + number)
    yield "Einde", w.known(day_clock(x.einde) if x.einde else None)
    yield "Hoe geëindigd", w.known(w.words(x.hoe) if x.hoe else None)
    yield from (("Ging verder om", cell(day_clock(m))) for m in x.voortzettingen)
    yield "Plaats", w.known(x.plaats)
    yield "Wat gebeurde er", w.known(x.omschrijving)
    yield "Geroepen woorden", w.known(x.woorden)
    yield "Middelen (geluid, borden)", w.known(x.middelen)
    yield "Gevolg voor de vergadering", w.known(x.gevolg)
    for s in d.schorsingen:
        if s.begin >= x.begin and (x.einde is None or s.begin <= x.einde):
            yield "Vergadering geschorst", cell(clock_offset(s.begin))
            yield "Reden van de schorsing", w.known(s.reden)
    chosen = [f"{a.scenario} om {clock(a.gebeurd_op)}" for a in x.aansprekingen if a.scenario]
    if chosen:
        yield "Gekozen scenario", cell(", daarna ".join(chosen))


def _together(d: Dossier) -> list[Block]:
    rows = [
        (
            cell(str(x.nummer), "vet"),
            (Run(day_clock(x.begin)), Run(f"tot {day_clock(x.einde)}" if x.einde else "einde nog niet bekend")),
            w.lines(
                ("Plaats", x.plaats),
                ("Wat gebeurde er", x.omschrijving),
                ("Geroepen woorden", x.woorden),
                ("Middelen", x.middelen),
                ("Gevolg", x.gevolg),
                limit=w.CELL,
            )
            or w.known(None),
            w.known(w.words(x.hoe) if x.hoe else None),
        )
        for x in d.verstoringen
    ]
    return [
        w.table(("Nr.", "Begin en einde", "Wat is vastgelegd", "Hoe geëindigd"), (1.2, 4.8, 0, 3.2), rows),
        *_spoken(d.verstoringen),
        *by_demand(d.verstoringen),
    ]


def _alternatives(given: Sequence[Tekstfeit]) -> list[Block]:
    if not given:
        return [
            Heading("Aangeboden alternatieven", 2),
            Text(w.known(None, "Er zijn geen aangeboden alternatieven vastgelegd.")),
        ]
    told = tuple(cell(f"nr. {a.positie}, {clock_offset(a.gebeurd_op)}: {literal(a.tekst, w.LIMIT)}") for a in given)
    return [Heading("Aangeboden alternatieven", 2), Items(told)]


def _spoken(xs: Sequence[Verstoring]) -> list[Block]:
    """Every address and vordering in order: the words, who spoke for whom, to whom and how."""
    said: list[Said] = []
    for x in xs:
        demands = {v.positie for v in x.vorderingen}
        counted = {a.positie for a in x.aansprekingen if a.telt_als_vordering}
        said += [_address(a) for a in x.aansprekingen if a.positie not in demands]
        said += [_demand(v, v.positie in counted) for v in x.vorderingen]
    said.sort(key=lambda s: (s.op, s.positie or 0))
    blocks: list[Block] = [Heading("Aanspreken en vorderen, woordelijk", 2)]
    if not any(x.vorderingen for x in xs):
        blocks.append(Text(cell("Er is geen vordering uitgesproken.")))
    if said:
        heads = ("Wat en wanneer", "Uitgesproken woorden", "Wie sprak", "Tot wie, hoe, reactie")
        rows = _grouped(said) if len(xs) > _ONE_BY_ONE else [_one(s) for s in said]
        blocks.append(w.table(heads, (3.1, 0, 4.1, 4.5), rows))
    return blocks


@dataclass(frozen=True, slots=True)
class Said:
    """Something spoken to the disturbers; ``wie`` and ``hoe`` without when it was recorded."""

    titel: str
    op: datetime
    positie: int | None
    twijfel: str
    woorden: str
    wie: Cell
    hoe: Cell
    vastgelegd: str


def _one(s: Said) -> Sequence[Cell]:
    number = (Run(f"nr. {s.positie}", "klein"),) if s.positie else ()
    recorded = (Run(s.vastgelegd, "klein"),) if s.vastgelegd else ()
    return (
        (Run(s.titel, "vet"), Run(clock_offset(s.op) + s.twijfel), *number),
        w.quoted(s.woorden),
        (*s.wie, *recorded),
        s.hoe,
    )


def _grouped(said: Sequence[Said]) -> list[Sequence[Cell]]:
    """The same words by the same speaker in the same way once, with their places in the timeline (the times)."""
    same: dict[tuple[str, str, Cell, Cell], list[Said]] = {}
    for s in said:
        same.setdefault((s.titel, s.woorden, s.wie, s.hoe), []).append(s)
    rows: list[Sequence[Cell]] = []
    for (titel, woorden, wie, hoe), found in same.items():
        if len(found) == 1:
            rows.append(_one(found[0]))
            continue
        places = ", ".join(str(s.positie) + s.twijfel for s in found if s.positie)
        what = (Run(titel, "vet"), Run(f"{len(found)} keer"), Run(f"nr. {places}", "klein"))
        rows.append((what, w.quoted(woorden), wie, hoe))
    return rows


def _doubt(kwaliteit: str | None) -> str:
    return f" ({w.words(kwaliteit)})" if kwaliteit not in (None, "exact") and kwaliteit else ""


def _address(a: Aanspreking) -> Said:
    whom = "alle toehoorders" if a.alle_toehoorders else ", ".join(a.gericht_aan) or None
    how = w.lines(
        ("Gericht aan", whom),
        ("Versterkt", a.versterkt),
        ("Afspraak", a.afspraak),
        ("Afgesproken minuten", None if a.minuten is None else str(a.minuten)),
        ("Reactie", a.reactie),
    )
    who = w.lines(
        ("Spreker", a.spreker),
        ("Hoedanigheid", a.hoedanigheid),
        ("Namens", a.namens),
        ("Instemming van", a.instemming_van),
    )
    return Said(
        titel="Opnieuw aangesproken" if a.scenario is None else f"Aangesproken, scenario {a.scenario}",
        op=a.gebeurd_op,
        positie=a.positie,
        twijfel=_doubt(a.kwaliteit),
        woorden=a.tekst,
        wie=who or w.known(None),
        hoe=how or w.known(None),
        vastgelegd=f"vastgelegd door {a.door}" if a.door else "",
    )


def _demand(v: Vordering, counted: bool) -> Said:
    whom = "alle toehoorders" if v.alle_toehoorders else ", ".join(v.gericht_aan)
    how = "afgeleid: wie op dat moment stoorde" if v.afgeleid else "bevestigd"
    to = (Run(f"Gericht aan: {literal(whom, w.CELL)} ({how})"),) if whom else w.each_known(("Gericht aan", None))
    also = (Run("aangesproken met deze woorden, geteld als vordering", "klein"),) if counted else ()
    late = clock(v.vastgelegd_op) != clock(v.gebeurd_op)
    return Said(
        titel=f"{v.nummer}e vordering",
        op=v.gebeurd_op,
        positie=v.positie,
        twijfel=_doubt(v.kwaliteit),
        woorden=v.tekst,
        wie=w.each_known(
            ("Spreker", v.spreker),
            ("Hoedanigheid", v.hoedanigheid),
            ("Namens", v.namens),
            ("Instemming van", v.instemming_van),
            ("Grondslag", v.grondslag),
        ),
        hoe=(*also, *to, *w.each_known(("Versterkt", v.versterkt), ("Reactie", v.reactie))),
        vastgelegd=f"vastgelegd door {v.door}" + (f" om {clock(v.vastgelegd_op)}" if late else ""),
    )
