"""What was recorded beside what happened, in order of time: how a practice is gone through again. Pure."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from voorzitter_console.practice.course import occurrences
from voorzitter_console.practice.derived import events_of
from voorzitter_console.practice.practice_record import Line, PracticeRecord
from voorzitter_console.practice.scenario import Scenario
from voorzitter_console.practice.score import Score, clock


class DebriefRow(Struct, frozen=True, kw_only=True):
    """One moment: what happened, what was recorded of it, and what to say of that (one of both may be empty)."""

    op: timedelta
    gebeurd: str = ""
    vastgelegd: str = ""
    oordeel: str = ""


def debrief(scenario: Scenario, record: PracticeRecord, score: Score) -> tuple[DebriefRow, ...]:
    """An event and the entry that records it stand in one row, at the event's moment."""
    by_number = {t.fact.nummer: t for t in score.told} if not score.door_stappen else {}
    used = {t.line.positie for t in by_number.values() if t.line is not None}
    untrue = {line.positie for line in score.onwaar}
    rows = []
    for came in occurrences(events_of(scenario), record.handled, record.gestopt):
        told = by_number.get(came.event.nummer)
        line = told.line if told is not None else None
        verdict = ""
        if told is not None:
            verdict = "gemist" if line is None else f"{'te laat, ' if told.late else ''}{_apart(came.op, line)}"
        rows.append(
            DebriefRow(op=came.op, gebeurd=came.event.wat, vastgelegd=_said(line) if line else "", oordeel=verdict)
        )
    rows += [
        DebriefRow(op=line.op, vastgelegd=_said(line), oordeel="onwaar" if line.positie in untrue else "")
        for line in record.lines
        if line.positie not in used and line.soort != "bevestig_livestream"
    ]
    return tuple(sorted(rows, key=lambda row: row.op))


def _said(line: Line) -> str:
    return f"{clock(line.op)} {line.tekst} ({line.door})"


def _apart(op: timedelta, line: Line) -> str:
    seconds = round((line.op - op).total_seconds())
    return "op tijd" if seconds == 0 else f"{abs(seconds)} s {'later' if seconds > 0 else 'eerder'}"
