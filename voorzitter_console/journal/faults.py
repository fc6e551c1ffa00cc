"""What SQLite reports, as the named faults of the port with a sentence that says what is possible."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voorzitter_console.journal.port import (
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalNotWritable,
    JournalUnreadable,
)

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_HOT = 776  # SQLITE_READONLY_ROLLBACK
_MOVED = 1032  # SQLITE_READONLY_DBMOVED


def is_busy(fault: BaseException) -> bool:
    """Whether another process holds the lock: nothing is wrong with the connection."""
    return (getattr(fault, "sqlite_errorcode", None) or 0) & 0xFF in _BUSY


def unfinished(path: Path) -> JournalUnreadable:
    """A hot rollback journal stands beside it, and this reader may not roll it back."""
    return JournalUnreadable(
        "Naast het journaal staat een onafgemaakte schrijfactie: open het eerst met de console zelf, die maakt het "
        f"weer heel ({path})."
    )


def moved(path: Path, *, writing: bool) -> JournalError:
    """The file is not there any more, or another one stands in its place."""
    if writing:
        return JournalNotWritable(
            f"Het journaal is verwijderd of vervangen: er is niets vastgelegd; zet het terug op {path}."
        )
    return JournalUnreadable(f"Het journaal is verwijderd of vervangen; zet het terug op {path}.")


def translate(fault: sqlite3.Error, path: Path, *, writing: bool) -> JournalError:
    """The named fault for what SQLite reports while reading or writing the journal at ``path``."""
    code = getattr(fault, "sqlite_errorcode", None)
    if code == _HOT:
        return unfinished(path)
    if code == _MOVED:
        return moved(path, writing=writing)
    primary = (code or 0) & 0xFF
    if primary in _BUSY:
        return JournalBusy(
            f"Een ander programma houdt het journaal bezet; er is niets geschreven, probeer het opnieuw ({path})."
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return JournalUnreadable(f"{path} is geen journaal van dit programma.")
    if code is None or primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR):
        # No code: Python itself could not decode a text. A plain error: a table or column is missing.
        return JournalDamaged(f"{path} is beschadigd; schrijf er niet in verder en bewaar het bestand.")
    if primary == sqlite3.SQLITE_FULL:
        return JournalNotWritable(f"De schijf is vol: er is niets vastgelegd; maak ruimte op de schijf van {path}.")
    if writing and primary == sqlite3.SQLITE_READONLY:
        return JournalNotWritable(
            f"Het journaal mag alleen gelezen worden: er is niets vastgelegd; geef schrijfrecht op {path}."
        )
    if writing:
        return JournalNotWritable(
            f"Schrijven in het journaal lukt niet: er is niets vastgelegd; controleer de schijf van {path}."
        )
    return JournalUnreadable(f"{path} kan niet worden gelezen; controleer het pad en de rechten.")


@contextmanager
def translated(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Inside, what SQLite raises comes out as a named fault."""
    try:
        yield
    except (sqlite3.Error, UnicodeError) as fault:
        if isinstance(fault, UnicodeError):
            raise JournalDamaged(f"{path} bevat een tekst die geen geldige UTF-8 is.") from fault
        raise translate(fault, path, writing=writing) from fault
