"""A day as a person types it in a field for one, and nothing else in it. Pure.

A field that is a day is read whole or not at all: what is recorded is never picked out of a sentence.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import MAANDEN
from voorzitter_console.text import one_line

_FORM = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<s>[-./ ])(?P<m2>\d{1,2})(?:(?P=s)(?P<y2>\d{4}|\d{2}))?"
    r"|(?P<d3>\d{1,2}) (?P<w>[a-z]{3,9})\.?(?: (?P<y3>\d{4}))?"
)
_NEAR = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_OLDEST = 100
"""Years: what lies further back is a wrong year."""
JUST = timedelta(days=60)
"""A day without a year that lies so little back has passed, and is not one of next year."""


class DayTypedWrong(InvalidInput):
    """What was typed is no day, or one that cannot be."""


def past_day(typed: str, today: date, veld: str) -> date:
    """A day that has been; without a year the last such day. ``veld`` begins the sentence. Raises DayTypedWrong."""
    meant = _meant(typed, today, veld)
    been = [day for day in meant if day <= today]
    if not been:
        raise DayTypedWrong(f"{veld}: een dag in de toekomst kan niet; geef een dag die al is geweest.")
    return been[-1]


def any_day(typed: str, today: date, since: date, veld: str) -> date:
    """A day; without a year the first such day from ``since`` on, or one shortly before. Raises DayTypedWrong."""
    meant = _meant(typed, today, veld)
    return next((day for day in meant if day >= since - JUST), meant[-1])


def _meant(typed: str, today: date, veld: str) -> list[date]:
    """The day, or where no year was typed those of the years around today, in order."""
    text, shown = " ".join(typed.split()).casefold(), one_line(typed, 30)
    if text in _NEAR:
        return [today + timedelta(days=_NEAR[text])]
    found = _FORM.fullmatch(text)
    month = _month(found) if found else 0
    year = _year(found, today) if found else None
    if found is None or not month or year == 0:
        raise DayTypedWrong(f"{veld}: “{shown}” is geen dag; typ bijvoorbeeld 12-03-2026.")
    number = int(found["d"] or found["d2"] or found["d3"])
    # Without a year 29 February may lie years away.
    years = [year] if year is not None else range(today.year - 5, today.year + 6)
    days = [day for one in years if (day := _day(one, month, number)) is not None]
    if not days:
        raise DayTypedWrong(f"{veld}: “{shown}” bestaat niet; kijk in de agenda welke dag u bedoelt.")
    if not today.year - _OLDEST <= days[-1].year <= today.year + _OLDEST:
        raise DayTypedWrong(f"{veld}: het jaar {days[-1].year} kan niet; controleer het jaar.")
    return days


def _month(found: re.Match[str]) -> int:
    """1 to 12 as typed or by its name; 0 where no month has that name."""
    if not found["w"]:
        return int(found["m"] or found["m2"])
    word = {"mrt": "maart"}.get(found["w"], found["w"])
    return next((n for n, m in enumerate(MAANDEN, 1) if word in (m, m[:3])), 0)


def _year(found: re.Match[str], today: date) -> int | None:
    """None where no year was typed; ``26`` is 2026, and 0 what may be a day or a month in its place."""
    written = found["y"] or found["y2"] or found["y3"]
    if written is None or len(written) == 4:
        return int(written) if written else None
    year = today.year // 100 * 100 + int(written)
    return year if abs(year - today.year) <= 10 else 0


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
