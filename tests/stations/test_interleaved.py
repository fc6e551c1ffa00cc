"""Whatever two sessions press and in whatever order they hear of each other: both fold what a replay folds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzitter_console.clock import FakeClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.session import Session
from voorzitter_console.entry import Entry
from voorzitter_console.journal.memory import MemoryJournal, MemoryStore
from voorzitter_console.meeting import replay
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.doubled import ONCE
from voorzitter_console.protocol.load import find

PROTOCOL = find("maassluis-2025")
PLAIN = ("schors", "hervat", "vorder", "beeindig_verstoring", "geef_ruimte", "meld_verstoring", "beschrijf_verstoorder")
PRESSES: list[tuple[str, Mapping[str, Any]]] = [
    *((soort, {}) for soort in (*PLAIN, "bel_politie", "politie_aanwezig", "stop_livestream", "sluit")),
    ("spreek_aan", {"scenario": "A", "minuten": 2}),
    ("spreek_aan", {"scenario": "B", "telt_als_vordering": True}),
    ("bel_politie", {"spoed": True}),
    ("beschrijf_verstoorder", {"label": "NN1", "signalement": "rode jas"}),
    ("verstoorder_vertrokken", {"label": "NN2"}),
    ("noteer", {"tekst": "gezien"}),
    ("neem_over", {"functie": "voorzitter", "naam": "de heer Bos"}),
    *(("herroep", {"positie": n}) for n in (2, 3, 5)),
    ("vul_aan", {"positie": 2, "veld": "reden", "waarde": "geroep"}),
    ("betwist", {"positie": 3, "tekst": "anders gehoord"}),
]


class AtOnce:
    """A runner that does each job in the caller's thread."""

    def submit(self, job: Callable[[], object]) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(job())
        return done

    def close(self) -> None:
        """Nothing runs."""


class Seat:
    """One session, what it was told, and the position that its screen shows."""

    def __init__(self, store: MemoryStore, clock: FakeClock, rol: str) -> None:
        self.clock = clock
        self.told: list[Any] = []
        self.shown = 0
        self.own: list[str] = []
        self.heard: list[str] = []
        self.session = Session(
            open_journal=lambda: MemoryJournal(store),
            load_protocol=lambda: PROTOCOL,
            runner=AtOnce(),
            clock=clock,
            station=rol,
            rol=rol,
        )
        self.session.start(self._post)

    def _post(self, message: Any) -> None:
        assert not isinstance(message, m.ProgramFault), message
        self.told.append(message)
        if isinstance(message, m.Recorded):
            self.own.append(message.entry.id)
        if isinstance(message, m.Others):
            self.heard.extend(entry.id for entry in message.entries)

    def look(self) -> None:
        """The screen draws what it was told last."""
        snapshots = [message.snapshot for message in self.told if hasattr(message, "snapshot")]
        self.shown = snapshots[-1].positie

    def press(self, soort: str, velden: Mapping[str, Any]) -> None:
        press = m.RecordingPress(
            op=self.clock.now(),
            sinds=0,
            woorden="",
            opdrachten=(Opdracht(soort, velden),),
            door=self.session.rol,
            getoond=self.shown,
        )
        before = len(self.told)
        self.session.record(press)
        answers = [x for x in self.told[before:] if isinstance(x, m.Recorded | m.Declined)]
        assert len(answers) == 1, "a press is answered once"


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["chair", "clerk"]),
        st.one_of(st.sampled_from(PRESSES), st.sampled_from(["hear", "look"])),
        st.integers(0, 40),
    ),
    max_size=25,
)


def counts_as(entry: Entry) -> str:
    return "vorder" if entry.payload.get("telt_als_vordering") else entry.soort


@pytest.mark.lang
@given(MOVES)
def test_both_fold_what_a_replay_folds_and_what_counts_once_counts_once(moves: list[tuple[str, Any, int]]) -> None:
    store, clock = MemoryStore(), FakeClock(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    chair = Seat(store, clock, "voorzitter")
    chair.session.begin({"orgaan": "gemeenteraad", "titel": "Raad"})
    seats = {"chair": chair, "clerk": Seat(store, clock, "griffier")}
    reader = MemoryJournal(store)
    (stream,) = reader.streams()
    shown_at: dict[str, int] = {}
    for seat in seats.values():
        seat.look()
    for name, move, seconds in moves:
        clock.set(clock.now().fromtimestamp(clock.now().timestamp() + seconds - 10, UTC))  # it runs back now and then
        seat = seats[name]
        if move == "hear":
            seat.session.hear(reader.read(stream.id))
        elif move == "look":
            seat.look()
        else:
            count = len(seat.own)
            seat.press(*move)
            shown_at.update(dict.fromkeys(seat.own[count:], seat.shown))
    for seat in seats.values():
        seat.session.hear(reader.read(stream.id))
    entries = reader.read(stream.id)
    history = replay(entries, strict=True)
    for seat in seats.values():
        meeting = seat.session._seat.meeting
        assert meeting is not None
        assert meeting.entries == tuple(entries)
        assert meeting.state == history.state
        others = [entry.id for entry in entries[1:] if entry.id not in seat.own]
        assert seat.heard == others, "each entry of the other is told once, in order"
    for entry in entries[1:]:
        if counts_as(entry) not in ONCE:
            continue
        since = entries[shown_at[entry.id] : entry.positie - 1]
        same = [e for e in since if counts_as(e) == counts_as(entry) and e.id not in history.retracted]
        assert not same, "it was recorded though the same stood past the position that the screen showed"
    described = [entry.payload for entry in entries if entry.soort == "beschrijf_verstoorder"]
    labels = [payload["label"] for payload in described if "signalement" not in payload]
    assert len(labels) == len(set(labels)), "new persons get labels of their own"
