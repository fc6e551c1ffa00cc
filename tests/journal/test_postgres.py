"""The journal on a PostgreSQL server keeps the contract, and what belongs to a server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest

from tests.journal.contract import OTHER, JournalContract, M, Store, draft, fill
from tests.postgres import PgServer
from voorzitter_console.entry import Entry
from voorzitter_console.journal.chain import verify
from voorzitter_console.journal.poll import Poller
from voorzitter_console.journal.port import (
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalMixed,
    JournalNotWritable,
    JournalUncertain,
    JournalUnreachable,
    JournalUnreadable,
    PositionTaken,
)
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress, migrations


class _Postgres:
    def __init__(self, url: str) -> None:
        self._url = url

    def open(self, *, oefening: bool = False) -> PostgresJournal:
        return PostgresJournal.open(ServerAddress(self._url), oefening=oefening)

    def erase(self, entry_id: str, veld: str) -> None:
        with psycopg.connect(self._url) as con:
            con.execute("SET session_replication_role = replica")  # past the triggers, as only a superuser can
            con.execute("DELETE FROM kluis WHERE id = %s AND veld = %s", (entry_id, veld))


class TestPostgres(JournalContract):
    @pytest.fixture
    def store(self, pg_url: str) -> Store:
        return _Postgres(pg_url)


@pytest.fixture
def journal(pg_url: str) -> Iterator[PostgresJournal]:
    with closing(PostgresJournal.open(ServerAddress(pg_url))) as journal:
        yield journal


def opened(url: str, **options: Any) -> PostgresJournal:
    return PostgresJournal.open(ServerAddress(url), **options)


def end_connections(url: str) -> None:
    """As a server that stops does to every connection but this one."""
    with psycopg.connect(url, autocommit=True) as con:
        con.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


# order, and who was first -----------------------------------------------------------------------------------------


def test_many_writers_at_once_give_one_chain_without_gaps(journal: PostgresJournal, pg_url: str) -> None:
    fill(journal, 1)
    lost: list[BaseException] = []

    def write() -> None:
        try:
            with closing(opened(pg_url)) as own:
                for _ in range(8):
                    given = draft(tekst="gelijk met anderen")
                    while True:
                        try:
                            own.append(M, given, expected=own.head(M).aantal)
                        except (PositionTaken, JournalBusy):
                            continue
                        break
        except BaseException as fault:
            lost.append(fault)
            raise

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lost == []
    assert [entry.positie for entry in journal.read(M)] == list(range(1, 26))
    assert verify(M, journal.read_sealed(M), journal.head(M)) == []


def test_a_writer_that_waits_too_long_is_told_that_it_is_busy(journal: PostgresJournal, pg_url: str) -> None:
    fill(journal, 1)
    with psycopg.connect(pg_url) as holder, closing(opened(pg_url, busy_seconds=0.05)) as other:
        holder.execute("SELECT slot(%s)", (M,))
        with pytest.raises(JournalBusy, match="niets geschreven"):
            other.append(M, draft(), expected=1)
        other.append(OTHER, draft(), expected=0)  # another meeting's writer waits for nobody
        holder.rollback()
        fill(other, 1)


def test_the_server_itself_refuses_what_does_not_join_on(journal: PostgresJournal, pg_url: str) -> None:
    fill(journal, 3)
    sealed = journal.read_sealed(M)
    with psycopg.connect(pg_url, autocommit=True) as con:
        con.execute("SET session_replication_role = replica")
        con.execute("DELETE FROM kluis WHERE id <> %s", (sealed[0].inhoud["id"],))
        con.execute("DELETE FROM vastlegging WHERE positie > 1")
        con.execute("UPDATE stroom SET aantal = 1, kop = %s", (sealed[0].schakel,))
    with closing(opened(pg_url)) as other:
        with pytest.raises(JournalError, match="andere vastlegging"):
            other.take_in(M, sealed[2:])
        assert other.take_in(M, sealed) == 2
        assert other.take_in(M, sealed) == 0
        assert other.read_sealed(M) == sealed


# a connection that is lost ----------------------------------------------------------------------------------------


def test_after_a_lost_connection_the_same_draft_is_recorded_once(journal: PostgresJournal, pg_url: str) -> None:
    fill(journal, 2)
    end_connections(pg_url)
    given = draft(tekst="toen de server weg was")
    with pytest.raises(JournalUnreachable, match="verbinding met de server is weg"):
        journal.append(M, given, expected=2)
    assert journal.append(M, given, expected=2).positie == 3
    end_connections(pg_url)
    with pytest.raises(JournalUnreachable):
        journal.read(M)
    assert [entry.id for entry in journal.read(M)][2] == given.id


class _Cut:
    """A connection on which what commits is done (or not) and never answered."""

    def __init__(self, con: psycopg.Connection[Any], *, done: bool) -> None:
        self._con, self._done = con, done

    def __getattr__(self, name: str) -> Any:
        return getattr(self._con, name)

    def execute(self, text: str, *values: Any, **options: Any) -> Any:
        alone = self._con.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        if text != "COMMIT" and not (alone and text.startswith("SELECT leg_vast(")):
            return self._con.execute(text, *values, **options)
        if self._done:
            self._con.execute(text, *values, **options)
        self._con.close()
        raise psycopg.OperationalError("the network is gone")


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize("count", [1, 2])
def test_an_unanswered_commit_is_looked_up(journal: PostgresJournal, pg_url: str, done: bool, count: int) -> None:
    fill(journal, 1)
    given = [draft(tekst="zonder antwoord") for _ in range(count)]
    journal._con = _Cut(journal._connection(), done=done)  # type: ignore[assignment]  # stands for the connection
    if not done:
        with pytest.raises(JournalUnreachable):
            journal.append_all(M, given, expected=1)
    assert [entry.positie for entry in journal.append_all(M, given, expected=1)] == list(range(2, count + 2))
    with closing(opened(pg_url)) as other:
        assert [entry.id for entry in other.read(M)][1:] == [one.id for one in given]


def test_where_it_cannot_be_looked_up_that_is_said(journal: PostgresJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(journal, 1)
    given = draft(tekst="onbekend")
    journal._con = _Cut(journal._connection(), done=True)  # type: ignore[assignment]  # stands for the connection

    def away(*_: object, **__: object) -> Any:
        raise JournalUnreachable("weg")

    with monkeypatch.context() as patched:
        patched.setattr(ServerAddress, "connect", away)
        with pytest.raises(JournalUncertain, match="nooit dubbel"):
            journal.append(M, given, expected=1)
    assert journal.append(M, given, expected=1).positie == 2


# news -------------------------------------------------------------------------------------------------------------


def test_news_of_others_comes_by_itself_and_ones_own_does_not(journal: PostgresJournal, pg_url: str) -> None:
    fill(journal, 1)
    with closing(opened(pg_url, read_only=True)) as listener:
        assert not listener.await_news(0.0)
        fill(journal, 1)
        assert listener.await_news(60)
    assert not journal.await_news(0.0)


def test_the_reading_thread_goes_on_after_a_lost_connection(journal: PostgresJournal, pg_url: str) -> None:
    fill(journal, 1)
    news: list[Entry] = []
    faults: list[Exception] = []
    came, failed, well = threading.Event(), threading.Event(), threading.Event()

    def take(entries: list[Entry]) -> None:
        news.extend(entries)
        came.set()

    def fail(fault: Exception) -> None:
        faults.append(fault)
        failed.set()

    opened_once = opened(pg_url, read_only=True)
    with Poller(lambda: opened(pg_url, read_only=True), take, fail, stroom=M, on_well=well.set, every=0.01) as poller:
        opened_once.close()
        assert came.wait(60)
        came.clear()
        end_connections(pg_url)
        assert failed.wait(60)
        assert "weg" in str(faults[0])
        while True:  # this connection was ended too
            try:
                fill(journal, 1)
            except JournalUnreachable:
                continue
            break
        poller.poke()
        assert well.wait(60)
        assert came.wait(60)
    assert [entry.positie for entry in news] == [1, 2]


# what nobody may do ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE vastlegging SET inhoud = '' WHERE positie = 1",
        "DELETE FROM vastlegging WHERE positie = 2",
        "TRUNCATE vastlegging CASCADE",
        "UPDATE kluis SET waarde = '\"x\"'",
        "DELETE FROM kluis",
        "UPDATE stroom SET aantal = 1",
        "DELETE FROM stroom",
        "UPDATE kenmerk SET inhoud = ''",
        "DELETE FROM eigendom",
    ],
)
def test_the_owner_of_the_tables_changes_nothing_either(journal: PostgresJournal, pg_url: str, text: str) -> None:
    fill(journal, 2)
    before = journal.read_sealed(M)
    with psycopg.connect(pg_url, autocommit=True) as con, pytest.raises(psycopg.errors.RaiseException):
        con.execute(text.encode())
    assert journal.read_sealed(M) == before


def test_erasing_takes_the_value_and_says_so(journal: PostgresJournal, pg_url: str) -> None:
    given = draft("beschrijf_verstoorder", frozenset({"naam"}), naam="Jansen", label="NN1")
    journal.append(M, given, expected=0)
    said = draft("gewist", frozenset(), over_id=given.id, velden=["naam"])
    with psycopg.connect(pg_url, autocommit=True) as con, pytest.raises(psycopg.Error) as caught:
        con.execute("SELECT wis(%s, %s, '[]', '', 1, '', 0)", (M, f'[{{"id": "{given.id}", "velden": ["naam"]}}]'))
    assert caught.value.sqlstate == "VC005"
    assert journal.read(M)[0].payload["naam"] == "Jansen"
    journal.erase(M, [(given.id, ["naam"])], [said], expected=1)
    assert journal.read(M)[0].gewist == {"naam"}
    assert verify(M, journal.read_sealed(M), journal.head(M)) == []
    journal.scrub()


def test_reading_only_writes_nothing(journal: PostgresJournal, pg_url: str) -> None:
    fill(journal, 2)
    with closing(opened(pg_url, read_only=True)) as reader:
        assert len(reader.read(M)) == 2
        with pytest.raises(JournalNotWritable, match="lezen"):
            reader.append(M, draft(), expected=2)


# what stands there ------------------------------------------------------------------------------------------------


def test_a_missing_journal_is_only_made_where_that_is_asked(pg: PgServer) -> None:
    with pg.database() as url:
        for options in ({"create": False}, {"read_only": True}, {"oefening": None}):
            with pytest.raises(JournalMissing, match="staat geen journaal"):
                opened(url, **options)
        made = [threading.Thread(target=lambda: opened(url, oefening=True).close()) for _ in range(2)]
        for thread in made:
            thread.start()
        for thread in made:
            thread.join()
        with closing(opened(url, oefening=None, create=False)) as journal:
            assert journal.oefening
        with pytest.raises(JournalMixed):
            opened(url)


def _older(con: psycopg.Connection[Any]) -> None:
    con.execute("CREATE TABLE vorm (nummer integer PRIMARY KEY, naam text, op timestamptz DEFAULT now())")
    con.execute(migrations()[0][2].encode())
    con.execute("INSERT INTO vorm (nummer, naam) VALUES (1, 'x')")
    con.execute("INSERT INTO kenmerk SELECT 1, 'x', 'y' WHERE false")


def _newer(con: psycopg.Connection[Any]) -> None:
    _older(con)
    con.execute("INSERT INTO vorm (nummer, naam) VALUES (99, 'later')")


def _others(con: psycopg.Connection[Any]) -> None:
    con.execute("CREATE TABLE vastlegging (a integer)")


@pytest.mark.parametrize(
    ("made", "said"),
    [(_older, "oudere vorm"), (_newer, "werk het programma bij"), (_others, "ander programma")],
)
def test_another_form_is_refused_in_one_sentence(
    pg: PgServer, made: Callable[[psycopg.Connection[Any]], None], said: str
) -> None:
    with pg.database() as url:
        with psycopg.connect(url, autocommit=True) as con:
            made(con)
        for options in ({"create": False}, {"read_only": True}):
            with pytest.raises(JournalUnreadable, match=said) as caught:
                opened(url, **options)
            assert len(str(caught.value).splitlines()) == 1
        if made is _older:  # whoever owns the tables brings them up to date; this one lacks its kenmerk then
            with pytest.raises(JournalDamaged, match="oefening"):
                opened(url)


def test_streams_keep_the_heads_of_those_before_them(journal: PostgresJournal) -> None:
    for stroom in (OTHER, M):
        journal.append(stroom, draft("begin_vastlegging", titel=f"met \x00 {stroom}"), expected=0)
    head = journal.head(OTHER)
    assert journal.read(M)[0].payload["eerdere"] == [f"{OTHER}/1/{head.kop}"]
    journal.append("z", draft("begin_vastlegging"), expected=0)
    assert journal.read("z")[0].payload["eerdere"] == [f"{M}/1/{journal.head(M).kop}"]
