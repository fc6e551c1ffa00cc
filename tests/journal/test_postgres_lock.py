"""The lock on the vault of a journal on a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import psycopg
import pytest

from tests.journal.contract import START, M, draft
from voorzitter_console import sleutelbos
from voorzitter_console.journal import lock, reading, server_evidence
from voorzitter_console.journal.evidence import Bewaard, open_kept
from voorzitter_console.journal.lock import WrongPhrase
from voorzitter_console.journal.place import ServerPlace
from voorzitter_console.journal.port import JournalDamaged, JournalUnreachable
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.relock import change_phrase, open_with, put_on
from voorzitter_console.journal.sealed_file import MAGIC
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_evidence import lock_all
from voorzitter_console.journal.server_verify import verify_server


@pytest.fixture
def journal(pg_url: str) -> Iterator[PostgresJournal]:
    with closing(opened(pg_url)) as journal:
        yield journal


def opened(url: str) -> PostgresJournal:
    return PostgresJournal.open(ServerAddress(url))


NAME = "Karel Ongenaam de Derde"
Film = tuple[ServerPlace, Bewaard, bytes]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A keyring of our own, and phrases that cost nothing."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(sleutelbos, "get", kept.get)
    monkeypatch.setattr(sleutelbos, "put", lambda naam, secret: kept.update({naam: secret}) is None)
    monkeypatch.setattr(lock, "_COST", {"n": 1 << 4, "r": 8, "p": 1})
    lock.opened.clear()
    yield kept
    lock.opened.clear()


def test_the_vault_goes_under_the_lock_as_in_a_file(
    pg_url: str, journal: PostgresJournal, ring: dict[str, str], tmp_path: Path
) -> None:
    def rows() -> list[tuple[str, str]]:
        with psycopg.connect(pg_url) as con:
            found = con.execute(
                "SELECT waarde, zout FROM kluis WHERE id IN (SELECT id FROM vastlegging v WHERE v.stroom <> 'zegels')"
            )
            return [(str(waarde), str(zout)) for waarde, zout in found.fetchall()]

    place = ServerPlace(ServerAddress(pg_url), tmp_path)
    private = frozenset({"naam"})
    journal.append(M, draft("noem_getuige", private, naam=f"{NAME} eerder"), expected=0)
    done = put_on(journal, START, "x", lambda _zin: True, beside=place)
    assert done is not None
    journal.append(M, draft("noem_getuige", private, naam=NAME), expected=1)
    assert all(zout.startswith(f"slot1:{done.sleutel_id}:") and NAME not in waarde for waarde, zout in rows())
    assert len(rows()) == 2
    with closing(opened(pg_url)) as other:
        assert [entry.payload["naam"] for entry in other.read(M)] == [f"{NAME} eerder", NAME]
        changed = change_phrase(other, START, "x", lambda _zin: True, beside=place)
        assert changed is not None
    ring.clear()
    lock.opened.clear()
    with closing(opened(pg_url)) as other:
        assert [entry.op_slot for entry in other.read(M)] == [private, private]
        assert verify_server(ServerAddress(pg_url)).uitkomst == "heel"
        other.append(M, draft("noem_getuige", private, naam=NAME), expected=2)  # recorded all the same
        with pytest.raises(WrongPhrase):
            open_with(other, done.zin, beside=place)
        assert open_with(other, changed.zin, beside=place).waarden == 1
        assert [entry.payload["naam"] for entry in other.read(M)] == [f"{NAME} eerder", NAME, NAME]
    assert verify_server(ServerAddress(pg_url)).uitkomst == "heel"


def test_many_values_go_under_it_a_part_at_a_time(
    pg_url: str, journal: PostgresJournal, ring: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK", 2)
    for number in range(5):
        journal.append(M, draft("noem_getuige", frozenset({"naam"}), naam=f"{NAME} {number}"), expected=number)
    done = put_on(journal, START, "x", lambda _zin: True, beside=ServerPlace(ServerAddress(pg_url), Path("nergens")))
    assert done is not None
    assert ring
    with psycopg.connect(pg_url) as con:
        slots = "SELECT count(*) FROM kluis WHERE zout LIKE %s"
        assert con.execute(slots, (f"slot1:{done.sleutel_id}:%",)).fetchone() == (5,)
    with closing(opened(pg_url)) as other:
        assert [entry.payload["naam"] for entry in other.read(M)] == [f"{NAME} {number}" for number in range(5)]


def test_a_locked_value_never_goes_back_to_plain(pg_url: str, journal: PostgresJournal, ring: dict[str, str]) -> None:
    assert ring == {}
    journal.append(M, draft("noem_getuige", frozenset({"naam"}), naam=NAME), expected=0)
    plain = "SELECT herschrijf(jsonb_build_array(jsonb_build_array(id, veld, '\"x\"', 'ab'))) FROM kluis"
    with psycopg.connect(pg_url) as con, pytest.raises(psycopg.Error, match="niets veranderd"):
        con.execute(plain)


# evidence that is there already ------------------------------------------------------------------------------------


@pytest.fixture
def film(pg_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Film:
    """A film of several parts that was kept before there was a lock."""
    monkeypatch.setattr(server_evidence, "PART", 1000)
    content = bytes(range(256)) * 13
    (tmp_path / "film.mp4").write_bytes(content)
    place = ServerPlace(ServerAddress(pg_url), tmp_path / "een")
    place.local.parent.mkdir(parents=True)
    return place, place.keep(tmp_path / "film.mp4"), content


def parts(url: str) -> list[bytes]:
    with psycopg.connect(url) as con:
        return [bytes(row[0]) for row in con.execute("SELECT inhoud FROM bewijsdeel ORDER BY naam, nummer").fetchall()]


def elsewhere(film: Film, folder: Path) -> bytes:
    """The film as another laptop gets it from the server."""
    place, kept, _ = film
    other = ServerPlace(place.server, folder)
    (file,) = other.evidence([kept.bestand]).values()
    with open_kept(file) as reader:
        return reader.read()


def test_evidence_on_the_server_goes_under_the_lock_too(
    film: Film,
    journal: PostgresJournal,
    pg_url: str,
    ring: dict[str, str],
    tmp_path: Path,
) -> None:
    assert b"".join(parts(pg_url)) == film[2]
    done = put_on(journal, START, "x", lambda _zin: True, beside=film[0])
    assert done is not None
    assert (done.bestanden, done.in_sleutelbos) == (1, bool(ring))
    stored = b"".join(parts(pg_url))
    assert stored.startswith(MAGIC)
    assert film[2][:64] not in stored
    assert elsewhere(film, tmp_path / "twee") == film[2]
    again = put_on(journal, START, "x", lambda _zin: True, beside=film[0])
    assert again is not None
    assert again.bestanden == 0
    assert b"".join(parts(pg_url)) == stored
    with psycopg.connect(pg_url, autocommit=True) as con:
        for text in ("SELECT herschrijf_bewijs(%s, 'plat')", "SELECT herschrijf_bewijs(%s, '\\x56434245574a5331')"):
            with pytest.raises(psycopg.Error, match="niets veranderd"):
                con.execute(text.encode(), (film[1].bestand,))


class _Gone:
    """A connection that is cut after so many statements."""

    def __init__(self, con: psycopg.Connection[Any], left: int) -> None:
        self._con, self.left = con, left

    def __getattr__(self, name: str) -> Any:
        return getattr(self._con, name)

    def execute(self, text: Any, *values: Any) -> Any:
        if not self.left:
            self._con.close()
        self.left -= 1
        return self._con.execute(text, *values)


def test_a_cut_at_any_moment_leaves_the_evidence_as_it_was_or_as_it_will_be(
    film: Film,
    journal: PostgresJournal,
    pg_url: str,
    ring: dict[str, str],
    tmp_path: Path,
) -> None:
    done = put_on(journal, START, "x", lambda _zin: True)  # of a console that knows of no evidence
    assert done is not None
    key = lock.opened.get(done.sleutel_id)
    assert key is not None
    assert ring
    cuts = 0
    while True:
        gone = _Gone(film[0].server.connect(), cuts)
        try:
            changed = lock_all(cast("psycopg.Connection[Any]", gone), film[0].plaats, tmp_path / "drie", key)
        except JournalUnreachable:
            before = b"".join(parts(pg_url))
            assert before == film[2] or before.startswith(MAGIC)
            assert elsewhere(film, tmp_path / f"na-{cuts}") == film[2]
            cuts += 1
            continue
        finally:
            gone.close()
        break
    assert changed == 1
    assert cuts > 8
    assert not list((tmp_path / "drie").rglob("*.nieuw"))
    assert b"".join(parts(pg_url)).startswith(MAGIC)
    assert elsewhere(film, tmp_path / "vier") == film[2]


def test_evidence_that_is_not_what_was_recorded_stays_and_is_named(
    film: Film, journal: PostgresJournal, pg_url: str, ring: dict[str, str]
) -> None:
    with psycopg.connect(pg_url, autocommit=True) as con:
        con.execute("SET session_replication_role = replica")
        con.execute("UPDATE bewijsdeel SET inhoud = 'anders' WHERE nummer = 1")
    before = parts(pg_url)
    with pytest.raises(JournalDamaged, match=film[1].bestand):
        put_on(journal, START, "x", lambda _zin: True, beside=ServerPlace(film[0].server, film[0].folder / "weg"))
    assert ring
    assert parts(pg_url) == before


def test_what_came_half_before_the_lock_begins_anew_under_it(
    film: Film,
    journal: PostgresJournal,
    pg_url: str,
    ring: dict[str, str],
    tmp_path: Path,
) -> None:
    place, kept, content = film
    with psycopg.connect(pg_url, autocommit=True) as con:
        con.execute("SET session_replication_role = replica")
        con.execute("DELETE FROM bewijs")
        con.execute("DELETE FROM bewijsdeel WHERE nummer > 1")
    assert put_on(journal, START, "x", lambda _zin: True, beside=place) is not None
    with closing(place.server.connect()) as con:
        server_evidence.put(con, place.plaats, place.local.parent / kept.bestand, kept)
        with pytest.raises(psycopg.Error, match="niets veranderd"):
            con.execute("SELECT begin_bewijs(%s)", (kept.bestand,))
    assert ring
    assert b"".join(parts(pg_url)).startswith(MAGIC)
    assert elsewhere(film, tmp_path / "twee") == content
