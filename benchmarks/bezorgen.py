"""The chair's own key while what is recorded flows to an archive on a server, beside the same console without one.

    .venv/bin/python -m benchmarks.bezorgen [PRESSES]

Four consoles, each in a pty and on a journal of its own in which ten years of meetings stand, with seals as always;
they are pressed in turn, so that the machine's mood falls on all. *screen* and *disk* are those of
``benchmarks/keypress.py``:

- *alone*: no archive in the settings;
- *takes*: a server that takes each entry, while the key's own echo is drawn;
- *hangs*: one that was stopped (SIGSTOP) after it had taken the first entries: its network answers, it does not;
- *cut*: the network to one is gone: what is sent vanishes, and nobody answers a new connection.

Afterwards the two come back, and it is waited until the archive has all that was recorded meanwhile. Asked: never in
the way of a key, so the median of each at most 1.2 times that of *alone*. POSIX only.
"""

from __future__ import annotations

import random
import select
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import parse_qs, urlsplit

from benchmarks.keypress import APART, SPEED, Child, _figures, _note, fill

ASKED = 1.2
ARCHIVES = ("alone", "takes", "hangs", "cut")
MEETINGS = 300
WARM = 3
"""First presses of each that are not counted."""
PATIENCE = 120.0
"""Seconds for the archive to have all, once it is reached again."""


class Chair(Child):
    """The chair's console; where its archive is stands in a file beside the journal."""

    program = ("-m", "benchmarks.bezorgen")


def console(database: Path, times: Path) -> None:
    """In the child: the console as it is, but for the note of each append and the guard's faster clock."""
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.console.safekeeping import Safekeeping
    from voorzitter_console.journal.heads import SEALS
    from voorzitter_console.journal.place import FilePlace, ServerPlace
    from voorzitter_console.journal.server import ServerAddress
    from voorzitter_console.journal.sqlite import SqliteJournal
    from voorzitter_console.ui.run import run

    append = SqliteJournal.append

    def noted(journal: SqliteJournal, stroom: str, *args: Any, **fields: Any) -> Any:
        entry = append(journal, stroom, *args, **fields)
        if stroom != SEALS:
            _note(times)
        return entry

    class Fast(SystemClock):
        def monotonic(self) -> float:
            return super().monotonic() * SPEED

    SqliteJournal.append = noted  # type: ignore[method-assign, assignment]  # timed in between, in this process alone
    url, clock = database.with_suffix(".archief").read_text(encoding="utf-8"), Fast()
    kept = Safekeeping(
        FilePlace(database),
        key=database.with_suffix(".pem"),
        heads=database.parent / "koppen",
        clock=clock,
        station="proef",
        archive=ServerPlace(ServerAddress(url), database.parent / "servers") if url else None,
    )
    run(
        database=database,
        oefening=False,
        clock=clock,
        station="proef",
        protocol_naam="maassluis-2025",
        safekeeping=kept,
    )


class Wire:
    """A way to a server's socket that can be cut: nothing comes through it then, and nobody answers at its end."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._ends: list[socket.socket] = []
        self._cut = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._open, daemon=True).start()

    def cut(self) -> None:
        self._cut = True
        # Nobody takes what knocks any more: once the queue is full, as at a cable that is out, it is not even refused.
        self._door.listen(0)
        for _ in range(8):
            knock = socket.socket()
            knock.setblocking(False)
            knock.connect_ex(("127.0.0.1", self.port))
            self._ends.append(knock)

    def mend(self) -> None:
        """What was on its way when it was cut is lost."""
        ends, self._ends = self._ends, []
        for end in ends:
            end.close()
        self._cut = False
        self._door.listen(50)

    def _open(self) -> None:
        while True:
            if self._cut:
                time.sleep(0.05)
                continue
            if not select.select([self._door], [], [], 0.05)[0] or self._cut:
                continue
            here, _ = self._door.accept()
            there = socket.socket(socket.AF_UNIX)
            there.connect(self._target)
            self._ends += [here, there]
            for source, target in ((here, there), (there, here)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError, ValueError):  # closed by mend()
            while data := source.recv(65536):
                if not self._cut:
                    target.sendall(data)
        with suppress(OSError):
            target.close()


@contextmanager
def a_server(folder: Path) -> Iterator[tuple[Any, str]]:
    """One of our own, with an empty journal; the address of that."""
    from tests.postgres import started
    from voorzitter_console.journal.postgres import PostgresJournal
    from voorzitter_console.journal.server import ServerAddress

    own = started(folder)
    try:
        PostgresJournal.open(ServerAddress(own.get_uri())).close()
        yield own, own.get_uri()
    finally:
        own.cleanup()


def earlier(database: Path, meetings: int = MEETINGS) -> None:
    """Ten years of closed meetings, made without waiting for the disk."""
    from voorzitter_console.clock import FakeClock
    from voorzitter_console.journal import connection
    from voorzitter_console.journal.sqlite import SqliteJournal
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.commands import BeginVastlegging, Sluit
    from voorzitter_console.protocol.load import find

    protocol, clock = find("maassluis-2025"), FakeClock(datetime.now(UTC) - timedelta(days=12 * meetings))
    safe = connection._SETTINGS
    connection._SETTINGS = (*safe[:1], ("synchronous", "OFF", 0), *safe[2:])
    journal = SqliteJournal.open(database)
    connection._SETTINGS = safe
    for _ in range(meetings):
        clock.forward(11 * 86400)
        begin = BeginVastlegging(
            titel="Eerder",
            aanvang=clock.now().isoformat(),
            protocol_naam=protocol.naam,
            protocol_tekst=protocol.bron,
            protocol_hash=protocol.hash,
        )
        meeting = Meeting.begin(journal, clock, protocol, begin, station="proef")
        clock.forward(3600)
        meeting.decide(Sluit(), door="voorzitter")
    journal.close()


def frozen(own: Any, signal_: signal.Signals) -> None:
    """The whole server, with who serves its connections."""
    main = own.get_postmaster_info().process
    for process in (main, *main.children(recursive=True)):
        process.send_signal(signal_)


def behind(database: Path, url: str) -> int:
    """How many entries of that journal the archive does not have."""
    from voorzitter_console.journal.place import FilePlace
    from voorzitter_console.journal.postgres import PostgresJournal
    from voorzitter_console.journal.server import ServerAddress

    with closing(FilePlace(database).open(oefening=False, read_only=True)) as local:
        here = {stream.id: stream.head for stream in local.streams()}
    with closing(PostgresJournal.open(ServerAddress(url), read_only=True)) as archive:
        return sum(head.aantal - archive.head(stroom).aantal for stroom, head in here.items())


def until_all(database: Path, url: str) -> float:
    """Seconds until the archive has all of it."""
    begin = time.monotonic()
    while left := behind(database, url):
        if time.monotonic() - begin > PATIENCE:
            raise SystemExit(f"the archive lacks {left} entries of {database}")
        time.sleep(0.05)
    return time.monotonic() - begin


def main(presses: int) -> None:
    """Alternate the four, print the figures."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bezorgen-")))
        folder.chmod(0o755)
        _, url = stack.enter_context(a_server(folder / "heel"))
        stopped, other = stack.enter_context(a_server(folder / "stil"))
        parts = urlsplit(url)
        wire = Wire(f"{parse_qs(parts.query)['host'][0]}/.s.PGSQL.5432")
        sent_to = {
            "alone": "",
            "takes": url,
            "hangs": other,
            "cut": f"postgresql://postgres@127.0.0.1:{wire.port}/postgres",
        }
        chairs: dict[str, Chair] = {}
        journals = {name: folder / name / "j.sqlite" for name in ARCHIVES}
        for name, database in journals.items():
            database.parent.mkdir()
            earlier(database)
            fill(database, 10)
            database.with_suffix(".archief").write_text(sent_to[name], encoding="utf-8")
            chairs[name] = Chair("console", database, b"STAND")
            stack.callback(chairs[name].stop)
        seen_at = {"takes": url, "hangs": other, "cut": url}
        for name, where in seen_at.items():
            until_all(journals[name], where)
        time.sleep(6)  # what was recorded last keeps Enter for a moment
        frozen(stopped, signal.SIGSTOP)
        stack.callback(frozen, stopped, signal.SIGCONT)
        wire.cut()
        for _ in range(presses + WARM):
            for chair in chairs.values():
                time.sleep(random.uniform(*APART) / len(chairs))
                chair.press()
        until_all(journals["takes"], url)
        waited = behind(journals["cut"], url)
        frozen(stopped, signal.SIGCONT)
        wire.mend()
        back = {name: until_all(journals[name], where) for name, where in seen_at.items()}
        lowest = 0.0
        for name, chair in chairs.items():
            disk, screen = chair.disks()[WARM:], chair.screens[WARM:]
            lowest = lowest or median(screen)
            ratio = f"   {median(screen) / lowest:.2f} x alone (at most {ASKED})" if name != "alone" else ""
            print(f"{name:>6}: disk {_figures(disk)}   screen {_figures(screen)}{ratio}")
        print(f"cut: {waited} entries waited; all there {back['cut']:.1f} s after the network was back")
        print(f"hangs: all there {back['hangs']:.1f} s after the server went on")
        print(f"{presses} presses each")


if __name__ == "__main__":
    if len(sys.argv) == 4:
        console(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
