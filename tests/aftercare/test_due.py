"""What presses of earlier meetings is told once, quietly, on a first screen; never during a meeting."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from voorzitter_console.aftercare.due import due
from voorzitter_console.clock import FakeClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.duecheck import DueCheck
from voorzitter_console.journal.port import JournalMissing
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure import commands as c

EVENING = datetime(2026, 9, 8, 18, 0, tzinfo=UTC)


def read(path: Path) -> SqliteJournal:
    return SqliteJournal.open(path, oefening=None, create=False, read_only=True)


def told(path: Path, now: datetime) -> str:
    with closing(read(path)) as journal:
        return due(journal, now)


def test_only_what_presses_is_told(path: Path) -> None:
    meeting = "“Raadsvergadering 8 september 2026”"
    assert told(path, EVENING + timedelta(hours=3)) == (
        f"Na afloop nog te doen: {meeting}: 2 binnen een dag. Zie: voorzitter-console naderhand"
    )
    assert "3 te laat" in told(path, EVENING + timedelta(days=3))
    assert told(path, EVENING + timedelta(days=200)) == ""


def test_what_was_done_presses_no_more(path: Path) -> None:
    with closing(SqliteJournal.open(path, oefening=None, create=False)) as journal:
        clock = FakeClock(EVENING + timedelta(days=2))
        meeting = Meeting.resume(journal, journal.streams()[0].id, clock, station="x")
        meeting.decide(c.RondTaakAf(taak="aangifte"), door="griffier")
        meeting.decide(c.TaakNietVanToepassing(taak="nazorg", omdat="niemand wil het"), door="griffier")
        hurt = c.TaakNietVanToepassing(taak="arbeidsinspectie", betreft=6, omdat="niet ernstig")
        meeting.decide(hurt, door="griffier")
    assert told(path, EVENING + timedelta(days=3)) == ""


def test_on_a_first_screen_once_and_not_where_a_meeting_stands(path: Path) -> None:
    heard: list[m.News] = []
    came = threading.Event()

    def post(message: m.News) -> object:
        heard.append(message)
        if isinstance(message, m.Notice):
            came.set()
        return None

    check = DueCheck(lambda: read(path), FakeClock(EVENING + timedelta(days=3)), wait=0.0)
    answer = check.heeded(post)
    answer(m.NoMeeting())
    assert came.wait(20)
    answer(m.NoMeeting())
    check.close()
    notices = [x.sentence for x in heard if isinstance(x, m.Notice)]
    assert len(notices) == 1
    assert "naderhand" in notices[0]
    assert all(x.blijft for x in heard if isinstance(x, m.Notice))


def test_given_up_before_it_looked_it_says_nothing(path: Path) -> None:
    looked = threading.Event()

    def opened() -> SqliteJournal:
        looked.set()
        return read(path)

    check = DueCheck(opened, FakeClock(EVENING + timedelta(days=3)), wait=60)
    check.heeded(lambda _message: None)(m.NoMeeting())
    check.close()
    assert not looked.is_set()


def test_a_journal_that_is_not_there_is_no_matter(tmp_path: Path) -> None:
    tried = threading.Event()

    def opened() -> SqliteJournal:
        tried.set()
        raise JournalMissing("weg")

    heard: list[m.News] = []
    check = DueCheck(opened, FakeClock(EVENING), wait=0.0)
    check.heeded(heard.append)(m.NoMeeting())
    assert tried.wait(20)
    check.close()
    assert [x for x in heard if isinstance(x, m.Notice)] == []
    assert list(tmp_path.iterdir()) == []
