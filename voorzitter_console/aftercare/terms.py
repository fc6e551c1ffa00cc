"""Until when: hours run on, days end at the end of the day; a term of the law that ends in a weekend or on a holiday
runs on to the next working day (Algemene termijnenwet, article 1; not for hours, not beyond three months: article 4).

A term of the protocol is no term of a law: care for people does not wait until Monday, so it is never lengthened.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from voorzitter_console.dossier.werkdagen import after_working_days, end_of, is_working_day, months_after
from voorzitter_console.moment import date_of, day


class Uiterlijk(Struct, frozen=True, kw_only=True):
    """Until when (UTC; None: no term is named), from when where that is said, and where it comes from."""

    tot: datetime | None = None
    van: datetime | None = None
    bron: str = ""
    opmerking: str = ""
    """What a reader must know of the day itself: it lies in a weekend, the law makes it later."""

    def over(self, now: datetime) -> bool:
        """Whether it has passed."""
        return self.tot is not None and now > self.tot


GEEN = Uiterlijk(bron="geen termijn")


def within_hours(since: datetime, hours: int, bron: str) -> Uiterlijk:
    """So many hours of the real clock: an hour that the summer takes away is not given."""
    return Uiterlijk(tot=since + timedelta(hours=hours), bron=bron)


def within_days(since: datetime, days: int, bron: str) -> Uiterlijk:
    """The end of the day so many days later; a weekend is remarked upon and lengthens nothing."""
    last = date_of(since) + timedelta(days=days)
    return Uiterlijk(tot=_end(last), bron=bron, opmerking=_weekend(last))


def between_weeks(since: datetime, weeks: tuple[int, int], bron: str) -> Uiterlijk:
    """From the first day on until the end of the last one."""
    first, last = (date_of(since) + timedelta(weeks=number) for number in weeks)
    return Uiterlijk(tot=_end(last), van=_begin(first), bron=bron, opmerking=_weekend(last))


def within_working_days(since: datetime, days: int, bron: str) -> Uiterlijk:
    """The end of that working day."""
    return Uiterlijk(tot=_end(after_working_days(date_of(since), days)), bron=bron)


def within_months_by_law(since: datetime, months: int, bron: str) -> Uiterlijk:
    """A term of the law in months, at most three: the law's own lengthening is told, the earlier day is kept to."""
    last = months_after(date_of(since), months)
    later = next_working_day(last)
    told = f"Volgens de Algemene termijnenwet kan het nog op {day(end_of(later))}." if later != last else ""
    return Uiterlijk(tot=_end(last), bron=bron, opmerking=told)


def on_day(written: str, bron: str) -> Uiterlijk:
    """A day that somebody named (ISO 8601, judged when it was recorded)."""
    try:
        return Uiterlijk(tot=_end(date.fromisoformat(written)), bron=bron)
    except ValueError:
        return Uiterlijk(bron=bron)


def months_before(now: datetime, months: int) -> datetime:
    """The moment so many calendar months ago (on the last day of a shorter month)."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    for number in (now.day, 30, 29, 28):
        try:
            return now.replace(year=year, month=month + 1, day=number)
        except ValueError:
            continue
    raise AssertionError(months)


def next_working_day(last: date) -> date:
    """That day, or the first one after it that is no weekend and no holiday."""
    while not is_working_day(last):
        last += timedelta(days=1)
    return last


def working_day_before(last: date, since: date) -> date:
    """That day, or the last working day before it that is not before ``since``: when a talk is best planned."""
    found = last
    while not is_working_day(found) and found > since:
        found -= timedelta(days=1)
    return found if is_working_day(found) else last


def _weekend(last: date) -> str:
    if is_working_day(last):
        return ""
    return f"Dat is {day(end_of(last))}: geen werkdag; plan het liever ervoor."


def _end(last: date) -> datetime:
    return end_of(last).astimezone(UTC)


def _begin(first: date) -> datetime:
    return end_of(first).replace(hour=0, minute=0, second=0).astimezone(UTC)
