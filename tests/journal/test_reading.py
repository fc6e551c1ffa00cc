"""The quick way to read a long stream finds what the slow one finds, and refuses what that one refuses."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journal.contract import OTHER, M, draft, fill
from voorzitter_console.entry import canonical, link_hash, sha256_hex
from voorzitter_console.journal import reading, rows
from voorzitter_console.journal.chain import open_entry, seal
from voorzitter_console.journal.port import JournalDamaged
from voorzitter_console.journal.sqlite import SqliteJournal

COUNT = 60
TEXTS = ("gewoon", "", "é \U0001f4e2 e\u0301", 'a"b', "a\\b", "\x00\n\t", "\u2028\ufeff", "5", '{"kluis":"00"}')


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks so short that a test reads in many."""
    monkeypatch.setattr(reading, "CHUNK", 7)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lang") / "j.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        for number in range(COUNT):
            text = TEXTS[number % len(TEXTS)]
            private = frozenset({"tekst", "getal", "lijst"})
            given = draft("noteer", private, tekst=text, open=text, getal=number, lijst=[text, {"a": text}], niets=None)
            journal.append(M, given, expected=number)
        fill(journal, 3, OTHER)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "j.sqlite"))


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal.open(path, create=False)) as journal:
        yield journal


def test_it_reads_what_the_slow_way_reads(journal: SqliteJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = [open_entry(entry) for entry in journal.read_sealed(M)]
    monkeypatch.setattr(journal, "_after", lambda *_given: pytest.fail("the slow way was taken"))
    for after in (0, 1, 6, 7, 8, COUNT - 8):
        assert journal.read(M, after) == slow[after:]
    assert [type(entry.payload["getal"]) for entry in journal.read(M)] == [int] * COUNT


def test_an_erased_value_is_absent_and_named(journal: SqliteJournal, path: Path) -> None:
    entry = journal.read(M)[30]
    with closing(sqlite3.connect(path)) as con, con:
        con.execute("DELETE FROM kluis WHERE id = ? AND veld = 'tekst'", (entry.id,))
    again = journal.read(M)[30]
    assert again.gewist == {"tekst"}
    assert "tekst" not in again.payload


CHANGES = [
    "UPDATE vastlegging SET inhoud = replace(inhoud, 'griffier', 'bode') WHERE positie = {0} AND stroom = '{1}'",
    "UPDATE vastlegging SET inhoud_hash = schakel WHERE positie = {0} AND stroom = '{1}'",
    "UPDATE vastlegging SET schakel = inhoud_hash WHERE positie = {0} AND stroom = '{1}'",
    "UPDATE vastlegging SET vorige = 'x' WHERE positie = {0} AND stroom = '{1}'",
    "DELETE FROM vastlegging WHERE positie = {0} AND stroom = '{1}'",
    "UPDATE kluis SET waarde = '\"anders\"' WHERE veld = 'tekst' AND id = (SELECT id FROM vastlegging "
    "WHERE positie = {0} AND stroom = '{1}')",
    "UPDATE kluis SET waarde = '' WHERE veld = 'tekst' AND id = (SELECT id FROM vastlegging "
    "WHERE positie = {0} AND stroom = '{1}')",
    "UPDATE kluis SET zout = upper(zout) WHERE id = (SELECT id FROM vastlegging "
    "WHERE positie = {0} AND stroom = '{1}' AND zout <> upper(zout))",
    "UPDATE kluis SET veld = 'erbij' WHERE veld = 'tekst' AND id = (SELECT id FROM vastlegging "
    "WHERE positie = {0} AND stroom = '{1}')",
]


@pytest.mark.parametrize("sql", CHANGES, ids=range(len(CHANGES)))
@pytest.mark.parametrize("positie", [1, 7, 8, 33, COUNT - 1])
def test_every_change_is_refused_with_its_place(path: Path, sql: str, positie: int) -> None:
    with closing(sqlite3.connect(path)) as con, con:
        con.execute("PRAGMA foreign_keys = OFF")
        con.execute(sql.format(positie, M))
    with closing(SqliteJournal.open(path, create=False)) as journal, pytest.raises(JournalDamaged):
        journal.read(M)


@pytest.mark.parametrize(
    "change",
    [
        {"versie": "1"},
        {"payload": []},
        {"payload": None},
        {"gebeurd_op": "gisteren"},
        {"gebeurd_op": "2026-03-10T19:12:10.123+"},
        {"door": 5},
        {"tijd_gegeven": 0},
        {"id": "x"},
        {"soort": None},
        {"erbij": 1},
    ],
)
def test_an_entry_of_another_form_with_a_chain_that_fits_is_refused(path: Path, change: dict[str, object]) -> None:
    with closing(sqlite3.connect(path)) as con, con:
        (last,) = con.execute("SELECT schakel FROM vastlegging WHERE stroom = ? AND positie = ?", (M, COUNT)).fetchone()
        good = seal(M, COUNT + 1, last, draft("noteer"))
        content = canonical({**good.inhoud, **change})
        hashed = sha256_hex(content)
        link = link_hash(M, COUNT + 1, last, hashed)
        row = (M, COUNT + 1, good.inhoud["id"], last, content.decode(), hashed, link)
        con.execute("INSERT INTO vastlegging VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        con.execute("UPDATE stroom SET aantal = ?, kop = ? WHERE id = ?", (COUNT + 1, link, M))
    with closing(SqliteJournal.open(path, create=False)) as journal, pytest.raises(JournalDamaged):
        journal.read(M)


def test_entries_that_come_meanwhile_are_left_for_the_next_look(
    journal: SqliteJournal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, looks = reading.chunk, 0

    def written(*given: Any) -> object:
        nonlocal looks
        looks += 1
        with closing(SqliteJournal.open(path, create=False)) as other:
            fill(other, 1)
        return look(*given)

    monkeypatch.setattr(reading, "chunk", written)
    assert len(journal.read(M)) == COUNT
    assert looks > 5
    monkeypatch.undo()
    assert len(journal.read(M)) == COUNT + looks


def test_the_list_of_meetings_is_made_anew_only_where_something_was_written(
    journal: SqliteJournal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = journal.streams()
    listed.clear()  # the caller's own
    with monkeypatch.context() as closed:
        closed.setattr(rows, "select", lambda *_given: pytest.fail("it was listed again"))
        assert [stream.head.aantal for stream in journal.streams()] == [3, COUNT]
    fill(journal, 1)
    assert journal.streams()[1].head.aantal == COUNT + 1
    with closing(SqliteJournal.open(path, create=False)) as other:
        fill(other, 1, OTHER)
    assert journal.streams()[0].head.aantal == 4
