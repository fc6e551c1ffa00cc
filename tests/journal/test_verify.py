"""What ``controleer`` can say of a journal file that nobody tampered with, or that is none."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.contract import OTHER, M, draft, fill
from voorzitter_console.journal.port import JournalBusy
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journaal.db"


def test_a_whole_journal_gives_count_head_and_times_of_each_stream(path: Path) -> None:
    with closing(SqliteJournal.open(path, oefening=True)) as journal:
        fill(journal, 3)
        journal.append(OTHER, draft("begin_vastlegging", oefening=True), expected=0)
        heads = {stroom: journal.head(stroom) for stroom in (M, OTHER)}
        entries = journal.read(M)
    before = path.read_bytes()
    report = verify_journal(path)
    assert (report.uitkomst, report.oefening, report.all_faults) == ("heel", True, ())
    assert {stream.stroom: stream.head for stream in report.streams} == heads
    first, second = report.streams
    assert (first.eerste, first.laatste) == (entries[0].vastgelegd_op, entries[-1].vastgelegd_op)
    assert (first.soort, second.soort) == ("noteer", "vergadering")
    assert path.read_bytes() == before


def test_a_meeting_is_closed_until_that_is_retracted(path: Path) -> None:
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 1)
        assert not verify_journal(path).streams[0].gesloten
        sluit = journal.append(M, draft("sluit"), expected=1)
        assert verify_journal(path).streams[0].gesloten
        journal.append(M, draft("herroep", over_id=sluit.id), expected=2)
        assert not verify_journal(path).streams[0].gesloten


def test_a_journal_without_streams_is_whole(path: Path) -> None:
    SqliteJournal.open(path).close()
    assert verify_journal(path).uitkomst == "heel"


@pytest.mark.parametrize("content", [None, b"", b"geen database", b"SQLite format 3\0" + bytes(4080)])
def test_what_is_no_journal_is_unreadable_and_nothing_is_made(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)
    report = verify_journal(path)
    assert report.uitkomst == "onleesbaar"
    assert report.zin
    assert path.exists() == (content is not None)


def test_a_busy_journal_is_neither_whole_nor_damaged(path: Path) -> None:
    SqliteJournal.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as con:
        con.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalBusy):
            verify_journal(path, busy_seconds=0.01)


HALF = """
import os, sqlite3, sys
con = sqlite3.connect(sys.argv[1], isolation_level=None)
con.execute("PRAGMA cache_size = 1")
con.execute("BEGIN IMMEDIATE")
for number in range(50):
    con.execute("INSERT INTO stroom VALUES (?, ?, 1, ?)", (number + 10, str(number), "x" * 3000))
os._exit(0)
"""


def test_an_unfinished_write_is_named_and_left_alone_and_the_console_undoes_it(path: Path) -> None:
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 2)
        entries = journal.read(M)
    subprocess.run([sys.executable, "-c", HALF, str(path)], check=True)
    before = path.read_bytes()
    report = verify_journal(path)
    assert report.uitkomst == "onleesbaar"
    assert "onafgemaakte schrijfactie" in str(report.zin)
    assert path.read_bytes() == before
    with closing(SqliteJournal.open(path)) as journal:
        assert journal.read(M) == entries
    assert verify_journal(path).uitkomst == "heel"
