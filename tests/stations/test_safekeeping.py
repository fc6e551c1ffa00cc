"""A whole session with what it keeps beside its journal: across restarts, and by what the screens are told."""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.stations.pair import BEGIN
from voorzitter_console.clock import SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.console import Console
from voorzitter_console.console.safekeeping import Safekeeping
from voorzitter_console.console.session import Session
from voorzitter_console.journal import keeper
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import load
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.procedure.advice.offers import Opdracht

WAIT = 20.0
"""Seconds; a limit, not a wait."""


class Room:
    """A session in this process, as the command line makes it."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "j.sqlite"
        clock = SystemClock()
        self.told: queue.Queue[Any] = queue.Queue()
        self.session: Session = console_session(
            self.database,
            oefening=False,
            clock=clock,
            station="x",
            protocol_naam="maassluis-2025",
            safekeeping=Safekeeping(
                self.database,
                key=folder / "sleutel.pem",
                heads=folder / "koppen",
                clock=clock,
                station="x",
                copy_to=folder / "stick",
            ),
        )
        self.session.start(self.told.put)

    def hear(self, *kinds: type[Any]) -> Any:
        while True:
            told = self.told.get(timeout=WAIT)
            if isinstance(told, kinds):
                return told
            assert not isinstance(told, m.ProgramFault | m.Broken), told

    def press(self, soort: str) -> m.Recorded:
        clock = SystemClock()
        self.session.record(
            m.RecordingPress(
                op=clock.now(),
                sinds=clock.monotonic(),
                woorden=soort,
                opdrachten=(Opdracht(soort, {}),),
                door="voorzitter",
                getoond=1,
            )
        )
        recorded = self.hear(m.Recorded)
        assert isinstance(recorded, m.Recorded)
        return recorded


@contextmanager
def room(folder: Path) -> Iterator[Room]:
    found = Room(folder)
    with closing(found.session):
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path


def recorded(folder: Path) -> None:
    """A meeting that was suspended and closed."""
    with room(folder) as found:
        found.hear(m.NoMeeting)
        found.session.begin(BEGIN)
        found.hear(m.Standing)
        found.press("schors")
        found.press("sluit")


def test_a_meeting_is_bound_to_its_installation_sealed_and_copied(folder: Path) -> None:
    recorded(folder)
    with closing(SqliteJournal.open(folder / "j.sqlite", create=False)) as journal:
        (stream,) = journal.streams()
        first = journal.read(stream.id)[0]
    key = load(folder / "sleutel.pem", create=False)
    assert first.payload["sleutel"] == key.public
    assert first.payload["programma"].startswith("voorzitter-console ")
    for path in (folder / "j.sqlite", folder / "stick" / "j.sqlite"):
        report = verify_journal(path)
        assert report.uitkomst == "heel"
        (found,) = report.streams
        assert (found.zegel.aantal, found.zegel.gesloten, found.zegel.sleutels) == (3, True, (key.public,))


def test_the_head_is_said_for_the_minutes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "SOON", 0.01)
    with room(folder) as found:
        found.hear(m.NoMeeting)
        found.session.begin(BEGIN)
        found.hear(m.Standing)
        found.press("sluit")
        assert found.hear(m.Notice).sentence.startswith("Voor de notulen: 2 vastleggingen, kop ")


def test_the_head_stays_on_the_screen_after_closing_and_the_key_is_known_on_the_opening_form(folder: Path) -> None:
    with room(folder) as found:
        core = Console(found.session)
        core.told(found.hear(m.NoMeeting))
        found.session.warm()
        core.told(found.hear(m.Installation))
        assert core.vingerafdruk == load(folder / "sleutel.pem", create=False).fingerprint
        found.session.begin(BEGIN)
        core.told(found.hear(m.Standing))
        view = core.view()
        assert view is not None
        assert "notulen" not in view.uitleg
        core.told(found.press("sluit"))
        view = core.view()
    with closing(SqliteJournal.open(folder / "j.sqlite", create=False)) as journal:
        (stream,) = journal.streams()
    assert view is not None
    assert view.uitleg.startswith(f"Voor de notulen: 2 vastleggingen, kop {stream.head.kop[:16]}.")


def cut(path: Path) -> None:
    """Take the last entry away with its count, and all seals."""
    with closing(sqlite3.connect(path)) as con, con:
        con.execute(f"DELETE FROM vastlegging WHERE stroom = '{SEALS}' OR positie = 3")
        con.execute(f"DELETE FROM stroom WHERE id = '{SEALS}'")
        con.execute("UPDATE stroom SET aantal = 2, kop = (SELECT schakel FROM vastlegging WHERE positie = 2)")


def test_a_journal_that_was_cut_short_between_two_runs_is_refused_in_one_sentence(folder: Path) -> None:
    recorded(folder)
    cut(folder / "j.sqlite")
    assert verify_journal(folder / "j.sqlite").uitkomst == "heel"  # the file alone does not show it
    with room(folder) as found:
        sentence = str(found.told.get(timeout=WAIT).sentence)
    assert "ontbreekt" in sentence or "korter" in sentence
    assert "kopie MAP --terug" in sentence
    assert len(sentence.splitlines()) == 1


def test_a_journal_that_is_gone_is_said_and_a_new_one_begun(folder: Path) -> None:
    recorded(folder)
    (folder / "j.sqlite").unlink()
    for _ in range(2):
        with room(folder) as found:
            said = found.hear(m.NoMeeting, m.Standing)
            if isinstance(said, m.NoMeeting):
                found.session.begin(BEGIN)
                found.hear(m.Standing)
                assert "is weg" in found.hear(m.Notice).sentence


def test_without_a_key_everything_goes_on(folder: Path) -> None:
    (folder / "sleutel.pem").write_text("geen sleutel")
    recorded(folder)
    report = verify_journal(folder / "j.sqlite")
    assert report.uitkomst == "heel"
    assert report.streams[0].head.aantal == 3
    assert report.streams[0].zegel.aantal == 0
    assert verify_journal(folder / "stick" / "j.sqlite").uitkomst == "heel"
