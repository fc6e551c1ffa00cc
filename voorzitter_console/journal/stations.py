"""The consoles on one journal of this machine: their names, who has which role, whom to tell after a write.

A console has its name by a :class:`.SeatLock`, so no two have the same and one that was killed is gone. What it is and
where it listens stands in a small file beside that lock, which counts only while the lock is held. Taking up a role
and looking who had it before are done by one console at a time, so of two that start at once just one finds the other.
"""

from __future__ import annotations

import json
import secrets
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from voorzitter_console.journal.notifier import Notifier
from voorzitter_console.seat import SeatLock, seat_file, seats_folder

MOST = 64
"""Consoles that are looked at, and names that are tried; more is somebody's mistake."""
LARGEST = 4096
"""Bytes of what a console says of itself; anything larger is not of ours."""
CHOOSING = 0.5
"""Seconds to wait for a console that takes up its role: it may have been stopped in the middle."""
PROBE = 0.02
"""Seconds to wait for a name: a look whether its console still lives takes it for an instant."""
AGAIN = 1.0
"""Seconds that a look at who is to be told holds: each write tells, and who came since looks by itself."""
TRIES = 5
"""On Windows a file that somebody reads just now cannot be replaced."""


Later = Callable[[Callable[[], None]], object]


def at_once(job: Callable[[], None]) -> None:
    """Where nothing waits for it."""
    job()


class Station(Struct, frozen=True, kw_only=True):
    """Another console on the same journal, alive now; ``poort`` is 0 where it cannot be told."""

    rol: str
    """``voorzitter`` or ``griffier``."""
    station: str
    stroom: str
    poort: int


class Stations:
    """One for a console, used by one thread at a time but for ``notify``. Nothing here raises: see :mod:`.notifier`."""

    def __init__(self, journal: Path, on_notice: Callable[[], object], later: Later = at_once) -> None:
        """``later``: has a job done that may wait, once what was written is told on."""
        self._journal = journal
        self._notifier = Notifier(on_notice)
        self._later = later
        self._name: SeatLock | None = None
        self._station = ""
        self._entered = False
        self._ports: list[int] = []
        self._looked = -AGAIN

    def name(self, wanted: str) -> str:
        """The name that this console has from now on: with a number where another console has it already."""
        if self._name is not None:
            return self._station
        for number in range(1, MOST):
            self._station = wanted if number == 1 else f"{wanted} ({number})"
            lock = SeatLock(self._journal, _seat(self._station))
            if lock.take(PROBE):
                self._name = lock
                self._forget()  # what a console of that name left when it was killed
                return self._station
            if not lock.elsewhere:
                break  # the folder is closed: nobody can be told apart here
        self._station = wanted
        return wanted

    def enter(self, rol: str, station: str, stroom: str) -> Station | None:
        """Make this console known in that role in that meeting; the one that had it before and still has it, if any."""
        self.name(station)
        turn = SeatLock(self._journal, "beurt")
        got = turn.take(CHOOSING)
        try:
            known = {"rol": rol, "station": self._station, "stroom": stroom, "poort": self._notifier.port}
            self._write(json.dumps(known))
            others = self.others()
            self._ports = [one.poort for one in others if one.poort]
            first = next((one for one in others if (one.rol, one.stroom) == (rol, stroom)), None)
        finally:
            turn.release()
        if first is None and not got and turn.elsewhere:
            # One that takes up a role was stopped meanwhile: it counts as first, so that somebody is asked.
            return Station(rol=rol, station="een ander scherm", stroom=stroom, poort=0)
        return first

    def leave(self) -> None:
        """Take this console's role away; it keeps its name."""
        if self._entered:
            self._entered = False
            self._forget()

    def others(self) -> list[Station]:
        """The other consoles that are alive."""
        try:
            paths = sorted(seats_folder(self._journal).glob("*.json"))[:MOST]
        except OSError:
            return []
        own = self._file()
        found = (_read(path) for path in paths if path != own)
        return [one for one in found if one is not None and self._alive(one)]

    def notify(self) -> None:
        """Something was written: the others look now."""
        self._notifier.notify(self._ports)
        now = time.monotonic()
        if now - self._looked > AGAIN:
            self._looked = now
            # Looking takes as long as all else on the way there, and whoever was told waits for this processor.
            self._later(self._tell_who_came)

    def _tell_who_came(self) -> None:
        known, self._ports = self._ports, [one.poort for one in self.others() if one.poort]
        self._notifier.notify(port for port in self._ports if port not in known)

    def close(self) -> None:
        """Be forgotten, and stop listening."""
        self.leave()
        self._notifier.close()
        if self._name is not None:
            self._name.release()
            self._name = None

    def _alive(self, one: Station) -> bool:
        lock = SeatLock(self._journal, _seat(one.station))
        free = lock.take()
        lock.release()
        return not free and lock.elsewhere

    def _file(self) -> Path:
        return seat_file(self._journal, _seat(self._station), "json")

    def _write(self, known: str) -> None:
        if self._name is None:
            return
        own = self._file()
        fresh = own.with_suffix(f".{secrets.token_hex(4)}.nieuw")
        for _ in range(TRIES):
            try:
                fresh.write_text(known, encoding="utf-8")
                fresh.replace(own)
            except OSError:
                time.sleep(0.001)
            else:
                self._entered = True
                return
        with suppress(OSError):
            fresh.unlink(missing_ok=True)

    def _forget(self) -> None:
        for _ in range(TRIES):
            try:
                self._file().unlink(missing_ok=True)
            except OSError:
                time.sleep(0.001)
            else:
                return


def _seat(station: str) -> str:
    return f"naam/{station}"


def _read(path: Path) -> Station | None:
    """What a console said of itself; None for anything that is not of that form."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return None  # a pipe would keep the reader for ever
        raw = json.loads(path.read_text(encoding="utf-8"))
        one = Station(
            rol=str(raw["rol"])[:20],
            station=str(raw["station"])[:200],
            stroom=str(raw["stroom"])[:80],
            poort=int(raw["poort"]),
        )
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    return one if one.poort == 0 or 1024 <= one.poort <= 65535 else None
