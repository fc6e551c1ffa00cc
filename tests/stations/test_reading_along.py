"""The griffie's desk reads along on the archive with what a laptop delivers there, and records nothing in it."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.stations.pair import BEGIN
from voorzitter_console.clock import SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.console import Console
from voorzitter_console.console.safekeeping import Safekeeping
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.place import FilePlace, JournalPlace, ServerPlace
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_rows import Owner
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.web.sessions import Sessions

WAIT = 60.0
"""Seconds; a limit, not a wait."""


class Desk:
    """A console, and what it is told."""

    def __init__(self, place: JournalPlace, folder: Path, rol: str, archive: ServerPlace | None = None) -> None:
        folder.mkdir()
        clock = SystemClock()
        self.told: queue.Queue[Any] = queue.Queue()
        kept = Safekeeping(
            place,
            key=folder / "sleutel.pem",
            heads=folder / "koppen",
            clock=clock,
            station=folder.name,
            archive=archive,
        )
        self.session = console_session(
            place,
            oefening=False,
            clock=clock,
            station=folder.name,
            protocol_naam="maassluis-2025",
            rol=rol,
            safekeeping=kept,
        )
        self.core = Console(self.session)
        self.session.start(self.told.put)

    def hear(self, *kinds: type[Any]) -> Any:
        while True:
            told = self.told.get(timeout=WAIT)
            assert not isinstance(told, m.ProgramFault | m.Broken), told
            self.core.told(told)
            if isinstance(told, kinds):
                return told

    def stands(self) -> m.Standing:
        """Looks again for a meeting until there is one, as the screen does."""
        while True:
            told = self.hear(m.NoMeeting, m.Standing)
            if isinstance(told, m.Standing):
                return told
            self.session.look()
            self.session.idle().result(WAIT)
            if self.told.empty():
                self.told.put(m.NoMeeting())

    def note(self, tekst: str) -> None:
        clock = SystemClock()
        self.session.record(
            m.RecordingPress(
                op=clock.now(),
                sinds=clock.monotonic(),
                woorden="noteer",
                opdrachten=(Opdracht("noteer", {"tekst": tekst}),),
                door=self.session.rol,
                getoond=1,
            )
        )


@pytest.fixture
def archive(pg_url: str, tmp_path: Path) -> ServerPlace:
    made = ServerPlace(ServerAddress(pg_url), tmp_path / "servers")
    made.local.parent.mkdir(parents=True)
    return made


@pytest.fixture
def chair(archive: ServerPlace, tmp_path: Path) -> Iterator[Desk]:
    laptop = Desk(FilePlace(tmp_path / "j.sqlite"), tmp_path / "raadzaal-1", "voorzitter", archive)
    with closing(laptop.session):
        laptop.hear(m.NoMeeting)
        laptop.session.begin(BEGIN)
        laptop.hear(m.Standing)
        yield laptop


@pytest.fixture
def clerk(archive: ServerPlace, chair: Desk, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001  who begins first
    desk = Desk(archive, tmp_path / "griffie", "griffier")
    with closing(desk.session):
        yield desk


def test_what_the_laptop_records_comes_in_at_the_desk_by_itself(chair: Desk, clerk: Desk, pg_url: str) -> None:
    assert clerk.stands().van == "raadzaal-1"
    view = clerk.core.view()
    assert view is not None
    assert "u leest mee: raadzaal-1 legt vast" in [lus.tekst for lus in view.lussen]
    for tekst in ("eerst dit", "dan dat"):
        chair.note(tekst)
        entry = chair.hear(m.Recorded).entry
        assert [(e.id, e.payload["tekst"]) for e in clerk.hear(m.Others).entries] == [(entry.id, tekst)]
    clerk.note("van de griffie")
    declined = clerk.hear(m.Declined, m.Recorded)
    assert declined.sentence == "Hier leest u mee: raadzaal-1 legt vast."
    clerk.session.remark(SystemClock().now(), "de klok versprong")
    clerk.session.close()
    with closing(PostgresJournal.open(ServerAddress(pg_url), read_only=True)) as journal:
        texts = [entry.payload.get("tekst") for entry in journal.read(entry.stroom)]
        assert texts == [None, "eerst dit", "dan dat"]
        assert {seal.station for seal in journal.read(SEALS)} <= {"raadzaal-1"}


def test_once_the_archive_has_the_meeting_itself_the_desk_records(clerk: Desk, pg_url: str) -> None:
    stroom = clerk.stands().snapshot.stroom
    with closing(PostgresJournal.open(ServerAddress(pg_url))) as journal:
        journal.hand_over(stroom, 1, Owner())
    clerk.note("te vroeg")
    assert "leest u mee" in clerk.hear(m.Declined).sentence
    assert clerk.hear(m.Standing).van == ""
    clerk.note("nu wel")
    assert clerk.hear(m.Recorded).entry.payload["tekst"] == "nu wel"


def test_a_second_chair_does_not_sit_on_what_another_laptop_has(
    chair: Desk, archive: ServerPlace, clerk: Desk, tmp_path: Path
) -> None:
    stroom = clerk.stands().snapshot.stroom
    other = Desk(archive, tmp_path / "raadzaal-2", "voorzitter")
    with closing(other.session):
        assert "raadzaal-1" in other.hear(m.Notice).sentence
        other.hear(m.NoMeeting)
        chair.note("in zaal 1")
        chair.hear(m.Recorded)
        clerk.hear(m.Others)  # a meeting of its own, whatever comes in meanwhile
        other.session.begin(BEGIN)
        assert other.hear(m.Standing).snapshot.stroom != stroom


def test_the_page_of_another_device_follows_what_comes_in_as_well(
    chair: Desk, clerk: Desk, archive: ServerPlace
) -> None:
    clerk.stands()
    sessions = Sessions(
        archive,
        oefening=False,
        clock=SystemClock(),
        station="griffie",
        protocol_naam="maassluis-2025",
        practising=lambda: None,
    )
    listener, reader = sessions.listener(), sessions.reader()
    told: queue.Queue[Any] = queue.Queue()
    with closing(listener), closing(reader):
        reader.start(lambda _news: None)
        listener.start(told.put)
        assert told.get(timeout=WAIT).van == "raadzaal-1"
        chair.note("op de pagina")
        entry = chair.hear(m.Recorded).entry
        assert [e.id for e in told.get(timeout=WAIT).entries] == [entry.id]
        reader.hear([entry])
        reader.idle().result(WAIT)
        assert reader._seat.meeting is not None
        assert reader._seat.meeting.positie == entry.positie
