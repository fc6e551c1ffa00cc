"""The session without a screen: one press of more commands, and two consoles on the opening form."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any

from voorzitter_console.clock import FakeClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.session import Session
from voorzitter_console.journal.memory import MemoryJournal, MemoryStore
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.protocol.load import find

VELDEN = {"orgaan": "gemeenteraad", "titel": "Raad"}


class AtOnce:
    """A runner that does each job in the caller's thread."""

    def submit(self, job: Callable[[], object]) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(job())
        return done

    def close(self) -> None:
        """Nothing runs."""


def station(store: MemoryStore, clock: FakeClock, name: str) -> tuple[Session, list[Any]]:
    heard: list[Any] = []
    session = Session(
        open_journal=lambda: MemoryJournal(store),
        load_protocol=lambda: find("maassluis-2025"),
        runner=AtOnce(),
        clock=clock,
        station=name,
    )
    session.start(heard.append)
    return session, heard


def press(session: Session, clock: FakeClock, *opdrachten: Opdracht, getoond: int) -> None:
    session.record(
        m.RecordingPress(op=clock.now(), sinds=0, woorden="", opdrachten=opdrachten, door="voorzitter", getoond=getoond)
    )


def test_a_refused_part_of_a_press_takes_nothing_along() -> None:
    store, clock = MemoryStore(), FakeClock(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    chair, heard = station(store, clock, "voor")
    chair.begin(VELDEN)
    clerk, _ = station(store, clock, "naast")
    press(clerk, clock, Opdracht("bel_politie", {"spoed": True}), getoond=1)
    both = (Opdracht("bel_politie", {"spoed": True}), Opdracht("meld_fysieke_agressie", {}))
    press(chair, clock, *both, getoond=1)
    assert [type(x) for x in heard[-2:]] == [m.Declined, m.Recorded]
    (stream,) = MemoryJournal(store).streams()
    soorten = [e.soort for e in MemoryJournal(store).read(stream.id)]
    assert soorten == ["begin_vastlegging", "bel_politie", "meld_fysieke_agressie"]


def test_two_consoles_on_the_opening_form_make_one_meeting() -> None:
    store, clock = MemoryStore(), FakeClock(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    first, _ = station(store, clock, "voor")
    second, heard = station(store, clock, "naast")
    first.begin(VELDEN)
    second.begin(VELDEN)
    assert len(MemoryJournal(store).streams()) == 1
    assert any(isinstance(x, m.Standing) for x in heard)
    assert any("ander scherm" in x.sentence for x in heard if isinstance(x, m.Notice))
