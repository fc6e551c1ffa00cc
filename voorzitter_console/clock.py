"""Leaf: time now. Wall time is UTC cut to milliseconds; monotonic time is seconds, to notice that the wall jumped."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


def cut_ms(moment: datetime) -> datetime:
    """The moment in UTC, cut (not rounded) to milliseconds."""
    utc = moment.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


class Clock(Protocol):
    """What the rest of the house asks of time."""

    def now(self) -> datetime:
        """Wall time in UTC, milliseconds."""
        ...

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        ...


class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        return cut_ms(datetime.now(UTC))

    def monotonic(self) -> float:
        return time.monotonic()


class FakeClock:
    """A clock that stands where it is set: for scenarios and tests."""

    def __init__(self, moment: datetime) -> None:
        self._moment = cut_ms(moment)
        self._start = self._moment

    def now(self) -> datetime:
        return self._moment

    def monotonic(self) -> float:
        return (self._moment - self._start).total_seconds()

    def set(self, moment: datetime) -> None:
        """Put the clock at a moment (also backwards)."""
        self._moment = cut_ms(moment)

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self._moment = cut_ms(self._moment + timedelta(seconds=seconds))
