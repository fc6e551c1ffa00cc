"""What a laptop records flows to the archive: in order, each entry once, whatever is cut; and another takes it over."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.contract import OTHER, START, M, draft, fill
from tests.postgres import PgServer
from voorzitter_console import sleutelbos
from voorzitter_console.journal import lock
from voorzitter_console.journal.delivery import Delivery, TakenOver
from voorzitter_console.journal.handover import append_seals, as_it_was, hand_over
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import Key, load
from voorzitter_console.journal.place import FilePlace, ServerPlace
from voorzitter_console.journal.port import JournalError, JournalUnreachable
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.relock import put_on
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_rows import Owner
from voorzitter_console.journal.server_verify import verify_server
from voorzitter_console.journal.sqlite import SqliteJournal


class Laptop:
    """A laptop with a journal of its own, that delivers to the archive."""

    def __init__(self, folder: Path, url: str, naam: str) -> None:
        folder.mkdir()
        self.naam, self.folder = naam, folder
        self.key: Key = load(folder / "sleutel.pem")
        self.place = FilePlace(folder / "journaal.sqlite")
        self.archive = ServerPlace(ServerAddress(url), folder / "servers")
        self.archive.local.parent.mkdir(parents=True)
        self.said: list[str] = []
        self.lost: list[TakenOver] = []
        self.place.open(oefening=False, create=True).close()
        self.delivery = self.started()

    def started(self) -> Delivery:
        self.delivery = Delivery(
            self.place,
            self.archive,
            key=lambda: self.key,
            station=self.naam,
            say=self.said.append,
            taken_over=self.lost.append,
        )
        self.delivery.start()
        return self.delivery

    def record(self, count: int, stroom: str = M) -> None:
        with closing(self.place.open(oefening=False)) as journal:
            fill(journal, count, stroom)
        self.delivery.poke()

    def links(self, stroom: str = M) -> list[str]:
        with closing(self.place.open(oefening=False)) as journal:
            return [entry.schakel for entry in journal.read_sealed(stroom)]


def there(url: str, stroom: str = M) -> list[str]:
    with closing(PostgresJournal.open(ServerAddress(url), read_only=True)) as journal:
        return [entry.schakel for entry in journal.read_sealed(stroom)]


def until(true: Callable[[], bool]) -> None:
    """Wait for it; fails after a minute, which no machine needs."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def laptop(pg_url: str, tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "laptop", pg_url, "raadzaal-1")
    yield made
    made.delivery.close()


def test_everything_flows_with_seals_and_evidence_and_what_an_earlier_run_left(laptop: Laptop, pg_url: str) -> None:
    laptop.delivery.close()
    laptop.record(2, OTHER)  # nothing is sent
    film = laptop.folder / "film.mp4"
    film.write_bytes(b"film" * 999)
    with closing(laptop.place.open(oefening=False)) as journal:
        kept = laptop.place.keep(film)
        journal.append(M, draft("voeg_bewijs_toe", frozenset(), **kept._asdict()), expected=0)
        add_seal(journal, M, laptop.key, "fase", START, "raadzaal-1")
    laptop.started()
    until(lambda: there(pg_url) == laptop.links() and there(pg_url, OTHER) == laptop.links(OTHER))
    laptop.record(3)
    until(lambda: there(pg_url) == laptop.links())
    until(lambda: len(there(pg_url, SEALS)) == 1)
    with psycopg.connect(pg_url) as con:
        assert con.execute("SELECT naam FROM bewijs").fetchall() == [(kept.bestand,)]
    report = verify_server(ServerAddress(pg_url))
    assert [str(fault) for fault in report.all_faults] == []
    assert {stream.stroom: stream.zegel.aantal for stream in report.streams} == {OTHER: 0, M: 1}


def test_the_seals_flow_on_past_those_of_a_meeting_that_was_handed_over(laptop: Laptop, pg_url: str) -> None:
    laptop.delivery.close()
    elsewhere = FilePlace(laptop.folder / "elders.sqlite")
    with closing(laptop.place.open(oefening=False)) as journal:
        journal.append(OTHER, draft("begin_vastlegging", titel="Raad"), expected=0)
        add_seal(journal, OTHER, laptop.key, "fase", START, "raadzaal-1")
        hand_over(laptop.place, elsewhere, [OTHER], key=laptop.key, now=START, station="raadzaal-1")
        journal.append(M, draft("begin_vastlegging", titel="Commissie"), expected=0)
        add_seal(journal, M, laptop.key, "fase", START, "raadzaal-1")
    laptop.started()
    until(lambda: len(there(pg_url, SEALS)) == 1)
    assert there(pg_url) == laptop.links()
    assert there(pg_url, OTHER) == []


def test_an_entry_costs_no_look_at_the_meetings_of_all_years(
    laptop: Laptop, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is done beside the screen, in the same program: three hundred meetings cost 40 ms with each key."""
    laptop.delivery.close()
    for number in range(20):
        laptop.record(1, f"0195812f-0000-7000-8000-0000000001{number:02}")
    laptop.record(1)
    laptop.started()
    until(lambda: there(pg_url) == laptop.links())
    looked: list[str] = []
    info = SqliteJournal._info

    def counted(journal: SqliteJournal, con: Any, stroom: str) -> Any:
        looked.append(stroom)
        return info(journal, con, stroom)

    monkeypatch.setattr(SqliteJournal, "_info", counted)
    laptop.record(1)
    until(lambda: there(pg_url) == laptop.links())
    assert looked == [M]


def test_nobody_else_appends_to_what_a_laptop_delivers(laptop: Laptop, pg_url: str) -> None:
    laptop.record(1)
    until(lambda: there(pg_url) == laptop.links())
    with closing(PostgresJournal.open(ServerAddress(pg_url))) as journal:
        with pytest.raises(JournalError, match="raadzaal-1"):
            fill(journal, 1)
        assert journal.streams()[0].overgedragen == "raadzaal-1"


def test_a_server_that_is_away_is_said_once_and_nothing_is_lost(
    laptop: Laptop, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voorzitter_console.journal.delivery.AGAIN", 0.01)
    laptop.delivery.close()
    archive, tries = laptop.archive, []

    class Away(ServerAddress, frozen=True):
        def connect(self, **_: object) -> Any:
            tries.append(1)
            raise JournalUnreachable("De server is niet bereikbaar.")

    laptop.archive = ServerPlace(Away(pg_url), laptop.folder)
    laptop.started()
    laptop.record(3)
    until(lambda: len(tries) > 2)
    laptop.delivery.close()
    assert len(laptop.said) == 1
    assert "alles wacht op deze laptop" in laptop.said[0]
    laptop.archive = archive
    laptop.started()
    until(lambda: there(pg_url) == laptop.links())


def test_an_ended_connection_is_made_anew(laptop: Laptop, pg_url: str) -> None:
    laptop.record(2)
    until(lambda: there(pg_url) == laptop.links())
    with psycopg.connect(pg_url, autocommit=True) as con:
        con.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    laptop.record(2)
    until(lambda: there(pg_url) == laptop.links())
    until(lambda: "weer alles" in " ".join(laptop.said))


def test_what_was_not_sent_when_another_took_over_is_kept_apart(laptop: Laptop, pg_url: str) -> None:
    laptop.record(3)
    until(lambda: there(pg_url) == laptop.links())
    laptop.delivery.close()  # it fell out; what it records from here on does not arrive
    laptop.record(2)
    with closing(laptop.place.open(oefening=False)) as own:
        add_seal(own, M, laptop.key, "fase", START, "raadzaal-1")  # on what the archive will never have
    with closing(PostgresJournal.open(ServerAddress(pg_url))) as journal:
        journal.hand_over(M, 1, Owner(sleutel="bb", naam="raadzaal-2"))
        with closing(PostgresJournal.open(ServerAddress(pg_url), owner=Owner(sleutel="bb", epoch=2))) as other:
            fill(other, 1)
    laptop.started()
    until(lambda: bool(laptop.lost))
    (lost,) = laptop.lost
    assert (lost.eigenaar, lost.archief.aantal, [e.positie for e in lost.achtergebleven]) == ("raadzaal-2", 3, [4, 5])
    assert len(there(pg_url)) == 4
    assert len(laptop.links()) == 5
    laptop.delivery.close()
    assert there(pg_url, SEALS) == []
    with closing(PostgresJournal.open(ServerAddress(pg_url))) as journal, pytest.raises(JournalError):
        add_seal_of(laptop, journal)
    assert verify_server(ServerAddress(pg_url)).uitkomst == "heel"


def add_seal_of(laptop: Laptop, journal: PostgresJournal) -> None:
    """The laptop's last seal, as a program that does not know better would send it."""
    with closing(laptop.place.open(oefening=False)) as own:
        append_seals(journal, [as_it_was(own.read(SEALS)[-1])])


STEP = st.sampled_from(["record", "record", "send", "cut", "restart", "take over"])


def test_cuts_and_take_overs_in_a_row(pg: PgServer, tmp_path_factory: pytest.TempPathFactory) -> None:
    steps = ["record", "send", "record", "cut", "record", "take over", "record", "cut", "record", "take over", "record"]
    each_entry_once(pg, tmp_path_factory, steps)


@pytest.mark.echt
@pytest.mark.server
@pytest.mark.groot
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEP, max_size=14))
def test_whatever_is_cut_and_taken_over_each_entry_is_there_once_in_order_from_one_owner(
    pg: PgServer, tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    each_entry_once(pg, tmp_path_factory, steps)


def each_entry_once(pg: PgServer, tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    """The archive is what its owners recorded in turn; what one had not sent when it was taken over is kept apart."""
    with pg.journal() as url:
        base = tmp_path_factory.mktemp("zalen")
        laptops = [Laptop(base / "1", url, "raadzaal-1")]
        laptops[0].delivery.close()
        for step in steps:
            _step(step, laptops, url, base)
        now = laptops[-1]
        now.started()
        until(lambda: there(url) == now.links())
        now.delivery.close()
        for earlier in laptops[:-1]:
            earlier.started()
            until(lambda lost=earlier.lost: bool(lost))  # type: ignore[misc]  # bound at once
            earlier.delivery.close()
            common, here = earlier.lost[0].archief.aantal, earlier.links()
            assert here[:common] == there(url)[:common]
            assert [e.positie for e in earlier.lost[0].achtergebleven] == list(range(common + 1, len(here) + 1))
        assert there(url) == now.links()
        assert verify_server(ServerAddress(url)).uitkomst == "heel"


def _step(step: str, laptops: list[Laptop], url: str, base: Path) -> None:
    now = laptops[-1]
    if step == "record":
        now.record(2)
    elif step == "send":
        now.started()
        until(lambda: there(url) == now.links())
        now.delivery.close()
    elif step == "cut":
        now.started()
        now.record(3)
        with psycopg.connect(url, autocommit=True) as con:
            con.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        now.delivery.close()
    elif step == "restart":
        now.started()
        now.delivery.close()
    else:
        _take_over(laptops, url, base)


def _take_over(laptops: list[Laptop], url: str, base: Path) -> None:
    """The archive's beginning goes to a new laptop, as ``overzetten --neem-over`` does."""
    if not there(url):
        return
    fresh = Laptop(base / str(len(laptops) + 1), url, f"raadzaal-{len(laptops) + 1}")
    fresh.delivery.close()
    with closing(PostgresJournal.open(ServerAddress(url))) as journal:
        known = journal.owner_of(M)
        assert known is not None
        journal.hand_over(M, known[0].epoch, Owner(sleutel=fresh.key.public, naam=fresh.naam))
        with closing(fresh.place.open(oefening=False)) as own:
            own.take_in(M, journal.read_sealed(M))
    laptops.append(fresh)


def test_what_cannot_be_read_here_is_not_sent_without_its_texts(
    laptop: Laptop, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr(sleutelbos, "get", kept.get)
    monkeypatch.setattr(sleutelbos, "put", lambda naam, secret: kept.update({naam: secret}) is None)
    monkeypatch.setattr(lock, "_COST", {"n": 1 << 4, "r": 8, "p": 1})
    monkeypatch.setattr("voorzitter_console.journal.delivery.AGAIN", 0.01)
    laptop.delivery.close()
    laptop.record(2)
    try:
        with closing(laptop.place.open(oefening=False)) as journal:
            put_on(journal, START, "raadzaal-1", lambda _zin: True)
        lock.opened.clear()
        key = dict(kept)
        kept.clear()
        laptop.started()
        until(lambda: "op slot" in " ".join(laptop.said))
        assert there(pg_url) == []
        laptop.delivery.close()
        kept.update(key)
        lock.opened.clear()
        laptop.started()
        until(lambda: len(there(pg_url)) == 2)
        report = verify_server(ServerAddress(pg_url))
        assert [str(fault) for fault in report.all_faults] == []
    finally:
        lock.opened.clear()
        lock.slots.clear()
