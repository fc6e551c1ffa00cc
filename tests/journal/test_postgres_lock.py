"""The lock on the vault of a journal on a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.journal.contract import START, M, draft
from voorzitter_console import sleutelbos
from voorzitter_console.journal import lock
from voorzitter_console.journal.lock import WrongPhrase
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.relock import change_phrase, open_with, put_on
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_verify import verify_server


@pytest.fixture
def journal(pg_url: str) -> Iterator[PostgresJournal]:
    with closing(opened(pg_url)) as journal:
        yield journal


def opened(url: str) -> PostgresJournal:
    return PostgresJournal.open(ServerAddress(url))


NAME = "Karel Ongenaam de Derde"


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

    private = frozenset({"naam"})
    journal.append(M, draft("noem_getuige", private, naam=f"{NAME} eerder"), expected=0)
    done = put_on(journal, START, "x", lambda _zin: True, beside=tmp_path / "j.sqlite")
    assert done is not None
    journal.append(M, draft("noem_getuige", private, naam=NAME), expected=1)
    assert all(zout.startswith(f"slot1:{done.sleutel_id}:") and NAME not in waarde for waarde, zout in rows())
    assert len(rows()) == 2
    with closing(opened(pg_url)) as other:
        assert [entry.payload["naam"] for entry in other.read(M)] == [f"{NAME} eerder", NAME]
        changed = change_phrase(other, START, "x", lambda _zin: True, beside=tmp_path / "j.sqlite")
        assert changed is not None
    ring.clear()
    lock.opened.clear()
    with closing(opened(pg_url)) as other:
        assert [entry.op_slot for entry in other.read(M)] == [private, private]
        assert verify_server(ServerAddress(pg_url)).uitkomst == "heel"
        other.append(M, draft("noem_getuige", private, naam=NAME), expected=2)  # recorded all the same
        with pytest.raises(WrongPhrase):
            open_with(other, done.zin, beside=tmp_path / "j.sqlite")
        assert open_with(other, changed.zin, beside=tmp_path / "j.sqlite").waarden == 1
        assert [entry.payload["naam"] for entry in other.read(M)] == [f"{NAME} eerder", NAME, NAME]
    assert verify_server(ServerAddress(pg_url)).uitkomst == "heel"


def test_a_locked_value_never_goes_back_to_plain(pg_url: str, journal: PostgresJournal, ring: dict[str, str]) -> None:
    assert ring == {}
    journal.append(M, draft("noem_getuige", frozenset({"naam"}), naam=NAME), expected=0)
    plain = "SELECT herschrijf(jsonb_build_array(jsonb_build_array(id, veld, '\"x\"', 'ab'))) FROM kluis"
    with psycopg.connect(pg_url) as con, pytest.raises(psycopg.Error, match="niets veranderd"):
        con.execute(plain)
