"""A day and an hour as people type them; what cannot be is one sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.preparation.evening import TODAY
from voorzitter_console.preparation.when import DayFault, day_in, hour_in, moment_of, to_come

DST = date(2027, 3, 28)
WINTER = date(2027, 10, 31)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("01-12-2026", date(2026, 12, 1)),
        ("1/12/2026", date(2026, 12, 1)),
        ("1.12.2026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        (" 1  December 2026 ", date(2026, 12, 1)),
        ("1 december", date(2026, 12, 1)),
        ("1-12", date(2026, 12, 1)),
        ("3 november", date(2027, 11, 3)),
        ("29 februari", date(2028, 2, 29)),
        ("vandaag", TODAY),
        ("Morgen", date(2026, 11, 30)),
    ],
)
def test_a_day(typed: str, day: date) -> None:
    assert day_in(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["31-02-2027", "0-1-2027", "1-13-2027", "2027-02-29", "1-1-0000", "30 februari"])
def test_a_day_that_does_not_exist(typed: str) -> None:
    with pytest.raises(DayFault, match="bestaat niet"):
        day_in(typed, TODAY)


@pytest.mark.parametrize(
    "typed", ["", "dinsdag", "1-12/2026", "1-12-26", "7-10 dagen", "\x1b[31m", "1" * 3000, "१-१-2027x"]
)
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(DayFault) as fault:
        day_in(typed, TODAY)
    assert "\x1b" not in str(fault.value)
    assert len(str(fault.value)) < 120


def test_a_day_that_is_over_or_too_far_ahead() -> None:
    assert to_come(TODAY, TODAY) == TODAY
    with pytest.raises(DayFault, match="al geweest"):
        to_come(date(2026, 11, 28), TODAY)
    with pytest.raises(DayFault, match="klopt het jaar"):
        to_come(date(2062, 12, 1), TODAY)


@pytest.mark.parametrize(("typed", "hour"), [("19:30", "19:30"), ("9.05 uur", "09:05"), ("", ""), ("0:00", "00:00")])
def test_an_hour(typed: str, hour: str) -> None:
    assert hour_in(typed, TODAY) == hour


@pytest.mark.parametrize("typed", ["24:00", "19:60", "half acht", "1930", "-1:00", "19:30:00"])
def test_what_is_no_hour(typed: str) -> None:
    with pytest.raises(DayFault, match="is geen tijd"):
        hour_in(typed, TODAY)


def test_an_hour_that_the_clock_skips_and_one_that_comes_twice() -> None:
    with pytest.raises(DayFault, match="bestaat niet op 28 maart 2027: de klok gaat dan vooruit"):
        hour_in("02:30", DST)
    with pytest.raises(DayFault, match="komt op 31 oktober 2027 twee keer"):
        hour_in("02:30", WINTER)
    assert (hour_in("03:00", DST), hour_in("01:59", DST)) == ("03:00", "01:59")
    assert (hour_in("03:00", WINTER), hour_in("01:59", WINTER)) == ("03:00", "01:59")


def test_the_moment_of_an_hour() -> None:
    assert moment_of(DST, "03:00") == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert moment_of(DST, "") is None
