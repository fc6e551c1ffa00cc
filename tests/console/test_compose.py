"""The emergency journal is asked for at each notice of another console: a look, no opening."""

from __future__ import annotations

from pathlib import Path

import pytest

from voorzitter_console.clock import SystemClock
from voorzitter_console.console.compose import emergency_of
from voorzitter_console.console.refuge import OpenEmergency
from voorzitter_console.journal.place import place_of
from voorzitter_console.journal.port import JournalMissing, JournalUnreadable
from voorzitter_console.journal.sqlite import SqliteJournal


@pytest.fixture
def opener(tmp_path: Path) -> OpenEmergency:
    place = place_of(tmp_path / "j.sqlite")
    return emergency_of(place, oefening=True, clock=SystemClock(), station="proef", written=lambda: None)


def test_where_none_stands_nothing_is_opened(opener: OpenEmergency, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_given: object, **_named: object) -> SqliteJournal:
        raise AssertionError("opened")

    monkeypatch.setattr(SqliteJournal, "open", opened)
    with pytest.raises(JournalMissing, match=r"j\.nood\.sqlite"):
        opener(False)


def test_one_that_stands_there_is_opened(opener: OpenEmergency) -> None:
    opener(True).close()
    opener(False).close()


def test_what_stands_there_and_is_no_journal_is_said(opener: OpenEmergency, tmp_path: Path) -> None:
    (tmp_path / "j.nood.sqlite").mkdir()
    with pytest.raises(JournalUnreadable, match="is een map") as caught:
        opener(False)
    assert not isinstance(caught.value, JournalMissing)
