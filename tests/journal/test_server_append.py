"""One entry more on a server: one statement, judged there as in a batch; read back elsewhere in one statement too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest
from msgspec.structs import replace

from tests.journal.contract import OTHER, M, draft, fill
from tests.postgres import PgServer
from voorzitter_console.entry import SealedEntry, sha256_hex
from voorzitter_console.journal import server
from voorzitter_console.journal.chain import seal
from voorzitter_console.journal.port import (
    JournalDamaged,
    JournalError,
    JournalNotWritable,
    JournalReplaced,
    JournalUnreadable,
)
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_rows import AT_ONCE, NEWS, VALUES, Owner, as_json, as_told, told_row
from voorzitter_console.journal.server_verify import verify_server


@pytest.fixture
def journal(pg_url: str) -> Iterator[PostgresJournal]:
    with closing(PostgresJournal.open(ServerAddress(pg_url))) as journal:
        fill(journal, 3)
        yield journal


class _Counted:
    """A connection, and what was asked on it."""

    def __init__(self, con: Any) -> None:
        self._con = con
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._con, name)

    def execute(self, text: str, *values: Any, **options: Any) -> Any:
        self.asked.append(text)
        return self._con.execute(text, *values, **options)


def _counted(journal: PostgresJournal) -> list[str]:
    con: Any = _Counted(journal._con)
    journal._con = con
    asked: list[str] = con.asked
    return asked


# how often is gone to and fro ------------------------------------------------------------------------------------


def test_an_entry_goes_there_in_one_statement_and_comes_elsewhere_in_one(journal: PostgresJournal, pg_url: str) -> None:
    with closing(PostgresJournal.open(ServerAddress(pg_url), read_only=True)) as other:
        assert [entry.positie for entry in other.read(M)] == [1, 2, 3]
        written, read = _counted(journal), _counted(other)
        given = draft()
        journal.append(M, given, expected=3)
        assert [entry.id for entry in other.read(M, 3)] == [given.id]
    assert written == [AT_ONCE]
    assert read == [NEWS]


def test_what_a_reader_has_seen_and_was_replaced_is_seen_at_that_look(journal: PostgresJournal, pg_url: str) -> None:
    with closing(PostgresJournal.open(ServerAddress(pg_url), read_only=True)) as other:
        other.read(M)
        fill(journal, 1)
        with psycopg.connect(pg_url, autocommit=True) as con:
            con.execute("SET session_replication_role = replica")
            con.execute("UPDATE vastlegging SET schakel = %s WHERE positie = 3", ("0" * 64,))
        read = _counted(other)
        with pytest.raises(JournalReplaced, match="vastlegging 3 is vervangen"):
            other.read(M, 3)
    assert read == [NEWS, VALUES]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE vastlegging SET inhoud = replace(inhoud, 'griffie', 'griffia') WHERE positie = 4",
        "UPDATE vastlegging SET vorige = schakel WHERE positie = 4",
        "UPDATE vastlegging SET positie = 5 WHERE positie = 4",
        "UPDATE kluis SET waarde = '\"anders\"'",
        "DELETE FROM vastlegging WHERE positie >= 3",
    ],
)
def test_what_came_and_was_changed_before_it_was_read_is_no_entry(
    journal: PostgresJournal, pg_url: str, change: str
) -> None:
    with closing(PostgresJournal.open(ServerAddress(pg_url), read_only=True)) as other:
        other.read(M)
        fill(journal, 1)
        with psycopg.connect(pg_url, autocommit=True) as con:
            con.execute("SET session_replication_role = replica")
            con.execute(change.encode())
        with pytest.raises(JournalDamaged):
            other.read(M, 3)


def test_more_than_a_chunk_of_news_comes_whole(
    journal: PostgresJournal, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voorzitter_console.journal.reading.CHUNK", 3)
    with closing(PostgresJournal.open(ServerAddress(pg_url), read_only=True)) as other:
        for behind, extra in ((3, 1), (4, 2), (6, 3), (9, 4)):
            other.read(M, behind - 1)
            fill(journal, extra)
            assert [entry.positie for entry in other.read(M, behind)] == [*range(behind + 1, behind + extra + 1)]


# what the server refuses -------------------------------------------------------------------------------------------


def _next(journal: PostgresJournal, stroom: str = M) -> SealedEntry:
    head = journal.head(stroom)
    return seal(stroom, head.aantal + 1, head.kop, draft())


def _other_text(sealed: SealedEntry) -> SealedEntry:
    return replace(sealed, inhoud={**sealed.inhoud, "door": "een ander"})


def _other_place(sealed: SealedEntry) -> SealedEntry:
    """Everything fits but that another entry stands before it."""
    return seal(sealed.stroom, sealed.positie, sha256_hex(b"x"), draft())


def _later(sealed: SealedEntry) -> SealedEntry:
    return seal(sealed.stroom, sealed.positie + 1, sealed.vorige, draft())


def _earlier(sealed: SealedEntry) -> SealedEntry:
    return seal(sealed.stroom, sealed.positie - 1, sealed.vorige, draft())


@pytest.mark.parametrize("made", [_other_text, _other_place, _later, _earlier])
def test_one_that_does_not_join_on_is_refused(journal: PostgresJournal, made: Any) -> None:
    before = journal.read_sealed(M)
    con = journal._connection()
    with pytest.raises(psycopg.Error) as caught:
        con.execute(AT_ONCE, (*as_told(made(_next(journal)), None), "", 1, 0))
    assert caught.value.sqlstate == "VC002"
    assert journal.read_sealed(M) == before


@pytest.mark.parametrize("place", [2, 5, 6])  # the id, the hash of the content, the link
@pytest.mark.parametrize("value", [None, "", "x"])
def test_nor_one_with_a_hash_or_id_left_out(journal: PostgresJournal, place: int, value: str | None) -> None:
    told = list(as_told(_next(journal), None))
    told[place] = value
    con = journal._connection()
    with pytest.raises(psycopg.Error) as caught:
        con.execute(AT_ONCE, (*told, "", 1, 0))
    assert caught.value.sqlstate == "VC002"
    assert journal.head(M).aantal == 3


def test_of_another_owner_or_epoch_it_is_refused_and_past_a_seal_not_written(journal: PostgresJournal) -> None:
    con = journal._connection()
    told = as_told(_next(journal), None)
    assert con.execute(AT_ONCE, (*told, "", 1, 1)).fetchone() == (False,)
    for owner in ("aa", None):
        with pytest.raises(psycopg.Error) as caught:
            con.execute(AT_ONCE, (*told, owner, 1, 0))
        assert caught.value.sqlstate == "VC001"
    journal.hand_over(M, 1, Owner(sleutel="aa"))
    for owner, epoch in (("", 1), ("", 2), ("aa", 1), ("aa", 3), ("aa", None)):
        with pytest.raises(psycopg.Error) as caught:
            con.execute(AT_ONCE, (*told, owner, epoch, 0))
        assert caught.value.sqlstate == "VC001"
    assert journal.head(M).aantal == 3
    assert con.execute(AT_ONCE, (*told, "aa", 2, 0)).fetchone() == (True,)
    assert journal.head(M).aantal == 4


def test_an_id_that_stands_elsewhere_is_said_and_nothing_is_written(journal: PostgresJournal) -> None:
    fill(journal, 1, OTHER)
    given = draft()
    journal.append(OTHER, given, expected=1)
    with pytest.raises(JournalError, match="andere stroom"):
        journal.append(M, given, expected=3)
    assert journal.head(M).aantal == 3
    fill(journal, 1)


# from the form before ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [5, 6])
def test_a_journal_of_a_form_before_is_brought_up_to_date_by_its_owner(
    pg: PgServer, monkeypatch: pytest.MonkeyPatch, form: int
) -> None:
    files = server.migrations()
    sealed = [seal(M, 1, sha256_hex(b"voorzitter-console/stroom/1 " + M.encode()), draft("begin_vastlegging"))]
    for _ in range(3):
        sealed.append(seal(M, len(sealed) + 1, sealed[-1].schakel, draft()))
    with pg.database() as url:
        monkeypatch.setattr(server, "migrations", lambda: files[:form])
        with closing(PostgresJournal.open(ServerAddress(url))) as older:
            told = as_json([told_row(one) for one in sealed])
            with older._guarded(writing=True) as con:  # as a program of then
                assert con.execute("SELECT schrijf(%s, %s, '', 1, '')", (M, told)).fetchone() == (4,)
        monkeypatch.undo()
        with pytest.raises(JournalUnreadable, match="oudere vorm"):
            PostgresJournal.open(ServerAddress(url), read_only=True)
        with closing(PostgresJournal.open(ServerAddress(url))) as newer:
            assert newer.read_sealed(M) == sealed
            newer.append(M, draft(), expected=4)
            assert newer.take_in(M, sealed) == 0
        assert verify_server(ServerAddress(url)).uitkomst == "heel"
        monkeypatch.setattr(server, "migrations", lambda: files[:form])
        with pytest.raises(JournalUnreadable, match="werk het programma bij"):
            PostgresJournal.open(ServerAddress(url))


@pytest.mark.parametrize("asked", ["SELECT schrijf(%s, '[]', '', 1, '')", "SELECT wis(%s, '[]', '[]', '', 1, '')"])
def test_an_older_program_that_was_connected_then_is_told_to_renew_itself(journal: PostgresJournal, asked: str) -> None:
    """It says nothing of the lock on the vault that it knows of; one entry at a time it says so, and goes on."""
    with pytest.raises(JournalNotWritable, match="werk het programma bij"), journal._guarded(writing=True) as con:
        con.execute(asked.encode(), (M,))
    assert journal.head(M).aantal == 3
