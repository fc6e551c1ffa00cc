"""The laptop's clock is put forward or back: noticed, recorded once by the system, in words that leave sleep open."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.ui.desk_bench import EVENING, beside, console
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.clockwatch import ClockWatch, Jump
from voorzitter_console.entry import Entry


class Jumping(FakeClock):
    """A wall that jumps while monotonic time goes on."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)
        self.jumped = 0.0

    def jump(self, seconds: float) -> None:
        self.forward(seconds)
        self.jumped += seconds

    def monotonic(self) -> float:
        return super().monotonic() - self.jumped


def remarks(entries: tuple[Entry, ...]) -> list[str]:
    return [e.payload["tekst"] for e in entries if e.soort == "noteer" and e.door == "systeem"]


def test_a_jump_is_told_once_and_a_slow_clock_never() -> None:
    clock = Jumping(EVENING)
    watch = ClockWatch(clock)
    clock.jump(500)
    assert watch.look() is None  # there was nothing to hold it against
    for _ in range(1000):
        clock.forward(0.25)
        clock.jump(0.01)  # put right by the network: ten seconds in all
        assert watch.look() is None
    before = clock.now()
    clock.forward(1)
    clock.jump(-600)
    jump = watch.look()
    assert jump == Jump(before + timedelta(seconds=1), clock.now())
    assert watch.look() is None
    clock.jump(1.9)
    assert watch.look() is None
    clock.jump(2)
    assert watch.look() is not None


def test_the_words_hold_both_times_and_leave_sleep_open() -> None:
    words = Jump(EVENING, EVENING + timedelta(minutes=30, seconds=7)).tekst
    assert words == (
        "De klok van deze laptop is verzet of de laptop sliep: verwacht 20:08:00, de klok zegt 20:38:07 "
        "(30 min 7 s vooruit)."
    )
    assert "(2 uur terug)" in Jump(EVENING, EVENING - timedelta(hours=2)).tekst
    over = Jump(EVENING, EVENING + timedelta(days=1, hours=5)).tekst
    assert "verwacht 24-11-2026 20:08:00, de klok zegt 26-11-2026 01:08:00 (1 dag 5 uur vooruit)" in over


@pytest.mark.lang
async def test_it_is_recorded_once_and_locks_no_key(tmp_path: Path) -> None:
    clock = Jumping(EVENING)
    async with console(tmp_path, clock=clock) as desk:
        await desk.press("s", "b")
        desk.clock.forward(3)
        clock.jump(3600)
        desk.app._tick()
        await desk.settle()
        assert len(remarks(desk.entries)) == 1
        assert "verwacht 20:08:12, de klok zegt 21:08:12 (1 uur vooruit)" in remarks(desk.entries)[0]
        assert "is verzet of de laptop sliep" in desk.text()
        await desk.tap("enter")
        await desk.settle()
        assert desk.soorten[-1] == "vorder"
        for _ in range(3):
            desk.app._tick()
            await desk.settle()
        assert len(remarks(desk.entries)) == 1
        clock.jump(-3600)
        desk.app._tick()
        await desk.settle()
        assert len(remarks(desk.entries)) == 2


async def test_two_windows_on_one_laptop_record_it_once(tmp_path: Path) -> None:
    clock = Jumping(EVENING)
    async with console(tmp_path, clock=clock) as desk, beside(desk, tmp_path) as other:
        clock.jump(60)
        desk.app._tick()
        await desk.settle()
        clock.forward(0.25)
        other.app._tick()
        await other.settle()
        assert len(remarks(other.entries)) == 1


async def test_without_a_meeting_there_is_nothing_to_record(tmp_path: Path) -> None:
    clock = Jumping(EVENING)
    async with console(tmp_path, clock=clock, begin=False) as desk:
        clock.jump(60)
        desk.app._tick()
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging"]
