"""Whether a device is there: each of its requests is a sign of life, and what lay between two of them is known.

A press that was made without a connection is believed only where it lies in such a gap.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from voorzitter_console.entry import from_utc_text, utc_text

GONE = timedelta(seconds=10)
"""Without a sign of life for so long a device is gone."""
GAP = timedelta(seconds=4)
"""Two signs of life further apart than this had no connection between them; the page sends one every three seconds."""
EDGE = timedelta(seconds=2)
"""So exact is the difference between the two clocks that the page measures."""
JUST = timedelta(seconds=12)
"""A page gives a request up after six seconds and tries again at its next sign of life: a press of so short a while ago
may have been on its way, though other requests came through."""
MOST = 50
"""Gaps that are remembered."""
KEPT = timedelta(seconds=2)
"""So often the signs of life are written down: a process that is killed forgets no more than this."""
LARGEST = 64 * 1024
"""Bytes of what was written down; more is not of ours."""


class Presence:
    """One for a device; all moments are UTC."""

    def __init__(self, now: datetime, *, fresh: bool = False) -> None:
        """``fresh``: it was paired just now, so that it pressed nothing before."""
        self.last = now
        self._first = now - EDGE if fresh else None
        self._gaps: list[tuple[datetime, datetime]] = []

    def heard(self, now: datetime) -> None:
        """A request came in."""
        if now - self.last > GAP:
            self._gaps = [*self._gaps[-MOST:], (self.last, now)]
        self.last = max(self.last, now)

    def gone(self, now: datetime) -> bool:
        """Whether it has been silent for too long."""
        return now - self.last > GONE

    def believed(self, op: datetime, now: datetime) -> bool:
        """Whether a press at that moment can have been made without a connection, or been held up on its way."""
        if op > now + EDGE or (self._first is not None and op < self._first):
            return False
        return now - op <= JUST or any(begin - EDGE <= op <= end + EDGE for begin, end in self._gaps)


def moment_of(text: str) -> datetime | None:
    """Milliseconds since 1970 as a moment in UTC; None where nothing, or nothing of that form, was given."""
    if not text.isdecimal() or len(text) > 14:
        return None
    return datetime.fromtimestamp(int(text) / 1000, UTC)


class LastHeard:
    """When each device was heard last, by its number, kept so that a process that is started anew knows since when its
    devices were without a connection: what was pressed then is believed too. Used on the process's loop only.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[int, datetime] = {}
        self._said: datetime | None = None
        with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
            if path.stat().st_size <= LARGEST:
                found = json.loads(path.read_text(encoding="utf-8"))
                self._known = {int(nummer): from_utc_text(op) for nummer, op in found.items()}

    def of(self, nummer: int, now: datetime) -> datetime:
        """When that device was heard last as far as is known, else ``now`` (UTC)."""
        return min(self._known.get(nummer, now), now)

    def keep(self, heard: Mapping[int, datetime], now: datetime) -> None:
        """Write it down where it changed and the last time was long enough ago. A full disk takes no more than this."""
        if dict(heard) == self._known or (self._said is not None and timedelta(0) <= now - self._said < KEPT):
            return
        self._known, self._said = dict(heard), now
        fresh = self._path.with_suffix(f".{secrets.token_hex(4)}.nieuw")
        try:
            with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
                json.dump({str(nummer): utc_text(op) for nummer, op in heard.items()}, file)
            fresh.replace(self._path)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
