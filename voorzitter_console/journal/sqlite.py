"""The journal in one SQLite file: an append that returns is on disk.

One object is used by one thread at a time; each thread opens its own. A connection that met a fault is dropped and
made anew at the next call, with the heads seen so far kept: a file that was put back in a shorter form is refused.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from voorzitter_console.entry import Draft, Entry, SealedEntry
from voorzitter_console.journal import connection, heads, rows, schema
from voorzitter_console.journal.chain import entry_faults, open_entry, seal
from voorzitter_console.journal.faults import is_busy, moved, translate, translated
from voorzitter_console.journal.location import check_location
from voorzitter_console.journal.port import (
    Head,
    JournalDamaged,
    JournalError,
    JournalNotWritable,
    JournalUncertain,
    JournalUnreadable,
    StreamInfo,
)
from voorzitter_console.journal.vault import Token


class SqliteJournal:
    """See :class:`voorzitter_console.journal.port.Journal`."""

    def __init__(self, path: Path, oefening: bool | None, *, read_only: bool, token: Token, busy_seconds: float) -> None:
        self._path = path
        self._wanted = oefening
        self._read_only = read_only
        self._token = token
        self._busy_seconds = busy_seconds
        self._seen = heads.SeenHeads()
        self._closed = False
        self._con: sqlite3.Connection | None = None
        self._file: tuple[int, int] = (0, 0)
        self._oefening = False

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        oefening: bool | None = False,
        create: bool = True,
        read_only: bool = False,
        token: Token = secrets.token_bytes,
        busy_seconds: float = 5.0,
    ) -> Self:
        """Open the journal, or make it where it is missing and ``create`` allows.

        ``oefening=None`` takes an existing journal of either kind. Raises JournalUnreadable, JournalDamaged,
        JournalBusy, JournalNotWritable, JournalMixed.
        """
        path = path.absolute()
        journal = cls(path, oefening, read_only=read_only, token=token, busy_seconds=busy_seconds)
        if not read_only and not oefening:
            check_location(path)
        if create and not read_only and oefening is not None and not os.path.lexists(path):
            connection.create(path, oefening=oefening)
        with translated(path):
            journal._connection(writing=False)
        return journal

    @property
    def oefening(self) -> bool:
        return self._oefening

    @property
    def plaats(self) -> str:
        return str(self._path)

    def append(self, stroom: str, draft: Draft, *, expected: int) -> Entry:
        if self._read_only:
            raise JournalNotWritable(f"{self._path} is alleen om te lezen geopend: er is niets vastgelegd.")
        with self._guarded(writing=True) as con:
            con.execute("BEGIN IMMEDIATE")
            try:
                sealed, new = self._sealed_in_place(con, stroom, draft, expected)
                if new:
                    rows.insert(con, sealed)
            except BaseException:
                con.execute("ROLLBACK") if con.in_transaction else None
                raise
            try:
                con.execute("COMMIT")
            except sqlite3.Error as fault:
                if not (is_busy(fault) and con.in_transaction):
                    return self._after_failed_commit(stroom, sealed, fault)
                con.execute("ROLLBACK")
                raise
        self._seen.check(stroom, Head(aantal=max(sealed.positie, expected), kop=""), lambda _: "") if False else None
        return open_entry(sealed)

    def read(self, stroom: str, after: int = 0) -> list[Entry]:
        return [open_entry(sealed) for sealed in self._checked(stroom, max(after, 0))]

    def read_sealed(self, stroom: str) -> list[SealedEntry]:
        with self._reading() as con:
            return rows.select(con, "v.stroom = ?", (stroom,))
