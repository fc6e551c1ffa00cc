"""The PostgreSQL server that a journal may stand on: its address, a connection to it, and its tables.

The tables come as plain numbered files of SQL beside this module; which of them a database has stands in ``vorm``. A
program that knows fewer refuses it, one that knows more brings it up to date where its login owns the tables.
"""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec import Struct

from voorzitter_console.journal import schema
from voorzitter_console.journal.port import JournalMissing, JournalNotWritable, JournalUnreadable
from voorzitter_console.journal.server_faults import not_connected
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    import psycopg

    from voorzitter_console.journal.server_wait import PatientConnection

SCHEMES = ("postgresql://", "postgres://")
_LOCAL = ("localhost", "127.0.0.1", "::1")
SILENT = 600
"""Milliseconds that what was sent may stay without an answer of the network before the connection counts as lost."""
CONNECT = 3
"""Seconds to wait for a server that does not answer (libpq's least is 2)."""
STATEMENT = 30_000
"""Milliseconds that a statement may take; a transaction that its laptop left open ends sooner."""
LEFT_OPEN = 5_000


class DriverMissing(JournalUnreadable):
    """The library for PostgreSQL is not installed."""


class ServerAddressFault(JournalUnreadable):
    """An address that is not of the form of one."""


def is_address(text: str) -> bool:
    """Whether this names a server and no file."""
    return text.lower().startswith(SCHEMES)


def driver() -> ModuleType:
    """psycopg, loaded on first use. Raises DriverMissing."""
    try:
        import psycopg
    except ImportError:
        raise DriverMissing(
            "Voor een journaal op een server ontbreekt een onderdeel; installeer het met: "
            "pip install 'voorzitter-console[postgres]'."
        ) from None
    return psycopg


class ServerAddress(Struct, frozen=True, dict=True):
    """A journal's address, as it was given (with a password perhaps: see :attr:`plaats`)."""

    url: str

    @cached_property
    def plaats(self) -> str:
        """The address for sentences: without password or settings."""
        try:
            parts = urlsplit(self.url)
            user, at, hosts = parts.netloc.rpartition("@")
            given = dict(parse_qsl(parts.query))
        except ValueError:
            return "postgresql://?"
        where = "".join(f"?host={given[name]}" for name in ("host",) if name in given and not hosts)
        return one_line(f"postgresql://{user.partition(':')[0]}{at}{hosts}{parts.path}{where}", 200)

    @cached_property
    def naam(self) -> str:
        """The database's own name."""
        return one_line(unquote(urlsplit(self.url).path).strip("/"), 60) or "postgres"

    @cached_property
    def given(self) -> dict[str, Any]:
        """What the address says, as libpq reads it. Raises ServerAddressFault."""
        pg = driver()
        try:
            return dict(pg.conninfo.conninfo_to_dict(self.url))
        except pg.Error:
            raise ServerAddressFault(
                f"{self.plaats}: dit is geen adres van een server; verwacht postgresql://GEBRUIKER@SERVER/DATABASE."
            ) from None

    def local(self, folder: Path) -> Path:
        """Where on this computer stands what belongs to that journal, below ``folder``: no file of that name is made.

        Who logs in makes no difference: two windows on one database are two windows on one journal.
        """
        same = [str(self.given.get(name, "")) for name in ("host", "hostaddr", "port", "dbname", "options")]
        mark = hashlib.sha256("\n".join(same).encode("utf-8", "replace")).hexdigest()[:16]
        return folder / mark / "journaal.sqlite"

    def settings(self, *, read_only: bool, busy_seconds: float) -> dict[str, Any]:
        """What libpq is told beside the address: patience, and that a server must prove who it is.

        TLS: a certificate of a known authority in that server's name (``sslmode=verify-full``), unless the address
        says otherwise or nothing leaves this computer (a socket, the loopback address).
        """
        given = self.given
        told: dict[str, Any] = {"connect_timeout": CONNECT, "application_name": "voorzitter-console"}
        told |= {"tcp_user_timeout": SILENT, "keepalives_idle": 1, "keepalives_interval": 1, "keepalives_count": 3}
        if not self.is_local and not os.environ.get("PGSSLMODE"):
            told["sslmode"] = "verify-full"
        if "," in str(given.get("host", "")) and not read_only:
            told["target_session_attrs"] = "read-write"  # of a server and its standby, the one that records
        told = {name: value for name, value in told.items() if name not in given}
        patience = f"-c lock_timeout={max(1, int(busy_seconds * 1000))} -c statement_timeout={STATEMENT} "
        patience += f"-c idle_in_transaction_session_timeout={LEFT_OPEN} -c synchronous_commit={_committed(given)}"
        patience += " -c idle_session_timeout=0"  # in a quiet meeting nothing is recorded for an hour
        patience += " -c plan_cache_mode=force_generic_plan"  # all is looked up by its key: no plan anew for each
        if read_only:
            patience += " -c default_transaction_read_only=on"
        told["options"] = f"{patience} {given.get('options', '')}".strip()
        return told

    @property
    def is_local(self) -> bool:
        """Whether what is sent there never leaves this computer."""
        hosts = str(self.given.get("host", "") or os.environ.get("PGHOST", "")).split(",")
        addresses = [a for a in str(self.given.get("hostaddr", "")).split(",") if a]
        return all(h == "" or h.startswith(("/", "@")) or h in _LOCAL for h in hosts) and all(
            a in _LOCAL for a in addresses
        )

    def connect(self, *, read_only: bool = False, busy_seconds: float = 5.0) -> PatientConnection:
        """A connection on which each statement is a transaction of its own. Raises JournalError."""
        pg = driver()
        from voorzitter_console.journal.server_wait import PatientConnection

        extra = self.settings(read_only=read_only, busy_seconds=busy_seconds)
        try:
            con = PatientConnection.connect(self.url, autocommit=True, **extra)
        except pg.Error as fault:
            raise not_connected(fault, self.plaats, database=self.naam) from fault
        return con


def _committed(given: dict[str, Any]) -> str:
    """What a commit waits for: this server's disk, or a standby's too where the address asks for that."""
    stricter = [v for v in ("remote_apply", "on") if f"synchronous_commit={v}" in str(given.get("options", ""))]
    return stricter[0] if stricter else "on"


def migrations() -> list[tuple[int, str, str]]:
    """Number, name and text of each file of SQL, in order."""
    folder = Path(__file__).parent / "sql"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    return [(int(name[:4]), name, (folder / name).read_text(encoding="utf-8")) for name in names]


def version(con: psycopg.Connection[Any]) -> int | None:
    """The last file that this database has; None where it holds no journal."""
    # Read as a table, for what a name stood for is remembered by the connection.
    rows = con.execute(
        "SELECT relname FROM pg_class WHERE relname IN ('vorm', 'vastlegging') AND pg_table_is_visible(oid)"
    ).fetchall()
    if not rows:
        return None
    if ("vorm",) not in rows:
        return 0
    found = con.execute("SELECT max(nummer) FROM vorm").fetchone()
    return int(found[0] or 0) if found else 0


def check_version(con: psycopg.Connection[Any], plaats: str) -> None:
    """Whether this program knows the tables there. Raises JournalMissing, JournalUnreadable."""
    found, known = version(con), migrations()[-1][0]
    if found is None:
        raise JournalMissing(f"In {plaats} staat geen journaal.")
    if found > known:
        raise JournalUnreadable(
            f"{plaats} is gemaakt door een nieuwere versie van dit programma (vorm {found}, deze kent {known}); werk "
            "het programma bij."
        )
    if found == 0:
        raise JournalUnreadable(f"{plaats} is een database van een ander programma; kies een andere.")
    if found < known:
        raise JournalUnreadable(
            f"{plaats} heeft een oudere vorm ({found}, dit programma kent {known}); laat wie het beheert de console "
            "er eenmaal op openen, dan wordt het bijgewerkt."
        )


def prepare(con: psycopg.Connection[Any], *, oefening: bool | None) -> None:
    """Make the tables where there are none, or bring older ones up to date; all of it or nothing.

    ``oefening=None``: nothing new is made. Raises JournalError, psycopg.Error.
    """
    files = migrations()
    found = version(con)
    if found == files[-1][0] or found == 0 or (found is None and oefening is None):
        return
    if found is not None and not _owns(con):
        return
    with con.transaction():
        con.execute("SELECT pg_advisory_xact_lock(hashtextextended('voorzitter-console/vorm', 86))")
        found = version(con)  # another window may have been first
        if found is None:
            con.execute(
                "CREATE TABLE vorm (nummer integer NOT NULL PRIMARY KEY, naam text NOT NULL, "
                "op timestamptz NOT NULL DEFAULT clock_timestamp())"
            )
        for number, name, text in files:
            if number > (found or 0):
                con.execute(text.encode())
                con.execute("INSERT INTO vorm (nummer, naam) VALUES (%s, %s)", (number, name))
        if found is None:
            con.execute("INSERT INTO kenmerk VALUES (1, %s, %s)", schema.kenmerk(bool(oefening)))


def _owns(con: psycopg.Connection[Any]) -> bool:
    row = con.execute(
        "SELECT pg_has_role(c.relowner, 'USAGE') FROM pg_class c WHERE c.oid = to_regclass('vorm')"
    ).fetchone()
    return bool(row and row[0])


def check_disk(con: psycopg.Connection[Any], plaats: str) -> None:
    """What is recorded must be on disk there when the server says so. Raises JournalNotWritable."""
    row = con.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')").fetchone()
    if row is None or row[0] != "on" or row[1] not in ("on", "remote_apply"):
        raise JournalNotWritable(
            f"{plaats} bewaart niet meteen op schijf (fsync, synchronous_commit); laat de beheerder dat aanzetten."
        )
