"""The command ``dossier`` on 300, 2,500 and 5,000 entries: all that is written, beside a bare typst compile.

The peer is a table of as many rows with the same words, compiled by typst in the same process and the same run
(asked: at most twice its time at 5,000 entries; 300 entries under 2 s; growth in proportion). Two meetings: one of
notes only, and one of an ordeverstoring after the other with everything in it.

Asked is of what somebody waits for, so seconds of the wall. The documents are set two at a time and the table is one:
on two cores that are free that tells in the dossier's favour, on a machine that others use it does not. Hence the
seconds of the processor beside it, where it makes no difference.

.venv/bin/python -m benchmarks.dossier
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import typst

from benchmarks.fold import ROUND
from voorzitter_console.cli.main import run
from voorzitter_console.clock import FakeClock
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.moment import iso
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.protocol.load import find

NOTES: Sequence[tuple[str, dict[str, Any]]] = (("noteer", {"tekst": "Er wordt op de tafel geslagen."}),)
BARE = b"""#set document(title: "t")
#set text(lang: "nl")
#table(
  columns: (1.2cm, 5cm, 2.2cm, 1fr), table.header[Nr.][Tijd][Wie][Wat],
  ..json(bytes(sys.inputs.rows)).flatten(),
)"""
RUNS = 5


def record(path: Path, count: int, rounds: Sequence[tuple[str, dict[str, Any]]]) -> Dossier:
    """A journal with one meeting of so many entries, and its dossier."""
    protocol = find("maassluis-2025")
    clock = FakeClock(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    begin = BeginVastlegging(
        titel="Proef",
        aanvang="2026-03-10T19:30:00+01:00",
        protocol_naam=protocol.naam,
        protocol_tekst=protocol.bron,
        protocol_hash=protocol.hash,
    )
    journal = SqliteJournal.open(path, oefening=False, create=True)
    try:
        meeting = Meeting.begin(journal, clock, protocol, begin, station="proef")
        for number in range(count - 1):
            clock.forward(5)
            soort, fields = rounds[number % len(rounds)]
            meeting.decide(parse_command(soort, fields), door="voorzitter")
        return of_meeting(meeting)
    finally:
        journal.close()


def read(path: Path) -> None:
    """What the command does before there is a dossier."""
    journal = SqliteJournal.open(path, oefening=False, create=False, read_only=True)
    try:
        Meeting.resume(journal, journal.streams()[0].id, FakeClock(datetime.now(UTC)), station="proef", strict=True)
    finally:
        journal.close()


def bare(d: Dossier) -> None:
    """The timeline's words as a table, and nothing else."""
    rows = [[str(t.positie), iso(t.gebeurd_op), t.door, t.tekst] for t in d.tijdlijn]
    typst.compile(
        BARE,
        font_paths=typst.Fonts(include_system_fonts=False),
        ignore_system_fonts=True,
        sys_inputs={"rows": json.dumps(rows)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=0,
    )


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it takes once: of the wall, and of the processor (all threads)."""
    begin, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begin, time.process_time() - used


def middle(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """The median of ours, of the table, and of their ratio."""
    ours, table = (statistics.median(given) for given in zip(*pairs, strict=True))
    return ours, table, statistics.median(a / b for a, b in pairs)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        for name, rounds in (("notities", NOTES), ("verstoringen", ROUND)):
            before: float | None = None
            for count in (300, 2_500, 5_000):
                path = Path(folder) / f"{name}-{count}.sqlite"
                d = record(path, count, rounds)
                made = iter(range(1_000))

                def work(path: Path = path, made: Any = made) -> None:
                    out = path.with_suffix(f".{next(made)}")
                    with redirect_stdout(StringIO()):
                        assert run(["dossier", "--database", str(path), "--uit", str(out)]) == 0

                # In turns, so that what else the machine does falls on both.
                pairs = [(seconds(work), seconds(partial(bare, d))) for _ in range(RUNS)]
                whole, table, ratio = middle([(ours[0], theirs[0]) for ours, theirs in pairs])
                growth = "" if before is None else f", {whole / before:.2f} times the one before"
                print(
                    f"{name} {count}: dossier {whole:.2f} s, bare table {table:.2f} s, ratio {ratio:.2f}{growth}",
                    flush=True,
                )
                before = whole
                used, theirs, ratio = middle([(ours[1], theirs[1]) for ours, theirs in pairs])
                print(f"    of the processor: {used:.2f} s against {theirs:.2f} s, ratio {ratio:.2f}")
                print(f"    of which reading and judging the journal: {seconds(partial(read, path))[1]:.2f} s")


if __name__ == "__main__":
    main()
