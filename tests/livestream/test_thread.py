"""A stop that is pressed is asked, by whatever window; who watches the channel is another matter."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from voorzitter_console.clock import SystemClock
from voorzitter_console.livestream import thread as thread_module
from voorzitter_console.livestream.port import Tell, Uitkomst, Verbinding
from voorzitter_console.livestream.simulated import SimulatedKanaal
from voorzitter_console.livestream.thread import Uitzendthread
from voorzitter_console.seat import LIVESTREAM, SeatLock


class Slow(SeatLock):
    """The lock, given when told."""

    def __init__(self, journal: Path) -> None:
        super().__init__(journal, LIVESTREAM)
        self.go = threading.Event()

    def take(self, patience: float = 0.0) -> bool:
        self.go.wait(10)
        return super().take(patience)


def started(stuur: SeatLock) -> tuple[Uitzendthread, list[Uitkomst], threading.Event, threading.Event]:
    """A thread on a practice channel, what it tells of asks, and that it told anything."""
    found: list[Uitkomst] = []
    done, told = threading.Event(), threading.Event()

    def ended(outcome: Uitkomst) -> None:
        found.append(outcome)
        done.set()

    thread = Uitzendthread(
        lambda: SimulatedKanaal(SystemClock()),
        stuur=stuur,
        tell=lambda _seen: told.set(),
        done=ended,
        broken=lambda fault: found.append(Uitkomst(gevraagd="gestopt", zin=str(fault))),
    )
    thread.start()
    return thread, found, done, told


def test_a_stop_waits_neither_for_the_seat_nor_for_who_drives(tmp_path: Path) -> None:
    stuur = Slow(tmp_path / "j.sqlite")
    thread, found, done, _ = started(stuur)
    try:
        assert thread.drives, "a start by this console is not lost while that is not known"
        thread.ask("gestopt")
        assert done.wait(5)
    finally:
        stuur.go.set()
        thread.close()
    assert [outcome.bevestigd for outcome in found] == ["gestopt"]


def test_a_window_beside_the_one_that_drives_asks_too(tmp_path: Path) -> None:
    other = SeatLock(tmp_path / "j.sqlite", LIVESTREAM)
    assert other.take()
    thread, found, done, told = started(SeatLock(tmp_path / "j.sqlite", LIVESTREAM))
    try:
        assert told.wait(10)
        until(lambda: not thread.drives)
        thread.ask("gestopt")
        assert done.wait(5)
        assert [outcome.bevestigd for outcome in found] == ["gestopt"]
        assert not thread.drives
    finally:
        thread.close()
        other.release()


def test_a_window_that_took_over_drives_while_another_keeps_the_seat(tmp_path: Path) -> None:
    frozen = SeatLock(tmp_path / "j.sqlite", LIVESTREAM)
    assert frozen.take()
    thread, *_ = started(SeatLock(tmp_path / "j.sqlite", LIVESTREAM))
    try:
        until(lambda: not thread.drives)
        thread.play("neemt")
        until(lambda: thread.drives, 0.5)
        thread.play("vraagt")
        until(lambda: not thread.drives, 0.5)
    finally:
        thread.close()
        frozen.release()


def test_the_seat_is_let_go_of_where_the_window_only_asks(tmp_path: Path) -> None:
    stuur, other = (SeatLock(tmp_path / "j.sqlite", LIVESTREAM) for _ in range(2))
    thread, *_ = started(stuur)
    try:
        until(lambda: stuur.held)
        assert not other.take()
        thread.play("vraagt")
        until(lambda: other.take())
    finally:
        thread.close()
        other.release()


def test_a_channel_whose_watching_breaks_off_still_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread_module, "AGAIN", 0.05)

    class Broken(SimulatedKanaal):
        runs = 0

        async def run(self, tell: Tell) -> None:
            self.runs += 1
            tell(Verbinding(naam=self.naam, verbonden=True))
            raise ValueError("nooit verwacht")

    kanaal, faults, done = Broken(SystemClock()), list[Exception](), threading.Event()
    thread = Uitzendthread(
        lambda: kanaal,
        stuur=None,
        tell=lambda _seen: None,
        done=lambda _found: done.set(),
        broken=faults.append,
    )
    thread.start()
    try:
        until(lambda: kanaal.runs > 2)
        thread.ask("gestopt")
        assert done.wait(5)
        assert [type(fault) for fault in faults[:2]] == [ValueError, ValueError]
    finally:
        thread.close()


def until(done: Callable[[], object], seconds: float = 5.0) -> None:
    """Wait until it is so."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.002)
