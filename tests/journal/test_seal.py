"""Seals: a chain whose end is gone or that was made anew shows to whoever has no key."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.journal.contract import OTHER, START, M, draft, fill
from tests.parts import need
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import Key, load
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.journal.port import Journal, PositionTaken
from voorzitter_console.journal.seal import Reden, add_seal, seal_draft, statement
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import Report, verify_journal


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return load(tmp_path / "sleutel.pem")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "j.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal.open(path)) as journal:
        yield journal


def sealed(journal: Journal, key: Key, stroom: str = M, reden: Reden = "fase") -> None:
    assert add_seal(journal, stroom, key, reden, START, "x") == journal.head(stroom)


def test_what_is_sealed_and_what_is_not(journal: SqliteJournal, path: Path, key: Key) -> None:
    fill(journal, 3)
    sealed(journal, key)
    fill(journal, 2)
    fill(journal, 1, OTHER)
    first, second = verify_journal(path).streams
    assert (first.zegel.aantal, first.zegel.sleutels, first.zegel.gesloten) == (3, (key.public,), False)
    assert second.zegel.aantal == 0
    sealed(journal, key, reden="gesloten")
    report = verify_journal(path)
    assert report.uitkomst == "heel"
    assert (report.streams[0].zegel.aantal, report.streams[0].zegel.gesloten) == (5, True)


def test_a_closing_seal_is_put_on_a_head_that_was_sealed_just_before(
    journal: SqliteJournal, path: Path, key: Key
) -> None:
    fill(journal, 2)
    sealed(journal, key)
    sealed(journal, key, reden="gesloten")
    assert add_seal(journal, M, key, "gesloten", START, "x") is None
    assert verify_journal(path).streams[0].zegel.gesloten


@pytest.mark.parametrize("kind", ["sqlite", "memory"])
def test_a_stream_is_sealed_once_as_it_stands_and_the_seals_are_no_meeting(
    journal: SqliteJournal, key: Key, kind: str
) -> None:
    used: Journal = journal if kind == "sqlite" else MemoryJournal()
    assert add_seal(used, M, key, "fase", START, "x") is None  # there is nothing yet
    fill(used, 2)
    sealed(used, key)
    assert add_seal(used, M, key, "rust", START, "x") is None
    assert used.head(SEALS).aantal == 1
    assert [stream.id for stream in used.streams()] == [M]
    with pytest.raises(PositionTaken):  # the count of streams that a new meeting reckons with
        used.append(OTHER, draft("begin_vastlegging"), expected=0, stromen=0)
    used.append(OTHER, draft("begin_vastlegging"), expected=0, stromen=1)


def test_of_two_windows_that_seal_at_once_each_entry_stands_in_its_place(
    journal: SqliteJournal, path: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 2)
    with closing(SqliteJournal.open(path)) as second:
        read = second.read
        first = iter([True])

        def meanwhile(stroom: str, after: int = 0) -> object:
            if next(first, False):
                sealed(journal, key)
            return read(stroom, after)

        sealed(journal, key)
        fill(journal, 1)
        monkeypatch.setattr(second, "read", meanwhile)
        assert add_seal(second, M, key, "rust", START, "x") is None  # the other one's is on the same head
    assert journal.head(SEALS).aantal == 2


def damaged(path: Path, *statements: str) -> Report:
    with closing(sqlite3.connect(path)) as con, con:
        for sql in statements:
            con.execute(sql)
    report = verify_journal(path)
    assert report.uitkomst == "aangetast"
    return report


CUT = (
    f"DELETE FROM kluis WHERE id IN (SELECT id FROM vastlegging WHERE stroom = '{M}' AND positie > 2)",
    f"DELETE FROM vastlegging WHERE stroom = '{M}' AND positie > 2",
    f"UPDATE stroom SET aantal = 2, kop = (SELECT schakel FROM vastlegging WHERE stroom = '{M}' AND positie = 2) "
    f"WHERE id = '{M}'",
)
NO_SEALS = (
    f"DELETE FROM vastlegging WHERE stroom = '{SEALS}'",
    f"DELETE FROM stroom WHERE id = '{SEALS}'",
)


def test_a_cut_end_with_its_count_adjusted_shows(journal: SqliteJournal, path: Path, key: Key) -> None:
    fill(journal, 4)
    sealed(journal, key)
    assert "het slot ervan is weg" in str(damaged(path, *CUT).all_faults[0])


def test_with_the_seals_taken_away_too_nothing_is_signed(journal: SqliteJournal, path: Path, key: Key) -> None:
    """What is left is what the minutes, another computer or the dossier kept: it is said that nothing is signed."""
    fill(journal, 4)
    sealed(journal, key)
    with closing(sqlite3.connect(path)) as con, con:
        for sql in (*CUT, *NO_SEALS):
            con.execute(sql)
    report = verify_journal(path)
    assert report.uitkomst == "heel"
    assert report.streams[0].zegel.aantal == 0


def test_a_chain_that_was_made_anew_shows(journal: SqliteJournal, path: Path, key: Key, tmp_path: Path) -> None:
    fill(journal, 3)
    sealed(journal, key)
    with closing(SqliteJournal.open(tmp_path / "anders.sqlite")) as other:
        fill(other, 3)
    report = damaged(
        path,
        "PRAGMA foreign_keys = OFF",
        f"ATTACH '{tmp_path / 'anders.sqlite'}' AS anders",
        "DELETE FROM kluis",
        f"DELETE FROM vastlegging WHERE stroom = '{M}'",
        "INSERT INTO vastlegging SELECT * FROM anders.vastlegging",
        "INSERT INTO kluis SELECT * FROM anders.kluis",
        f"UPDATE stroom SET kop = (SELECT kop FROM anders.stroom) WHERE id = '{M}'",
    )
    assert [f.zin for f in report.all_faults] == [
        f"Zegel 1 noemt een andere vastlegging 3 van de vergadering {M[:13]}: de keten is opnieuw gemaakt."
    ]


def test_a_seal_that_nobody_signed_shows(journal: SqliteJournal, key: Key, tmp_path: Path) -> None:
    fill(journal, 2)
    good = seal_draft(M, journal.head(M), key, "fase", START, "x")
    other = load(tmp_path / "ander.pem")
    changes: tuple[dict[str, Any], ...] = (
        {"aantal": 1},
        {"kop": "0" * 64},
        {"stroom": OTHER},
        {"sleutel": other.public},
        {"handtekening": "00" * 64},
        {"handtekening": None},
        {"handtekening": "zz"},
        {"sleutel": 5},
        {"aantal": True},
        {"aantal": -1},
    )
    for number, change in enumerate(changes):
        wrong = replace(good, id=f"{good.id[:-2]}{number:02}", payload={**good.payload, **change})
        journal.append(SEALS, wrong, expected=number)
    report = verify_journal(tmp_path / "j.sqlite")
    assert len(report.all_faults) == len(changes)
    assert all("is niet geldig" in str(fault) for fault in report.all_faults)
    assert report.streams[0].zegel.aantal == 0


def test_a_stranger_verifies_a_seal_with_openssl_alone(journal: SqliteJournal, key: Key, tmp_path: Path) -> None:
    need(shutil.which("openssl") is not None, "openssl is not installed")
    fill(journal, 3)
    sealed(journal, key)
    (entry,) = journal.read(SEALS)
    p = entry.payload
    told = f'{{"aantal":{p["aantal"]},"kop":"{p["kop"]}","stroom":"{p["stroom"]}","vorm":"voorzitter-console/zegel/1"}}'
    assert told.encode() == statement(M, journal.head(M))
    assert json.loads(told)
    (tmp_path / "f").write_text(told)
    (tmp_path / "f.sig").write_bytes(bytes.fromhex(p["handtekening"]))
    (tmp_path / "p.pem").write_bytes(key.pem)
    command = "openssl pkeyutl -verify -pubin -inkey p.pem -rawin -in f -sigfile f.sig"
    subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True)
