"""Key press in one console to the painted other console, measured in two ptys from outside, beside a peer's lag.

    .venv/bin/pip install 'eventsourcing>=9.5,<10'        (for this benchmark only)
    .venv/bin/python -m benchmarks.lag [EVENTS]

A chair and a griffier on one journal, each in a pty at 100x30. A key is a byte written to one; *painted* is the line
of that entry read from the other (``20:10:30  voorzitter  Opnieuw aangesproken``): reading the key, deciding, the entry
on disk, the news and drawing it. The rest of the screen follows one repaint later. Beside it, in the same run and in
turn, so that the machine's mood falls on all:

- *eventsourcing*: the library's SQLite application, from its append (``save``) in one process to the callback of a
  reader in another that looks every 5 ms. As it comes it waits for the disk once for each event (WAL);
- *same settings*: the same with the journal's settings, which wait five times (docs/besluiten/0003 says why);
- *repaint*: a bare Textual app of the same size that on a key repaints one Static, from the byte to the painted line.

Both consoles run on one clock four times as fast, so that each entry has a second of its own and presses follow soon.
Asked: p50 at most that of *eventsourcing* plus one *repaint*, p99 under 50 ms. POSIX only.
"""

from __future__ import annotations

import os
import pty
import random
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peer import as_ours

if TYPE_CHECKING:  # the parent of all that is measured imports nothing of the program
    from voorzitter_console.clock import Clock

SPEED = 4
"""How many times as fast the clock of both consoles runs."""
BROUGHT_UP = 0.5
"""Seconds after which Enter says the sentence that a letter brought up: 1.5 on the fast clock, and a little."""
READ = 0.5
"""Seconds after which J judges what came under its mark: 1.0 on the fast clock, and what the screen needs."""
APART = (0.10, 0.16)
"""Seconds between two measurements: no two fall in step with a timer."""
EVENTS = 120
"""Measured without a number given: some three minutes."""
WARM = 5
"""First rounds that are not counted."""
POLL = 0.005
ROOT = str(Path(__file__).parents[1])
ITSELF = ("-m", "benchmarks.lag")
"""What a child is started with."""
ASKED_P99 = 0.050
_ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]")
_CHAIR = rb"\d\d:\d\d:\d\d\s+voorzitter\s+Opnieuw aangesproken"
_CLERK = rb"\d\d:\d\d:\d\d\s+griffier\s+Teruggelezen: juist"


class Screen:
    """One program in a pty."""

    def __init__(self, folder: Path, *kind: str) -> None:
        import fcntl
        import termios

        env = {"HOME": str(folder), "TERM": "xterm-256color", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        env["PYTHONPATH"] = ROOT
        command = [sys.executable, *ITSELF, *kind]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

    def key(self, key: bytes) -> float:
        """Press; the moment."""
        moment = time.monotonic()
        os.write(self.fd, key)
        return moment

    def bring_up(self) -> None:
        """The words first: O brings its sentence up, and Enter is the key that records."""
        self.drain()
        self.key(b"o")
        self.until(rb"Gezegd: opnieuw")
        time.sleep(BROUGHT_UP)

    def drain(self) -> None:
        """Forget what was drawn so far."""
        while select.select([self.fd], [], [], 0)[0]:
            os.read(self.fd, 65536)

    def until(self, marker: bytes, patience: float = 10, but: bytes = b"") -> tuple[float, bytes]:
        """The moment at which it was painted and what it matched, other than ``but``."""
        seen, end = b"", time.monotonic() + patience
        while True:
            if not select.select([self.fd], [], [], max(0.0, end - time.monotonic()))[0]:
                raise SystemExit(f"{marker!r} did not come; the last of the screen: {_ESCAPES.sub(b'', seen)[-600:]!r}")
            seen += os.read(self.fd, 65536)
            moment = time.monotonic()
            found = [line for line in re.findall(marker, _ESCAPES.sub(b"", seen)) if line != but]
            if found:
                return moment, found[0]

    def stop(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


class Link:
    """From one console's key to the other console's screen."""

    def __init__(self, source: Screen, key: bytes, target: Screen, marker: bytes) -> None:
        self.source, self.key, self.target, self.marker = source, key, target, marker
        self.last = b""
        self.lags: list[float] = []

    def measure(self) -> None:
        if self.key == b"\r":
            self.source.bring_up()
        else:
            time.sleep(READ)
        self.source.drain()
        self.target.drain()
        begin = self.source.key(self.key)
        moment, self.last = self.target.until(self.marker, but=self.last)
        self.lags.append(moment - begin)


class Peer:
    """The eventsourcing library's application and its reader, each a process; ``settings``: ``own`` or ``ours``."""

    def __init__(self, folder: Path, settings: str) -> None:
        database = str(folder / f"peer-{settings}.sqlite")
        self.writer, self.reader = (
            subprocess.Popen(
                [sys.executable, *ITSELF, kind, database, settings],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for kind in ("peer-writer", "peer-reader")
        )
        self.lags: list[float] = []
        self.measure()  # both are there
        self.lags.clear()

    def measure(self) -> None:
        assert self.writer.stdin is not None
        assert self.writer.stdout is not None
        assert self.reader.stdout is not None
        self.writer.stdin.write("schrijf\n")
        self.writer.stdin.flush()
        begin = float(self.writer.stdout.readline())
        self.lags.append(float(self.reader.stdout.readline()) - begin)

    def stop(self) -> None:
        for process in (self.writer, self.reader):
            process.kill()
            process.communicate()


class Repaint:
    """A bare Textual app."""

    def __init__(self, folder: Path) -> None:
        self.screen = Screen(folder, "bare")
        self.screen.until(b"KLAAR", 60)
        self.lags: list[float] = []

    def measure(self) -> None:
        self.screen.drain()
        begin = self.screen.key(b"o")
        self.lags.append(self.screen.until(rb"Opnieuw aangesproken")[0] - begin)

    def stop(self) -> None:
        self.screen.stop()


# in the children ----------------------------------------------------------------------------------------------------


def fast_clock(start: str) -> Clock:
    """One that goes :data:`SPEED` times as fast since ``start``, the same in each process."""
    from voorzitter_console.clock import SystemClock, cut_ms

    class Fast(SystemClock):
        begun = float(start)
        wall = datetime.fromtimestamp(time.time(), UTC) - timedelta(seconds=time.monotonic())

        def monotonic(self) -> float:
            return super().monotonic() * SPEED

        def now(self) -> datetime:
            passed = time.monotonic() - self.begun
            return cut_ms(self.wall + timedelta(seconds=self.begun + passed * SPEED))

    return Fast()


def console(database: str, rol: str, start: str) -> None:
    """The console as it is, but for the faster clock that both share."""
    from voorzitter_console.ui.run import run

    run(
        database=Path(database),
        oefening=False,
        clock=fast_clock(start),
        station="proef",
        protocol_naam="maassluis-2025",
        rol=rol,
    )


def bare() -> None:
    """One Static that is repainted on a key."""
    from textual.app import App, ComposeResult
    from textual.events import Key
    from textual.widgets import Static

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("KLAAR")

        def on_key(self, _event: Key) -> None:
            self.query_one(Static).update(f"{time.monotonic_ns()}  voorzitter  Opnieuw aangesproken")

    Bare().run()


def with_settings(settings: str) -> None:
    """Have every connection of the library made with the journal's settings, where ``ours`` is asked."""
    if settings == "ours":
        as_ours().start()


def peer_writer(database: str, settings: str) -> None:
    """For each line of stdin one event; says when its append began."""
    with_settings(settings)
    from eventsourcing.application import Application
    from eventsourcing.domain import Aggregate, event

    class Log(Aggregate):  # type: ignore[misc, unused-ignore]  # not installed in the tests: Any
        @event("Noted")  # type: ignore[untyped-decorator, unused-ignore]  # the same
        def note(self, tekst: str) -> None:
            self.tekst = tekst

    app = Application[Any]({"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": database})
    log = Log()
    app.save(log)
    for _ in sys.stdin:
        log.note("x" * 500)
        begin = time.monotonic()
        app.save(log)
        print(begin, flush=True)


def peer_reader(database: str, settings: str) -> None:
    """Looks every 5 ms for what is new; says when it was told."""
    with_settings(settings)
    from eventsourcing.application import Application

    app = Application[Any]({"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": database})
    last = 0
    while True:
        for notification in app.notification_log.select(start=last + 1, limit=10):
            told = time.monotonic()
            if notification.id > 1:  # the first is the log's own beginning
                print(told, flush=True)
            last = notification.id
        time.sleep(POLL)


# in the parent ------------------------------------------------------------------------------------------------------


def main(events: int) -> None:
    """Measure in turn, print the figures."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        folder = Path(name)
        database, start = str(folder / "j.sqlite"), str(time.monotonic())
        chair = Screen(folder, "console", database, "voorzitter", start)
        running.callback(chair.stop)
        chair.until(b"NIEUWE VERGADERING", 60)
        time.sleep(1)
        chair.key(b"\r")
        chair.until(b"STAND", 60)
        clerk = Screen(folder, "console", database, "griffier", start)
        running.callback(clerk.stop)
        clerk.until(b"TERUGLEZEN", 60)
        time.sleep(1)
        for key, door in ((b"s", b"Vergadering geschorst"), (b"b", b"scenario B")):
            chair.key(key)
            chair.until(rb"(?<!NIET )VASTGELEGD", 20)  # a busy machine draws it later than the other screen does
            clerk.until(door, 20)
            time.sleep(1)
        links = {
            "chair to griffier": Link(chair, b"\r", clerk, _CHAIR),
            "griffier to chair": Link(clerk, b"j", chair, _CLERK),
        }
        peer, same, repaint = Peer(folder, "own"), Peer(folder, "ours"), Repaint(folder)
        running.callback(peer.stop)
        running.callback(same.stop)
        running.callback(repaint.stop)
        parts: dict[str, Link | Peer | Repaint] = {
            **links, "eventsourcing": peer, "same settings": same, "repaint": repaint,
        }  # fmt: skip
        for _ in range(events // 2 + WARM):
            for part in parts.values():
                time.sleep(random.uniform(*APART))
                part.measure()
        report({name: part.lags[WARM:] for name, part in parts.items()})


def report(lags: dict[str, list[float]]) -> None:
    both = [*lags["chair to griffier"], *lags["griffier to chair"]]
    for name, found in {**lags, "both ways": both}.items():
        print(f"{name:>18}: p50 {_at(found, 0.5):6.1f}  p99 {_at(found, 0.99):6.1f}  max {max(found) * 1000:6.1f} ms")
    asked = statistics.median(lags["eventsourcing"]) + statistics.median(lags["repaint"])
    ratio = statistics.median(both) / asked
    print(f"{len(both)} events: p50 is {ratio:.2f} x that of eventsourcing and one repaint ({asked * 1000:.1f} ms)")
    same = statistics.median(lags["same settings"]) + statistics.median(lags["repaint"])
    print(f"with the journal's own settings that is {statistics.median(both) / same:.2f} x ({same * 1000:.1f} ms)")
    print(f"asked: at most 1, and p99 under {ASKED_P99 * 1000:.0f} ms")


def _at(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(len(ordered) * share))] * 1000


_CHILDREN: dict[str, Callable[..., None]] = {
    "console": console,
    "bare": bare,
    "peer-writer": peer_writer,
    "peer-reader": peer_reader,
}

if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in _CHILDREN:
        _CHILDREN[sys.argv[1]](*sys.argv[2:])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS)
