"""An append on a server beside what changes the whole vault, or beside a handover: nothing slips past either."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import psycopg
import pytest

from tests.journal.contract import OTHER, START, M, draft
from tests.journal.test_postgres_lock import ring as ring
from voorzitter_console.entry import genesis
from voorzitter_console.journal import lock, relock, server_evidence
from voorzitter_console.journal.chain import seal
from voorzitter_console.journal.evidence import open_kept, secure
from voorzitter_console.journal.lock import WrongPhrase
from voorzitter_console.journal.place import FilePlace, JournalPlace, ServerPlace
from voorzitter_console.journal.port import LockTurned, PositionTaken
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.relock import change_phrase, open_with, put_on
from voorzitter_console.journal.sealed_file import MAGIC
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_rows import as_json
from voorzitter_console.journal.server_verify import verify_server

PATIENCE = 60.0
"""Seconds after which what should happen will not: never waited for where it does."""
PRIVATE = frozenset({"naam"})
Writing = Callable[[PostgresJournal], object]


def opened(url: str) -> PostgresJournal:
    return PostgresJournal.open(ServerAddress(url), busy_seconds=PATIENCE)


@pytest.fixture
def journal(pg_url: str, ring: dict[str, str]) -> Iterator[PostgresJournal]:
    """With one value in the vault, and no lock on it; seen, as by a console that stands on it."""
    assert ring == {}
    with closing(opened(pg_url)) as journal:
        journal.append(M, named("Eerder"), expected=0)
        assert len(journal.read(M)) == 1
        yield journal


def named(naam: str) -> Any:
    return draft("noem_getuige", PRIVATE, naam=naam)


def one(journal: PostgresJournal) -> object:
    return journal.append(M, named("Een"), expected=1)


def several(journal: PostgresJournal) -> object:
    return journal.append_all(M, [named("Twee"), named("Drie")], expected=1)


def from_a_laptop(journal: PostgresJournal) -> object:
    first = seal(OTHER, 1, genesis(OTHER), draft("begin_vastlegging", frozenset({"titel"}), titel="Van elders"))
    return journal.take_in(OTHER, [first])


def erasing(journal: PostgresJournal) -> None:
    said = draft("gewist", frozenset({"grond"}), over_id=journal.read(M)[0].id, velden=["naam"], grond="verzoek")
    journal.erase(M, [(said.payload["over_id"], ["naam"])], [said], expected=1)


def plain(url: str) -> list[str]:
    """What stands in the vault of the meetings for everybody to read."""
    with psycopg.connect(url) as con:
        found = con.execute(
            "SELECT k.waarde FROM kluis k JOIN vastlegging v ON v.gemeente = k.gemeente AND v.id = k.id "
            "WHERE v.stroom <> 'zegels' AND k.zout NOT LIKE 'slot1:%'"
        ).fetchall()
    return [str(waarde) for (waarde,) in found]


def waits(url: str, thread: threading.Thread) -> bool:
    """Whether it came to wait for a lock on the server; False where it was done instead."""
    with psycopg.connect(url, autocommit=True) as con:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and thread.is_alive():
            if con.execute("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchone() is not None:
                return True
            time.sleep(0.002)
    return False


class Beside(threading.Thread):
    """Something on a connection of its own, meanwhile."""

    def __init__(self, url: str, doing: Writing) -> None:
        super().__init__(daemon=True)
        self._journal, self._doing = opened(url), doing
        self._journal.read(M)
        self._journal.streams()
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            with closing(self._journal):
                self._doing(self._journal)
        except BaseException as fault:  # noqa: BLE001  told by done()
            self.fault = fault

    def done(self) -> None:
        self.join(PATIENCE)
        assert not self.is_alive()
        if self.fault is not None:
            raise self.fault


# the lock on the vault ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("writing", [one, several, from_a_laptop, erasing])
@pytest.mark.parametrize("was_on", [False, True])
def test_what_began_before_the_lock_was_put_on_and_is_committed_after_goes_under_it(
    pg_url: str, journal: PostgresJournal, monkeypatch: pytest.MonkeyPatch, writing: Writing, was_on: bool
) -> None:
    change = put_on
    if was_on:
        put_on(journal, START, "x", lambda _zin: True)
        journal.read(M)
        change = change_phrase
    turning = Beside(pg_url, lambda other: change(other, START, "x", lambda _zin: True))
    with closing(opened(pg_url)) as writer:
        writer.read(M)
        con = writer._connection()
        execute = con.execute

        def held(text: Any, *values: Any, **options: Any) -> Any:
            """Just before it is committed, the lock is put on: by who waits for this, or does not."""
            if text == "COMMIT" and not turning.ident:
                turning.start()
                waits(pg_url, turning)
            return execute(text, *values, **options)

        if writing in (one, from_a_laptop):  # one statement, and so a transaction by itself: held open here
            execute("BEGIN")
            writing(writer)
            held("COMMIT")
        else:
            monkeypatch.setattr(con, "execute", held)
            writing(writer)
        turning.done()
    assert plain(pg_url) == []
    with closing(opened(pg_url)) as again:
        assert not any(entry.op_slot for stroom in (M, OTHER) for entry in again.read(stroom))
    assert verify_server(ServerAddress(pg_url)).uitkomst == "heel"


@pytest.mark.parametrize("writing", [one, several, from_a_laptop, erasing])
def test_what_begins_while_the_lock_is_put_on_goes_under_it(
    pg_url: str, journal: PostgresJournal, monkeypatch: pytest.MonkeyPatch, writing: Writing
) -> None:
    beside = Beside(pg_url, writing)
    under = relock._under
    began: list[bool] = []

    def once(key: Any) -> Any:
        cast = under(key)

        def meanwhile(*row: str) -> tuple[str, str]:
            if not began:
                began.append(True)
                beside.start()
                waits(pg_url, beside)
            return cast(*row)

        return meanwhile

    monkeypatch.setattr(relock, "_under", once)
    assert put_on(journal, START, "x", lambda _zin: True) is not None
    assert began
    beside.done()
    assert plain(pg_url) == []
    with closing(opened(pg_url)) as again:
        assert not any(entry.op_slot for stroom in (M, OTHER) for entry in again.read(stroom))
    assert verify_server(ServerAddress(pg_url)).uitkomst == "heel"


class _Told:
    """A connection on which something is done just before a statement."""

    def __init__(self, con: Any, statement: str, before: Callable[[], object]) -> None:
        self._con, self._statement, self._before = con, statement, before
        self.done = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._con, name)

    def execute(self, text: Any, *values: Any) -> Any:
        if not self.done and self._statement in str(text):
            self.done = True
            self._before()
        return self._con.execute(text, *values)


@pytest.mark.parametrize("statement", ["bewaar_deel", "SELECT slot(", "bewaar_bewijs"])
def test_a_film_that_is_on_its_way_while_the_lock_is_put_on_goes_under_it(
    pg_url: str, journal: PostgresJournal, tmp_path: Path, statement: str
) -> None:
    assert len(journal.read(M)) == 1
    content = bytes(range(256)) * 99
    (tmp_path / "film.mp4").write_bytes(content)
    place = ServerPlace(ServerAddress(pg_url), tmp_path / "een")
    place.local.parent.mkdir(parents=True)
    kept = secure(place.local, tmp_path / "film.mp4")
    elsewhere = ServerPlace(place.server, tmp_path / "twee")
    turning = Beside(pg_url, lambda other: put_on(other, START, "x", lambda _zin: True, beside=elsewhere))

    def meanwhile() -> None:
        turning.start()
        waits(pg_url, turning)

    with closing(place.server.connect()) as sending:
        told = _Told(sending, statement, meanwhile)
        server_evidence.put(
            cast("psycopg.Connection[Any]", told), place.plaats, place.local.parent / kept.bestand, kept
        )
        assert told.done
    turning.done()
    with psycopg.connect(pg_url) as con:
        rows = con.execute("SELECT inhoud FROM bewijsdeel ORDER BY nummer").fetchall()
    assert rows[0][0].startswith(MAGIC)
    (file,) = ServerPlace(place.server, tmp_path / "drie").evidence([kept.bestand]).values()
    with open_kept(file) as reader:
        assert reader.read() == content


# erasing -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [one, several])
def test_what_is_erased_beside_an_append_waits_for_it_and_is_planned_anew(
    pg_url: str, journal: PostgresJournal, first: Writing
) -> None:
    """The entry that came in between may name the same person: whoever erases sees it first."""
    erase = Beside(pg_url, erasing)
    with closing(opened(pg_url)) as writer:
        writer.read(M)
        writer._connection().execute("BEGIN")
        if first is one:
            one(writer)
        else:
            writer._write_all(writer._connection(), M, [named("Twee"), named("Drie")], 1, None, "")
        erase.start()
        assert waits(pg_url, erase)
        writer._connection().execute("COMMIT")
    with pytest.raises(PositionTaken, match="er is niets geschreven"):
        erase.done()
    assert journal.read(M)[0].payload["naam"] == "Eerder"
    assert "gewist" not in {entry.soort for entry in journal.read(M)}
    erased = journal.read(M)
    said = draft("gewist", frozenset(), over_id=erased[0].id, velden=["naam"])
    journal.erase(M, [(erased[0].id, ["naam"])], [said], expected=len(erased))
    assert journal.read(M)[0].gewist == PRIVATE


def test_an_append_beside_what_is_erased_is_told_who_was_first(pg_url: str, journal: PostgresJournal) -> None:
    append = Beside(pg_url, one)
    with closing(opened(pg_url)) as eraser:
        eraser.read(M)
        con = eraser._connection()
        con.execute("BEGIN")
        said = draft("gewist", frozenset(), over_id=eraser.read(M)[0].id, velden=["naam"])
        named_here = as_json([{"id": said.payload["over_id"], "velden": ["naam"]}])
        eraser._write_all(con, M, [said], 1, None, named_here)
        append.start()
        assert waits(pg_url, append)
        con.execute("COMMIT")
    with pytest.raises(PositionTaken) as caught:
        append.done()
    assert [entry.soort for entry in caught.value.later] == ["gewist"]
    assert [entry.gewist for entry in journal.read(M)] == [PRIVATE, frozenset()]


# of two that turn it -----------------------------------------------------------------------------------------------


@pytest.fixture(params=["bestand", "server"])
def place(request: pytest.FixtureRequest, ring: dict[str, str], tmp_path: Path) -> JournalPlace:
    """A journal with one value in its vault, in a file or on the server."""
    assert ring == {}
    found: JournalPlace = FilePlace(tmp_path / "j.sqlite")
    if request.param == "server":
        found = ServerPlace(ServerAddress(request.getfixturevalue("pg_url")), tmp_path)
    with closing(found.open(oefening=False, create=True)) as journal:
        journal.append(M, named("Eerder"), expected=0)
    return found


@pytest.mark.parametrize("change", [put_on, change_phrase])
def test_of_two_that_turn_the_lock_at_once_one_is_told_that_nothing_changed(
    place: JournalPlace, ring: dict[str, str], change: Any
) -> None:
    """Both phrases are on paper by then: just one may open what is written here."""
    with closing(place.open(oefening=False)) as journal, closing(place.open(oefening=False)) as other:
        if change is change_phrase:
            put_on(journal, START, "x", lambda _zin: True, beside=place)
        papers: list[str] = []

        def meanwhile(zin: str) -> bool:
            done = change(other, START, "y", lambda _zin: True, beside=place)
            papers.extend((done.zin, zin))
            return True

        with pytest.raises(LockTurned, match="niets veranderd"):
            change(journal, START, "x", meanwhile, beside=place)
        ring.clear()
        lock.opened.clear()
        assert journal.read(M)[0].op_slot == PRIVATE
        with pytest.raises(WrongPhrase):
            open_with(other, papers[1], beside=place)
        open_with(other, papers[0], beside=place)
        assert [entry.payload["naam"] for entry in other.read(M)] == ["Eerder"]
    assert place.verify().uitkomst == "heel"
