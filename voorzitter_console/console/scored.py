"""The score of a practice as every face shows it."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.console.messages import Scored
from voorzitter_console.practice.debrief import DebriefRow
from voorzitter_console.practice.progress import chart
from voorzitter_console.practice.score import clock
from voorzitter_console.practice.score_text import DEBRIEF, NOTHING_ODD, findings, persons, summary


def lines(scored: Scored) -> tuple[tuple[bool, str], ...]:
    """(whether it is a heading, the line)."""
    return tuple(_lines(scored))


def _lines(scored: Scored) -> Iterator[tuple[bool, str]]:
    score = scored.score
    yield True, f"OEFENING: {scored.titel}"
    for line in summary(score):
        yield False, line
    yield True, "Wie meedeed"
    for line in persons(score):
        yield False, line
    yield True, "Wat anders was"
    for line in findings(score) or (NOTHING_ODD,):
        yield False, line
    yield True, DEBRIEF
    for row in scored.verloop:
        yield from _row(row)
    if len(scored.eerder) > 1:
        yield True, "Eerdere oefeningen: het deel dat is vastgelegd, en de tijdfout"
        for line in chart(scored.eerder):
            yield False, line


def _row(row: DebriefRow) -> Iterator[tuple[bool, str]]:
    """What happened at the left; what was recorded of it under it, further in."""
    verdict = f" [{row.oordeel}]" if row.oordeel else ""
    if row.gebeurd:
        yield False, f"{clock(row.op)} {row.gebeurd}{'' if row.vastgelegd else verdict}"
    if row.vastgelegd:
        yield False, f"  > {row.vastgelegd}{verdict}"
