"""The time of a practice: it can stand still, and go faster than the clock on the wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from voorzitter_console.clock import Clock, cut_ms

SPEEDS = (1, 2, 5)


class Pace(msgspec.Struct, frozen=True):
    """At ``echt`` (wall time) it was ``oefentijd``, both UTC; since then it goes ``snelheid`` times as fast, 0: not."""

    oefentijd: datetime
    echt: datetime
    snelheid: int

    def at(self, echt: datetime) -> datetime:
        """The practice's time at that wall time; a wall clock that runs back does not take it along."""
        return self.oefentijd + self.snelheid * max(timedelta(), echt - self.echt)

    def from_now(self, echt: datetime, snelheid: int) -> Pace:
        """The same time at that moment, going on at another speed."""
        return Pace(oefentijd=self.at(echt), echt=echt, snelheid=snelheid)


class PracticeClock:
    """The wall's clock while no practice runs. Keys are timed by the wall: a held key is held as long as ever."""

    def __init__(self, real: Clock, pace: Callable[[], Pace | None]) -> None:
        self.real = real
        self._pace = pace

    def now(self) -> datetime:
        pace = self._pace()
        return self.real.now() if pace is None else cut_ms(pace.at(self.real.now()))

    def monotonic(self) -> float:
        return self.real.monotonic()
