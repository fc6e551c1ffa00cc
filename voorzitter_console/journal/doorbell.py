"""Rings the other consoles on this machine after a write, and tells which consoles there are.

A datagram on loopback after the commit (measured: 0.2 ms, against 14 ms for a poll of 25 ms). It only says *when* to
look: what is new is always read from the journal, so a lost or a forged ring loses and adds nothing. Each console
leaves a small file beside the journal with its port; whether it is alive is asked of the system (its port is taken),
not of a process number, so a console that was killed or a laptop that slept needs no clearing up.
"""

from __future__ import annotations

import json
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
MOST = 64
"""Consoles that are looked at; more files than this are somebody's mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """Another console on the same journal, alive now."""

    rol: str
    """``voorzitter`` or ``griffier``."""
    station: str
    sinds: float
    """Unix seconds at which it took up that role; only compared."""
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
        known = {"rol": rol, "station": station, "stroom": stroom, "sinds": time.time(), "poort": self._port}
        fresh = self._folder / f"{self._token}.nieuw"
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh.write_text(json.dumps(known), encoding="utf-8")
            self._own = fresh.replace(self._folder / f"{self._token}.json")

    def leave(self) -> None:
        """Take this console's role away."""
        if self._own is not None:
            with suppress(OSError):
                self._own.unlink()
            self._own = None

    def others(self) -> list[Console]:
        """The other consoles that are alive, the longest known first; the files of dead ones are cleared away."""
        found = []
        for path, console in self._files():
            if _taken(console.poort):
                found.append(console)
            else:
                with suppress(OSError):
                    path.unlink()
        return sorted(found, key=lambda console: (console.sinds, console.teken))

    def ring(self) -> None:
        """Something was written: the others look now."""
        if self._mouth is None:
            return
        for _, console in self._files():
            with suppress(OSError):  # nobody listens there any more
                self._mouth.sendto(b"!", (LOOPBACK, console.poort))

    def before_me(self, rol: str, stroom: str) -> Console | None:
        """The console that took up this role in this meeting before this one did, and still has it."""
        own = _read(self._own) if self._own is not None else None
        alike = [console for console in self.others() if (console.rol, console.stroom) == (rol, stroom)]
        if own is None:
            return alike[0] if alike else None
        return next((c for c in alike if (c.sinds, c.teken) < (own.sinds, own.teken)), None)

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
                ear.recv(16)
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


def _socket(*, bound: bool = True) -> socket.socket | None:
    try:
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        if bound:
            made.bind((LOOPBACK, 0))
    except OSError:
        return None
    return made


def _taken(port: int) -> bool:
    """Whether a process holds this port: it can also be one that was stopped for a while."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind((LOOPBACK, port))
    except OSError:
        return True
    return False


def _read(path: Path) -> Console | None:
    """What a console said of itself; None for anything that is not of that form."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        console = Console(
            rol=str(raw["rol"])[:20],
            station=str(raw["station"])[:200],
            stroom=str(raw["stroom"])[:80],
            sinds=float(raw["sinds"]),
            poort=int(raw["poort"]),
            teken=path.stem,
        )
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    return console if 1024 <= console.poort <= 65535 else None
