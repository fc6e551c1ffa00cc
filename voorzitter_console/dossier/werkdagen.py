"""Working days in the Netherlands: the holidays of the Algemene termijnenwet, article 3, and weekends; and months.

The law's own list, not a calendar's: Good Friday counts with them (lid 2), Easter Sunday and Whit Sunday are Sundays
anyway, Koningsdag is on the 26th where the 27th is a Sunday (KB, since 2014), and 5 May counts every year.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from voorzitter_console.moment import zone

_SUNDAY = 6


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the "anonymous" computus, Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The generally recognised holidays of that year."""
    sunday = easter(year)
    king = date(year, 4, 27)
    return frozenset(
        {
            date(year, 1, 1),
            *(sunday + timedelta(days=n) for n in (-2, 1, 39, 50)),
            king - timedelta(days=1) if king.weekday() == _SUNDAY else king,
            date(year, 5, 5),
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def is_working_day(day: date) -> bool:
    """Neither a weekend nor a holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def after_working_days(start: date, number: int) -> date:
    """The ``number``-th working day after ``start``, which itself does not count."""
    day = start
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def end_of(day: date) -> datetime:
    """The last second of that day on the clock of Europe/Amsterdam (aware)."""
    return datetime.combine(day, time(23, 59, 59), zone())


def months_after(day_: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    year, month = divmod(day_.year * 12 + day_.month - 1 + months, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day_.day, last))
