"""Clocks: from UTC instants, right over midnight, summer time and for hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.procedure.course import BEGIN, MAASSLUIS, Step, at, course, three
from tests.procedure.played import Room
from voorzitter_console.moment import local_clock, local_minute
from voorzitter_console.view.clocks import klokken, wacht
from voorzitter_console.view.model import Wacht

SCHORS: Step = (0, "schors", {})
A: Step = (0, "spreek_aan", {"scenario": "A", "minuten": 2})


def teksten(*steps: Step, now: float, start: datetime = BEGIN) -> list[str]:
    return [klok.tekst for klok in klokken(course(*steps, start=start), MAASSLUIS, at(now, start))]


def test_no_clock_while_the_meeting_runs() -> None:
    assert teksten(now=500) == []
    assert teksten(SCHORS, (60, "beeindig_verstoring", {}), (70, "hervat", {}), now=500) == []


@pytest.mark.parametrize(
    ("now", "tekst"),
    [
        (0, "geschorst 00:00"),
        (150.9, "geschorst 02:30"),
        (3599, "geschorst 59:59"),
        (3750, "geschorst 1:02:30"),
        (100_000, "geschorst 27:46:40"),
        (-5, "geschorst 00:00"),
    ],
)
def test_since_the_suspension(now: float, tekst: str) -> None:
    assert teksten(SCHORS, now=now) == [tekst]


def test_since_the_last_vordering() -> None:
    state = course(*three(100)[:-1])
    tweede = klokken(state, MAASSLUIS, at(160 + 56))[1]
    assert (tweede.tekst, tweede.kort) == ("2e vordering 00:56", "2e 00:56")
    assert teksten(*three(100), (400, "beeindig_verstoring", {}), now=410) == ["geschorst 06:40"]


@pytest.mark.parametrize(
    ("now", "tekst", "kort"),
    [
        (0, "nog 02:00 van 2:00", "nog 02:00"),
        (75, "nog 00:45 van 2:00", "nog 00:45"),
        (75.3, "nog 00:45 van 2:00", "nog 00:45"),
        (119.9, "nog 00:01 van 2:00", "nog 00:01"),
        (120, "00:00 over de 2:00", "over 00:00"),
        (3900, "1:03:00 over de 2:00", "over 1:03:00"),
    ],
)
def test_the_minutes_of_a_count_down_and_then_up(now: float, tekst: str, kort: str) -> None:
    klok = klokken(course(SCHORS, A), MAASSLUIS, at(now))[1]
    assert (klok.tekst, klok.kort) == (tekst, kort)


def test_a_sit_in_over_the_end_of_summer_time() -> None:
    # 25 October 2026: 02:59:59 summer time is followed by 02:00:00 winter time, at 01:00 UTC.
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert teksten(SCHORS, now=3600, start=start) == ["geschorst 1:00:00"]
    assert (local_clock(start), local_clock(at(3600, start))) == ("02:30:00", "02:30:00")
    assert teksten(SCHORS, A, now=90 * 60, start=start)[1] == "1:28:00 over de 2:00"


def test_over_the_begin_of_summer_time_and_midnight() -> None:
    lente = datetime(2026, 3, 29, 0, 59, 30, tzinfo=UTC)
    assert (local_clock(lente), local_clock(at(60, lente))) == ("01:59:30", "03:00:30")
    assert teksten(SCHORS, now=60, start=lente) == ["geschorst 01:00"]
    avond = datetime(2026, 3, 10, 22, 59, tzinfo=UTC)
    assert (local_minute(avond), local_minute(at(120, avond))) == ("23:59", "00:01")
    assert teksten(SCHORS, now=120, start=avond) == ["geschorst 02:00"]


@pytest.mark.parametrize(
    ("minuten", "now", "over", "van"),
    [(2, 0, "02:00", "02:00"), (2, 7.4, "01:53", "02:00"), (2, 119.9, "00:01", "02:00"), (90, 1, "1:29:59", "1:30:00")],
)
def test_what_is_left_of_the_minutes_counts_down(minuten: int, now: float, over: str, van: str) -> None:
    state = course(SCHORS, (0, "spreek_aan", {"scenario": "A", "minuten": minuten}))
    assert wacht(state, MAASSLUIS, at(now)) == Wacht(over=over, van=van)


@pytest.mark.parametrize("steps", [(), (SCHORS,), (SCHORS, A), (SCHORS, (0, "spreek_aan", {"scenario": "B"}))])
def test_nothing_is_waited_for_outside_the_minutes(steps: tuple[Step, ...]) -> None:
    assert wacht(course(*steps), MAASSLUIS, at(120)) is None


def test_clocks_stand_on_what_happened_and_not_on_when_it_was_typed() -> None:
    room = Room()
    room.do("schors", na=300, op=room.clock.now() + timedelta(seconds=60))
    room.do("spreek_aan", scenario="A", minuten=10, op=room.clock.now() - timedelta(seconds=120))
    now = room.clock.now()
    assert [k.tekst for k in klokken(room.state, MAASSLUIS, now)] == ["geschorst 04:10", "nog 07:50 van 10:00"]
    room.do("vorder", na=0, op=now - timedelta(seconds=100))
    assert klokken(room.state, MAASSLUIS, now)[1].tekst == "1e vordering 01:40"


def test_after_a_clock_was_put_back_no_clock_stands_still() -> None:
    a_day = -86_400
    assert teksten(*three(100)[:-1], now=a_day) == ["geschorst --:--", "2e vordering --:--"]
    assert teksten(SCHORS, A, now=a_day) == ["geschorst --:--", "--:-- van 2:00"]
    assert wacht(course(SCHORS, A), MAASSLUIS, at(a_day)) is None
    room = Room()
    room.do("schors")
    room.clock.forward(a_day)
    room.do("spreek_aan", scenario="A", minuten=2)
    room.clock.forward(30)
    assert [k.tekst for k in klokken(room.state, MAASSLUIS, room.clock.now())] == [
        "geschorst --:--",
        "nog 01:30 van 2:00",
    ]
    # Another station's clock that is a little ahead is no clock that was put back.
    assert teksten(SCHORS, A, now=-5) == ["geschorst 00:00", "nog 02:00 van 2:00"]


def test_in_a_meeting_closed_since_the_minutes_do_not_run() -> None:
    dicht: Step = (30, "sluit", {})
    assert wacht(course(SCHORS, A, dicht), MAASSLUIS, at(60)) is None
    assert teksten(SCHORS, A, dicht, now=60) == []
