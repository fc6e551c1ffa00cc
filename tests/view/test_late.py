"""A time typed afterwards: which moment it is, over midnight and summer time, and what is refused in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from voorzitter_console.view.late import InvalidTime, late_moment, late_text


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


AANVANG = utc("2026-11-24T19:30:00+01:00")
AVOND = utc("2026-11-24T21:00:00+01:00")
NACHT = utc("2026-11-25T00:20:00+01:00")
OCHTEND = utc("2026-11-25T10:00:00+01:00")
DAG_ERNA = utc("2026-11-25T22:00:00+01:00")


@pytest.mark.parametrize(
    ("text", "now", "moment", "kwaliteit"),
    [
        ("20:14:03", AVOND, "2026-11-24T20:14:03+01:00", "exact"),
        (" 20:14 ", AVOND, "2026-11-24T20:14:00+01:00", "bij_benadering"),
        ("20.14", AVOND, "2026-11-24T20:14:00+01:00", "bij_benadering"),
        ("9:05", AVOND, "2026-11-24T09:05:00+01:00", "bij_benadering"),
        ("23:50", NACHT, "2026-11-24T23:50:00+01:00", "bij_benadering"),
        ("0:10", NACHT, "2026-11-25T00:10:00+01:00", "bij_benadering"),
        ("20:14", OCHTEND, "2026-11-24T20:14:00+01:00", "bij_benadering"),
        ("20:14", DAG_ERNA, "2026-11-24T20:14:00+01:00", "bij_benadering"),
        ("25-11 20:14", DAG_ERNA, "2026-11-25T20:14:00+01:00", "bij_benadering"),
        ("24/11/2026 20:14:01", DAG_ERNA, "2026-11-24T20:14:01+01:00", "exact"),
        ("19:10", AVOND, "2026-11-24T19:10:00+01:00", "bij_benadering"),
    ],
)
def test_the_moment_that_is_meant(text: str, now: datetime, moment: str, kwaliteit: str) -> None:
    assert late_moment(text, now, AANVANG) == (utc(moment), kwaliteit)


@pytest.mark.parametrize("text", ["", "straks", "25:00", "20:61", "20", "20:1", "[/b]", "\x00", "31-02 20:14", "٢٠:xx"])
def test_what_is_no_time_is_said(text: str) -> None:
    with pytest.raises(InvalidTime, match="is geen tijd"):
        late_moment(text, AVOND, AANVANG)


def test_the_future_is_refused() -> None:
    with pytest.raises(InvalidTime, match="toekomst kan niet: het is nu 21:00:00"):
        late_moment("21:01", AVOND, AANVANG)


def test_around_summer_time() -> None:
    begin = utc("2026-03-28T19:30:00+01:00")
    with pytest.raises(InvalidTime, match="zomertijd"):
        late_moment("29-03 02:30", utc("2026-03-29T12:00:00+02:00"), begin)
    # Put back: the first 02:30 since the beginning; after the change only the second one follows on 02:45.
    begin = utc("2026-10-24T23:00:00+02:00")
    now = utc("2026-10-25T02:45:00+01:00")
    assert late_moment("02:30", now, begin)[0] == utc("2026-10-25T02:30:00+02:00")


def test_the_day_is_told_where_it_is_another() -> None:
    moment = utc("2026-11-24T20:14:03+01:00")
    assert late_text(moment, AVOND) == "20:14:03"
    assert late_text(moment, OCHTEND) == "24-11 20:14:03"
