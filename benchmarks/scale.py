"""How the journal grows: resuming, verifying, waiting; each beside what nothing could do without.

.venv/bin/python benchmarks/scale.py [ENTRIES ...]     (500, 5,000 and 50,000 without)

Seconds are of the processor, since this shares a machine; each size in a process of its own, for its memory. Asked: a
meeting of 50,000 entries stands within 1.5 s and 120 MB; a console that waits on 1,000 closed meetings uses under 2 %
of a core; verification is linear and at most 3 times reading and hashing.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from voorzitter_console.clock import FakeClock
from voorzitter_console.entry import Draft, SealedEntry, uuid7
from voorzitter_console.journal import rows
from voorzitter_console.journal.chain import seal
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.meeting import Meeting, replay
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.protocol.load import find

SIZES = (500, 5_000, 50_000)
MEETINGS = 1_000
APPENDS = 200


def a_clock() -> FakeClock:
    return FakeClock(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))


def begun(clock: FakeClock) -> SealedEntry:
    """The first entry of a meeting."""
    protocol, journal = find("maassluis-2025"), MemoryJournal()
    begin = BeginVastlegging(
        titel="Proef",
        aanvang="2026-03-10T19:30:00+01:00",
        protocol_naam=protocol.naam,
        protocol_tekst=protocol.bron,
        protocol_hash=protocol.hash,
    )
    stroom = Meeting.begin(journal, clock, protocol, begin, station="proef").stroom
    return journal.read_sealed(stroom)[0]


def note(clock: FakeClock, number: int) -> Draft:
    """An entry with a text in the vault."""
    clock.forward(1)
    now = clock.now()
    return Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort="noteer",
        payload={"tekst": f"Er wordt op de tafel geslagen ({number})."},
        private=frozenset({"tekst"}),
        gebeurd_op=now,
        vastgelegd_op=now,
        door="griffier",
        station="proef",
    )


def write(path: Path, sealed: list[SealedEntry]) -> None:
    """In one transaction: it is what is read that is measured."""
    SqliteJournal.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as con:
        con.execute("BEGIN")
        for entry in sealed:
            rows.insert(con, entry)
        con.execute("COMMIT")


def grown(path: Path, entries: int) -> None:
    """A journal of one meeting."""
    clock = a_clock()
    sealed = [begun(clock)]
    for number in range(2, entries + 1):
        sealed.append(seal(sealed[0].stroom, number, sealed[-1].schakel, note(clock, number)))
    write(path, sealed)


def measured(path: Path) -> dict[str, float]:
    """In a process of its own: resuming; then what reading and hashing alone take, and verifying."""
    begin = time.process_time()
    with closing(SqliteJournal.open(path, create=False)) as journal:
        entries = journal.read(journal.streams()[0].id)
        read = time.process_time()
        replay(entries)
    resumed, memory = time.process_time(), peak()
    with closing(sqlite3.connect(path)) as con:
        kept = "SELECT v.inhoud, k.waarde FROM vastlegging v LEFT JOIN kluis k ON k.id = v.id"
        for text, value in con.execute(kept).fetchall():
            for told in (text, text, value or "null"):  # content, link, commitment
                hashlib.sha256(told.encode()).digest()
            json.loads(text)
            json.loads(value or "null")
    floor = time.process_time()
    assert verify_journal(path).uitkomst == "heel"
    return {
        "lezen": read - begin,
        "hervatten": resumed - begin,
        "MB": memory,
        "ondergrens": floor - resumed,
        "controleren": time.process_time() - floor,
    }


def peak() -> float:
    """The most memory that this process had, in MB; 0 where the system does not tell.

    Not getrusage: what that tells begins with the parent's.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def waiting(folder: Path) -> float:
    """The share of a core that looking once a second takes on a journal of many closed meetings."""
    clock = a_clock()
    found = []
    for _ in range(MEETINGS):
        clock.forward(3600)
        found.append(begun(clock))
    write(folder / "veel.sqlite", found)
    with closing(SqliteJournal.open(folder / "veel.sqlite", create=False)) as journal:
        journal.streams()
        begin = time.process_time()
        for _ in range(20):
            journal.streams()
        return (time.process_time() - begin) / 20


def main(sizes: tuple[int, ...]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for size in sizes:
            path = folder / f"{size}.sqlite"
            grown(path, size)
            command = [sys.executable, __file__, "--measure", str(path)]
            told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            print(
                f"{size:>6}: lezen {told['lezen']:.2f} s, hervatten {told['hervatten']:.2f} s, {told['MB']:.0f} MB; "
                f"controleren {told['controleren']:.2f} s = {told['controleren'] / told['ondergrens']:.1f} x lezen en "
                f"hashen ({told['ondergrens']:.2f} s)"
            )
        print(f"wachten op {MEETINGS} gesloten vergaderingen: {100 * waiting(folder):.2f} % van een kern")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measured(Path(sys.argv[2]))))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
