"""The fold of 10,000 entries (asked: under 0.5 s), and of a mixed incident; beside it the parsing of their JSON.

.venv/bin/python benchmarks/fold.py
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from voorzitter_console.clock import FakeClock
from voorzitter_console.entry import Entry
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting, replay
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.protocol.load import find

COUNT = 10_000
ROUND: Sequence[tuple[str, dict[str, Any]]] = (
    ("schors", {"reden": "geroep"}),
    ("beschrijf_verstoorder", {"label": "NN1", "signalement": "rode jas"}),
    ("spreek_aan", {"scenario": "B"}),
    ("vorder", {"gericht_aan": ["NN1"]}),
    ("noteer", {"tekst": "Er wordt op de tafel geslagen."}),
    ("waarschuw_bodedienst", {}),
    ("vorder", {}),
    ("bel_politie", {"spoed": True}),
    ("vorder", {}),
    ("politie_aanwezig", {}),
    ("politie_afgerond", {"resultaat": "verwijderd"}),
    ("verstoorder_vertrokken", {"label": "NN1", "hoe": "verwijderd"}),
    ("beeindig_verstoring", {"hoe": "politie"}),
    ("geef_ruimte", {}),
    ("hervat", {}),
)


def record(rounds: Sequence[tuple[str, dict[str, Any]]]) -> tuple[Entry, ...]:
    """A meeting of COUNT entries."""
    protocol = find("maassluis-2025")
    clock = FakeClock(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    begin = BeginVastlegging(
        titel="Proef",
        aanvang="2026-03-10T19:30:00+01:00",
        protocol_naam=protocol.naam,
        protocol_tekst=protocol.bron,
        protocol_hash=protocol.hash,
    )
    meeting = Meeting.begin(MemoryJournal(), clock, protocol, begin, station="proef")
    for number in range(COUNT - 1):
        clock.forward(5)
        soort, fields = rounds[number % len(rounds)]
        meeting.decide(parse_command(soort, fields), door="voorzitter")
    return meeting.entries


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Seconds, the median of some runs after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def _parsed(texts: list[str]) -> list[Any]:
    return [json.loads(text) for text in texts]


def main() -> None:
    """Print the figures."""
    for name, rounds in (("gemengd", ROUND), ("alleen noteren", [("noteer", {"tekst": "x"})])):
        entries = record(rounds)
        texts = [json.dumps(dict(e.payload)) for e in entries]
        fold = median(partial(replay, entries))
        floor = median(partial(_parsed, texts))
        print(f"{name}: fold of {len(entries)} entries {fold:.3f} s (asked 0.5), JSON alone {floor:.3f} s")


if __name__ == "__main__":
    main()
