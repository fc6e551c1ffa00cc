"""Key press to entry on disk to entry on the screen, measured in a pty from outside, beside the floor of the same run.

    .venv/bin/python benchmarks/keypress.py [PRESSES]

The floor is a minimal Textual app that on a key commits one row to SQLite with the journal's own settings and repaints
one Static. Both run in a pty at 100x30; a key is a byte written to it, *screen* is the byte that says VASTGELEGD read
from it (the rest of the screen follows one repaint later), *disk* is the moment that the append returned in the child
(one monotonic clock for all processes). The presses of the floor and of the console with 10 and with 10,000 entries
alternate, so that the machine's mood falls on all. The console's guard runs on a clock four times as fast, so that
presses need not be a second apart; nothing else differs.
Asked: the median at most 2 times the floor's, p99 under 100 ms. POSIX only.
"""

from __future__ import annotations

import os
import pty
import random
import re
import select
import signal
import sqlite3
import statistics
import struct
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

SPEED = 4
"""How many times as fast the guard's clock runs."""
APART = (0.42, 0.52)
"""Seconds between presses: the echo of the last one is gone, and no two fall in step with a timer."""
KEYS = {
    b"o": re.compile(rb"(?<!NIET )VASTGELEGD [0-9:]+ opnieuw"),
    b"v": re.compile(rb"(?<!NIET )VASTGELEGD [0-9:]+ \d+e v"),
}
"""Two keys in turn, and what only the echo of this one says."""
BROUGHT_UP = 0.5
"""Seconds after which Enter says the sentence that a letter brought up: 1.5 on the fast clock, and a little."""
ASKED_RATIO, ASKED_P99 = 2.0, 0.100


ECHO = {"o": "opnieuw", "v": "1e v"}


class Child:
    """One program in a pty, pressed from here."""

    program: tuple[str, ...] = (str(Path(__file__).resolve()),)
    """What Python is started with."""

    def __init__(self, kind: str, database: Path, ready: bytes) -> None:
        import fcntl
        import termios

        self.times = database.with_suffix(".tijden")
        self.speaks = kind == "console"
        env = {"HOME": str(database.parent), "TERM": "xterm-256color", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        env["PYTHONPATH"] = str(Path(__file__).parents[1])
        command = [sys.executable, *self.program, kind, str(database), str(self.times)]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.presses: list[float] = []
        self.screens: list[float] = []
        self._until(re.compile(re.escape(ready)), 60)

    def press(self) -> None:
        """One key; waits until the screen says that it was recorded."""
        while select.select([self.fd], [], [], 0)[0]:
            os.read(self.fd, 65536)
        key, echo = list(KEYS.items())[len(self.presses) % len(KEYS)]
        if self.speaks:  # the words first: O brings its sentence up, and Enter is the key that records
            os.write(self.fd, b"o")
            time.sleep(BROUGHT_UP)
            while select.select([self.fd], [], [], 0)[0]:
                os.read(self.fd, 65536)
            key, echo = b"\r", KEYS[b"o"]
        begin = time.monotonic()
        os.write(self.fd, key)
        self._until(echo, 10)
        self.screens.append(time.monotonic() - begin)
        self.presses.append(begin)

    def disks(self) -> list[float]:
        """Seconds from each press to the return of its append."""
        ends = [float(line) for line in self.times.read_text(encoding="utf-8").split()]
        return [end - begin for begin, end in zip(self.presses, ends[-len(self.presses) :], strict=True)]

    def stop(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _until(self, marker: re.Pattern[bytes], patience: float) -> None:
        seen, end = b"", time.monotonic() + patience
        while not marker.search(seen):
            if not select.select([self.fd], [], [], max(0.0, end - time.monotonic()))[0]:
                raise SystemExit(f"{marker.pattern!r} did not come; the last of the screen: {seen[-400:]!r}")
            seen += os.read(self.fd, 65536)


def floor(database: Path, times: Path) -> None:
    """In the child: the bare commit and the bare repaint."""
    from textual.app import App, ComposeResult
    from textual.events import Key
    from textual.widgets import Static

    from voorzitter_console.journal import connection

    con = connection.open_uri(database, "mode=rwc", 5.0)
    for name, value, _stated in connection._ALWAYS + connection._SETTINGS:
        con.execute(f"PRAGMA {name} = {value}").fetchall()
    con.execute("CREATE TABLE rij (nummer INTEGER PRIMARY KEY, tekst TEXT) STRICT")

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("KLAAR")

        def on_key(self, event: Key) -> None:
            con.execute("BEGIN IMMEDIATE")
            con.execute("INSERT INTO rij (tekst) VALUES (?)", ("x" * 500,))
            con.execute("COMMIT")
            _note(times)
            self.query_one(Static).update(f"VASTGELEGD {time.monotonic_ns()} {ECHO[event.key]}")

    Bare().run()


def console(database: Path, times: Path) -> None:
    """In the child: the chair's console as it is, but for the note of each append and the guard's faster clock."""
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.journal.sqlite import SqliteJournal
    from voorzitter_console.ui.run import run

    append = SqliteJournal.append

    def noted(journal: SqliteJournal, *args: Any, **fields: Any) -> Any:
        entry = append(journal, *args, **fields)
        _note(times)
        return entry

    class Fast(SystemClock):
        def monotonic(self) -> float:
            return super().monotonic() * SPEED

    SqliteJournal.append = noted  # type: ignore[method-assign, assignment]  # watched: the moment it was on disk
    run(database=database, oefening=False, clock=Fast(), station="proef", protocol_naam="maassluis-2025")


def _note(times: Path) -> None:
    moment = time.monotonic()
    with times.open("a", encoding="utf-8") as file:
        file.write(f"{moment}\n")


def fill(database: Path, count: int) -> None:
    """A journal of that many entries with a disturbance that runs; made without waiting for the disk."""
    from voorzitter_console.clock import FakeClock
    from voorzitter_console.journal import connection
    from voorzitter_console.journal.sqlite import SqliteJournal
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.commands import BeginVastlegging
    from voorzitter_console.procedure.parse import parse_command
    from voorzitter_console.protocol.load import find

    sys.path.insert(0, str(Path(__file__).parent.parent))
    from benchmarks.fold import ROUND

    tail: list[tuple[str, dict[str, Any]]] = [
        ("schors", {"reden": "geroep"}),
        ("stop_livestream", {}),
        ("bevestig_livestream", {"toestand": "gestopt"}),
        ("beschrijf_verstoorder", {"label": "NN1", "signalement": "rode jas"}),
        ("spreek_aan", {"scenario": "B"}),
        ("vorder", {}),
        ("waarschuw_bodedienst", {}),
        ("noteer", {"tekst": "Er wordt op de tafel geslagen."}),
        ("vorder", {}),
    ]
    rounds = list(ROUND) * ((count - 1 - len(tail)) // len(ROUND))
    notes = [("noteer", {"tekst": "Rustig."})] * (count - 1 - len(tail) - len(rounds))
    steps = [*notes, *rounds, *tail]
    protocol = find("maassluis-2025")
    clock = FakeClock(datetime.now(UTC) - timedelta(seconds=len(steps) + 5))
    begin = BeginVastlegging(
        titel="Proef",
        aanvang=clock.now().isoformat(),
        protocol_naam=protocol.naam,
        protocol_tekst=protocol.bron,
        protocol_hash=protocol.hash,
    )
    safe = connection._SETTINGS
    connection._SETTINGS = (*safe[:1], ("synchronous", "OFF", 0), *safe[2:])
    journal = SqliteJournal.open(database)
    connection._SETTINGS = safe
    meeting = Meeting.begin(journal, clock, protocol, begin, station="proef")
    for soort, velden in steps:
        clock.forward(1)
        meeting.decide(parse_command(soort, velden), door="voorzitter")
    assert meeting.positie == count
    journal.close()


def main(presses: int) -> None:
    """Alternate the three, print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        names = {"floor": "vloer", "10": "console", "10000": "console"}
        children: dict[str, Child] = {}
        for name, kind in names.items():
            database = Path(folder) / name / "j.sqlite"
            database.parent.mkdir()
            if kind == "console":
                fill(database, int(name))
            children[name] = Child(kind, database, b"KLAAR" if kind == "vloer" else b"STAND")
        time.sleep(6)  # what was recorded last keeps Enter for a moment
        for _ in range(presses + 3):
            for child in children.values():
                time.sleep(random.uniform(*APART) / len(children))
                child.press()
        for child in children.values():
            child.stop()
        lowest = 0.0
        for name, child in children.items():
            disk, screen = child.disks()[3:], child.screens[3:]
            median = statistics.median(screen)
            lowest = lowest or median
            ratio = f"   {median / lowest:.2f} x floor (at most {ASKED_RATIO:.0f})" if name != "floor" else ""
            print(f"{name:>6}: disk {_figures(disk)}   screen {_figures(screen)}{ratio}")
        print(f"SQLite {sqlite3.sqlite_version}, {presses} presses each, p99 asked under {ASKED_P99 * 1000:.0f} ms")


def _figures(times: list[float]) -> str:
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    return f"p50 {statistics.median(ordered) * 1000:5.1f} p99 {p99 * 1000:5.1f} ms"


if __name__ == "__main__":
    if len(sys.argv) == 4:
        {"vloer": floor, "console": console}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
