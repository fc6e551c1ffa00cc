"""Evidence is copied beside the work: a film of minutes holds up no other press, and is recorded when kept."""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.parts import small_disk
from tests.stations.pair import BEGIN, on_disk
from voorzitter_console.clock import SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console import session
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.session import Session
from voorzitter_console.journal import evidence
from voorzitter_console.procedure.advice.offers import Opdracht

WAIT = 20.0
"""Seconds; a limit, not a wait."""


class Room:
    """A session in this process."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.told: queue.Queue[Any] = queue.Queue()
        self.session: Session = console_session(
            database, oefening=False, clock=SystemClock(), station="x", protocol_naam="maassluis-2025"
        )
        self.session.start(self.told.put)
        self.hear(m.NoMeeting)
        self.session.begin(BEGIN)
        self.hear(m.Standing)

    def hear(self, kind: type[Any]) -> Any:
        told = self.told.get(timeout=WAIT)
        assert isinstance(told, kind), told
        return told

    def press(self, soort: str, te_bewaren: str = "", **velden: object) -> None:
        clock = SystemClock()
        self.session.record(
            m.RecordingPress(
                op=clock.now(),
                sinds=clock.monotonic(),
                woorden=soort,
                opdrachten=(Opdracht(soort, velden),),
                door="voorzitter",
                getoond=1,
                te_bewaren=te_bewaren,
            )
        )


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    (tmp_path / "vergadering").mkdir()
    room = Room(tmp_path / "vergadering" / "j.sqlite")
    with closing(room.session):
        yield room


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A disk that reads a file only once this is set."""
    go, block = threading.Event(), evidence._block

    def waiting(*given: Any) -> bytes:
        assert go.wait(WAIT)
        return block(*given)

    monkeypatch.setattr(evidence, "_block", waiting)
    return go


def test_a_copy_under_way_holds_up_no_other_press_and_keeps_its_own_time(
    room: Room, slow: threading.Event, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"beelden")
    room.press("voeg_bewijs_toe", te_bewaren=str(film), pad=str(film))
    assert "gekopieerd" in room.hear(m.Delayed).sentence
    for soort in ("schors", "vorder"):
        room.press(soort)
        assert room.hear(m.Recorded).entry.soort == soort
    slow.set()
    recorded = room.hear(m.Recorded)
    payload = recorded.entry.payload
    assert payload["sha256"] == hashlib.sha256(b"beelden").hexdigest()
    assert (room.database.parent / payload["bestand"]).read_bytes() == b"beelden"
    entries = on_disk(room.database)
    assert [entry.soort for entry in entries[1:]] == ["schors", "vorder", "voeg_bewijs_toe"]
    assert entries[3].gebeurd_op <= entries[1].gebeurd_op


def test_a_console_that_closes_while_it_copies_records_nothing_of_it(
    room: Room, slow: threading.Event, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"beelden")
    room.press("voeg_bewijs_toe", te_bewaren=str(film), pad=str(film))
    room.hear(m.Delayed)
    room.session.close()
    slow.set()
    for thread in threading.enumerate():
        if thread.name == "bewijs-bewaren":
            thread.join(WAIT)
    assert len(on_disk(room.database)) == 1
    assert room.told.empty()


@pytest.mark.parametrize("pad", ["weg.mp4", "~geen-gebruiker-van-hier/x", "x\x00y", "/dev/zero"])
def test_a_path_that_cannot_be_kept_is_declined_in_one_sentence(room: Room, pad: str) -> None:
    room.press("voeg_bewijs_toe", te_bewaren=pad, pad=pad)
    room.hear(m.Delayed)
    declined = room.hear(m.Declined)
    assert len(declined.sentence.splitlines()) == 1
    room.press("schors")
    room.hear(m.Recorded)


def test_where_there_is_no_room_it_is_tried_again_until_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "KEEP_AGAIN", 0.05)
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(3 << 20))
    with small_disk(tmp_path / "schijf", "4m") as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(2 << 20))
        room = Room(disk / "j.sqlite")
        with closing(room.session):
            room.press("voeg_bewijs_toe", te_bewaren=str(film), pad=str(film))
            room.hear(m.Delayed)
            assert "maak ruimte" in room.hear(m.Delayed).sentence
            room.press("schors")
            while not isinstance(told := room.told.get(timeout=WAIT), m.Recorded):
                assert isinstance(told, m.Delayed)
            assert told.entry.soort == "schors"
            ballast.unlink()
            while not isinstance(told := room.told.get(timeout=WAIT), m.Recorded):
                assert isinstance(told, m.Delayed)
            assert told.entry.payload["grootte"] == 3 << 20
