"""Who drives is found out in the channel's thread: a stop that is pressed meanwhile is asked, not lost."""

from __future__ import annotations

import threading
from pathlib import Path

from voorzitter_console.clock import SystemClock
from voorzitter_console.livestream.port import Uitkomst
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


def test_a_stop_before_it_is_known_who_drives_is_asked_once_it_is(tmp_path: Path) -> None:
    stuur = Slow(tmp_path / "j.sqlite")
    thread, found, done, _ = started(stuur)
    assert thread.drives
    thread.ask("gestopt")
    assert not done.wait(0.1)
    stuur.go.set()
    assert done.wait(10)
    thread.close()
    assert [outcome.bevestigd for outcome in found] == ["gestopt"]


def test_where_another_window_drives_that_one_asks(tmp_path: Path) -> None:
    other = SeatLock(tmp_path / "j.sqlite", LIVESTREAM)
    assert other.take()
    stuur = Slow(tmp_path / "j.sqlite")
    thread, found, done, told = started(stuur)
    thread.ask("gestopt")
    stuur.go.set()
    assert told.wait(10)
    assert not thread.drives
    other.release()
    assert not done.wait(1.5)  # it drives since, and asks nothing of its own
    thread.close()
    assert found == []
