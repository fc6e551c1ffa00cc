"""When the disk, the file or the commit fails: nothing that was acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journal.contract import M, draft, fill
from tests.parts import need_rights
from voorzitter_console.journal import rows
from voorzitter_console.journal.port import (
    JournalBusy,
    JournalDamaged,
    JournalNotWritable,
    JournalUncertain,
    JournalUnreadable,
)
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journaal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 2)
        yield journal


class FailingCommit:
    """A connection whose COMMIT reports a fault, before or after it was really done."""

    def __init__(self, con: sqlite3.Connection, *, done: bool, code: int = sqlite3.SQLITE_IOERR) -> None:
        self._con = con
        self._done = done
        self._code = code

    def __getattr__(self, name: str) -> Any:
        return getattr(self._con, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql != "COMMIT":
            return self._con.execute(sql, *values)
        if self._done:
            self._con.execute("COMMIT")
        fault = sqlite3.OperationalError("disk I/O error")
        fault.sqlite_errorcode = self._code
        raise fault


def fail_next_commit(journal: SqliteJournal, *, done: bool, code: int = sqlite3.SQLITE_IOERR) -> None:
    failing: Any = FailingCommit(journal._connection(), done=done, code=code)
    journal._con = failing


def test_a_commit_that_reports_a_fault_after_it_was_done_is_found_again(journal: SqliteJournal, path: Path) -> None:
    fail_next_commit(journal, done=True)
    entry = journal.append(M, draft(tekst="toch"), expected=2)
    assert journal.read(M, 2) == [entry]
    assert verify_journal(path).uitkomst == "heel"


def test_what_is_found_again_is_brought_to_disk_once_more(journal: SqliteJournal, path: Path) -> None:
    """What makes sure that an earlier commit is on disk must itself write: an UPDATE to the same value does not."""
    journal.close()
    before = path.read_bytes()[24:28]  # the file's change counter
    with closing(sqlite3.connect(path, isolation_level=None)) as con:
        con.execute("BEGIN IMMEDIATE")
        rows.touch(con)
        con.execute("COMMIT")
    assert path.read_bytes()[24:28] != before
    assert verify_journal(path).uitkomst == "heel"


def test_a_commit_that_failed_wrote_nothing_and_can_be_tried_again(journal: SqliteJournal, path: Path) -> None:
    fail_next_commit(journal, done=False)
    given = draft(tekst="opnieuw")
    with pytest.raises(JournalNotWritable, match="niets vastgelegd"):
        journal.append(M, given, expected=2)
    assert journal.head(M).aantal == 2
    assert journal.append(M, given, expected=2).positie == 3
    assert verify_journal(path).uitkomst == "heel"


@pytest.mark.parametrize("done", [True, False])
def test_where_the_file_is_gone_after_a_failed_commit_it_says_unknown_and_a_retry_settles_it(
    journal: SqliteJournal, monkeypatch: pytest.MonkeyPatch, done: bool
) -> None:
    fail_next_commit(journal, done=done)
    given = draft(tekst="onbekend")
    with monkeypatch.context() as patch:

        def unreadable(*_: object, **__: object) -> sqlite3.Connection:
            raise JournalUnreadable("weg")

        patch.setattr("voorzitter_console.journal.connection.connect", unreadable)
        with pytest.raises(JournalUncertain, match="Onbekend"):
            journal.append(M, given, expected=2)
    assert journal.append(M, given, expected=2).positie == 3
    assert journal.head(M).aantal == 3


def test_a_commit_that_met_a_reader_is_busy_and_leaves_the_connection_sound(journal: SqliteJournal) -> None:
    fail_next_commit(journal, done=False, code=sqlite3.SQLITE_BUSY)
    with pytest.raises(JournalBusy):
        journal.append(M, draft(tekst="bezet"), expected=2)
    assert not journal._connection().in_transaction


def test_a_full_disk_writes_nothing_and_goes_on_when_there_is_room(journal: SqliteJournal, path: Path) -> None:
    con = journal._connection()
    (pages,) = con.execute("PRAGMA page_count").fetchone()
    con.execute(f"PRAGMA max_page_count = {pages}")
    given = draft(tekst="x" * 50_000)
    with pytest.raises(JournalNotWritable, match="vol"):
        journal.append(M, given, expected=2)
    assert verify_journal(path).uitkomst == "heel"
    # The faulty connection was dropped, and the limit with it.
    assert journal.append(M, given, expected=2).positie == 3


@pytest.mark.echt
def test_a_file_that_may_only_be_read_says_so(path: Path, tmp_path: Path) -> None:
    need_rights(tmp_path)
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 2)
    path.chmod(0o400)
    with closing(SqliteJournal.open(path)) as journal:
        with pytest.raises(JournalNotWritable, match="alleen gelezen"):
            journal.append(M, draft(), expected=2)
        assert len(journal.read(M)) == 2


def test_a_connection_that_may_only_read_says_so(journal: SqliteJournal) -> None:
    journal._connection().execute("PRAGMA query_only = ON")
    with pytest.raises(JournalNotWritable, match="alleen gelezen"):
        journal.append(M, draft(), expected=2)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be moved")
class TestMoved:
    """The file is taken away or replaced while it is open."""

    def test_a_removed_file_takes_no_more_entries(self, journal: SqliteJournal, path: Path) -> None:
        path.unlink()
        with pytest.raises(JournalNotWritable, match="verwijderd of vervangen"):
            journal.append(M, draft(), expected=2)
        with pytest.raises(JournalUnreadable, match="Er is geen journaal"):
            journal.read(M)
        with pytest.raises(JournalNotWritable, match="Er is geen journaal"):
            journal.append(M, draft(), expected=2)
        assert not path.exists()

    def test_reading_a_removed_file_says_so(self, journal: SqliteJournal, path: Path) -> None:
        path.unlink()
        with pytest.raises(JournalUnreadable, match="verwijderd of vervangen"):
            journal.read(M)

    def test_a_file_that_was_put_back_goes_on(self, journal: SqliteJournal, path: Path) -> None:
        path.rename(path.with_name("elders.db"))
        with pytest.raises(JournalNotWritable):
            journal.append(M, draft(), expected=2)
        path.with_name("elders.db").rename(path)
        fill(journal, 1)
        assert journal.head(M).aantal == 3

    def test_another_journal_in_its_place_is_refused(self, journal: SqliteJournal, path: Path) -> None:
        with closing(SqliteJournal.open(path.with_name("ander.db"))) as other:
            fill(other, 5)
        path.with_name("ander.db").replace(path)
        with pytest.raises(JournalUnreadable, match="vervangen"):
            journal.read(M)
        with pytest.raises(JournalDamaged, match="ander dan eerder gezien"):
            journal.read(M)


def test_a_row_that_was_changed_while_it_is_open_is_refused(journal: SqliteJournal, path: Path) -> None:
    with closing(sqlite3.connect(path)) as con, con:
        con.execute("UPDATE vastlegging SET inhoud = replace(inhoud, 'griffier', 'verzonnen') WHERE positie = 2")
    with pytest.raises(JournalDamaged, match="vastlegging 2"):
        journal.read(M)
    with pytest.raises(JournalDamaged, match="vastlegging 2"):
        journal.streams()
