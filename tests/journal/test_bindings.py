"""A whole meeting taken out, put in, cut short or swapped shows: each later meeting holds the heads of those before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.contract import draft, fill
from voorzitter_console.entry import uuid7
from voorzitter_console.journal.bindings import FIELD
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.journal.port import Journal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

STREAMS = tuple(f"0195812f-0000-7000-8000-00000000000{number}" for number in range(1, 5))


def begin(journal: Journal, stroom: str) -> list[str] | None:
    """A meeting of three entries; what its first one holds of the others."""
    first = journal.append(stroom, draft("begin_vastlegging", titel="Raad"), expected=0)
    fill(journal, 2, stroom)
    found = first.payload.get(FIELD)
    assert found is None or isinstance(found, list)
    return found


def three(path: Path) -> None:
    with closing(SqliteJournal.open(path)) as journal:
        for stroom in STREAMS[:3]:
            begin(journal, stroom)


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_a_new_meeting_holds_each_earlier_head_once(tmp_path: Path, kind: str) -> None:
    opened: Journal = MemoryJournal() if kind == "memory" else SqliteJournal.open(tmp_path / "j.sqlite")
    with closing(opened) as journal:

        def held(stroom: str) -> str:
            head = journal.head(stroom)
            return f"{stroom}/{head.aantal}/{head.kop}"

        assert begin(journal, STREAMS[0]) is None
        first = held(STREAMS[0])
        assert begin(journal, STREAMS[1]) == [first]
        second = held(STREAMS[1])
        fill(journal, 1, STREAMS[0])  # completed afterwards
        assert begin(journal, STREAMS[2]) == [held(STREAMS[0]), second]
        assert begin(journal, STREAMS[3]) == [held(STREAMS[2])]
    if kind == "sqlite":
        assert verify_journal(tmp_path / "j.sqlite").uitkomst == "heel"


def change(path: Path, *statements: str) -> list[str]:
    with closing(sqlite3.connect(path)) as con, con:
        for sql in statements:
            con.execute(sql)
    report = verify_journal(path)
    assert report.uitkomst == "aangetast"
    return [str(fault) for fault in report.all_faults]


def remove(stroom: str) -> tuple[str, ...]:
    return (
        f"DELETE FROM kluis WHERE id IN (SELECT id FROM vastlegging WHERE stroom = '{stroom}')",
        f"DELETE FROM vastlegging WHERE stroom = '{stroom}'",
        f"DELETE FROM stroom WHERE id = '{stroom}'",
    )


@pytest.mark.parametrize("number", [0, 1])
def test_a_meeting_that_was_taken_out_and_the_others_renumbered(tmp_path: Path, number: int) -> None:
    path = tmp_path / "j.sqlite"
    three(path)
    renumber = f"UPDATE stroom SET nummer = nummer - 1 WHERE nummer > {number + 1}"
    assert "ontbreekt" in " ".join(change(path, *remove(STREAMS[number]), renumber))


def test_a_meeting_whose_end_was_cut_off_with_its_count(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    three(path)
    last = f"stroom = '{STREAMS[0]}' AND positie = 3"
    found = change(
        path,
        f"DELETE FROM kluis WHERE id IN (SELECT id FROM vastlegging WHERE {last})",
        f"DELETE FROM vastlegging WHERE {last}",
        f"UPDATE stroom SET aantal = 2, kop = (SELECT schakel FROM vastlegging WHERE stroom = '{STREAMS[0]}' "
        f"AND positie = 2) WHERE id = '{STREAMS[0]}'",
    )
    assert len(found) == 1
    assert "toen stonden er 3 vastleggingen" in found[0]


def test_a_meeting_that_was_put_in_before_another(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    three(path)
    with closing(SqliteJournal.open(path)) as journal:
        begin(journal, STREAMS[3])
    found = change(
        path,
        "UPDATE stroom SET nummer = nummer + 10",
        f"UPDATE stroom SET nummer = 1 WHERE id = '{STREAMS[3]}'",
        "UPDATE stroom SET nummer = nummer - 9 WHERE nummer > 1",
    )
    assert any("later tussengevoegd" in zin for zin in found)


def test_a_meeting_that_was_written_anew_with_a_chain_that_fits(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    three(path)
    with closing(SqliteJournal.open(tmp_path / "ander.sqlite")) as other:
        begin(other, STREAMS[0])
    with closing(sqlite3.connect(path)) as con:
        con.execute("ATTACH ? AS ander", (str(tmp_path / "ander.sqlite"),))
        for sql in remove(STREAMS[0])[:2]:
            con.execute(sql)
        con.execute("INSERT INTO vastlegging SELECT * FROM ander.vastlegging")
        con.execute("INSERT INTO kluis SELECT * FROM ander.kluis")
        con.execute(
            "UPDATE stroom SET kop = (SELECT kop FROM ander.stroom) WHERE id = ?",
            (STREAMS[0],),
        )
        con.commit()
    faults = [str(fault) for fault in verify_journal(path).all_faults]
    assert len(faults) == 1
    assert "is een andere" in faults[0]


def test_a_meeting_that_says_nothing_of_practice_is_real(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    three(path)
    with closing(SqliteJournal.open(tmp_path / "o.sqlite", oefening=True)), closing(sqlite3.connect(path)) as con:
        con.execute("ATTACH ? AS o", (str(tmp_path / "o.sqlite"),))
        con.execute("UPDATE kenmerk SET inhoud = (SELECT inhoud FROM o.kenmerk), hash = (SELECT hash FROM o.kenmerk)")
        con.commit()
    report = verify_journal(path)
    assert report.uitkomst == "aangetast"
    assert sum("oefening" in str(fault) for fault in report.all_faults) == 3


def test_the_text_of_the_protocol_is_held_against_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        given = draft("begin_vastlegging", protocol_tekst="naam = 'x'", protocol_hash="0" * 64)
        journal.append(STREAMS[0], given, expected=0)
    (fault,) = verify_journal(path).all_faults
    assert "De tekst van het protocol past niet" in str(fault)


def test_what_was_entered_after_closing_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        begin(journal, STREAMS[0])
        sluit = journal.append(STREAMS[0], draft("sluit"), expected=3)
        fill(journal, 2, STREAMS[0])
        assert [stream.na_sluiting for stream in verify_journal(path).streams] == [2]
        journal.append(STREAMS[0], draft("herroep", over_id=sluit.id), expected=6)
        assert [stream.na_sluiting for stream in verify_journal(path).streams] == [0]


def test_what_is_held_of_others_may_be_anything_and_no_traceback_comes_of_it(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        begin(journal, STREAMS[0])
        for number, value in enumerate(["x", ["a/b/c", "a/²/x", "//", 5], {"a": 1}, 7, ["x/99999999999999999999/y"]]):
            stroom = uuid7(draft().gebeurd_op, bytes([number] * 10))
            journal.append(stroom, draft("noteer", eerdere=value), expected=0)
    assert verify_journal(path).uitkomst == "heel"
