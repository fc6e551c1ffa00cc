"""A time as a person types it afterwards, on the clock of Europe/Amsterdam, to a moment in UTC. Pure.

``20:14`` or ``20:14:03`` is the first such time since the meeting began; where that has yet to come, the one on the day
that it began. ``24-11 20:14`` names the day. Two points may be one point (``20.14``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from voorzitter_console.entry import Kwaliteit
from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.commands import BeginVastlegging, Command
from voorzitter_console.procedure.parse import parse_moment
from voorzitter_console.text import local, local_clock, one_line, zone

_FORM = re.compile(
    r"(?:(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?:[-/](?P<year>\d{4}))?[ ,T]+)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
)


class InvalidTime(InvalidInput):
    """Not a time of day, or one that cannot be."""


def late_moment(text: str, now: datetime, aanvang: datetime) -> tuple[datetime, Kwaliteit]:
    """The moment (UTC) and how exact it is: to the minute counts as ``bij_benadering``.

    ``now`` and ``aanvang`` (of the meeting) are UTC. Raises InvalidTime with one sentence.
    """
    found = _FORM.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
        days = [_named(found, now)] if found["day"] else list(_days(aanvang, now))
    except ValueError:
        raise InvalidTime(
            f"“{one_line(text, 20)}” is geen tijd: typ bijvoorbeeld 20:14 of 20:14:03, of met de dag 24-11 20:14."
        ) from None
    moments = sorted(moment for day in days for moment in _at(day, clock))
    if not moments:
        raise InvalidTime(f"{one_line(text, 20)} bestond die dag niet: de zomertijd ging in. Geef een andere tijd.")
    past = [moment for moment in moments if moment <= now]
    if not past:
        raise InvalidTime(
            f"Een tijd in de toekomst kan niet: het is nu {local_clock(now)}; geef een tijd die al is geweest."
        )
    since = [moment for moment in past if moment >= aanvang]
    return (since or past)[0], "exact" if found["second"] else "bij_benadering"


def aanvang_of(begin: Command) -> datetime:
    """When the meeting of this first entry began, UTC."""
    assert isinstance(begin, BeginVastlegging)
    return parse_moment(begin.aanvang, "aanvang")


def _days(aanvang: datetime, now: datetime) -> Iterator[date]:
    """The local days from the meeting's beginning to now."""
    first, last = local(aanvang).date(), local(now).date()
    for number in range(max(0, (last - first).days) + 1):
        yield first + timedelta(days=number)


def _named(found: re.Match[str], now: datetime) -> date:
    """The day that was typed; without a year the last such day that is not after today."""
    today = local(now).date()
    if found["year"]:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    day = date(today.year, int(found["month"]), int(found["day"]))
    return day if day <= today else date(today.year - 1, day.month, day.day)


def _at(day: date, clock: time) -> Iterator[datetime]:
    """That local time on that day in UTC: twice where the clock is put back, never where it is put forward."""
    here = zone()
    seen = set()
    for fold in (0, 1):
        moment = datetime.combine(day, clock, here).replace(fold=fold).astimezone(UTC)
        if moment not in seen and moment.astimezone(here).time() == clock:
            seen.add(moment)
            yield moment


def late_text(moment: datetime, now: datetime) -> str:
    """``20:14:03``, with its day where that is not today's: ``24-11 20:14:03``."""
    day = local(moment)
    return local_clock(moment) if day.date() == local(now).date() else f"{day:%d-%m} {local_clock(moment)}"
