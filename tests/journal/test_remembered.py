"""What this computer saw before: kept between runs, refused when it is gone, and never in the way by itself."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.contract import OTHER, M, fill
from voorzitter_console.journal.port import Head, JournalReplaced
from voorzitter_console.journal.remembered import Remembered
from voorzitter_console.journal.sqlite import SqliteJournal


def test_the_longest_head_of_each_stream_stays(tmp_path: Path) -> None:
    kept, journal = Remembered(tmp_path / "koppen"), tmp_path / "j.sqlite"
    assert kept.heads(journal) == {}
    a, b, c = (Head(aantal=number, kop=str(number) * 64) for number in (1, 2, 3))
    kept.keep(journal, {M: b})
    kept.keep(journal, {M: a, OTHER: a})
    assert kept.heads(journal) == {M: b, OTHER: a}
    kept.keep(journal, {M: c})
    assert Remembered(tmp_path / "koppen").heads(journal) == {M: c, OTHER: a}
    assert kept.heads(tmp_path / "ander.sqlite") == {}
    kept.reset(journal, {M: a})
    assert kept.heads(journal) == {M: a}
    (file,) = (tmp_path / "koppen").iterdir()
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"koppen": 5}',
        b'{"koppen": {"a": 5}}',
        b'{"koppen": {"a": ["x", "y"]}}',
        b"\xff",
        b"[" * 9999,
        b'{"koppen": {"a": [1, "kort"]}}',
        b'{"koppen": {"a": [true, "' + b"0" * 64 + b'"]}}',
    ],
)
def test_what_is_no_such_file_is_no_memory(tmp_path: Path, content: bytes) -> None:
    kept, journal = Remembered(tmp_path), tmp_path / "j.sqlite"
    kept.keep(journal, {M: Head(aantal=1, kop="0" * 64)})
    (file,) = tmp_path.glob("*.json")
    file.write_bytes(content)
    assert kept.heads(journal) == {}
    kept.keep(journal, {M: Head(aantal=1, kop="0" * 64)})
    assert len(kept.heads(journal)) == 1


def test_where_nothing_can_be_kept_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    kept = Remembered(tmp_path / "bestand")
    kept.keep(tmp_path / "j.sqlite", {M: Head(aantal=1, kop="0" * 64)})
    assert kept.heads(tmp_path / "j.sqlite") == {}


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as con, con:
        for sql in statements:
            con.execute(sql)


def test_a_shorter_journal_than_an_earlier_run_saw_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 3)
        seen = {M: journal.head(M)}
    change(
        path,
        "DELETE FROM kluis WHERE id IN (SELECT id FROM vastlegging WHERE positie = 3)",
        "DELETE FROM vastlegging WHERE positie = 3",
        "UPDATE stroom SET aantal = 2, kop = (SELECT schakel FROM vastlegging WHERE positie = 2)",
    )
    with closing(SqliteJournal.open(path, seen=seen)) as journal:
        for read in (lambda: journal.read(M), journal.streams, lambda: fill(journal, 1)):
            with pytest.raises(JournalReplaced, match="kopie MAP --terug"):
                read()
    with closing(SqliteJournal.open(path)) as journal:
        assert len(journal.read(M)) == 2


def test_a_meeting_that_an_earlier_run_saw_and_is_gone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 1)
    seen = {OTHER: Head(aantal=4, kop="0" * 64)}
    with closing(SqliteJournal.open(path, seen=seen)) as journal, pytest.raises(JournalReplaced, match="ontbreekt"):
        journal.streams()
