"""A console that is killed in the middle of a commit leaves a half written file: the next one makes it whole."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.contract import M, draft
from voorzitter_console.journal import connection
from voorzitter_console.journal.port import JournalDamaged, JournalUnreadable
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal


def half_written(folder: Path) -> Path:
    """A journal as a kill leaves it: pages of a transaction in the file, those they replace in the rollback journal."""
    path, cut = folder / "j.sqlite", folder / "afgebroken.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        for number in range(5):
            journal.append(M, draft(tekst=f"{number}"), expected=number)
    with closing(connection.open_uri(path, "mode=rw", 1.0)) as con:
        con.execute("PRAGMA cache_size = 5")  # so that pages go to the file before the commit
        con.execute("BEGIN IMMEDIATE")
        con.execute("CREATE TABLE vol (tekst TEXT)")
        con.executemany("INSERT INTO vol VALUES (?)", [("x" * 3000,)] * 60)
        for suffix in ("", "-journal"):
            shutil.copy(f"{path}{suffix}", f"{cut}{suffix}")
        con.execute("ROLLBACK")
    return cut


def test_the_next_console_makes_it_whole(tmp_path: Path) -> None:
    path = half_written(tmp_path)
    assert path.with_name(f"{path.name}-journal").stat().st_size
    with closing(SqliteJournal.open(path, create=False)) as journal:
        assert [entry.positie for entry in journal.read(M)] == [1, 2, 3, 4, 5]
        assert journal.append(M, draft(tekst="5"), expected=5).positie == 6


def test_a_reader_says_so_and_changes_nothing(tmp_path: Path) -> None:
    path = half_written(tmp_path)
    before = path.read_bytes()
    with pytest.raises(JournalUnreadable, match="onafgemaakte schrijfactie"):
        SqliteJournal.open(path, create=False, read_only=True)
    assert path.read_bytes() == before


def test_what_cannot_be_read_half_written_is_left_to_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = half_written(tmp_path)

    def torn(_con: object) -> tuple[int, int]:
        raise JournalDamaged("halverwege")

    monkeypatch.setattr(connection, "_identity", torn)
    connection.probe(path)
    path.with_name(f"{path.name}-journal").unlink()
    with pytest.raises(JournalDamaged):
        connection.probe(path)


def page_short(folder: Path) -> tuple[Path, bytes]:
    """A journal as it is for a moment in a commit that makes it longer: the head names a page that is not there yet."""
    path = folder / "kort.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        for number in range(30):
            journal.append(M, draft(tekst=f"{number}"), expected=number)
    whole = path.read_bytes()
    path.write_bytes(whole[:-4096])
    return path, whole


@pytest.fixture
def written_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """A file that is a page short for so many looks at it, and whole from then on: another process was writing it."""

    def made(looks: int) -> Path:
        path, whole = page_short(tmp_path)
        looked, opened = 0, connection.open_uri

        def look(place: Path, mode: str, busy_seconds: float) -> sqlite3.Connection:
            nonlocal looked
            looked += 1
            if looked == looks + 1:
                path.write_bytes(whole)
            return opened(place, mode, busy_seconds)

        monkeypatch.setattr(connection, "open_uri", look)
        return path

    return made


def test_opening_it_while_another_process_writes_finds_no_damage(written_meanwhile: Callable[[int], Path]) -> None:
    with closing(SqliteJournal.open(written_meanwhile(1), create=False)) as journal:
        assert len(journal.read(M)) == 30


@pytest.mark.parametrize("looks", [1, 2, 4])
def test_nor_does_verifying_it(written_meanwhile: Callable[[int], Path], looks: int) -> None:
    assert verify_journal(written_meanwhile(looks)).uitkomst == "heel"


def test_one_that_stays_so_is_damaged(tmp_path: Path) -> None:
    path, _ = page_short(tmp_path)
    with pytest.raises(JournalDamaged):
        SqliteJournal.open(path, create=False)
    assert verify_journal(path).uitkomst == "aangetast"


def test_another_programs_file_is_refused_before_any_setting_is_made_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ander.sqlite"
    with closing(sqlite3.connect(path)) as con:
        con.execute("PRAGMA journal_mode = WAL")
        con.execute("CREATE TABLE iets (a)")
    before = path.read_bytes()
    monkeypatch.setattr(connection, "probe", lambda _path: None)  # as for a file that is half written at that moment
    with pytest.raises(JournalUnreadable, match="geen journaal van dit programma"):
        connection.connect(path, read_only=False, busy_seconds=1.0)
    assert path.read_bytes() == before
