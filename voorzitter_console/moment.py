"""Leaf: moments (UTC) and days in words, on the clock of Europe/Amsterdam, for everything that shows one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voorzitter_console.errors import Unavailable

ZONE = "Europe/Amsterdam"
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def zone() -> ZoneInfo:
    """The zone of every time that is shown. Raises Unavailable where this computer does not know it."""
    try:
        return ZoneInfo(ZONE)
    except ZoneInfoNotFoundError:
        raise Unavailable(
            "Deze computer kent de tijdzone Europe/Amsterdam niet; installeer het programma opnieuw (tzdata ontbreekt)."
        ) from None


@lru_cache(maxsize=4096)  # a screen and a dossier ask for the same few moments again and again
def local(moment: datetime) -> datetime:
    """The moment on that clock: to be shown, not compared (an hour in October comes twice)."""
    try:
        return moment.astimezone(zone())
    except OverflowError:
        return moment


def date_of(moment: datetime) -> date:
    """The day of a moment in the Netherlands."""
    return local(moment).date()


def moments_of(day_: date, clock: time) -> tuple[datetime, ...]:
    """That local time on that day, in UTC: two where the clock is put back, none where it is put forward."""
    here = zone()
    both = (datetime.combine(day_, clock, here).replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return tuple(dict.fromkeys(moment for moment in both if moment.astimezone(here).time() == clock))


# the time of day ------------------------------------------------------------------------------------------------


def twice(typed: str) -> str:
    """Of a time in the night that has it twice: which of the two is meant?"""
    return f"{typed} was er die nacht twee keer: typ {typed} zomertijd of {typed} wintertijd."


@lru_cache(maxsize=4096)
def local_clock(moment: datetime) -> str:
    """``20:14:03``: whole seconds, as people read a clock; the milliseconds stand in the journal and dossier.json."""
    return local(moment).strftime("%H:%M:%S")


@lru_cache(maxsize=4096)
def clock_on(moment: datetime, dag: date) -> str:
    """``20:14:03``; with its own day, ``25-11-2026 09:00:00``, where that is another than ``dag``."""
    clock = local_clock(moment)
    return clock if date_of(moment) == dag else f"{short_day(moment)} {clock}"


def local_minute(moment: datetime) -> str:
    """``20:14``."""
    return local(moment).strftime("%H:%M")


def offset(moment: datetime) -> str:
    """``+01:00``."""
    return iso(moment)[-6:]


def clock_offset(moment: datetime) -> str:
    """``20:12:10 (+01:00)``."""
    return f"{local_clock(moment)} ({offset(moment)})"


# with its day ---------------------------------------------------------------------------------------------------


def date_words(day_: date) -> str:
    """``10 maart 2026``."""
    return f"{day_.day} {MAANDEN[day_.month - 1]} {day_.year}"


def weekday_words(day_: date) -> str:
    """``dinsdag 10 maart 2026``."""
    return f"{_DAGEN[day_.weekday()]} {date_words(day_)}"


def day(moment: datetime) -> str:
    """The same of a moment."""
    return weekday_words(date_of(moment))


def day_clock(moment: datetime) -> str:
    """``10 maart 2026, 20:12:10 (+01:00)``."""
    return f"{date_words(date_of(moment))}, {clock_offset(moment)}"


def short_date(day_: date) -> str:
    """``10-03-2026``."""
    return day_.strftime("%d-%m-%Y")


def short_day(moment: datetime) -> str:
    """The same of a moment."""
    return short_date(local(moment))


def short(moment: datetime) -> str:
    """``10-03-2026 20:12``."""
    return f"{short_day(moment)} {local_minute(moment)}"


def day_alone(moment: datetime, kwaliteit: str) -> bool:
    """Whether of a moment (UTC) only the day is known: then it holds the begin of that day, by approximation."""
    return kwaliteit == "bij_benadering" and local(moment).time() == time()


def day_or_clock(moment: datetime, kwaliteit: str) -> str:
    """As :func:`day_clock`; ``zondag 22 november 2026, tijd niet bekend`` where only the day is known."""
    return f"{day(moment)}, tijd niet bekend" if day_alone(moment, kwaliteit) else day_clock(moment)


@lru_cache(maxsize=4096)
def iso(moment: datetime) -> str:
    """``2026-03-10T20:12:10+01:00``; milliseconds only where they are not zero."""
    here = local(moment)
    return here.isoformat(timespec="milliseconds" if here.microsecond // 1000 else "seconds")


# how long -------------------------------------------------------------------------------------------------------


PUT_BACK = timedelta(minutes=1)
"""A clock that says so much less than before was put back; less is the difference between two stations' clocks."""


def elapsed(begin: datetime, now: datetime) -> float | None:
    """Seconds since then; None where the clock was put back meanwhile, and nobody knows."""
    return None if begin - now >= PUT_BACK else (now - begin).total_seconds()


def duur(seconden: float) -> str:
    """``02:30``, from an hour on ``1:02:30``; below zero counts as zero (another station's clock)."""
    minuten, rest = divmod(max(0, int(seconden)), 60)
    uren, minuten = divmod(minuten, 60)
    return f"{uren}:{minuten:02}:{rest:02}" if uren else f"{minuten:02}:{rest:02}"
