"""A server's address, its roles, what is kept on it, and the sentence for whatever goes wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from tests.journal.contract import OTHER, M, draft, fill
from tests.postgres import PgServer
from voorzitter_console.journal import server_evidence
from voorzitter_console.journal.evidence import measure
from voorzitter_console.journal.place import ServerPlace
from voorzitter_console.journal.port import (
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalNotWritable,
    JournalUnreadable,
    NotOwner,
)
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import DriverMissing, ServerAddress
from voorzitter_console.journal.server_faults import not_connected, translate
from voorzitter_console.journal.server_rows import Owner
from voorzitter_console.journal.server_verify import verify_server
from voorzitter_console.journal.verify import verify_journal


def opened(url: str, owner: Owner | None = None, *, read_only: bool = False) -> PostgresJournal:
    return PostgresJournal.open(ServerAddress(url), create=False, read_only=read_only, owner=owner)


@pytest.fixture
def journal(pg_url: str) -> Iterator[PostgresJournal]:
    with closing(opened(pg_url)) as journal:
        fill(journal, 3)
        yield journal


# the address -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://an:geheim@srv.nl:5433/raad?sslmode=require", "postgresql://an@srv.nl:5433/raad"),
        ("postgresql://an:p%40ss@a,b/raad", "postgresql://an@a,b/raad"),
        ("postgresql:///raad?host=/run/pg&password=geheim", "postgresql:///raad?host=/run/pg"),
    ],
)
def test_no_password_stands_in_a_sentence(url: str, said: str) -> None:
    assert ServerAddress(url).plaats == said


def test_who_logs_in_makes_no_other_journal_and_another_database_does() -> None:
    folder = Path("map")
    one = ServerAddress("postgresql://an:x@srv.nl/raad").local(folder)
    assert one == ServerAddress("postgresql://bo@srv.nl/raad").local(folder)
    assert one.parent != ServerAddress("postgresql://an:x@srv.nl/anders").local(folder).parent


@pytest.mark.parametrize(
    ("url", "mode"),
    [
        ("postgresql://srv.nl/raad", "verify-full"),
        ("postgresql://localhost,srv.nl/raad", "verify-full"),
        ("postgresql:///raad?host=localhost&hostaddr=10.0.0.1", "verify-full"),
        ("postgresql://srv.nl/raad?sslmode=require", None),
        ("postgresql://localhost/raad", None),
        ("postgresql://127.0.0.1/raad", None),
        ("postgresql:///raad?host=/run/postgresql", None),
    ],
)
def test_a_server_elsewhere_must_prove_who_it_is(url: str, mode: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGSSLMODE", raising=False)
    assert ServerAddress(url).settings(read_only=False, busy_seconds=1.0).get("sslmode") == mode


def test_of_two_servers_the_one_that_records_is_asked() -> None:
    told = ServerAddress("postgresql://a,b/raad").settings(read_only=False, busy_seconds=1.0)
    assert told["target_session_attrs"] == "read-write"
    assert "lock_timeout=1000" in told["options"]


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DriverMissing, match=r"pip install 'voorzitter-console\[postgres\]'"):
        ServerAddress("postgresql://srv.nl/raad").connect()


@pytest.mark.parametrize("url", ["postgresql://x/y?onzin=1", "postgresql://[::1/y", "postgresql://a:b:c/d"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(JournalUnreadable, match=r"geen adres|niet bereikbaar"):
        ServerAddress(url).connect()


# faults ------------------------------------------------------------------------------------------------------------

_AT = 'connection failed: connection to server at "10.0.0.1", port 5432 failed: '


@pytest.mark.parametrize(
    ("told", "password", "said"),
    [
        (_AT + 'FATAL:  password authentication failed for user "an"', (True, False), "wachtwoord of deze gebruiker"),
        (_AT + 'FATAL:  database "raad" does not exist', (True, False), "database raad is er niet"),
        (_AT + "fe_sendauth: no password supplied", (True, True), "vraagt een wachtwoord"),
        (_AT + "Connection refused\n\tIs the server running?", (False, False), "niet bereikbaar"),
        ("failed to resolve host 'srv.nl': [Errno -2] Name or service not known", None, "niet bereikbaar"),
        ("connection timeout expired", (False, False), "niet bereikbaar"),
        (_AT + "SSL error: certificate verify failed", (False, False), "vertrouwde verbinding"),
        (_AT + 'server certificate for "x" does not match host name "y"', (False, False), "vertrouwde verbinding"),
        (_AT + 'root certificate file "/r/root.crt" does not exist', (False, False), "uitgever"),
        (_AT + "FATAL:  sorry, too many clients already", (False, False), "too many clients"),
    ],
)
def test_no_connection_in_one_sentence(told: str, password: tuple[bool, bool] | None, said: str) -> None:
    fault = psycopg.OperationalError(told)
    if password is not None:
        state = SimpleNamespace(used_password=password[0], needs_password=password[1])
        fault = type("_Fault", (psycopg.OperationalError,), {"pgconn": state})(told)
    sentence = str(not_connected(fault, "postgresql://srv.nl/raad", database="raad"))
    assert said in sentence
    assert len(sentence.splitlines()) == 1


@pytest.mark.parametrize(
    ("kind", "named", "said"),
    [
        (psycopg.errors.DiskFull, JournalNotWritable, "vol"),
        (psycopg.errors.QueryCanceled, JournalBusy, "bezet"),
        (psycopg.errors.ReadOnlySqlTransaction, JournalNotWritable, "alleen gelezen"),
        (psycopg.errors.InsufficientPrivilege, JournalNotWritable, "rol"),
        (psycopg.errors.AdminShutdown, JournalNotWritable, "verbinding"),
        (psycopg.errors.IoError, JournalNotWritable, "code 58030"),
    ],
)
def test_what_the_server_reports_has_its_name(kind: type[psycopg.Error], named: type[JournalError], said: str) -> None:
    found = translate(kind("x"), "postgresql://srv.nl/raad", writing=True)
    assert isinstance(found, named)
    assert said in str(found)


# roles and municipalities ------------------------------------------------------------------------------------------


def _login(pg: PgServer, url: str, rol: str, gemeente: str | None = "GM0556") -> str:
    """A login with that role, for that municipality; its address."""
    name = f"proef_{rol}_{gemeente or 'geen'}".lower()
    with psycopg.connect(url, autocommit=True) as con:
        con.execute(
            f"DO $$ BEGIN CREATE ROLE {name} LOGIN; "
            "EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$".encode()
        )
        con.execute(f"GRANT {rol} TO {name}".encode())
        if gemeente is not None:
            con.execute("INSERT INTO gebruiker VALUES (%s, %s) ON CONFLICT DO NOTHING", (name, gemeente))
        (database,) = con.execute("SELECT current_database()").fetchone() or ("",)
    return pg.at(database, user=name)


def test_the_chair_records_and_writes_into_no_table_itself(pg: PgServer, pg_url: str) -> None:
    url = _login(pg, pg_url, "voorzitter")
    given = draft("beschrijf_verstoorder", frozenset({"naam"}), naam="Jansen")
    with closing(opened(url)) as journal:
        fill(journal, 2)
        journal.append(M, given, expected=2)
        with pytest.raises(JournalNotWritable, match="juiste rol"):
            journal.erase(M, [(given.id, ["naam"])], [draft("gewist", over_id=given.id, velden=["naam"])], expected=3)
        assert journal.head(M).aantal == 3
    for text in (
        "INSERT INTO stroom VALUES (9, 'x', 1, 'x', '', '', 1, 'GM0556')",
        "UPDATE vastlegging SET inhoud = ''",
        "DELETE FROM kluis",
        "INSERT INTO gebruiker VALUES ('x', 'y')",
        "SELECT * FROM gebruiker",
        "SELECT geef_rechten()",
    ):
        with psycopg.connect(url, autocommit=True) as con, pytest.raises(psycopg.errors.InsufficientPrivilege):
            con.execute(text.encode())
    with closing(opened(_login(pg, pg_url, "archief"))) as archive:
        said = draft("gewist", frozenset(), over_id=given.id, velden=["naam"])
        archive.erase(M, [(given.id, ["naam"])], [said], expected=3)
        assert archive.read(M)[2].gewist == {"naam"}
    assert verify_server(ServerAddress(url)).uitkomst == "heel"


def test_who_only_looks_sees_no_personal_text_and_records_nothing(pg: PgServer, pg_url: str) -> None:
    with closing(opened(_login(pg, pg_url, "griffier"))) as journal:
        fill(journal, 2)
    url = _login(pg, pg_url, "meekijker")
    with closing(opened(url)) as looker:
        assert looker.head(M).aantal == 2
        with pytest.raises(JournalUnreadable, match="juiste rol"):
            looker.read(M)
        with pytest.raises(JournalError, match="juiste rol"):
            looker.append(M, draft(), expected=2)


def test_one_municipality_sees_nothing_of_another(pg: PgServer, pg_url: str) -> None:
    with (
        closing(opened(_login(pg, pg_url, "voorzitter"))) as one,
        closing(opened(_login(pg, pg_url, "voorzitter", "GM0599"))) as other,
    ):
        fill(one, 2)
        assert other.streams() == []
        assert other.head(M).aantal == 0
        fill(other, 1)  # a stream of the same name is another one there
        assert (one.head(M).aantal, other.head(M).aantal) == (2, 1)
        assert not other.await_news(0.0)
        fill(one, 1)
        other.change_mark()
        assert not other.await_news(0.0)
    report = verify_server(ServerAddress(pg_url))
    assert (report.uitkomst, len(report.streams)) == ("heel", 2)


def test_who_belongs_to_no_municipality_sees_nothing(pg: PgServer, pg_url: str) -> None:
    url = _login(pg, pg_url, "voorzitter", None)
    with pytest.raises(JournalUnreadable, match="bij geen gemeente"):
        opened(url)
    with psycopg.connect(url) as con:
        assert con.execute("SELECT count(*) FROM vastlegging").fetchone() == (0,)


# one owner ---------------------------------------------------------------------------------------------------------


def test_only_the_owner_of_a_stream_appends_and_of_two_that_take_it_over_one_does(journal: PostgresJournal) -> None:
    url = journal._server.url
    laptop, other = Owner(sleutel="aa", naam="raadzaal-1"), Owner(sleutel="bb", naam="raadzaal-2")
    with closing(opened(url, laptop)) as first:
        fill(first, 2, OTHER)
        with closing(opened(url, other)) as second:
            with pytest.raises(NotOwner, match="raadzaal-1"):
                second.append(OTHER, draft(), expected=2)
            assert second.hand_over(OTHER, 1, other) == 2
        with pytest.raises(NotOwner, match="raadzaal-2"):
            first.append(OTHER, draft(), expected=2)
        with pytest.raises(NotOwner, match="raadzaal-2"):
            first.hand_over(OTHER, 1, laptop)
        known = first.owner_of(OTHER)
    assert known is not None
    assert (known[0], known[1].aantal) == (Owner(sleutel="bb", epoch=2, naam="raadzaal-2"), 2)
    with closing(opened(url, Owner(sleutel="bb", epoch=2))) as second:
        fill(second, 1, OTHER)


_KENMERK = "UPDATE kenmerk SET hash = was.hash FROM was; DROP TABLE was"


# verification ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "undo", "said"),
    [
        (
            "UPDATE vastlegging SET inhoud = replace(inhoud, 'griffie', 'griffia') WHERE positie = 2",
            "",
            "veranderd",
        ),
        ("DELETE FROM kluis; DELETE FROM vastlegging WHERE positie = 3", "", "3"),
        ("UPDATE kluis SET waarde = '\"anders\"'", "", "kluis"),
        ("DELETE FROM kluis", "", "kluis"),
        ("UPDATE stroom SET aantal = 2", "", "2"),
        ("INSERT INTO kluis VALUES ('niets', 'tekst', '\"x\"', '00', '')", "", "waar geen vastlegging bij hoort"),
        ("DELETE FROM stroom", "", "3 vastleggingen waar er 0 horen"),
        ("CREATE TABLE was AS TABLE kenmerk; UPDATE kenmerk SET hash = '{}'", _KENMERK, "kenmerk"),
        (
            "ALTER TABLE vastlegging DISABLE TRIGGER alleen_erbij",
            "ALTER TABLE vastlegging ENABLE TRIGGER alleen_erbij",
            "beveiliging",
        ),
        ("GRANT UPDATE ON vastlegging TO PUBLIC", "REVOKE UPDATE ON vastlegging FROM PUBLIC", "mag schrijven"),
    ],
)
def test_what_a_superuser_changes_is_seen(journal: PostgresJournal, change: str, undo: str, said: str) -> None:
    place = journal._server
    assert verify_server(place).uitkomst == "heel"
    assert verify_server(place, stroom=M).uitkomst == "heel"
    with psycopg.connect(place.url, autocommit=True) as con:
        con.execute("SET session_replication_role = replica")
        con.execute(change.encode())
        report = verify_server(place)
        con.execute(undo.encode())
    assert report.uitkomst == "aangetast"
    assert any(said in str(fault) for fault in report.all_faults), [str(f) for f in report.all_faults]


# evidence and copies -----------------------------------------------------------------------------------------------


def test_evidence_goes_to_the_server_and_comes_back_elsewhere(
    pg_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_evidence, "PART", 1000)
    film = tmp_path / "film.MP4"
    film.write_bytes(bytes(range(256)) * 13)
    here, there = (ServerPlace(ServerAddress(pg_url), tmp_path / name) for name in ("een", "twee"))
    for place in (here, there):
        place.local.parent.mkdir(parents=True)
    kept = here.keep(film)
    assert here.keep(film) == kept
    with psycopg.connect(pg_url) as con:
        assert con.execute("SELECT naam, sha256, grootte FROM bewijs").fetchall() == [
            (kept.bestand, kept.sha256, kept.grootte)
        ]
        assert con.execute("SELECT count(*) FROM bewijsdeel").fetchone() == (4,)
    found = there.evidence([kept.bestand, "bewijs/is er niet", "../weg"])
    assert found == {kept.bestand: there.local.parent / kept.bestand}
    assert measure(found[kept.bestand])[0] == kept.sha256
    assert there.remove_evidence([kept.bestand]) == []
    assert there.evidence([kept.bestand]) == {}


def test_evidence_that_was_changed_on_the_server_is_not_brought(pg_url: str, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"zoals het was")
    here, there = (ServerPlace(ServerAddress(pg_url), tmp_path / name) for name in ("een", "twee"))
    for place in (here, there):
        place.local.parent.mkdir(parents=True)
    kept = here.keep(tmp_path / "foto.jpg")
    with psycopg.connect(pg_url, autocommit=True) as con:
        con.execute("SET session_replication_role = replica")
        con.execute("UPDATE bewijsdeel SET inhoud = 'zoals het niet was'::bytea")
    with pytest.raises(JournalDamaged, match="is niet wat er is vastgelegd"):
        there.evidence([kept.bestand])
    assert list((there.local.parent / "bewijs").iterdir()) == []


def test_a_copy_of_a_server_is_a_journal_in_a_file(journal: PostgresJournal, tmp_path: Path) -> None:
    from voorzitter_console.journal.backup import copy_journal

    place = ServerPlace(journal._server, tmp_path / "hier")
    done = copy_journal(place, tmp_path / "kopie.sqlite")
    assert (done.aantal, len(done.soorten)) == (3, 1)
    report = verify_journal(tmp_path / "kopie.sqlite")
    assert report.uitkomst == "heel"
    assert report.streams[0].head == journal.head(M)
    fill(journal, 1)
    assert copy_journal(place, tmp_path / "kopie.sqlite").aantal == 4
    assert json.dumps(sorted(p.name for p in tmp_path.glob("*.nieuw"))) == "[]"
