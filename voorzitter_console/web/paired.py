"""Which devices are paired: a role in one meeting each, kept with private rights so that a restart keeps them.

Of a session's token only the SHA-256 is kept: 32 random bytes cannot be guessed back from it, and who reads the file
cannot work along. Cut off is for ever.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from voorzitter_console.clock import Clock
from voorzitter_console.console.shared import ROLES
from voorzitter_console.entry import from_utc_text, utc_text
from voorzitter_console.errors import system_fault
from voorzitter_console.own_folder import make_own
from voorzitter_console.web.faults import ShareUnavailable
from voorzitter_console.web.presence import LastHeard
from voorzitter_console.web.presses import Presses

AFTER_CLOSING = timedelta(hours=12)
"""So long after a meeting was closed its devices may still complete what is open."""
LONGEST = timedelta(days=7)
"""A device whose meeting never closes is to be paired again."""
MOST = 64
"""Devices at a time."""
LARGEST = 1_000_000
"""Bytes of the file; more is not of ours."""


class Paired(Struct, frozen=True, kw_only=True):
    """One device. ``nummer`` names it in the record and on the screen; never used twice."""

    nummer: int
    rol: str
    stroom: str
    """The meeting; empty while none stands."""
    hash: str
    tot: str
    """When it ends, UTC."""
    afgesloten: bool = False

    @property
    def naam(self) -> str:
        """``toestel 2``."""
        return f"toestel {self.nummer}"


class Pairings:
    """One for a journal; used on the process's loop only."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Raises ShareUnavailable where the folder cannot be made."""
        self._path = path
        self._clock = clock
        self.presses = Presses(path.with_suffix(".drukken"))
        """What these devices pressed."""
        self.heard = LastHeard(path.with_suffix(".gehoord"))
        """When they were heard last, by this process or the one before."""
        self._all: dict[str, Paired] = {}
        self.lost = False
        """What was kept could not be read: every device is to be paired again."""
        self._first = 1
        """The number of the first device."""
        try:
            make_own(path.parent)
        except OSError as error:
            raise ShareUnavailable(
                f"{path.parent}: hier kan niets worden bewaard ({system_fault(error)}); controleer de rechten."
            ) from None
        self._read()

    @property
    def live(self) -> tuple[Paired, ...]:
        """Those that may work along now, in order of their numbers."""
        return tuple(sorted((p for p in self._all.values() if self._good(p)), key=lambda p: p.nummer))

    def add(self, rol: str, stroom: str) -> tuple[Paired, str]:
        """A new device and its token. Raises ShareUnavailable where it cannot be kept, or there are too many."""
        if len(self.live) >= MOST:
            raise ShareUnavailable(f"Er zijn al {MOST} toestellen gekoppeld; sluit er eerst een af.")
        token = secrets.token_urlsafe(32)
        made = Paired(
            nummer=1 + max((p.nummer for p in self._all.values()), default=self._first - 1),
            rol=rol,
            stroom=stroom,
            hash=_hashed(token),
            tot=utc_text(self._clock.now() + LONGEST),
        )
        self._all[made.hash] = made
        try:
            self._write()
        except ShareUnavailable:
            del self._all[made.hash]
            raise
        return made, token

    def find(self, token: str) -> Paired | None:
        """The device with this token, while it may work along."""
        found = self._all.get(_hashed(token))
        return found if found is not None and self._good(found) else None

    def current(self, paired: Paired) -> Paired | None:
        """The same device as it is now; None once it may not work along."""
        found = self._all.get(paired.hash)
        return found if found is not None and self._good(found) else None

    def cut(self, nummer: int) -> Paired | None:
        """Cut a device off; the one that it was, None where there is no such device."""
        found = next((p for p in self.live if p.nummer == nummer), None)
        if found is not None:
            self._put(replace(found, afgesloten=True))
        return found

    def stand(self, stroom: str) -> None:
        """A meeting stands: devices that were paired before it began belong to it from now on."""
        for one in self.live:
            if not one.stroom:
                self._put(replace(one, stroom=stroom))

    def closed(self, stroom: str, op: datetime) -> None:
        """The meeting was closed at that moment (UTC)."""
        tot = utc_text(op + AFTER_CLOSING)
        for one in self.live:
            if one.stroom == stroom and one.tot > tot:
                self._put(replace(one, tot=tot))

    def _good(self, one: Paired) -> bool:
        return not one.afgesloten and utc_text(self._clock.now()) < one.tot

    def _put(self, one: Paired) -> None:
        self._all[one.hash] = one
        self._write()

    def _read(self) -> None:
        try:
            if not self._path.exists():
                return
            if self._path.stat().st_size > LARGEST:
                raise ValueError("too large")
            self._all = {p.hash: p for p in _parsed(json.loads(self._path.read_text(encoding="utf-8")))}
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            self.lost = True
            # Numbers that were used before are in the record: none of those again, nor after another loss.
            now = self._clock.now()
            self._first = 1000 + 60 * now.hour + now.minute

    def _write(self) -> None:
        """Whole or not at all; what ended a week ago is left out, but for the highest number."""
        last = max((p.nummer for p in self._all.values()), default=0)
        past = utc_text(self._clock.now() - LONGEST)
        kept = [asdict(p) for p in self._all.values() if p.tot > past or p.nummer == last]
        fresh = self._path.with_suffix(f".{secrets.token_hex(4)}.nieuw")
        try:
            with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
                json.dump(kept, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise ShareUnavailable(
                f"{self._path}: kan niet worden bewaard ({system_fault(error)}); controleer de rechten en de ruimte."
            ) from None


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _parsed(rows: object) -> Iterable[Paired]:
    """The devices in the file. Raises ValueError, TypeError or KeyError where it is not of that form."""
    if not isinstance(rows, list):
        raise TypeError("a list")
    for row in rows:
        found = Paired(
            nummer=int(row["nummer"]),
            rol=str(row["rol"]),
            stroom=str(row["stroom"]),
            hash=str(row["hash"]),
            tot=utc_text(from_utc_text(row["tot"])),
            afgesloten=row["afgesloten"] is not False,
        )
        if found.rol not in ROLES or len(found.hash) != 64:
            raise ValueError(found.rol)
        yield found
