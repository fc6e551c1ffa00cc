"""The neighbour that two benchmarks measure beside: the ``eventsourcing`` library, with the journal's settings too."""

from __future__ import annotations

from typing import Any
from unittest import mock

SETTINGS = ("journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON")
"""The journal's (docs/besluiten/0003)."""


def as_ours() -> Any:
    """A patch (started or entered by who asks) that makes each connection of that library with the journal's settings.

    Raises ImportError where the library is not installed.
    """
    from eventsourcing.sqlite import SQLiteConnectionPool

    connect = SQLiteConnectionPool._create_connection

    def made(pool: Any) -> Any:
        pool.is_journal_mode_wal = True  # else it turns that on
        con = connect(pool)
        for setting in SETTINGS:
            con._sqlite_conn.execute(f"PRAGMA {setting}")
        return con

    return mock.patch.object(SQLiteConnectionPool, "_create_connection", made)
