"""Verification of a journal on a server: its rows are judged by the very code that judges those of a file.

They are copied, as one moment of the server had them, into the tables of a file's journal. What a file has beside its
rows (pages, the text of its tables) a server has otherwise: whether rows can still not be changed is looked at there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from voorzitter_console.journal import schema, server
from voorzitter_console.journal.chain import Fault
from voorzitter_console.journal.port import JournalBusy, JournalDamaged, JournalError, JournalMissing
from voorzitter_console.journal.server_faults import translate
from voorzitter_console.journal.verify import Report, report_of

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[Any]

_COPIED = (
    ("stroom", "SELECT nummer, id, aantal, kop FROM stroom WHERE gemeente = %(g)s{stroom} ORDER BY nummer", "id"),
    (
        "vastlegging",
        "SELECT stroom, positie, id, vorige, inhoud, inhoud_hash, schakel FROM vastlegging "
        "WHERE gemeente = %(g)s{stroom} ORDER BY stroom, positie",
        "stroom",
    ),
    (
        "kluis",
        "SELECT k.id, k.veld, k.waarde, k.zout FROM kluis k LEFT JOIN vastlegging v ON v.gemeente = k.gemeente "
        "AND v.id = k.id WHERE k.gemeente = %(g)s{stroom}",
        "v.stroom",
    ),
)
_TABLES = ("kenmerk", "stroom", "vastlegging", "kluis", "bewijs", "bewijsdeel", "eigendom")


def copy_rows(con: Connection, gemeente: str, target: sqlite3.Connection, *, stroom: str | None = None) -> None:
    """The rows of a municipality (or of one stream of it) as they stand there, into the tables of a file's journal.

    The caller holds both transactions. Raises JournalDamaged, psycopg.Error, sqlite3.Error.
    """
    rows = con.execute("SELECT nummer, inhoud, hash FROM kenmerk").fetchall()
    target.executemany("INSERT INTO kenmerk VALUES (?, ?, ?)", rows)
    for table, text, column in _COPIED:
        only = "" if stroom is None else f" AND {column} = %(stroom)s"
        with con.cursor() as cursor:
            cursor.execute(text.format(stroom=only).encode(), {"g": gemeente, "stroom": stroom})
            while found := cursor.fetchmany(2000):
                marks = ", ".join("?" * len(found[0]))
                target.executemany(f"INSERT INTO {table} VALUES ({marks})", found)


def tables_of(target: sqlite3.Connection) -> None:
    """The empty tables of a file's journal; the caller holds the transaction."""
    target.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    target.execute(f"PRAGMA user_version = {schema.VERSION}")
    for table in schema.TABLES:
        target.execute(table)


def copy_server(place: server.ServerAddress, target: sqlite3.Connection) -> None:
    """The journal there, as one moment of it was, into an empty file of SQLite. Raises JournalError, sqlite3.Error."""
    with closing(place.connect(read_only=True)) as con:
        try:
            server.check_version(con, place.plaats)
            con.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            row = con.execute("SELECT de_gemeente()").fetchone()
            target.execute("BEGIN IMMEDIATE")
            tables_of(target)
            copy_rows(con, str(row[0] if row else ""), target)
            target.execute("COMMIT")
        except server.driver().Error as fault:
            raise translate(fault, place.plaats, writing=False) from fault


def municipalities(con: Connection, stroom: str | None = None) -> list[str]:
    """Those that this login sees (with that stream), its own where there is none yet."""
    own = con.execute("SELECT de_gemeente()").fetchone()
    only = "" if stroom is None else "WHERE id = %(stroom)s "
    found = con.execute(f"SELECT DISTINCT gemeente FROM stroom {only}ORDER BY gemeente".encode(), {"stroom": stroom})
    rows = found.fetchall()
    return [str(name) for (name,) in rows] or [str(own[0]) if own else ""]


def verify_server(place: server.ServerAddress, *, roots: Sequence[Any] = (), stroom: str | None = None) -> Report:
    """What can be said of the journal there, or of one stream of it. Raises JournalBusy."""
    try:
        with closing(place.connect(read_only=True)) as con:
            try:
                server.check_version(con, place.plaats)
                con.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                found = _closed_ways(con)
                reports = list(_reports(con, place.plaats, roots, stroom))
            except server.driver().Error as fault:
                raise translate(fault, place.plaats, writing=False) from fault
    except (JournalBusy, JournalMissing):
        raise
    except JournalDamaged as fault:
        return Report(pad=place.plaats, uitkomst="aangetast", faults=(Fault(0, str(fault)),))
    except JournalError as fault:
        return Report(pad=place.plaats, uitkomst="onleesbaar", zin=str(fault))
    faults = (*(Fault(0, zin) for zin in found), *(fault for report in reports for fault in report.faults))
    whole = not found and all(report.uitkomst == "heel" for report in reports)
    return replace(
        reports[0],
        uitkomst="heel" if whole else "aangetast",
        faults=faults,
        streams=tuple(stream for report in reports for stream in report.streams),
    )


def _reports(con: Connection, plaats: str, roots: Sequence[Any], stroom: str | None) -> Iterator[Report]:
    for gemeente in municipalities(con, stroom):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            copy.execute("BEGIN")
            tables_of(copy)
            try:
                copy_rows(con, gemeente, copy, stroom=stroom)
            except sqlite3.IntegrityError as fault:
                raise JournalDamaged(f"{plaats} is beschadigd: de rijen passen niet bij een journaal.") from fault
            copy.execute("COMMIT")
            if stroom is not None:
                copy.execute("UPDATE stroom SET nummer = 1")
            yield report_of(plaats, copy, roots, alone=stroom is not None)


def _closed_ways(con: Connection) -> list[str]:
    """Whether what is recorded can still not be changed there by whoever is no superuser; Dutch sentences."""
    zinnen: list[str] = []
    rows = con.execute(
        "SELECT c.relname, count(t.oid) FILTER (WHERE t.tgenabled IN ('O', 'A') AND t.tgname IN "
        "('alleen_erbij', 'nooit_leeg')) FROM unnest(%s::text[]) w(naam) "
        "JOIN pg_class c ON c.oid = to_regclass(w.naam) LEFT JOIN pg_trigger t ON t.tgrelid = c.oid GROUP BY c.relname",
        (list(_TABLES),),
    ).fetchall()
    guarded = {name for name, count in rows if count == 2}
    open_ones = [name for name in _TABLES if name not in guarded]
    if open_ones:
        zinnen.append(f"De beveiliging tegen veranderen is uit of weg in: {', '.join(open_ones)}.")
    rows = con.execute(
        "SELECT c.relname FROM unnest(%s::text[]) w(naam) JOIN pg_class c ON c.oid = to_regclass(w.naam), "
        "LATERAL aclexplode(c.relacl) a WHERE a.grantee <> c.relowner AND a.privilege_type IN "
        "('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE') GROUP BY c.relname",
        (list(_TABLES),),
    ).fetchall()
    if rows:
        zinnen.append(f"Een ander dan de eigenaar mag schrijven in: {', '.join(sorted(name for (name,) in rows))}.")
    return zinnen
