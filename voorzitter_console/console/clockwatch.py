"""Notices that the laptop's clock jumped: wall time against monotonic time, from one look to the next.

A clock that is slowly put right by the network stays below the threshold at every look, so it is no jump. Whether a
laptop that slept counts its sleep in monotonic time differs between systems: the words leave both open.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from voorzitter_console.clock import Clock
from voorzitter_console.entry import Entry
from voorzitter_console.moment import date_of, elapsed, local_clock, short_day

THRESHOLD = timedelta(seconds=2)


class Jump(Struct, frozen=True):
    """Both times in UTC: what the clock would have said, and what it says."""

    verwacht: datetime
    nu: datetime

    @property
    def tekst(self) -> str:
        """The remark for the record."""
        ahead = self.nu > self.verwacht
        seconds = round(abs((self.nu - self.verwacht).total_seconds()))
        expected, now = _both(self.verwacht, self.nu)
        return (
            f"De klok van deze laptop is verzet of de laptop sliep: verwacht {expected}, "
            f"de klok zegt {now} ({_long(seconds)} {'vooruit' if ahead else 'terug'})."
        )


def behind(last: Entry, now: datetime, station: str) -> str:
    """At a resumption: that the clock stands before the entry recorded last, so it was put back; empty: it does not.

    What a console sees while it runs is told by :class:`ClockWatch`; this is of the time in between.
    """
    if elapsed(last.vastgelegd_op, now) is not None:
        return ""
    recorded, says = _both(last.vastgelegd_op, now)
    whose, why = ("", "is verzet") if last.station == station else (f" van {last.station}", "loopt anders of is verzet")
    return (
        f"De klok van deze laptop zegt {says}, maar de laatste vastlegging{whose} (nr. {last.positie}) is van "
        f"{recorded}: de klok {why}. Zet haar goed. Wat nu komt, telt als later dan nr. {last.positie}."
    )


class ClockWatch:
    """One for the console; :meth:`look` at every tick."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: tuple[datetime, float] | None = None

    def look(self) -> Jump | None:
        """The jump since the last look, told once; None where there was none."""
        before = self._last
        now, counted = self._clock.now(), self._clock.monotonic()
        self._last = now, counted
        if before is None:
            return None
        expected = before[0] + timedelta(seconds=counted - before[1])
        return Jump(expected, now) if abs(now - expected) >= THRESHOLD else None


def _both(one: datetime, other: datetime) -> tuple[str, str]:
    """Two moments side by side: with their days where they are not of one day."""
    clocks = local_clock(one), local_clock(other)
    if date_of(one) == date_of(other):
        return clocks
    return f"{short_day(one)} {clocks[0]}", f"{short_day(other)} {clocks[1]}"


def _long(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    named = ((days, "dag" if days == 1 else "dagen"), (hours, "uur"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{count} {name}" for count, name in named if count)
