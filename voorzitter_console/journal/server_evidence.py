"""Evidence files in a journal's database: in parts, so that a film fits, and named by their content."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from voorzitter_console.journal.evidence import EVIDENCE, Bewaard, lock_file, measure, own_file, own_folder, sealed_copy
from voorzitter_console.journal.lock import VaultLocked, opened
from voorzitter_console.journal.port import JournalDamaged, JournalNotWritable
from voorzitter_console.journal.sealed_file import MAGIC, is_locked, locked_name
from voorzitter_console.journal.server import driver
from voorzitter_console.journal.server_faults import translate
from voorzitter_console.journal.server_rows import lock_since
from voorzitter_console.own_folder import make_own
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    import psycopg

    from voorzitter_console.journal.lock import DataKey

PART = 1 << 20
"""Bytes of a part."""


_LOCK = "SELECT {0}(hashtextextended(de_gemeente() || '/bewijs/' || %s, 86))"
"""One at a time for each file: two that encrypted it have other bytes."""
_PLAIN = (
    "SELECT b.naam, b.sha256 FROM bewijs b LEFT JOIN bewijsdeel d "
    "ON d.gemeente = b.gemeente AND d.naam = b.naam AND d.nummer = 0 "
    "WHERE b.gemeente = de_gemeente() AND substring(d.inhoud FROM 1 FOR 10) IS DISTINCT FROM %s ORDER BY b.naam"
)
_PART_OF = "SELECT inhoud FROM bewijsdeel WHERE gemeente = de_gemeente() AND naam = %s AND nummer = %s"


def put(con: psycopg.Connection[Any], plaats: str, file: Path, kept: Bewaard) -> None:
    """Send a file that stands beside the journal; parts that are there already are not sent again. Raises JournalError.

    A file counts once all of it is there.
    """
    try:
        con.execute(_LOCK.format("pg_advisory_lock").encode(), (kept.bestand,))
        try:
            _put(con, file, kept)
        finally:
            if not con.closed:
                con.execute(_LOCK.format("pg_advisory_unlock").encode(), (kept.bestand,))
    except OSError:
        raise JournalNotWritable(f"{one_line(str(file), 200)} is niet te lezen om naar de server te sturen.") from None
    except driver().Error as fault:
        raise translate(fault, plaats, writing=True) from fault


def _put(con: psycopg.Connection[Any], file: Path, kept: Bewaard) -> None:
    if con.execute("SELECT FROM bewijs WHERE gemeente = de_gemeente() AND naam = %s", (kept.bestand,)).fetchone():
        return
    row = con.execute(
        "SELECT count(*) FROM bewijsdeel WHERE gemeente = de_gemeente() AND naam = %s", (kept.bestand,)
    ).fetchone()
    number = int(row[0]) if row else 0
    there = file if file.is_file() else locked_name(file)  # encrypted it goes there as it is
    with there.open("rb") as reader:
        if number and con.execute(_PART_OF, (kept.bestand, 0)).fetchone() != (reader.read(PART),):
            con.execute("SELECT begin_bewijs(%s)", (kept.bestand,))
            number = 0
        reader.seek(number * PART)
        while block := reader.read(PART):
            con.execute("SELECT bewaar_deel(%s, %s, %s)", (kept.bestand, number, block))
            number += 1
    key = _finished(con, kept, plain=there == file)
    if key is not None:
        lock_file(file, key)
        _put(con, file, kept)


def _finished(con: psycopg.Connection[Any], kept: Bewaard, *, plain: bool) -> DataKey | None:
    """All of it is there; or, where it went in plain while the lock was put on, the key it must go under: nothing done.

    The lock is looked at and the file counted in one transaction: who puts the lock on finds it, or was first.
    """
    con.execute("BEGIN")
    try:
        con.execute("SELECT slot('bewijs/' || %s)", (kept.bestand,))
        row = con.execute("SELECT de_gemeente()").fetchone()
        key_id = lock_since(con, str(row[0]), 0)[1] if row and plain else None
        key = opened.get(key_id) if key_id is not None else None
        if key is None:
            con.execute("SELECT bewaar_bewijs(%s, %s, %s)", kept_row(kept))
        con.execute("COMMIT")
    except BaseException:
        _roll_back(con)
        raise
    return key


def _roll_back(con: psycopg.Connection[Any]) -> None:
    with suppress(driver().Error):  # a connection that is lost has nothing to roll back
        con.execute("ROLLBACK")


def kept_row(kept: Bewaard) -> tuple[str, str, int]:
    """As ``bewaar_bewijs`` takes it."""
    return kept.bestand, kept.sha256, kept.grootte


def get(con: psycopg.Connection[Any], plaats: str, folder: Path, name: str) -> Path | None:
    """Bring a file from the server to its place below ``folder``; None where there is none. Raises JournalError."""
    parts = PurePosixPath(name).parts
    if len(parts) != 2 or parts[0] != EVIDENCE or parts[1] in (".", ".."):
        return None
    target = folder / EVIDENCE / parts[1]
    temporary = target.with_name(f".{secrets.token_hex(8)}.nieuw")
    try:
        row = con.execute("SELECT sha256 FROM bewijs WHERE gemeente = de_gemeente() AND naam = %s", (name,)).fetchone()
        if row is None:
            return None
        make_own(folder)
        own_folder(folder / EVIDENCE)
        with own_file(temporary) as writer:
            for part in _parts(con, name):
                writer.write(part)
            writer.flush()
            os.fsync(writer.fileno())
        if is_locked(temporary):
            locked = locked_name(target)
            temporary.replace(locked)
            with suppress(VaultLocked):  # what it is can be seen by whoever has the key
                if measure(target)[0] != row[0]:
                    locked.unlink()
                    raise JournalDamaged(f"Het bewijs {one_line(name, 100)} op {plaats} is niet wat er is vastgelegd.")
            return target
        if measure(temporary)[0] != row[0]:
            raise JournalDamaged(f"Het bewijs {one_line(name, 100)} op {plaats} is niet wat er is vastgelegd.")
        temporary.replace(target)
    except OSError:
        raise JournalNotWritable(
            f"Het bewijs {one_line(name, 100)} kan hier niet worden neergezet; maak ruimte."
        ) from None
    except driver().Error as fault:
        raise translate(fault, plaats, writing=False) from fault
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return target


def _parts(con: psycopg.Connection[Any], name: str) -> Iterator[bytes]:
    for number in range(1 << 31):
        part = con.execute(_PART_OF, (name, number)).fetchone()
        if part is None:
            return
        yield part[0]


def lock_all(con: psycopg.Connection[Any], plaats: str, folder: Path, key: DataKey) -> int:
    """What is there unencrypted, encrypted in its place; how many files. Each in one write: a cut leaves old or new.

    Only the role ``archief`` may. ``folder``: below it the encrypted form is made first. What is not what was recorded
    stays as it is, and is said once all others are done. Raises JournalError.
    """
    changed: list[str] = []
    try:
        names = con.execute(_PLAIN, (MAGIC,)).fetchall()
        if names:
            make_own(folder)
            own_folder(folder / EVIDENCE)
        for name, sha256 in names:
            temporary = folder / EVIDENCE / f".{secrets.token_hex(8)}.nieuw"
            try:
                if sealed_copy(_parts(con, name), temporary, key) != sha256:
                    changed.append(name)
                    continue
                _replace(con, name, temporary)
            finally:
                temporary.unlink(missing_ok=True)
    except OSError as fault:
        raise JournalNotWritable(
            f"De teksten zijn op slot; het bewijs op {plaats} nog niet: maak hier ruimte (fout {fault.errno})."
        ) from fault
    except driver().Error as fault:
        raise translate(fault, plaats, writing=True) from fault
    if changed:
        told = ", ".join(one_line(name, 100) for name in changed)
        raise JournalDamaged(f"Op {plaats} is dit bewijs niet wat er is vastgelegd; het ging niet op slot: {told}.")
    return len(names)


def _replace(con: psycopg.Connection[Any], name: str, file: Path) -> None:
    con.execute("BEGIN")
    try:
        con.execute(_LOCK.format("pg_advisory_xact_lock").encode(), (name,))
        with file.open("rb") as reader:
            con.execute("SELECT herschrijf_bewijs(%s, %s)", (name, reader.read(PART)))
            number = 1
            while block := reader.read(PART):
                con.execute("SELECT bewaar_deel(%s, %s, %s)", (name, number, block))
                number += 1
        con.execute("COMMIT")
    except BaseException:
        _roll_back(con)
        raise


def remove(con: psycopg.Connection[Any], plaats: str, names: Iterable[str]) -> None:
    """Remove files that nothing names any more; only the role ``archief`` may. Raises JournalError."""
    try:
        for name in names:
            con.execute("SELECT wis_bewijs(%s)", (name,))
    except driver().Error as fault:
        raise translate(fault, plaats, writing=True) from fault
