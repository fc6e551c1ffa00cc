"""The score of a practice as every face shows it."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.console.messages import Scored
from voorzitter_console.practice.score_text import findings, persons, summary


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
    for line in findings(score) or ("Niets gemist, niets te laat, niets onwaar.",):
        yield False, line
