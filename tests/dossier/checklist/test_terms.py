"""The terms of the aangifte: working days, and moments as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzitter_console.dossier.checklist.terms import moment_in, remaining
from voorzitter_console.dossier.werkdagen import after_working_days, easter, holidays, is_working_day

EASTERS = {1961: (4, 2), 1990: (4, 15), 2000: (4, 23), 2008: (3, 23), 2019: (4, 21), 2024: (3, 31), 2025: (4, 20),
           2026: (4, 5), 2027: (3, 28), 2038: (4, 25), 2049: (4, 18), 2076: (4, 19)}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_holidays_of_the_law() -> None:
    assert sorted(f"{d:%m-%d}" for d in holidays(2026)) == [
        "01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26",
    ]  # fmt: skip
    assert date(2025, 4, 26) in holidays(2025)  # the 27th is a Sunday
    assert date(2025, 4, 27) not in holidays(2025)


@pytest.mark.parametrize(
    ("start", "number", "until"),
    [
        (date(2026, 3, 10), 2, date(2026, 3, 12)),
        (date(2026, 3, 13), 2, date(2026, 3, 17)),  # over a weekend
        (date(2026, 4, 2), 2, date(2026, 4, 8)),  # Good Friday, Easter Monday
        (date(2026, 12, 24), 2, date(2026, 12, 29)),  # both Christmas days, one on a Saturday
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_working_days(start: date, number: int, until: date) -> None:
    assert after_working_days(start, number) == until


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 60))
def test_between_there_are_just_so_many_working_days(start: date, number: int) -> None:
    until = after_working_days(start, number)
    days = (start + timedelta(days=n) for n in range(1, (until - start).days + 1))
    assert sum(is_working_day(day) for day in days) == number
    assert is_working_day(until)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("7 juli 2026", "2026-07-07T00:00:00+02:00"),
        ("2026-07-07", "2026-07-07T00:00:00+02:00"),
        ("2026-07-07T20:30", "2026-07-07T20:30:00+02:00"),
        ("op 7-7-2026 om 09.15 uur", "2026-07-07T09:15:00+02:00"),
        ("7 mrt", "2026-03-07T00:00:00+01:00"),
        ("5 januari", "2026-01-05T00:00:00+01:00"),  # sixty days back: it has passed
        ("4 januari", "2027-01-04T00:00:00+01:00"),
        ("6 maart", "2026-03-06T00:00:00+01:00"),
        ("4 maart 20:30", "2026-03-04T20:30:00+01:00"),
        ("17-3-28", "2028-03-17T00:00:00+01:00"),
        ("17.3.2028 om 20.10 uur", "2028-03-17T20:10:00+01:00"),
        ("24/12", "2026-12-24T00:00:00+01:00"),
        ("24-12 om 12.00 uur", "2026-12-24T00:00:00+01:00"),
        ("6 maart 2026", "2026-03-06T00:00:00+01:00"),
        ("2 mei '26", "2026-05-02T00:00:00+02:00"),
        ("5 sept.", "2026-09-05T00:00:00+02:00"),
    ],
)
def test_a_date_as_people_write_it(text: str, moment: str) -> None:
    found = moment_in(text, date(2026, 3, 6))
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "text",
    [
        *("na 28 dagen", "onbekend", "", "99-99-9999", "31 februari 2026", "12 uur", "na 7-10 dagen", "20.10 uur"),
        *("vannacht om 03.10 uur", "vandaag 20.10 uur", "morgen 12.05 uur", "over 2-3 weken"),
        *("na 3 maanden", "1 maand", "4 weken na 3 oktober", "10-11 november", "10 of 11 november 2026", "7 augurken"),
    ],
)
def test_no_date_is_no_moment(text: str) -> None:
    assert moment_in(text, date(2026, 3, 6)) is None


@given(st.text(max_size=40), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_is_a_moment_or_none(text: str, since: date) -> None:
    found = moment_in(text, since)
    assert found is None or found.tzinfo is not None


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=1, hours=3), "nog 1 dag en 3 uur"),
        (timedelta(days=26, hours=3), "nog 26 dagen"),
        (timedelta(hours=2), "nog 2 uur"),
        (timedelta(minutes=1), "nog 1 minuut"),
        (-timedelta(days=2), "2 dagen geleden verstreken"),
    ],
)
def test_what_is_left(left: timedelta, said: str) -> None:
    assert remaining(left) == said
