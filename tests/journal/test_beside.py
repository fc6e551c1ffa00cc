"""A journal that came from elsewhere: what stands beside it opens, empties and removes nothing of the user's."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.contract import fill
from tests.journal.test_half_written import half_written
from voorzitter_console.journal.beside import check_beside
from voorzitter_console.journal.port import JournalDamaged, JournalUnreadable
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

PENDING_BYTE = 0x40000000
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes or links of this kind")


def names_a_victim(folder: Path) -> tuple[Path, Path]:
    """A half written journal whose rollback journal says it was part of a write that the victim keeps account of."""
    path = half_written(folder)
    victim = folder / "belangrijk.txt"
    victim.write_text("van de gebruiker")
    name = str(victim).encode()
    record = (PENDING_BYTE // 4096 + 1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big")
    with path.with_name(f"{path.name}-journal").open("ab") as file:
        file.write(record + sum(name).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7"))
    return path, victim


def test_sqlite_itself_would_remove_the_file(tmp_path: Path) -> None:
    """The danger is real: else the tests below would show nothing."""
    path, victim = names_a_victim(tmp_path)
    with closing(sqlite3.connect(path)) as con:
        con.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    assert not victim.exists()


def opened(path: Path) -> None:
    SqliteJournal.open(path, create=False).close()


def read(path: Path) -> None:
    SqliteJournal.open(path, create=False, read_only=True).close()


def verified(path: Path) -> None:
    report = verify_journal(path)
    assert report.uitkomst == "onleesbaar"
    raise JournalUnreadable(str(report.zin))


WAYS = pytest.mark.parametrize("way", [opened, read, verified])


@WAYS
@pytest.mark.parametrize("linked", [False, True])
def test_a_rollback_journal_that_names_another_file_is_refused(
    tmp_path: Path, way: Callable[[Path], None], linked: bool
) -> None:
    path, victim = names_a_victim(tmp_path)
    if linked:
        if os.name == "nt":
            pytest.skip("links need rights on Windows")
        (tmp_path / "elders").mkdir()
        (tmp_path / "elders" / "j.sqlite").symlink_to(path)
        path = tmp_path / "elders" / "j.sqlite"
    before = path.read_bytes()
    with pytest.raises(JournalUnreadable, match="noemt een ander bestand"):
        way(path)
    assert victim.read_text() == "van de gebruiker"
    assert path.read_bytes() == before


@posix
@WAYS
@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("kind", ["pipe", "link", "second name", "folder"])
def test_what_is_no_plain_file_of_its_own_is_refused_and_kept(
    tmp_path: Path, way: Callable[[Path], None], suffix: str, kind: str
) -> None:
    path, victim, beside = tmp_path / "j.sqlite", tmp_path / "belangrijk.txt", tmp_path / f"j.sqlite{suffix}"
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 1)
    beside.unlink(missing_ok=True)
    victim.write_text("van de gebruiker")
    if kind == "pipe":
        os.mkfifo(beside)  # reading it would wait for ever
    elif kind == "link":
        beside.symlink_to(victim)
    elif kind == "second name":
        beside.hardlink_to(victim)
    else:
        beside.mkdir()
    with pytest.raises(JournalUnreadable, match="geen gewoon bestand"):
        way(path)
    assert victim.read_text() == "van de gebruiker"


def test_write_ahead_logging_is_named_and_leaves_nothing_and_the_console_puts_it_back(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 2)
    with closing(sqlite3.connect(path)) as con:
        assert con.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    there = sorted(tmp_path.iterdir())
    report = verify_journal(path)
    assert report.uitkomst == "aangetast"
    assert "WAL" in str(report.faults[0])
    with pytest.raises(JournalDamaged, match="WAL"):
        read(path)
    assert sorted(tmp_path.iterdir()) == there
    opened(path)
    assert verify_journal(path).uitkomst == "heel"
    assert not list(tmp_path.glob("*-wal")) + list(tmp_path.glob("*-shm"))


def test_one_that_is_emptied_while_it_is_looked_at_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As another console does that ends its write just then."""
    path, look = tmp_path / "j.sqlite", os.fstat
    path.with_name("j.sqlite-journal").write_bytes(bytes(512))

    def emptied(handle: int) -> os.stat_result:
        found = look(handle)
        os.truncate(path.with_name("j.sqlite-journal"), 0)
        return found

    monkeypatch.setattr(os, "fstat", emptied)
    check_beside(path)
