"""Whether a device is there: each of its requests is a sign of life, and what lay between two of them is known.

A press that was made without a connection is believed only where it lies in such a gap.
"""

from __future__ import annotations

from datetime import datetime, timedelta

GONE = timedelta(seconds=10)
"""Without a sign of life for so long a device is gone."""
GAP = timedelta(seconds=4)
"""Two signs of life further apart than this had no connection between them; the page sends one every three seconds."""
EDGE = timedelta(seconds=2)
"""So exact is the difference between the two clocks that the page measures."""
MOST = 50
"""Gaps that are remembered."""


class Presence:
    """One for a device; all moments are UTC."""

    def __init__(self, now: datetime) -> None:
        self.last = now
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
        """Whether a press at that moment can have been made without a connection."""
        return op <= now and any(begin - EDGE <= op <= end + EDGE for begin, end in self._gaps)
