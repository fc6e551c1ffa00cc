"""The opening's fields, once for every face: the meeting's own begin is asked, never made up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from voorzitter_console.console.opening import BeginFault, begun, day_told, standard, to_begin
from voorzitter_console.settings import Vooraf

EVENING = datetime(2026, 11, 24, 19, 8, tzinfo=UTC)
"""20:08 in Maassluis."""


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("19:30", "2026-11-24T18:30:00+00:00"),
        ("19.30 uur", "2026-11-24T18:30:00+00:00"),
        ("8:08", "2026-11-24T07:08:00+00:00"),
        ("20:08:00", "2026-11-24T19:08:00+00:00"),
        ("", None),
        ("  ", None),
    ],
)
def test_a_time_of_day_that_has_been(typed: str, utc: str | None) -> None:
    assert begun(typed, EVENING) == utc


def test_after_midnight_the_evening_before_is_meant() -> None:
    assert begun("23:30", datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == "2026-11-24T22:30:00+00:00"


@pytest.mark.parametrize("typed", ["20:09", "7:59", "25:00", "19:61", "half acht", "19", "[b]", "19:30 9"])
def test_what_has_not_been_or_is_no_time_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BeginFault, match="geen tijd die al is geweest"):
        begun(typed, EVENING)


def test_the_usual_hour_is_filled_in_once_it_is_past() -> None:
    usual = Vooraf(begonnen_om="19:30")
    assert standard(EVENING, usual)["begonnen_om"] == "19:30"
    assert "begonnen_om" not in standard(datetime(2026, 11, 24, 18, 0, tzinfo=UTC), usual)
    assert "begonnen_om" not in standard(EVENING, Vooraf())


@pytest.mark.parametrize(("utc", "filled"), [("2026-11-25T00:30", True), ("2026-11-25T05:15", False)])
def test_who_sets_up_in_the_morning_did_not_begin_the_evening_before(utc: str, filled: bool) -> None:
    now = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert begun("19:30", now) is not None
    assert ("begonnen_om" in standard(now, Vooraf(begonnen_om="19:30"))) is filled


def test_that_a_time_is_of_yesterday_is_told_with_its_day() -> None:
    assert day_told("23:50", datetime(2026, 11, 25, 8, 0, tzinfo=UTC)) == (
        "Begonnen om 23:50: dat is gisteren, 24 november 2026."
    )
    assert [day_told(typed, EVENING) for typed in ("19:30", "", "23:50", "25:00")] == ["", "", "", ""]


def test_nothing_typed_means_not_known() -> None:
    assert "begonnen_om" not in to_begin({"orgaan": "gemeenteraad", "begonnen_om": ""}, EVENING)


def test_a_meeting_that_is_not_opened_has_no_begin() -> None:
    given = {"orgaan": "gemeenteraad", "geopend": False, "begonnen_om": "19:30"}
    assert "begonnen_om" not in to_begin(given, EVENING)


def test_what_is_urgent_waits_for_no_field() -> None:
    given = {"orgaan": "raadscommissie", "begonnen_om": "straks"}
    with pytest.raises(BeginFault):
        to_begin(given, EVENING)
    assert to_begin(given, EVENING, urgent=True) == {
        "orgaan": "raadscommissie",
        "titel": "Commissievergadering 24 november 2026",
    }


NIGHT = datetime(2026, 10, 25, 2, 20, tzinfo=UTC)
"""03:20 in Maassluis, after the hour that came twice."""


def test_an_hour_that_came_twice_is_asked() -> None:
    with pytest.raises(BeginFault, match="02:30 was er die nacht twee keer: typ 02:30 zomertijd of 02:30 wintertijd"):
        begun("02:30", NIGHT)
    assert begun("02:30 zomertijd", NIGHT) == "2026-10-25T00:30:00+00:00"
    assert begun("02.30 Wintertijd", NIGHT) == "2026-10-25T01:30:00+00:00"
    assert "begonnen_om" not in to_begin({"orgaan": "gemeenteraad", "begonnen_om": "02:30"}, NIGHT, urgent=True)
    only_once = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)  # 02:40 for the first time: the other has not been
    assert begun("02:30", only_once) == "2026-10-25T00:30:00+00:00"


def test_an_hour_that_was_not_there_is_no_time_that_has_been() -> None:
    with pytest.raises(BeginFault, match="“02:30” is geen tijd die al is geweest"):
        begun("02:30", datetime(2026, 3, 29, 2, 0, tzinfo=UTC))


def test_a_text_that_shows_nothing_is_left_out() -> None:
    given = {"orgaan": "gemeenteraad", "titel": "\u200b", "locatie": "\u2800", "agendapunt": " ", "livestream": False}
    assert to_begin(given, EVENING) == {
        "orgaan": "gemeenteraad",
        "titel": "Raadsvergadering 24 november 2026",
        "livestream": False,
    }
