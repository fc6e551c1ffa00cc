"""A time typed afterwards: which moment it is, over midnight and summer time, and what is refused in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.procedure.course import Step, at, course
from voorzitter_console.view.late import InvalidTime, begonnen_op, late_moment, late_text


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
        ("20.14 uur", AVOND, "2026-11-24T20:14:00+01:00", "bij_benadering"),
        ("24-11 20:14:03 UUR", AVOND, "2026-11-24T20:14:03+01:00", "exact"),
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


@pytest.mark.parametrize("text", ["25-11 20:14", "31-12 20:14", "1/12 9:00"])
def test_a_day_to_come_is_not_taken_as_one_of_last_year(text: str) -> None:
    with pytest.raises(InvalidTime, match="is dit jaar nog niet geweest"):
        late_moment(text, AVOND, AANVANG)


def test_a_day_of_the_old_year_needs_no_year_in_the_days_after() -> None:
    moment, _ = late_moment("24-11 20:14", utc("2027-01-05T09:00:00+01:00"), AANVANG)
    assert moment == utc("2026-11-24T20:14:00+01:00")
    moment, _ = late_moment("30-11-2025 20:14", AVOND, AANVANG)
    assert moment == utc("2025-11-30T20:14:00+01:00")


def test_around_summer_time() -> None:
    begin = utc("2026-03-28T19:30:00+01:00")
    with pytest.raises(InvalidTime, match="zomertijd"):
        late_moment("29-03 02:30", utc("2026-03-29T12:00:00+02:00"), begin)


ZOMER, WINTER = utc("2026-10-25T02:40:00+02:00"), utc("2026-10-25T02:40:00+01:00")


def test_in_the_night_that_has_an_hour_twice_it_is_asked_which() -> None:
    begin, now = utc("2026-10-24T23:00:00+02:00"), utc("2026-10-25T02:45:00+01:00")
    with pytest.raises(InvalidTime, match="twee keer: typ 02:40 zomertijd of 02:40 wintertijd"):
        late_moment("02:40", now, begin)
    assert late_moment("02:40 zomertijd", now, begin)[0] == ZOMER
    assert late_moment("25-10 02:40 Wintertijd", now, begin)[0] == WINTER
    assert late_moment("02:40", utc("2026-10-25T02:20:00+01:00"), begin)[0] == ZOMER, "the second has yet to come"
    assert late_moment("02:40", now, utc("2026-10-25T02:10:00+01:00"))[0] == WINTER, "the first was before it began"
    with pytest.raises(InvalidTime, match="het was toen wintertijd"):
        late_moment("20:14 zomertijd", AVOND, AANVANG)


@pytest.mark.parametrize(("text", "now"), [("8:15", AVOND), ("08:15:20", AVOND), ("9:00", AVOND), ("7:30", AVOND)])
def test_a_quarter_past_eight_in_the_evening_is_asked(text: str, now: datetime) -> None:
    with pytest.raises(InvalidTime, match=r"Bedoelt u \d\d:\d\d\? Typ dan"):
        late_moment(text, now, AANVANG)


def test_the_morning_is_taken_where_it_is_named_or_alone_can_be() -> None:
    with pytest.raises(InvalidTime, match="typ dan de dag erbij: 24-11 08:15"):
        late_moment("8:15", AVOND, AANVANG)
    ochtend = utc("2026-11-24T08:15:00+01:00")
    assert late_moment("24-11 08:15", AVOND, AANVANG) == (ochtend, "bij_benadering")
    assert late_moment("7:29", AVOND, AANVANG)[0] == utc("2026-11-24T07:29:00+01:00"), "19:29 was before it began"
    assert late_moment("9:01", AVOND, AANVANG)[0] == utc("2026-11-24T09:01:00+01:00"), "21:01 has yet to come"
    assert late_moment("8:15", OCHTEND, AANVANG)[0] == utc("2026-11-25T08:15:00+01:00"), "the meeting went on"


BEGON = utc("2026-11-24T20:38:11+01:00")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20:38", "2026-11-24T20:38:11+01:00"),
        ("20:38:10", "2026-11-24T20:38:10+01:00"),
        ("20:37", "2026-11-24T20:37:00+01:00"),
        ("20:39", "2026-11-24T20:39:00+01:00"),
    ],
)
def test_a_time_to_the_minute_is_after_what_began_in_that_minute(text: str, moment: str) -> None:
    assert late_moment(text, AVOND, AANVANG, (BEGON,))[0] == utc(moment)


def test_the_latest_that_began_in_that_minute_counts_and_nothing_from_the_future() -> None:
    tweede = utc("2026-11-24T20:38:40+01:00")
    assert late_moment("20:38", AVOND, AANVANG, (tweede, BEGON))[0] == tweede
    assert late_moment("20:38", utc("2026-11-24T20:38:20+01:00"), AANVANG, (tweede, BEGON))[0] == BEGON
    assert late_moment("19:30", AVOND, utc("2026-11-24T19:30:20+01:00"))[0] == utc("2026-11-24T19:30:20+01:00")


def test_a_time_to_the_minute_in_the_minute_of_the_beginning_is_in_the_meeting() -> None:
    begin, laat = utc("2026-11-24T09:30:20+01:00"), utc("2026-11-24T22:00:00+01:00")
    assert late_moment("9:30", laat, begin)[0] == begin
    with pytest.raises(InvalidTime, match="Bedoelt u 21:30"):
        late_moment("9:30:19", laat, begin)


def test_what_began_is_every_schorsing_and_disturbance() -> None:
    steps: tuple[Step, ...] = (
        (5, "meld_verstoring", {}),
        (10, "schors", {}),
        (20, "beeindig_verstoring", {}),
        (30, "meld_verstoring", {"voortzetting": True}),
    )
    assert sorted(begonnen_op(course(*steps))) == [at(5), at(10), at(30)]


def test_the_day_is_told_where_it_is_another() -> None:
    moment = utc("2026-11-24T20:14:03+01:00")
    assert late_text(moment, AVOND) == "20:14:03"
    assert late_text(moment, OCHTEND) == "24-11 20:14:03"


def test_this_very_second_and_this_very_minute_are_past() -> None:
    now = utc("2026-11-24T21:00:00+01:00")
    assert late_moment("21:00:00", now, AANVANG) == (now, "exact")
    assert late_moment("21:00", now, AANVANG) == (now, "bij_benadering")


@pytest.mark.parametrize(
    ("begun", "meant"),
    [
        ("20:14:00", "20:14:00"),
        ("20:14:59.999", "20:14:59.999"),
        ("20:15:00", "20:14:00"),
    ],
)
def test_what_began_within_the_minute_is_before_it_and_what_began_after_it_is_not(begun: str, meant: str) -> None:
    began = utc(f"2026-11-24T{begun}+01:00")
    found, _ = late_moment("20:14", AVOND, AANVANG, [began])
    assert found == utc(f"2026-11-24T{meant}+01:00")


def test_what_begins_at_this_very_moment_has_begun() -> None:
    now = utc("2026-11-24T21:00:30+01:00")
    assert late_moment("21:00", now, AANVANG, [now])[0] == now
