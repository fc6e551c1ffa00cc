"""Time on a server's journal: limits of the server, a server that hangs, and clocks that differ by hours."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.journal.contract import M, draft, fill
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.emergency import is_damage
from voorzitter_console.journal import server_link
from voorzitter_console.journal.chain import verify
from voorzitter_console.journal.handover import hand_over, take_over
from voorzitter_console.journal.key import load
from voorzitter_console.journal.place import FilePlace, ServerPlace
from voorzitter_console.journal.port import JournalBusy, JournalSilent, JournalUnreachable, NotOwner
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_rows import Owner
from voorzitter_console.journal.server_verify import verify_server
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.meeting import Meeting, replay
from voorzitter_console.procedure.commands import BeginVastlegging, NeemOver, Noteer, Schors
from voorzitter_console.procedure.parse import parse_payload
from voorzitter_console.protocol.load import find


def opened(url: str, **options: Any) -> PostgresJournal:
    return PostgresJournal.open(ServerAddress(url), **options)


@contextmanager
def held(url: str, stroom: str = M) -> Iterator[None]:
    """Another transaction has the stream, and does not end."""
    with psycopg.connect(url) as holder:
        holder.execute("SELECT slot(%s)", (stroom,))
        yield
        holder.rollback()


def setting(url: str, text: str) -> None:
    """As whoever manages the server would for all who log in after this."""
    free = "-c idle_session_timeout=0 -c statement_timeout=0 -c lock_timeout=0"
    with psycopg.connect(url, autocommit=True, options=free) as con:
        name = con.info.dbname
        con.execute(f"ALTER DATABASE {name} {text}".encode())


@pytest.fixture
def limits(pg_url: str) -> Iterator[Callable[[str, str], None]]:
    """Sets a limit on the database, until the test is over."""
    yield lambda name, value: setting(pg_url, f"SET {name} = '{value}'")
    setting(pg_url, "RESET ALL")


# limits of the server ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2])
def test_a_statement_that_takes_too_long_is_said_and_recorded_once_after_it(pg_url: str, count: int) -> None:
    patient = f"{pg_url}{'&' if '?' in pg_url else '?'}options=-c%20statement_timeout%3D60"
    given = [draft(tekst="wacht op een ander") for _ in range(count)]
    with closing(opened(patient)) as journal:
        fill(journal, 1)
        with held(pg_url), pytest.raises(JournalBusy, match="niets geschreven, probeer het opnieuw"):
            journal.append_all(M, given, expected=1)
        assert [e.positie for e in journal.append_all(M, given, expected=1)] == list(range(2, count + 2))
        assert len(journal.read(M)) == count + 1
        assert verify(M, journal.read_sealed(M), journal.head(M)) == []


def test_limits_for_everybody_on_that_server_do_not_end_a_quiet_meeting(
    pg_url: str, limits: Callable[[str, str], None]
) -> None:
    limits("idle_session_timeout", "20ms")
    limits("statement_timeout", "1ms")
    limits("lock_timeout", "1ms")
    with closing(opened(pg_url)) as journal, psycopg.connect(pg_url, autocommit=True) as other:
        fill(journal, 1)
        while not other.closed:  # whoever set nothing of its own is ended
            with suppress(psycopg.OperationalError):
                other.execute("SELECT 1")
            threading.Event().wait(0.05)
        fill(journal, 1)
        assert len(journal.read(M)) == 2


def test_a_laptop_that_stalls_within_a_write_keeps_nobody_waiting(pg_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voorzitter_console.journal.server.LEFT_OPEN", 50)
    given = [draft(tekst="een van twee"), draft(tekst="twee van twee")]
    with closing(opened(pg_url)) as stalled, closing(opened(pg_url)) as other:
        fill(other, 1)
        begun, came, inside = threading.Event(), threading.Event(), stalled._write_all

        def stall(*args: Any) -> Any:
            try:
                return inside(*args)
            finally:
                begun.set()
                assert came.wait(60)

        monkeypatch.setattr(stalled, "_write_all", stall)
        faults: list[BaseException] = []

        def write() -> None:
            try:
                stalled.append_all(M, given, expected=1)
            except JournalUnreachable as fault:
                faults.append(fault)

        thread = threading.Thread(target=write)
        thread.start()
        assert begun.wait(60)
        fill(other, 2)  # the server ended what the other left open
        came.set()
        thread.join()
        assert "er is niets vastgelegd" in str(faults[0])
        monkeypatch.undo()
        assert [e.positie for e in stalled.append_all(M, given, expected=3)] == [4, 5]


# a server that hangs -------------------------------------------------------------------------------------------------


@contextmanager
def hanging(journal: PostgresJournal) -> Iterator[None]:
    """The server's side of that connection stands still; the network still answers for it."""
    pid = journal._connection().info.backend_pid
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@pytest.mark.skipif(os.name != "posix", reason="a process is stopped with SIGSTOP")
@pytest.mark.parametrize("count", [1, 2])
def test_a_server_that_hangs_is_said_and_what_it_did_later_is_recorded_once(
    pg_url: str, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(server_link, "SILENCE", 0.05)
    given = [draft(tekst="zonder antwoord") for _ in range(count)]
    with closing(opened(pg_url, busy_seconds=0.3)) as journal, closing(opened(pg_url, read_only=True)) as reader:
        fill(journal, 1)
        before = reader.change_mark()
        with hanging(journal), pytest.raises(JournalSilent, match="antwoordt niet") as caught:
            journal.append_all(M, given, expected=1)
        assert not is_damage(caught.value)
        while True:  # the server may be at it still
            with suppress(JournalBusy, JournalUnreachable):
                assert [e.positie for e in journal.append_all(M, given, expected=1)] == list(range(2, count + 2))
                break
        with hanging(reader), pytest.raises(JournalUnreachable, match="antwoordt niet"):
            reader.change_mark()
        assert reader.change_mark() != before
        assert [entry.id for entry in reader.read(M)][1:] == [one.id for one in given]
        assert verify(M, reader.read_sealed(M), reader.head(M)) == []


# clocks --------------------------------------------------------------------------------------------------------------

NOW = datetime(2026, 3, 10, 19, 12, tzinfo=UTC)
"""Of the laptop that began; the server's own clock is years from it, as the tests' day is."""
BEGIN = {"titel": "Raad", "aanvang": "2026-03-10T19:30:00+01:00", "orgaan": "gemeenteraad"}


@pytest.mark.parametrize("skew", [timedelta(hours=-7), timedelta(hours=26)])
def test_who_has_a_meeting_and_in_what_order_it_runs_hangs_on_no_clock(
    pg_url: str, tmp_path: Path, skew: timedelta
) -> None:
    protocol = find("maassluis-2025")
    velden = {**BEGIN, "protocol_naam": protocol.naam, "protocol_tekst": protocol.bron, "protocol_hash": protocol.hash}
    begin = parse_payload("begin_vastlegging", velden)
    assert isinstance(begin, BeginVastlegging)
    archive = ServerPlace(ServerAddress(pg_url), tmp_path / "servers")
    first, second = load(tmp_path / "een.pem"), load(tmp_path / "twee.pem")
    here, there = FilePlace(tmp_path / "een.sqlite"), FilePlace(tmp_path / "twee.sqlite")
    clock, other = FakeClock(NOW), FakeClock(NOW + skew)
    with closing(here.open(oefening=False, create=True)) as own, closing(opened(pg_url)) as server:
        old = Meeting.begin(own, clock, protocol, begin, station="raadzaal-1", door="voorzitter")
        clock.forward(60)
        old.decide(Schors(), door="voorzitter")
        owner = Owner(sleutel=first.public, naam="raadzaal-1")
        server.take_in(old.stroom, own.read_sealed(old.stroom), owner)
        assert take_over(archive, old.stroom, key=second, station="raadzaal-2").sleutel == first.public
        now, station = other.now(), "raadzaal-2"
        hand_over(archive, there, [old.stroom], key=second, now=now, station=station, taken_over=True)
        clock.forward(60)
        old.decide(Noteer(tekst="nog hier"), door="voorzitter")  # the old one, whose clock may be ahead or behind
        with pytest.raises(NotOwner, match="raadzaal-2"):
            server.take_in(old.stroom, own.read_sealed(old.stroom, 2), owner)
    with closing(there.open(oefening=False)) as taken_up, closing(opened(pg_url)) as server:
        new = Meeting.resume(taken_up, old.stroom, other, station="raadzaal-2")
        new.decide(NeemOver(functie="voorzitter", naam="B. Bakker", reden="uitgevallen"), door="voorzitter")
        other.forward(5)
        new.decide(Noteer(tekst="gaat hier verder"), door="voorzitter")
        server.take_in(old.stroom, taken_up.read_sealed(old.stroom), Owner(sleutel=second.public, epoch=2))
        recorded = server.read(old.stroom)
        head = server.head(old.stroom)
        assert verify(old.stroom, server.read_sealed(old.stroom), head) == []
        info = server.streams()[0]
    assert [entry.soort for entry in recorded] == ["begin_vastlegging", "schors", "neem_over", "noteer"]
    times = [NOW, NOW + timedelta(seconds=60), NOW + skew, NOW + skew + timedelta(seconds=5)]
    assert [entry.vastgelegd_op for entry in recorded] == times  # as the laptops had it, backwards where it is so
    assert (info.laatst, info.head.aantal) == (times[-1], 4)
    assert verify_server(ServerAddress(pg_url)).uitkomst == "heel"
    replay(recorded, strict=True)
    assert verify_journal(there.local).uitkomst == "heel"
