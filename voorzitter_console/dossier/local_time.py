"""UTC moments as local text: ISO 8601 with the offset of Europe/Amsterdam at that moment, and in Dutch words."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from voorzitter_console.text import zone

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@lru_cache(maxsize=4096)
def on_the_clock(moment: datetime) -> datetime:
    """The moment on the clock of Europe/Amsterdam: to be shown, not compared (an hour in October comes twice)."""
    return moment.astimezone(zone())


@lru_cache(maxsize=4096)
def iso(moment: datetime) -> str:
    """``2026-03-10T20:12:10+01:00``; milliseconds only where they are not zero."""
    local = moment.astimezone(zone())
    return local.isoformat(timespec="milliseconds" if local.microsecond // 1000 else "seconds")


def date_of(moment: datetime) -> date:
    """The day of a moment in the Netherlands."""
    return on_the_clock(moment).date()


def day(moment: datetime) -> str:
    """``dinsdag 10 maart 2026``."""
    local = on_the_clock(moment)
    return f"{_DAGEN[local.weekday()]} {local.day} {_MAANDEN[local.month - 1]} {local.year}"


def offset(moment: datetime) -> str:
    """``+01:00``."""
    return iso(moment)[-6:]


def clock(moment: datetime) -> str:
    """``20:12:10``: whole seconds, as people read a clock; the milliseconds stand in dossier.json."""
    return iso(moment)[11:19]


def clock_offset(moment: datetime) -> str:
    """``20:12:10 (+01:00)``."""
    return f"{clock(moment)} ({offset(moment)})"


def day_clock(moment: datetime) -> str:
    """``10 maart 2026, 20:12:10 (+01:00)``."""
    local = on_the_clock(moment)
    return f"{local.day} {_MAANDEN[local.month - 1]} {local.year}, {clock_offset(moment)}"
