"""The aangifte's ordeverstoringen: what happened, what was said and where those words come from, who was addressed.

A few are told one by one; many in one table of each kind, so that the document stays readable and grows in proportion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from msgspec import Struct

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.personen import by_demand
from voorzitter_console.dossier.blocks import Block, Cell, Heading, Items, Run, Text, cell
from voorzitter_console.dossier.members import members
from voorzitter_console.dossier.model.record import Dossier, DossierAanspreking, DossierVerstoring, DossierVordering
from voorzitter_console.dossier.refs import TimelineLookup, put_back, some, some_labels, told_of, uttered
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.utterances import by_another, chair_at, minutes, offered, offered_sometime
from voorzitter_console.moment import day_clock
from voorzitter_console.procedure.sentences import value_text

_ONE_BY_ONE = 12


def disturbances(d: Dossier) -> list[Block]:
    """All of them, each apart or together."""
    blocks: list[Block] = []
    if not d.verstoringen:
        blocks = [Heading("Ordeverstoring", 2), Text(cell("Er is geen ordeverstoring vastgelegd.", "onbekend"))]
    elif len(d.verstoringen) > _ONE_BY_ONE:
        blocks = [Heading("Ordeverstoringen", 2), *_together(d)]
    else:
        for x in d.verstoringen:
            first = x is next((y for y in d.verstoringen if any(a.scenario for a in y.aansprekingen)), None)
            blocks += [Heading(f"Ordeverstoring {x.nummer}", 2), w.together(_told(d, x, explained=first))]
            blocks += [*_spoken(d, [x]), *by_demand(d, [x])]
    return [*blocks, *_alternatives(d)]


def _told(d: Dossier, x: DossierVerstoring, *, explained: bool) -> Iterator[tuple[str, Cell]]:
    """``explained``: what the scenarios are stands here, once in the document."""
    number = f" (nr. {x.positie})" if x.positie else ""
    look = TimelineLookup(d)
    end = day_clock(x.einde) + look.doubt_of(x.einde, "beeindig_verstoring") if x.einde else "nog niet bekend"
    jumped = put_back(d, x.begin, x.einde) if x.einde else ""
    began = f"{day_clock(x.begin)}{number}{look.doubt(x.positie)}{look.unbegun(x)}"
    yield "Begin en einde", cell(f"{began} tot {end}{jumped}")
    for (_, _, over, doubt), (again, doubt_too, _, _) in pairwise(look.lasting(d, x)):
        ended = next((t for t in look.of("beeindig_verstoring") if t.gebeurd_op == over), None)
        how = ended.tekst.partition(": ")[2] if ended else ""
        since = f"van {day_clock(over)}{doubt} " if over else ""
        then = f"; toen geëindigd: {literal(how)}" if how else ""
        yield "Tussentijds voorbij", cell(f"{since}tot {day_clock(again)}{doubt_too}{then}")
    yield "Hoe geëindigd", w.known(w.ended(x))
    yield "Plaats", w.each_time(x, "plaats", look)
    yield "Wat gebeurde er", w.each_time(x, "omschrijving", look)
    yield ("Woorden" if uttered(x) == "woorden" else "Geroepen woorden"), w.each_time(x, "woorden", look, w.given)
    yield "Middelen (geluid, borden)", w.each_time(x, "middelen", look)
    yield "Gevolg voor de vergadering", w.each_time(x, "gevolg", look)
    chosen = [f"{a.scenario} {look.om(a.gebeurd_op)}{look.doubt(a.positie)}" for a in x.aansprekingen if a.scenario]
    if chosen:
        yield "Gekozen scenario", cell(", daarna ".join(chosen) + (f" ({SCENARIOS})" if explained else ""))


SCENARIOS = "A: korte gelegenheid om iets te zeggen; B: aangesproken om te stoppen"


def _together(d: Dossier) -> list[Block]:
    rows = [
        (
            cell(str(x.nummer), "vet"),
            (Run(day_clock(x.begin)), Run(f"tot {day_clock(x.einde)}" if x.einde else "einde nog niet bekend")),
            w.lines_cell(
                ("Plaats", _joined(x, "plaats")),
                ("Wat gebeurde er", _joined(x, "omschrijving")),
                ("Geroepen woorden", _joined(x, "woorden")),
                ("Middelen", _joined(x, "middelen")),
                ("Gevolg", _joined(x, "gevolg")),
                limit=w.CELL,
            )
            or w.known(None),
            w.known(w.ended(x)),
        )
        for x in d.verstoringen
    ]
    return [
        w.table(("Nr.", "Begin en einde", "Wat is vastgelegd", "Hoe geëindigd"), (1.2, 4.8, 0, 3.2), rows),
        Text(cell(f"Scenario {SCENARIOS}.", "klein")),
        *_spoken(d, d.verstoringen),
        *by_demand(d, d.verstoringen),
    ]


def _joined(x: DossierVerstoring, veld: str) -> str | None:
    told = (w.as_said(g.tekst, "opgegeven") if veld == "woorden" else g.tekst for g in told_of(x, veld))
    return "; ".join(told) or None


def _alternatives(d: Dossier) -> list[Block]:
    found = [*offered(d), *offered_sometime(d)]
    if not found:
        return [
            Heading("Aangeboden alternatieven", 2),
            Text(w.known(None, "Er zijn geen aangeboden alternatieven vastgelegd.")),
        ]
    look = TimelineLookup(d)
    told = (f"nr. {o.positie}, {day_clock(o.op)}{look.doubt(o.positie)}: {literal(o.tekst, w.LIMIT)}" for o in found)
    return [Heading("Aangeboden alternatieven", 2), Items(tuple(map(cell, some(told))))]


def _spoken(d: Dossier, xs: Sequence[DossierVerstoring]) -> list[Block]:
    """Every address and vordering in order: the words with their source, who spoke for whom, to whom and how."""
    look = TimelineLookup(d)
    changed = _changed(d, look)
    said: list[Said] = []
    for x in xs:
        demands = {v.positie for v in x.vorderingen}
        counted = {a.positie for a in x.aansprekingen if a.telt_als_vordering}
        said += [
            _address(d, a, changed.get(a.positie or 0, {}), look) for a in x.aansprekingen if a.positie not in demands
        ]
        said += [
            _demand(d, v, changed.get(v.positie or 0, {}), look, counted=v.positie in counted) for v in x.vorderingen
        ]
    said.sort(key=lambda s: (d.chronology.place(s.op), s.positie or 0))
    blocks: list[Block] = [Heading("Aanspreken en vorderen", 2)]
    if not any(x.vorderingen for x in xs):
        blocks.append(Text(cell("Er is geen vordering vastgelegd.")))
    if said:
        heads = ("Wat en wanneer", "Woorden, en waar die vandaan komen", "Wie sprak", "Tot wie, hoe, reactie")
        rows = _grouped(said, look) if len(xs) > _ONE_BY_ONE else [_one(s, look) for s in said]
        blocks.append(w.table(heads, (2.7, 0, 5.2, 4.4), rows))
    return blocks


def _changed(d: Dossier, look: TimelineLookup) -> dict[int, dict[str, str]]:
    """Position -> field -> in words that it was changed or filled in afterwards, and what stood there."""
    found: dict[int, dict[str, str]] = {}
    for x in d.aanvullingen:
        if not x.herroepen:
            found.setdefault(x.over, {})[x.veld] = f"later ingevuld, {look.om(x.vastgelegd_op)}"
    for x in d.correcties:
        if not x.herroepen:
            was = literal(value_text(x.was), w.CELL)
            was = f"“{was}”" if x.veld == "tekst" and x.was is not None else was
            found.setdefault(x.over, {})[x.veld] = f"later gewijzigd, {look.om(x.vastgelegd_op)}; eerst: {was}"
    return found


class Said(Struct, frozen=True):
    """Something spoken to the disturbers; ``wie`` and ``hoe`` without when it was recorded."""

    titel: str
    op: datetime
    positie: int | None
    twijfel: str
    woorden: Cell
    wie: Cell
    hoe: Cell
    vastgelegd: str


def _one(s: Said, look: TimelineLookup) -> Sequence[Cell]:
    number = (Run(f"nr. {s.positie}", "klein"),) if s.positie else ()
    recorded = (Run(s.vastgelegd, "klein"),) if s.vastgelegd else ()
    return (
        (Run(s.titel, "vet"), Run(look.clock(s.op) + s.twijfel), *number),
        s.woorden,
        (*s.wie, *recorded),
        s.hoe,
    )


def _grouped(said: Sequence[Said], look: TimelineLookup) -> list[Sequence[Cell]]:
    """The same words by the same speaker in the same way once, with their places in the timeline (the times)."""
    same: dict[tuple[str, Cell, Cell, Cell], list[Said]] = {}
    for s in said:
        same.setdefault((s.titel, s.woorden, s.wie, s.hoe), []).append(s)
    rows: list[Sequence[Cell]] = []
    for (titel, woorden, wie, hoe), found in same.items():
        if len(found) == 1:
            rows.append(_one(found[0], look))
            continue
        places = ", ".join(str(s.positie) + s.twijfel for s in found if s.positie)
        what = (Run(titel, "vet"), Run(f"{len(found)} keer"), Run(f"nr. {places}", "klein"))
        rows.append((what, woorden, wie, hoe))
    return rows


def _recorded(door: str, gebeurd_op: datetime, vastgelegd_op: datetime | None, look: TimelineLookup) -> str:
    """By whom, and when where that was at another time."""
    late = vastgelegd_op and vastgelegd_op.replace(microsecond=0) != gebeurd_op.replace(microsecond=0)
    return f"vastgelegd door {door}" + (f" {look.om(vastgelegd_op)}" if late and vastgelegd_op else "")


def _address(d: Dossier, a: DossierAanspreking, changed: Mapping[str, str], look: TimelineLookup) -> Said:
    whom = "alle toehoorders" if a.alle_toehoorders else ", ".join(a.gericht_aan) or None
    how = w.lines_cell(
        ("Gericht aan", whom),
        ("Versterking", _field(a, "versterkt", look)),
        ("Afspraak", _field(a, "afspraak", look)),
        ("Afgesproken", None if a.minuten is None else _with(minutes(a.minuten), changed.get("minuten"))),
        ("Reactie", _field(a, "reactie", look)),
    )
    # Who presses the chair's key has spoken himself: named as with a vordering.
    chair = (chair_at(d, a.gebeurd_op) or "de voorzitter") if a.door == "voorzitter" else None
    who = w.lines_cell(
        ("Spreker", _field(a, "spreker", look) or chair),
        ("Hoedanigheid", _field(a, "hoedanigheid", look)),
        ("Namens", _field(a, "namens", look)),
        ("Instemming van", _field(a, "instemming_van", look)),
    )
    return Said(
        titel="Opnieuw aangesproken" if a.scenario is None else f"Aangesproken, scenario {a.scenario}",
        op=a.gebeurd_op,
        positie=a.positie,
        twijfel=look.doubt(a.positie, late=False),
        woorden=(
            *w.spoken_cell(a, read=look.read_back(a.positie)),
            *((Run(changed["tekst"], "klein"),) if "tekst" in changed else ()),
        ),
        wie=who or w.known(None),
        hoe=how or w.known(None),
        vastgelegd=_recorded(a.door, a.gebeurd_op, a.vastgelegd_op, look) if a.door else "",
    )


def _field(x: DossierAanspreking | DossierVordering, veld: str, look: TimelineLookup) -> str | None:
    """What a field says, and when somebody filled it in where that was long after; None: nobody did."""
    value: str | None = getattr(x, veld)
    return value and f"{value}{look.filled(x.positie, veld)}"


def _with(text: str, changed: str | None) -> str:
    return f"{text} ({changed})" if changed else text


def _demand(
    d: Dossier, v: DossierVordering, changed: Mapping[str, str], look: TimelineLookup, *, counted: bool
) -> Said:
    out = frozenset[str]() if v.genoemd else members(d)
    named = [label for label in v.gericht_aan if label not in out]
    whom = "alle toehoorders" if v.alle_toehoorders else ", ".join(named)
    # Who came back is not recorded as disturbing again: that nobody pressed.
    returned = any(
        look.place(stay.van) < look.place(v.gebeurd_op)
        for x in d.verstoringen
        for p in x.verstoorders
        if p.label in named
        for stay in p.verblijf[1:]
    )
    derived = f"afgeleid: wie toen als storend {'of als terug ' * returned}was vastgelegd"
    how = "genoemd" if v.genoemd else derived
    how = f", genoemd: {', '.join(named)}" * bool(v.genoemd and named) if v.alle_toehoorders else f" ({how})"
    how += look.filled(v.positie, "gericht_aan")
    to = (Run(f"Gericht aan: {literal(whom, w.CELL)}{how}"),) if whom else w.each_known(("Gericht aan", None))
    stated = {a.label: a.aanwezig for a in v.aanwezigheid}
    found = [name for name in v.gericht_aan if stated.get(name)]
    to += (Run(f"Aanwezig, achteraf vastgesteld: {some_labels(found)}"),) if found else ()
    there = [name for name, present in stated.items() if present and name not in v.gericht_aan]
    away = [name for name, present in stated.items() if not present and name in v.gericht_aan]
    to += (Run(f"Ook erbij, achteraf vastgesteld: {some_labels(there)}"),) if there else ()
    to += (Run(f"Er niet bij, achteraf vastgesteld: {some_labels(away)}"),) if away else ()
    also = (Run("een aanspreking, geteld als vordering", "klein"),) if counted else ()
    # With whose consent matters only where it was not the chair.
    consent = (("Instemming van", _field(v, "instemming_van", look)),) if v.instemming_van or by_another(d, v) else ()
    return Said(
        titel=f"{v.nummer}e vordering",
        op=v.gebeurd_op,
        positie=v.positie,
        twijfel=look.doubt(v.positie, late=False),
        woorden=(
            *w.spoken_cell(v, read=look.read_back(v.positie)),
            *((Run(changed["tekst"], "klein"),) if "tekst" in changed else ()),
        ),
        wie=w.each_known(
            ("Spreker", _field(v, "spreker", look)),
            ("Hoedanigheid", _field(v, "hoedanigheid", look)),
            ("Namens", _field(v, "namens", look)),
            *consent,
            ("Grondslag", _field(v, "grondslag", look)),
        ),
        hoe=(
            *also,
            *to,
            *w.each_known(("Versterking", _field(v, "versterkt", look)), ("Reactie", _field(v, "reactie", look))),
        ),
        vastgelegd=_recorded(v.door, v.gebeurd_op, v.vastgelegd_op, look),
    )
