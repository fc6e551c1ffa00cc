"""A journal file that was tampered with or damaged: nothing that can be read differently goes unnoticed."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.contract import OTHER, M, draft, fill
from tests.parts import LONG
from voorzitter_console.journal import schema
from voorzitter_console.journal.port import JournalError
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

FLIPS = pytest.mark.parametrize("flips", [150, pytest.param(2000, marks=LONG)])
LENGTHS = pytest.mark.parametrize("lengths", [8, pytest.param(120, marks=LONG)])


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else writes these files: read ten times again, but with no time in between."""
    monkeypatch.setattr("voorzitter_console.journal.connection.PAUSE", 0.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journaal.db"
    with closing(SqliteJournal.open(path)) as journal:
        journal.append(M, draft("begin_vastlegging", titel="Raad", oefening=False), expected=0)
        fill(journal, 8)
        journal.append(OTHER, draft("begin_vastlegging", titel="Commissie", oefening=False), expected=0)
        fill(journal, 3, OTHER)
    return path


def everything(path: Path) -> object:
    """All that can be read of a journal."""
    with closing(SqliteJournal.open(path, oefening=None, read_only=True)) as journal:
        streams = journal.streams()
        read = [(journal.read(s.id), journal.read_sealed(s.id), journal.head(s.id)) for s in streams]
        return journal.oefening, streams, read


@FLIPS
def test_every_flipped_bit_is_noticed_or_changes_nothing_that_can_be_read(
    path: Path, tmp_path: Path, flips: int
) -> None:
    dice = random.Random(20261124)
    sound = path.read_bytes()
    whole = everything(path)
    flipped = tmp_path / "omgevallen.db"
    noticed = 0
    for _ in range(flips):
        at = dice.randrange(len(sound) * 8)
        content = bytearray(sound)
        content[at // 8] ^= 1 << at % 8
        flipped.write_bytes(content)
        report = verify_journal(flipped)
        if report.uitkomst != "heel":
            noticed += 1
            assert report.zin or report.all_faults
            try:
                everything(flipped)  # May be refused, but only with a named fault.
            except JournalError:
                continue
        else:
            assert everything(flipped) == whole, f"bit {at} went unnoticed"
    assert noticed > flips // 10


@LENGTHS
def test_a_file_that_was_cut_short_is_never_whole(path: Path, tmp_path: Path, lengths: int) -> None:
    dice = random.Random(4)
    sound = path.read_bytes()
    cut = tmp_path / "afgekapt.db"
    edges = {0, 1, 99, 100, 511, 512, 4095, len(sound) - 1, *range(4096, len(sound), 4096)}  # every page too
    for length in sorted(edges | {dice.randrange(len(sound)) for _ in range(lengths)}):
        cut.write_bytes(sound[:length])
        assert verify_journal(cut).uitkomst != "heel", length
        with pytest.raises(JournalError):
            everything(cut)


def test_bytes_behind_the_end_are_noticed(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"verstopt" * 512)
    assert verify_journal(path).uitkomst == "aangetast"


LAST = f"(SELECT max(positie) FROM vastlegging WHERE stroom = '{M}')"
KENMERK = schema.kenmerk(True)


@pytest.mark.parametrize(
    ("sql", "zin"),
    [
        (f"DELETE FROM vastlegging WHERE stroom = '{M}' AND positie = {LAST}", "horen te staan"),
        ("UPDATE vastlegging SET inhoud = replace(inhoud, 'griffier', 'griffie2') WHERE positie = 3", "veranderd"),
        ("UPDATE vastlegging SET inhoud = inhoud || ' ' WHERE positie = 3", "vaste vorm"),
        ("UPDATE vastlegging SET inhoud = 'geen json' WHERE positie = 3", "geldige JSON"),
        ("UPDATE vastlegging SET stroom = 'x' WHERE positie = 8", "horen te staan"),
        ("UPDATE vastlegging SET id = 'x' WHERE positie = 8", "id past niet"),
        (
            "UPDATE vastlegging SET positie = positie + 100; "
            "UPDATE vastlegging SET positie = CASE positie - 100 WHEN 3 THEN 4 WHEN 4 THEN 3 ELSE positie - 100 END",
            "de schakel past niet",
        ),
        ("DELETE FROM kluis WHERE veld = 'tekst'", "weg uit de kluis"),
        ("UPDATE kluis SET waarde = '\"anders\"' WHERE veld = 'tekst'", "in de kluis is veranderd"),
        ("INSERT INTO kluis VALUES ('x', 'naam', '\"Jan\"', 'aa')", "geen vastlegging bij hoort"),
        ("UPDATE stroom SET aantal = aantal - 1", "horen te staan"),
        ("UPDATE stroom SET nummer = 5 WHERE nummer = 1", "nummering"),
        ("DELETE FROM stroom WHERE nummer = 2", "horen te staan"),
        ("INSERT INTO stroom VALUES (3, 'verzonnen', 1, 'x')", "hoort te staan"),
        ("UPDATE kenmerk SET inhoud = replace(inhoud, 'false', 'true')", "kenmerk"),
        (f"UPDATE kenmerk SET inhoud = '{KENMERK[0]}', hash = '{KENMERK[1]}'", "oefening"),
        ("DELETE FROM kenmerk", "kenmerk"),
        ("CREATE TABLE extra (a)", "tabellen"),
        ("CREATE INDEX extra ON vastlegging (inhoud)", "tabellen"),
        ("CREATE TRIGGER t AFTER INSERT ON vastlegging BEGIN DELETE FROM kluis; END", "tabellen"),
        ("CREATE VIEW v AS SELECT 1", "tabellen"),
        ("PRAGMA journal_mode = WAL", "WAL"),
    ],
    ids=range(22),
)
def test_every_change_with_a_database_tool_is_named(path: Path, sql: str, zin: str) -> None:
    with closing(sqlite3.connect(path)) as con:
        con.execute("PRAGMA foreign_keys = OFF")
        con.executescript(sql)
    files = {found.name for found in path.parent.iterdir()}
    report = verify_journal(path)
    assert report.uitkomst == "aangetast"
    assert any(zin in fault.zin for fault in report.all_faults), report.all_faults
    assert {found.name for found in path.parent.iterdir()} == files


def test_a_removed_last_entry_with_its_count_shows_against_a_head_that_was_kept(path: Path) -> None:
    with closing(SqliteJournal.open(path)) as journal:
        kept = journal.head(OTHER)
        with closing(sqlite3.connect(path)) as con, con:
            con.execute(f"DELETE FROM vastlegging WHERE stroom = '{OTHER}' AND positie = {kept.aantal}")
            con.execute(
                f"UPDATE stroom SET aantal = aantal - 1, kop = (SELECT schakel FROM vastlegging "
                f"WHERE stroom = '{OTHER}' AND positie = {kept.aantal - 1}) WHERE id = '{OTHER}'"
            )
            con.execute("DELETE FROM kluis WHERE id NOT IN (SELECT id FROM vastlegging)")
        # The file alone does not show it: that is what a kept head is for.
        report = verify_journal(path)
        assert report.uitkomst == "heel"
        assert next(s for s in report.streams if s.stroom == OTHER).head != kept
        with pytest.raises(JournalError, match="korter"):
            journal.read(OTHER)
