"""Rings the other consoles on this machine after a write, and tells which consoles there are.

A datagram on loopback after the commit (measured: 0.2 ms, against 14 ms for a poll of 25 ms). It only says *when* to
look: what is new is always read from the journal, so a lost or a forged ring loses and adds nothing. Each console
leaves a small file beside the journal with its port; whether it is alive is asked of the system (its port is taken),
not of a process number, so a console that was killed or a laptop that slept needs no clearing up.

Who was first in a role is told by numbers, as at a baker's: a console makes itself known, takes a number past all that
it sees, and who looks waits for those that are still choosing. Clocks have no say in it: they step, and two that enter
at once would each miss the other.
"""

from __future__ import annotations

import json
import secrets
import socket
import stat
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
MOST = 64
"""Consoles that are looked at; more files than this are somebody's mistake."""
LARGEST = 4096
"""Bytes of what a console says of itself; anything larger is not of ours."""
CHOOSING = 0.5
"""Seconds to wait for a console that is choosing its number: it may have been stopped in the middle."""
AGAIN = 1.0
"""Seconds that a look at who is to be rung holds: each write rings, and who came since looks by itself."""
TRIES = 5
"""On Windows a file that somebody reads just now cannot be replaced; and the last one out removes the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """Another console on the same journal, alive now."""

    rol: str
    """``voorzitter`` or ``griffier``."""
    station: str
    nummer: int
    """Lower than that of any console that took up a role after it; 0 while it is choosing."""
    stroom: str
    poort: int
    teken: str


class Doorbell:
    """One for a console. Nothing here raises: where the folder or loopback is closed, the poll alone tells.

    ``on_ring`` is called in a thread of its own.
    """

    def __init__(self, journal: Path, on_ring: Callable[[], object]) -> None:
        self._folder = journal.parent / f"{journal.name}.schermen"
        self._on_ring = on_ring
        self._token = secrets.token_hex(8)
        self._closed = False
        self._own: Path | None = None
        self._number = 0
        self._ports: list[int] = []
        self._looked = -AGAIN
        self._ear = _socket()
        self._mouth = _socket(bound=False)
        self._port = self._ear.getsockname()[1] if self._ear else 0
        if self._ear is not None:
            threading.Thread(target=self._listen, args=(self._ear,), name="journaal-bel", daemon=True).start()

    def enter(self, rol: str, station: str, stroom: str) -> None:
        """Make this console known in that role in that meeting, from now on."""
        self.leave()
        if self._ear is None:
            return
        known = {"rol": rol, "station": station, "stroom": stroom, "poort": self._port}
        self._write({**known, "nummer": 0})
        self._number = 1 + max((console.nummer for _, console in self._files()), default=0)
        self._write({**known, "nummer": self._number})

    def _write(self, known: Mapping[str, object]) -> None:
        fresh, own = self._folder / f"{self._token}.nieuw", self._folder / f"{self._token}.json"

        def write() -> None:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh.write_text(json.dumps(known), encoding="utf-8")
            self._own = fresh.replace(own)

        _insist(write)

    def leave(self) -> None:
        """Take this console's role away."""
        own, self._own = self._own, None
        if own is not None:
            _insist(lambda: own.unlink(missing_ok=True))

    def others(self) -> list[Console]:
        """The other consoles that are alive, the longest known first; the files of dead ones are cleared away."""
        found = []
        for path, console in self._files():
            if _taken(console.poort):
                found.append(console)
            else:
                with suppress(OSError):
                    path.unlink()
        return sorted(found, key=lambda console: (console.nummer, console.teken))

    def ring(self) -> None:
        """Something was written: the others look now."""
        known = self._ports
        self._ring(known)
        now = time.monotonic()
        if now - self._looked > AGAIN:  # after the ring: looking takes as long as all else on the way there
            self._looked, self._ports = now, [console.poort for _, console in self._files()]
            self._ring([port for port in self._ports if port not in known])

    def _ring(self, ports: Sequence[int]) -> None:
        mouth = self._mouth
        if mouth is None:
            return
        for port in ports:
            with suppress(OSError):  # nobody listens there any more
                mouth.sendto(b"!", (LOOPBACK, port))

    def before_me(self, rol: str, stroom: str) -> Console | None:
        """The console that took up this role in this meeting before this one did, and still has it."""
        end = time.monotonic() + CHOOSING
        while True:
            alike = [console for console in self.others() if (console.rol, console.stroom) == (rol, stroom)]
            if all(console.nummer for console in alike) or time.monotonic() > end:
                break
            time.sleep(0.005)
        # One that is choosing still was stopped meanwhile: it counts as first, so that somebody is asked.
        own = (self._number, self._token) if self._own is not None else None
        return next((c for c in alike if own is None or (c.nummer, c.teken) < own), None)

    def close(self) -> None:
        """Be forgotten, and stop listening."""
        self._closed = True
        self.leave()
        if self._mouth is not None:
            with suppress(OSError):
                self._mouth.sendto(b"!", (LOOPBACK, self._port))  # wakes the listening thread, which closes its end
            self._mouth.close()
            self._mouth = None
        with suppress(OSError):
            self._folder.rmdir()  # the last one out

    def _listen(self, ear: socket.socket) -> None:
        while not self._closed:
            try:
                ear.recv(65535)  # a larger datagram than asked for is an error on Windows
            except ConnectionError:
                continue  # Windows tells so that an earlier datagram found nobody
            except OSError:
                break
            if not self._closed:
                self._on_ring()
        ear.close()

    def _files(self) -> list[tuple[Path, Console]]:
        try:
            paths = sorted(self._folder.glob("*.json"))[:MOST]
        except OSError:
            return []
        read = ((path, _read(path)) for path in paths if path != self._own)
        return [(path, console) for path, console in read if console is not None]


def _insist(job: Callable[[], object]) -> None:
    """Do it, more than once where another console is in the way; without it the poll alone tells."""
    for _ in range(TRIES):
        try:
            job()
        except OSError:
            time.sleep(0.001)
        else:
            return


def _socket(*, bound: bool = True) -> socket.socket | None:
    try:
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        if bound:
            made.bind((LOOPBACK, 0))
        else:
            made.setblocking(False)  # a ring is never waited for
    except OSError:
        return None
    return made


def _taken(port: int) -> bool:
    """Whether a process holds this port: it can also be one that was stopped for a while."""
    for attempt in range(2):
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                probe.bind((LOOPBACK, port))
        except OSError:
            if attempt == 0:
                time.sleep(0.002)  # another console that starts may be asking the same at this moment
        else:
            return False
    return True


def _read(path: Path) -> Console | None:
    """What a console said of itself; None for anything that is not of that form."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return None  # a pipe would keep the reader for ever
        raw = json.loads(path.read_text(encoding="utf-8"))
        console = Console(
            rol=str(raw["rol"])[:20],
            station=str(raw["station"])[:200],
            stroom=str(raw["stroom"])[:80],
            nummer=int(raw["nummer"]),
            poort=int(raw["poort"]),
            teken=path.stem,
        )
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    return console if 1024 <= console.poort <= 65535 and console.nummer >= 0 else None
