"""Terms over weekends, holidays and the nights in which the clock is moved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from voorzitter_console.aftercare import terms as t
from voorzitter_console.aftercare.talks import talks
from voorzitter_console.moment import iso
from voorzitter_console.protocol.load import find

TERMS = find("maassluis-2025").termijnen


def until(found: t.Uiterlijk) -> str:
    assert found.tot is not None
    return iso(found.tot)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (datetime(2026, 3, 10, 20, 30, tzinfo=UTC), "2026-03-11T21:30:00+01:00"),
        # In the night of 28 to 29 March the clock goes forward: 24 hours are 24 hours.
        (datetime(2026, 3, 28, 20, 30, tzinfo=UTC), "2026-03-29T22:30:00+02:00"),
        (datetime(2026, 10, 24, 20, 30, tzinfo=UTC), "2026-10-25T21:30:00+01:00"),
    ],
)
def test_hours_run_on(since: datetime, expected: str) -> None:
    assert until(t.within_hours(since, 24, "")) == expected


def test_a_term_of_the_protocol_is_never_lengthened_and_a_weekend_is_told() -> None:
    thursday = datetime(2026, 3, 12, 20, 0, tzinfo=UTC)
    found = t.within_days(thursday, 3, "")
    assert until(found) == "2026-03-15T23:59:59+01:00"
    assert found.opmerking == "Dat is zondag 15 maart 2026: geen werkdag; plan het liever ervoor."
    assert t.within_days(thursday, 1, "").opmerking == ""


def test_the_day_ends_on_the_clock_of_the_hall_and_not_in_utc() -> None:
    late = datetime(2026, 3, 10, 23, 30, tzinfo=UTC)  # half past twelve in the hall, on the 11th
    assert until(t.within_days(late, 3, "")) == "2026-03-14T23:59:59+01:00"


@pytest.mark.parametrize(
    ("since", "until_day", "told"),
    [
        (date(2026, 3, 10), "2026-06-10", ""),
        (date(2025, 11, 30), "2026-02-28", "maandag 2 maart 2026"),  # a Saturday, and a shorter month
        (date(2026, 2, 6), "2026-05-06", ""),
        (date(2026, 2, 5), "2026-05-05", "woensdag 6 mei 2026"),  # Bevrijdingsdag
        (date(2026, 9, 25), "2026-12-25", "maandag 28 december 2026"),  # Christmas, then a weekend
    ],
)
def test_a_term_of_the_law_tells_what_the_algemene_termijnenwet_adds(since: date, until_day: str, told: str) -> None:
    found = t.within_months_by_law(datetime(since.year, since.month, since.day, 12, tzinfo=UTC), 3, "")
    assert until(found).startswith(until_day)
    assert told in found.opmerking
    assert bool(told) == bool(found.opmerking)


def test_working_days_skip_easter() -> None:
    maundy_thursday = datetime(2026, 4, 2, 20, 0, tzinfo=UTC)
    assert until(t.within_working_days(maundy_thursday, 2, "")) == "2026-04-08T23:59:59+02:00"


def test_the_three_talks_and_the_day_to_plan_each_on() -> None:
    tuesday = datetime(2026, 3, 10, 19, 30, tzinfo=UTC)
    first, second, third = talks(tuesday, TERMS)
    assert until(first.uiterlijk) == "2026-03-11T20:30:00+01:00"
    assert (until(second.uiterlijk), second.dag) == ("2026-03-13T23:59:59+01:00", date(2026, 3, 13))
    assert third.uiterlijk.van is not None
    assert iso(third.uiterlijk.van) == "2026-04-07T00:00:00+02:00"
    assert (until(third.uiterlijk), third.dag) == ("2026-04-21T23:59:59+02:00", date(2026, 4, 21))
    assert third.naam == "derde gesprek (na 4 tot 6 weken, 5.3)"


def test_a_talk_that_would_end_on_a_sunday_is_planned_on_friday() -> None:
    thursday = datetime(2026, 3, 12, 20, 0, tzinfo=UTC)
    assert talks(thursday, TERMS)[1].dag == date(2026, 3, 13)


@pytest.mark.parametrize("days", range(0, 370, 7))
def test_the_next_working_day_is_never_before_and_never_a_week_away(days: int) -> None:
    day = date(2026, 1, 3) + timedelta(days=days)
    found = t.next_working_day(day)
    assert day <= found <= day + timedelta(days=5)
