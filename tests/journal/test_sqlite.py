"""The journal in a SQLite file keeps the contract, and what belongs to a file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.contract import OTHER, START, JournalContract, M, Store, draft, fill
from voorzitter_console.journal import schema
from voorzitter_console.journal.port import (
    JournalBusy,
    JournalDamaged,
    JournalMixed,
    JournalNotWritable,
    JournalUnreadable,
    PositionTaken,
)
from voorzitter_console.journal.sqlite import SqliteJournal


class _Sqlite:
    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self, *, oefening: bool = False) -> SqliteJournal:
        return SqliteJournal.open(self._path, oefening=oefening)

    def erase(self, entry_id: str, veld: str) -> None:
        with closing(sqlite3.connect(self._path)) as con, con:
            con.execute("DELETE FROM kluis WHERE id = ? AND veld = ?", (entry_id, veld))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journaal met spatie & é.db"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal.open(path)) as journal:
        yield journal


class TestSqlite(JournalContract):
    @pytest.fixture
    def store(self, path: Path) -> Store:
        return _Sqlite(path)


def test_every_setting_that_keeps_a_row_through_a_power_failure_is_on(journal: SqliteJournal) -> None:
    con = journal._connection()
    stated = {name: con.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert stated == {"journal_mode": "truncate", "synchronous": 3}
    for name in ("secure_delete", "foreign_keys"):
        assert con.execute(f"PRAGMA {name}").fetchone() == (1,)


def test_erased_text_is_gone_from_the_file(path: Path) -> None:
    store = _Sqlite(path)
    with closing(store.open()) as journal:
        given = draft(tekst="GEHEIMENAAM" * 50)
        journal.append(M, given, expected=0)
        fill(journal, 5)
        assert b"GEHEIMENAAM" in path.read_bytes()
        journal._connection().execute("DELETE FROM kluis WHERE id = ?", (given.id,))
    assert b"GEHEIMENAAM" not in path.read_bytes()


def test_what_was_recorded_is_there_after_closing(path: Path) -> None:
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 3)
        before, head = journal.read(M), journal.head(M)
    with closing(SqliteJournal.open(path, create=False)) as journal:
        assert (journal.read(M), journal.head(M)) == (before, head)
        fill(journal, 1)


def test_reading_only_writes_nothing(path: Path) -> None:
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 2)
    before = path.read_bytes()
    with closing(SqliteJournal.open(path, read_only=True)) as journal:
        assert len(journal.read(M)) == 2
        with pytest.raises(JournalNotWritable, match="lezen"):
            journal.append(M, draft(), expected=2)
    assert path.read_bytes() == before


def test_a_missing_journal_is_only_made_where_that_is_asked(path: Path) -> None:
    with pytest.raises(JournalUnreadable, match="Er is geen journaal"):
        SqliteJournal.open(path, create=False)
    with pytest.raises(JournalUnreadable, match="Er is geen journaal"):
        SqliteJournal.open(path, read_only=True)
    with pytest.raises(JournalUnreadable):
        SqliteJournal.open(path, oefening=None)
    assert not path.exists()
    with pytest.raises(JournalNotWritable, match="kan geen journaal worden gemaakt"):
        SqliteJournal.open(path / "geen map" / "j.db")


def test_making_a_journal_leaves_nothing_beside_it(path: Path) -> None:
    SqliteJournal.open(path).close()
    assert [found.name for found in path.parent.iterdir() if found.stat().st_size] == [path.name]


def test_two_that_make_the_same_journal_get_the_same_one(path: Path) -> None:
    from voorzitter_console.journal import connection

    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 1)
        connection.create(path, oefening=False)
        fill(journal, 1)
    assert len(list(path.parent.glob("*.nieuw"))) == 0


def test_a_leftover_of_a_removed_journal_is_never_played_into_a_new_one(path: Path) -> None:
    path.with_name(path.name + "-journal").write_bytes(b"x" * 600)
    with pytest.raises(JournalNotWritable, match="overgebleven"):
        SqliteJournal.open(path)


def test_practice_is_fixed_in_the_file(path: Path) -> None:
    with closing(SqliteJournal.open(path, oefening=True)) as journal:
        assert journal.oefening
        with pytest.raises(JournalMixed):
            journal.append(M, draft("begin_vastlegging", oefening=False), expected=0)
    with pytest.raises(JournalMixed):
        SqliteJournal.open(path)
    with closing(SqliteJournal.open(path, oefening=None, read_only=True)) as journal:
        assert journal.oefening


@pytest.mark.parametrize("content", [b"", b"x", bytes(range(256)) * 20, b"SQLite format 3\0" + b"y" * 4080])
def test_a_file_that_is_no_journal_is_refused_and_stays_as_it_was(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(JournalUnreadable):
        SqliteJournal.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_stays_as_it_was(path: Path) -> None:
    with closing(sqlite3.connect(path)) as con:
        con.execute("PRAGMA journal_mode = WAL")
        con.execute("CREATE TABLE iets (a)")
    before = path.read_bytes()
    with pytest.raises(JournalUnreadable, match="geen journaal van dit programma"):
        SqliteJournal.open(path)
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_newer_version_is_refused_with_what_is_possible(path: Path) -> None:
    SqliteJournal.open(path).close()
    with closing(sqlite3.connect(path)) as con:
        con.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(JournalUnreadable, match="werk het programma bij"):
        SqliteJournal.open(path)


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(JournalUnreadable, match="map"):
        SqliteJournal.open(tmp_path)


def test_a_changed_table_is_damage(path: Path) -> None:
    SqliteJournal.open(path).close()
    with closing(sqlite3.connect(path)) as con:
        con.execute("CREATE TABLE extra (a)")
    with pytest.raises(JournalDamaged, match="tabellen"):
        SqliteJournal.open(path)


def test_a_journal_that_another_holds_is_busy_and_nothing_is_written(path: Path) -> None:
    with (
        closing(SqliteJournal.open(path, busy_seconds=0.01)) as journal,
        closing(sqlite3.connect(path, isolation_level=None)) as con,
    ):
        fill(journal, 1)
        con.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalBusy):
            journal.append(M, draft(), expected=1)
        with pytest.raises(JournalBusy):
            journal.read(M)
        con.execute("ROLLBACK")
        # A reader lets the writer come as far as its COMMIT.
        con.execute("BEGIN")
        con.execute("SELECT * FROM vastlegging").fetchall()
        with pytest.raises(JournalBusy):
            journal.append(M, draft(), expected=1)
        con.execute("ROLLBACK")
        assert journal.head(M).aantal == 1
        fill(journal, 1)


def test_a_shorter_or_another_chain_than_was_seen_is_refused(path: Path, tmp_path: Path) -> None:
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 1)
        shutil.copy(path, tmp_path / "korter.db")
        shutil.copy(path, tmp_path / "anders.db")
        fill(journal, 1)
        with closing(SqliteJournal.open(tmp_path / "anders.db")) as fork:
            fill(fork, 4)
        for name in ("korter.db", "anders.db"):
            # Written over in place, as a restored copy would be.
            path.write_bytes((tmp_path / name).read_bytes())
            with pytest.raises(JournalDamaged, match=r"korter|ander dan"):
                journal.read(M)
            with pytest.raises(JournalDamaged, match=r"korter|ander dan"):
                journal.append(M, draft(tekst="x"), expected=2)


def test_streams_begun_at_the_same_moment_keep_their_order(journal: SqliteJournal) -> None:
    for stroom in (OTHER, M, "z", "a"):
        journal.append(stroom, draft("begin_vastlegging"), expected=0)
    assert [info.id for info in journal.streams()] == ["a", "z", M, OTHER]
    assert all(info.aangelegd_op > START for info in journal.streams())


def test_others_are_told_once_an_entry_is_on_disk_and_only_then(path: Path) -> None:
    found: list[int] = []

    def look() -> None:
        with closing(SqliteJournal.open(path, create=False, read_only=True)) as other:
            found.append(len(other.read(M)))

    with closing(SqliteJournal.open(path, written=look)) as journal:
        journal.append(M, draft(), expected=0)
        assert found == [1]
        with pytest.raises(PositionTaken):
            journal.append(M, draft(), expected=0)
        assert found == [1]
        journal.append(M, draft(), expected=1)
        assert found == [1, 2]
