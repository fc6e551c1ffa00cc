"""Leaf: what only one window on a journal may have at a time: a name, the right to look who chairs, the livestream.

One mechanism for all of them: the write lock on an empty SQLite file in a folder beside the journal that only the
owner can enter. The system ends it with its process, on every operating system, so nothing needs clearing up after a
kill, and a process that was stopped for a while keeps what it had. A reader's lock does not stand in its way.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

LIVESTREAM = "livestream"
"""Who has this seat drives the livestream."""


def seats_folder(journal: Path) -> Path:
    """Where the seats of a journal are."""
    return journal.parent / f"{journal.name}.schermen"


def seat_file(journal: Path, name: str, suffix: str) -> Path:
    """A file of that seat; any text is a good name."""
    return seats_folder(journal) / f"{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:24]}.{suffix}"


class SeatLock:
    """One seat, had by one window at a time. Used by one thread at a time; nothing here raises."""

    def __init__(self, journal: Path, name: str) -> None:
        self._path = seat_file(journal, name, "slot")
        self._held: sqlite3.Connection | None = None
        self.elsewhere = False
        """Whether the last :meth:`take` failed because another window has it (else: the folder is closed to us)."""

    @property
    def held(self) -> bool:
        """Whether this object has it."""
        return self._held is not None

    def take(self, patience: float = 0.0) -> bool:
        """True where this window has it now; waits ``patience`` seconds for another that has it."""
        import sqlite3  # 4 ms, which the first screen need not wait for

        if self._held is not None:
            return True
        self.elsewhere = False
        if not self._there():
            return False
        found: sqlite3.Connection | None = None
        try:
            found = sqlite3.connect(self._path, timeout=patience, isolation_level=None, check_same_thread=False)
            found.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as fault:
            self.elsewhere = getattr(fault, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            if found is not None:
                found.close()
            return False
        self._held = found
        return True

    def release(self) -> None:
        """Let another window have it."""
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def _there(self) -> bool:
        """Whether an empty plain file stands there, made where there was none; a pipe would keep us for ever."""
        try:
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
            with suppress(FileExistsError):  # closing a handle on one that is locked would end the lock (POSIX)
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            found = self._path.lstat()
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and found.st_size == 0
