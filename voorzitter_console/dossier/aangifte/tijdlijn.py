"""The aangifte's timeline: every entry in order of what happened, and what is known of the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Blanks, Block, Cell, Heading, Run, Table, Text, cell
from voorzitter_console.dossier.local_time import clock, clock_offset, date_of, day_clock, offset
from voorzitter_console.dossier.model.record import Dossier, Tijdlijnregel
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.procedure.sentences import value_text

_MOST_IN_A_TABLE = 1_000
"""Entries; a longer timeline is set as a list."""


def timeline(d: Dossier, *, internal: bool = False) -> list[Block]:
    """The reasons of deviations stand in it only for internal use, which fills in nothing.

    Time and who recorded it in one column: a column less is a quarter of the time that setting it takes.
    """
    deviations = {a.positie for x in d.verstoringen for a in x.afwijkingen} | {a.positie for a in d.afwijkingen}
    first = d.tijdlijn[0].gebeurd_op
    rows = [
        (cell(str(t.positie)), _when(t, first), _what(t, with_note=internal or t.positie not in deviations))
        for t in d.tijdlijn
    ]
    return [
        Heading("Tijdlijn"),
        Text(
            cell(
                f"Alles wat is vastgelegd, op volgorde van gebeuren, vanaf {day_clock(first)}. Achter de tijd staat "
                "wie het vastlegde. Staat er niets anders bij, dan is de tijd exact (het moment van de toets), is het "
                "op dat moment vastgelegd, en is het zelf gezien of gehoord.",
                "klein",
            )
        ),
        Table(("Nr.", "Tijd en wie", "Wat"), (1.2, 5.1, 0), tuple(rows), licht=len(rows) > _MOST_IN_A_TABLE),
        *_clock(d)[: 2 if internal else 3],
    ]


def _when(t: Tijdlijnregel, first: datetime) -> Cell:
    same = date_of(t.gebeurd_op) == date_of(first) and offset(t.gebeurd_op) == offset(first)
    shown = [Run(f"{clock_offset(t.gebeurd_op) if same else day_clock(t.gebeurd_op)} {literal(t.door, 200)}")]
    if t.kwaliteit != "exact":
        shown.append(Run(w.words(t.kwaliteit), "klein"))
    if t.later_vastgelegd:
        on_that_day = date_of(t.vastgelegd_op) == date_of(t.gebeurd_op)
        recorded = clock(t.vastgelegd_op) if on_that_day else day_clock(t.vastgelegd_op)
        shown.append(Run(f"later vastgelegd: {recorded}", "klein"))
    return tuple(shown)


def _what(t: Tijdlijnregel, *, with_note: bool) -> Cell:
    text = literal(t.tekst, w.CELL)
    runs = [Run("HERROEPEN, telt niet mee:", "vet"), Run(text, "herroepen")] if t.herroepen else [Run(text)]
    if with_note and t.toelichting:
        runs.append(Run(f"Toelichting: {literal(t.toelichting, w.CELL)}", "klein"))
    for veld, was in t.oorspronkelijk.items():
        shown = literal(value_text(was), w.CELL)
        runs.append(Run(f"Gecorrigeerd. Eerst vastgelegd bij {w.words(veld)}: {shown}", "klein"))
    if t.gewist:
        runs.append(Run(f"Later gewist: {literal(', '.join(w.words(g) for g in t.gewist))}", "klein"))
    return tuple(runs)


def _clock(d: Dossier) -> list[Block]:
    """Where the recording clock ran back, which stations recorded, and room for a check by hand."""
    back = _ran_back(sorted(d.tijdlijn, key=lambda t: t.positie))
    stations = sorted({t.station for t in d.tijdlijn})
    ran = "De klok liep tijdens het vastleggen niet terug."
    if back:
        ran = f"De klok liep terug bij nr. {w.few([str(n) for n in back])}; daar volgt de tijdlijn het vastleggen."
    unchecked = "Dit programma vergelijkt de klok niet met een tijdserver. Is dat anders gedaan, vul het dan hier in."
    return [
        Heading("De klok", 2),
        Text(
            (
                Run(f"De tijden komen van de klok van: {literal(w.few(stations), 500)}. {ran}"),
                Run(unchecked, "klein"),
            )
        ),
        Blanks(("Klok vergeleken met (bron, verschil)",)),
    ]


def _ran_back(recorded: Sequence[Tijdlijnregel]) -> list[int]:
    """Positions that were recorded at an earlier time than the one before it."""
    return [b.positie for a, b in pairwise(recorded) if b.vastgelegd_op < a.vastgelegd_op]
