"""Debian's PostgreSQL put back to a named moment from its log of writes, and a standby that only reads."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.echt.cluster import Cluster
from tests.journal.contract import OTHER, START, M, fill
from tests.journal.test_delivery import Laptop, there, until
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.port import Head, JournalError, JournalReplaced
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_verify import verify_server

pytestmark = [pytest.mark.echt, pytest.mark.server, pytest.mark.groot]


def test_an_archive_that_was_put_back_to_a_moment_is_whole_and_gets_again_what_it_lost(
    cluster: Cluster, place: Path, tmp_path: Path
) -> None:
    PostgresJournal.open(ServerAddress(cluster.url())).close()
    kept = cluster.archiving()
    laptop = Laptop(tmp_path / "laptop", cluster.url(), "raadzaal-1")
    back = cluster
    try:
        laptop.record(3)
        laptop.record(2, OTHER)  # a meeting to which nothing comes any more
        until(lambda: there(cluster.url()) == laptop.links() and there(cluster.url(), OTHER) == laptop.links(OTHER))
        before = {stroom: there(cluster.url(), stroom) for stroom in (M, OTHER)}
        cluster.moment("na_drie", kept)
        laptop.record(2)
        laptop.record(1, OTHER)
        with closing(laptop.place.open(oefening=False)) as journal:
            add_seal(journal, OTHER, laptop.key, "gesloten", START, "raadzaal-1")
        laptop.delivery.poke()
        until(lambda: there(cluster.url()) == laptop.links() and len(there(cluster.url(), SEALS)) == 1)
        with closing(PostgresJournal.open(ServerAddress(cluster.url()), read_only=True)) as reader:
            seen = {stroom: reader.head(stroom) for stroom in (M, OTHER)}

        back = cluster.back_to("na_drie", kept, place / "terug")
        assert {stroom: there(back.url(), stroom) for stroom in (M, OTHER)} == before
        assert verify_server(ServerAddress(back.url())).uitkomst == "heel"
        _refuses_what_is_shorter(back.url(), seen)

        laptop.record(1)  # its connection was lost with the server; what others have no news of goes again too
        until(lambda: there(back.url()) == laptop.links() and there(back.url(), OTHER) == laptop.links(OTHER))
        until(lambda: len(there(back.url(), SEALS)) == 1)
        assert verify_server(ServerAddress(back.url())).uitkomst == "heel"
        with closing(PostgresJournal.open(ServerAddress(back.url()), read_only=True, seen=seen)) as reader:
            assert [entry.positie for entry in reader.read(M)] == [1, 2, 3, 4, 5, 6]
    finally:
        laptop.delivery.close()
        back.stop()


def _refuses_what_is_shorter(url: str, seen: dict[str, Head]) -> None:
    """Who saw more than there is now says so, and does not go on as if nothing had happened."""
    with (
        closing(PostgresJournal.open(ServerAddress(url), read_only=True, seen=seen)) as reader,
        pytest.raises(JournalReplaced, match="korter dan eerder gezien"),
    ):
        reader.read(M)


def test_a_standby_is_read_and_verified_and_what_it_cannot_do_is_one_sentence(cluster: Cluster, place: Path) -> None:
    with closing(PostgresJournal.open(ServerAddress(cluster.url()))) as journal:
        fill(journal, 3)
        other = cluster.standby(place / "twee")
        try:
            expected = [entry.schakel for entry in journal.read_sealed(M)]
            _until_there(other.url(), expected)
            assert verify_server(ServerAddress(other.url())).uitkomst == "heel"
            with (
                closing(PostgresJournal.open(ServerAddress(other.url()), read_only=True)) as reader,
                pytest.raises(JournalError) as caught,
            ):
                reader.change_mark()
            assert len(str(caught.value).splitlines()) == 1
            assert "alleen gelezen" in str(caught.value)
        finally:
            cluster.sql("postgres", "ALTER SYSTEM SET synchronous_standby_names = ''")
            cluster.sql("postgres", "SELECT pg_reload_conf()")
            other.stop()


def _until_there(url: str, links: list[str]) -> None:
    end = time.monotonic() + 60
    while there(url) != links:
        assert time.monotonic() < end
        time.sleep(0.01)
