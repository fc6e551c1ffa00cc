"""The connection to a journal's file: made anew after a fault, and only to the file that stood at the path before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voorzitter_console.journal import connection, heads, schema
from voorzitter_console.journal.faults import is_busy, moved, translate
from voorzitter_console.journal.port import (
    JournalDamaged,
    JournalNotWritable,
    JournalReplaced,
    JournalUnreadable,
)


class SqliteLink:
    """Base of :class:`voorzitter_console.journal.sqlite.SqliteJournal`; used by one thread at a time."""

    def __init__(self, path: Path, oefening: bool | None, *, read_only: bool, busy_seconds: float) -> None:
        self._path = path
        self._wanted = oefening
        self._oefening = bool(oefening)
        self._read_only = read_only
        self._busy_seconds = busy_seconds
        self._closed = False
        self._con: sqlite3.Connection | None = None
        self._connections = 0
        self._file: tuple[int, int] | None = None

    @property
    def oefening(self) -> bool:
        """Whether it is a journal of practice."""
        return self._oefening

    @property
    def plaats(self) -> str:
        """The file's path."""
        return str(self._path)

    @contextmanager
    def _guarded(self, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection to the file that still stands at the path, before and after; SQLite's faults get their names."""
        try:
            con = self._connection()
        except JournalUnreadable as fault:
            if not writing:
                raise
            raise JournalNotWritable(f"{str(fault).removesuffix('.')}: er is niets vastgelegd.") from fault
        try:
            if self._file is None or self._identity() != self._file:
                raise moved(self._path, writing=writing)
            yield con
            if self._identity() != self._file:
                raise moved(self._path, writing=writing)
        except sqlite3.Error as fault:
            if not is_busy(fault):
                self._drop()
            raise translate(fault, self._path, writing=writing) from fault
        except (JournalNotWritable, JournalUnreadable):
            self._drop()
            raise

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One view of the file, let go of at once: an open reader blocks the writer."""
        with self._guarded() as con:
            con.execute("BEGIN")
            try:
                yield con
            finally:
                roll_back(con)

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise JournalUnreadable(f"Het journaal {self._path} is al gesloten.")
        if self._con is None:
            before = self._identity()
            con = connection.connect(self._path, read_only=self._read_only, busy_seconds=self._busy_seconds)
            try:
                oefening = schema.read_kenmerk(con)
                if oefening is None:
                    raise JournalDamaged(f"{self._path} is beschadigd: of het een oefening is, is niet te lezen.")
                if self._wanted is not None and oefening != self._wanted:
                    mixed = heads.mixed(oefening, self.plaats)
                    raise mixed if not self._connections else JournalReplaced(str(mixed))
                if before is None or self._identity() != before:
                    raise moved(self._path, writing=False)
            except sqlite3.Error as fault:
                con.close()
                raise translate(fault, self._path, writing=False) from fault
            except BaseException:
                con.close()
                raise
            self._con, self._file, self._connections = con, before, self._connections + 1
            self._wanted = self._oefening = oefening
        return self._con

    def _identity(self) -> tuple[int, int] | None:
        """Which file stands at the path now."""
        try:
            stat = self._path.stat()
        except OSError:
            return None
        return stat.st_dev, stat.st_ino

    def _drop(self) -> None:
        con, self._con = self._con, None
        if con is not None:
            con.close()


def roll_back(con: sqlite3.Connection) -> None:
    """Let go of what was begun, if anything was."""
    if con.in_transaction:
        con.execute("ROLLBACK")
