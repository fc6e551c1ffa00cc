"""UTC moments as local text: ISO 8601 with the offset of Europe/Amsterdam at that moment, and in Dutch words.

The words are of texts as :func:`iso` writes them, and only take them apart: a long dossier has tens of thousands.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from voorzitter_console.entry import ZONE

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@lru_cache(maxsize=4096)
def iso(moment: datetime) -> str:
    """``2026-03-10T20:12:10+01:00``; milliseconds only where they are not zero."""
    local = moment.astimezone(ZoneInfo(ZONE))
    return local.isoformat(timespec="milliseconds" if local.microsecond // 1000 else "seconds")


def iso_or_none(moment: datetime | None) -> str | None:
    """The same; None stays None."""
    return None if moment is None else iso(moment)


def day(text: str) -> str:
    """``dinsdag 10 maart 2026`` of an ISO text."""
    moment = datetime.fromisoformat(text)
    return f"{_DAGEN[moment.weekday()]} {moment.day} {_MAANDEN[moment.month - 1]} {moment.year}"


def offset(text: str) -> str:
    """``+01:00`` of an ISO text."""
    return text[-6:]


def clock(text: str) -> str:
    """``20:12:10`` or ``20:12:10,250`` of an ISO text."""
    return text[11:19] + (f",{text[20:23]}" if text[19] == "." else "")


def clock_offset(text: str) -> str:
    """``20:12:10 (+01:00)``."""
    return f"{clock(text)} ({offset(text)})"


def day_clock(text: str) -> str:
    """``10 maart 2026, 20:12:10 (+01:00)``."""
    return f"{int(text[8:10])} {_MAANDEN[int(text[5:7]) - 1]} {text[:4]}, {clock_offset(text)}"
