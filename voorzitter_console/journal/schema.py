"""What a journal file looks like, to the letter: its tables are compared at every open and by ``controleer``.

STRICT tables and no AUTOINCREMENT, so that no bit of the file can change without being noticed. All JSON is RFC 8785
text; ``stroom`` holds count and head of each stream, written with each entry, so that a removed last row shows.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from voorzitter_console.entry import canonical, sha256_hex

APPLICATION_ID = 0x566F6F72
"""``Voor`` in ASCII."""
VERSION = 1
FORMAT = "voorzitter-console/journaal/1"

TABLES = (
    """CREATE TABLE kenmerk (
  nummer INTEGER NOT NULL PRIMARY KEY CHECK (nummer = 1),
  inhoud TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE stroom (
  nummer INTEGER NOT NULL PRIMARY KEY CHECK (nummer >= 1),
  id TEXT NOT NULL UNIQUE,
  aantal INTEGER NOT NULL CHECK (aantal >= 1),
  kop TEXT NOT NULL
) STRICT""",
    """CREATE TABLE vastlegging (
  stroom TEXT NOT NULL,
  positie INTEGER NOT NULL CHECK (positie >= 1),
  id TEXT NOT NULL UNIQUE,
  vorige TEXT NOT NULL UNIQUE,
  inhoud TEXT NOT NULL,
  inhoud_hash TEXT NOT NULL,
  schakel TEXT NOT NULL,
  PRIMARY KEY (stroom, positie)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE kluis (
  id TEXT NOT NULL REFERENCES vastlegging (id),
  veld TEXT NOT NULL,
  waarde TEXT NOT NULL,
  zout TEXT NOT NULL,
  PRIMARY KEY (id, veld)
) STRICT, WITHOUT ROWID""",
)

Objects = list[tuple[str, str, str, str | None]]


def kenmerk(oefening: bool) -> tuple[str, str]:
    """The one row of ``kenmerk``: its text and the hash of it."""
    text = canonical({"formaat": FORMAT, "oefening": oefening})
    return text.decode(), sha256_hex(text)


def write(con: sqlite3.Connection, *, oefening: bool) -> None:
    """Lay the tables out in an empty database; the caller holds the transaction."""
    con.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    con.execute(f"PRAGMA user_version = {VERSION}")
    for table in TABLES:
        con.execute(table)
    con.execute("INSERT INTO kenmerk VALUES (1, ?, ?)", kenmerk(oefening))


def objects(con: sqlite3.Connection) -> Objects:
    """Everything that the database's schema holds, in a fixed order."""
    rows = con.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    return sorted(rows, key=repr)


@lru_cache(maxsize=1)
def expected() -> Objects:
    """What :func:`objects` gives for an untouched journal."""
    con = sqlite3.connect(":memory:", isolation_level=None)
    try:
        write(con, oefening=False)
        return objects(con)
    finally:
        con.close()


def read_kenmerk(con: sqlite3.Connection) -> bool | None:
    """Whether the journal is for practice; None where the row is not as it was written."""
    rows = con.execute("SELECT nummer, inhoud, hash FROM kenmerk").fetchall()
    for oefening in (False, True):
        if rows == [(1, *kenmerk(oefening))]:
            return oefening
    return None
