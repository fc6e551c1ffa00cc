"""Debian's PostgreSQL with TLS and a standby: wrong passwords and certificates, kills, a full disk, a failover."""

from __future__ import annotations

import os
import threading
import time
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from tests.echt.cluster import DATABASE, Authority, Cluster, running
from tests.journal.contract import M, draft, fill
from tests.parts import small_disk
from voorzitter_console.journal.chain import verify
from voorzitter_console.journal.port import (
    JournalBusy,
    JournalError,
    JournalNotWritable,
    JournalUnreachable,
    PositionTaken,
)
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_verify import verify_server

pytestmark = [pytest.mark.echt, pytest.mark.server]


def opened(url: str) -> PostgresJournal:
    return PostgresJournal.open(ServerAddress(url))


def said(url: str) -> str:
    with pytest.raises(JournalError) as caught:
        opened(url).close()
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


@pytest.mark.lang
def test_only_the_right_server_and_the_right_password_are_taken(cluster: Cluster, place: Path) -> None:
    opened(cluster.url()).close()
    assert "wachtwoord" in said(cluster.url(password="mis"))
    assert "is er niet op deze server" in said(cluster.url().replace(f"/{DATABASE}?", "/weg?"))
    other = Authority(place, "een-ander").root
    assert "vertrouwde verbinding" in said(cluster.url().replace(str(cluster.authority.root), str(other)))
    assert "uitgever" in said(cluster.url().replace(str(cluster.authority.root), "/is/er/niet.crt"))
    assert "vertrouwde verbinding" in said(cluster.url("localhost"))  # the certificate is of 127.0.0.1
    plain = cluster.url().replace("verify-full", "disable")
    assert "laat nu niet toe" in said(plain)
    for days in (60, -60):  # of a clock that is far behind, and far ahead
        cluster.stop()
        cluster.certificate(timedelta(days=days))
        cluster.start()
        assert "datum van deze computer" in said(cluster.url())
    cluster.stop()
    assert "niet bereikbaar" in said(cluster.url())


class Writer:
    """Appends without end, each draft until it is acknowledged, as a console does."""

    def __init__(self, url: str) -> None:
        self.url, self.acknowledged = url, list[str]()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        journal: PostgresJournal | None = None
        given = None
        while not self._stop.is_set():
            try:
                journal = journal or PostgresJournal.open(ServerAddress(self.url), create=False)
                given = given or draft(tekst="steeds opnieuw")
                journal.append(M, given, expected=journal.head(M).aantal)
            except PositionTaken:
                continue
            except (JournalNotWritable, JournalBusy):
                self._stop.wait(0.02)
                continue
            self.acknowledged.append(given.id)
            given = None
        if journal is not None:
            journal.close()

    def until(self, count: int) -> None:
        end = time.monotonic() + 60
        while len(self.acknowledged) < count:
            assert time.monotonic() < end
            time.sleep(0.01)

    def close(self) -> None:
        self._stop.set()
        self._thread.join()


def whole(url: str, acknowledged: list[str]) -> None:
    """What was acknowledged is there, each once, in order; the chain fits."""
    with closing(PostgresJournal.open(ServerAddress(url), create=False, read_only=True)) as journal:
        ids = [entry.id for entry in journal.read(M)]
        assert [entry_id for entry_id in ids if entry_id in set(acknowledged)] == acknowledged
        assert len(ids) == len(set(ids))
        assert verify(M, journal.read_sealed(M), journal.head(M)) == []
    assert verify_server(ServerAddress(url)).uitkomst == "heel"


@pytest.mark.groot
def test_a_server_that_is_killed_again_and_again_loses_nothing_acknowledged(cluster: Cluster) -> None:
    opened(cluster.url()).close()
    writer = Writer(cluster.url())
    try:
        for number in range(1, 7):
            writer.until(number * 40)
            cluster.stop()
            time.sleep(0.1)
            cluster.start()
        writer.until(300)
    finally:
        writer.close()
    whole(cluster.url(), writer.acknowledged)


@pytest.mark.groot
def test_after_a_failover_the_standby_has_all_that_was_acknowledged_and_goes_on(cluster: Cluster, place: Path) -> None:
    opened(cluster.url()).close()
    other = cluster.standby(place / "twee")
    try:
        with closing(PostgresJournal.open(ServerAddress(other.url()), create=False, read_only=True)) as reader:
            assert reader.streams() == []
        with (
            closing(PostgresJournal.open(ServerAddress(other.url()), create=False)) as journal,
            pytest.raises(JournalNotWritable, match="alleen gelezen"),
        ):
            fill(journal, 1)
        both = cluster.url().replace(f"127.0.0.1:{cluster.port}", f"127.0.0.1:{cluster.port},127.0.0.1:{other.port}")
        writer = Writer(both)
        try:
            writer.until(60)
            cluster.stop()
            other.promote()
            writer.until(160)
        finally:
            writer.close()
        whole(other.url(), writer.acknowledged)
    finally:
        other.stop()


@pytest.mark.groot
@pytest.mark.skipif(os.name != "posix", reason="a small disk of its own needs POSIX")
def test_a_full_disk_is_said_and_nothing_is_half_recorded(place: Path) -> None:
    with small_disk(place / "schijf", "110m") as disk, running(disk) as cluster:
        with closing(opened(cluster.url())) as journal:
            fill(journal, 2)
            told = ""
            for _ in range(400):
                try:
                    big = draft(tekst=os.urandom(300_000).hex())
                    journal.append(M, big, expected=journal.head(M).aantal)
                except JournalNotWritable as fault:
                    told = str(fault)
                    break
            assert "vol" in told or "verbinding" in told, told
            for filler in disk.glob("een/log"):
                filler.unlink()
        if "verbinding" in told:  # where the log of its own writes did not fit it stops itself, to be safe
            return
        with closing(opened(cluster.url())) as journal, suppress(JournalUnreachable):
            assert verify(M, journal.read_sealed(M), journal.head(M)) == []
