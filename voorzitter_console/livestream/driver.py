"""Which window drives the livestream: one for each journal, whatever number of windows stand on it.

A lock that ends with its process, on every operating system: an exclusive transaction on a small SQLite file beside
the journal. Who does not have it follows, and takes over when the other window closes or dies.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path


class Stuur:
    """The lock; used by one thread."""

    def __init__(self, journal: Path) -> None:
        self._path = journal.with_name(f"{journal.name}.stuur")
        self._held: sqlite3.Connection | None = None

    def take(self) -> bool:
        """True where this process has it now. A folder that cannot be written to gives it to nobody."""
        if self._held is not None:
            return True
        found: sqlite3.Connection | None = None
        try:
            found = sqlite3.connect(self._path, timeout=0, isolation_level=None)
            found.execute("PRAGMA journal_mode = MEMORY")
            found.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            if found is not None:
                found.close()
            return False
        self._held = found
        return True

    def release(self) -> None:
        """Let another window have it."""
        if self._held is not None:
            with contextlib.suppress(sqlite3.Error):
                self._held.close()
            self._held = None
