"""Evidence files beside a journal: copied when recorded, named by their content, never overwritten."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from voorzitter_console.journal import connection
from voorzitter_console.journal.connection import sync_folder
from voorzitter_console.journal.faults import translated
from voorzitter_console.journal.lock import DataKey, VaultLocked, opened
from voorzitter_console.journal.port import JournalDamaged, JournalError, JournalNotWritable
from voorzitter_console.journal.rows import lock_since
from voorzitter_console.journal.sealed_file import SUFFIX, SealingWriter, locked_name, open_locked
from voorzitter_console.text import one_line

LEFT = 24 * 3600
"""Seconds after which an unfinished copy is taken to be one that was killed: it grows while it is made."""
EVIDENCE = "bewijs"
"""The folder beside the journal, and in a dossier."""


def evidence_name(sha256: str, suffix: str) -> str:
    """A name that no file system can misread, the same for the same content."""
    plain = "".join(ch for ch in suffix.lower() if ch.isascii() and (ch.isalnum() or ch == "."))[:10]
    plain = plain.rstrip(".")  # a dot at the end is no part of a name on Windows
    return f"{sha256[:16]}{plain if len(plain) > 1 else ''}"


def is_kept(path: Path) -> bool:
    """Whether that evidence is there, encrypted or not. Raises nothing."""
    return path.is_file() or locked_name(path).is_file()


def open_kept(path: Path) -> BinaryIO:
    """The content of evidence, encrypted or not. Raises OSError; reading raises VaultLocked, JournalDamaged."""
    return path.open("rb") if path.is_file() or not locked_name(path).is_file() else open_locked(locked_name(path))


def measure(path: Path) -> tuple[str, int]:
    """SHA-256 in hex and size in bytes of the content. Raises OSError, VaultLocked, JournalDamaged."""
    digest, size = hashlib.sha256(), 0
    with open_kept(path) as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return digest.hexdigest(), size


def own_folder(folder: Path) -> None:
    """Make it for this user alone, also where an earlier version made it for everybody; clear away what a kill left.

    Raises OSError.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.name == "posix" and folder.stat().st_uid == os.getuid() and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    for left in folder.glob(".*.nieuw"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT:
                left.unlink()


def own_file(path: Path) -> BinaryIO:
    """A new file for this user alone, to be written. Raises OSError."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


class Bewaard(NamedTuple):
    """A file as it was kept: what ``voeg_bewijs_toe`` records of it. ``grootte`` in bytes."""

    sha256: str
    grootte: int
    bestand: str


class EvidenceUnreadable(JournalError):
    """The file that was named cannot be read; nothing was recorded."""


def secure(journal: Path, source: Path, key: DataKey | None = None) -> Bewaard:
    """Copy a file beside the journal, hash what was copied, and see to it that it is on disk.

    ``key``: that of a vault which is elsewhere; without, it is the journal's own, where it has one.

    May take minutes for a film: never called where somebody waits. Raises EvidenceUnreadable, JournalNotWritable.
    """
    folder = journal.parent / EVIDENCE
    wat = one_line(str(source), 200)
    reader = open_source(source, journal)
    temporary = folder / f".{secrets.token_hex(8)}.nieuw"
    key = key or vault_key(journal)
    with reader:
        try:
            own_folder(folder)
            digest, size, was = hashlib.sha256(), 0, _state(reader)
            with own_file(temporary) as copy:
                target = copy if key is None else SealingWriter(copy, key)
                while block := _block(reader, wat):
                    target.write(block)
                    digest.update(block)
                    size += len(block)
                if isinstance(target, SealingWriter):
                    target.finish()
                copy.flush()
                os.fsync(copy.fileno())
            if _spoiled(was, _state(reader), size):
                raise EvidenceUnreadable(
                    f"{wat} veranderde terwijl het werd gekopieerd; er is niets vastgelegd. Wacht tot het bestand klaar"
                    " is, of maak er eerst zelf een kopie van."
                )
            name = _put(temporary, digest.hexdigest(), source.suffix, locked=key is not None)
            sync_folder(folder)
            sync_folder(journal.parent)
        except OSError:
            raise JournalNotWritable(
                f"{wat} kan niet naast het journaal worden bewaard; maak ruimte of geef schrijfrecht."
            ) from None
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return Bewaard(sha256=digest.hexdigest(), grootte=size, bestand=f"{EVIDENCE}/{name}")


def open_source(source: Path, journal: Path | None = None) -> BinaryIO:
    """The file that was named as evidence, to be read; ``journal``: which it may not be. Raises EvidenceUnreadable."""
    wat = one_line(str(source), 200)
    try:
        if not source.is_file():
            raise EvidenceUnreadable(f"{wat} is geen bestand; geef het volledige pad, of laat het pad leeg.")
        if journal and journal.exists() and source.samefile(journal):
            # Closing a handle of our own on it would drop SQLite's locks.
            raise EvidenceUnreadable(f"{wat} is het journaal zelf, geen bewijs; geef een ander bestand.")
        return source.open("rb")
    except (OSError, ValueError):
        raise EvidenceUnreadable(f"{wat} is niet te lezen; controleer het pad en de rechten.") from None


def vault_key(journal: Path) -> DataKey | None:
    """The key that the vault of that journal is under, where it has a lock and this computer the key."""
    if not journal.exists():
        return None
    with closing(connection.connect(journal, read_only=True, busy_seconds=5.0)) as con, translated(journal):
        _, key_id = lock_since(con, 0)
    return opened.get(key_id) if key_id is not None else None


def sealed_copy(blocks: Iterable[bytes], target: Path, key: DataKey) -> str:
    """A new file, encrypted and on disk; the SHA-256 (hex) of what comes out of it again. Raises OSError,
    JournalDamaged.
    """
    with own_file(target) as copy:
        writer = SealingWriter(copy, key)
        for block in blocks:
            writer.write(block)
        writer.finish()
        copy.flush()
        os.fsync(copy.fileno())
    digest = hashlib.sha256()
    with open_locked(target) as again:
        while block := again.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def lock_file(path: Path, key: DataKey) -> None:
    """Evidence that stands there unencrypted, encrypted in its place; a kill leaves one of both, or both.

    Raises OSError, JournalDamaged.
    """
    if not path.is_file():
        return
    wanted = measure(path)
    temporary = path.with_name(f".{secrets.token_hex(8)}.nieuw")
    try:
        with path.open("rb") as reader:
            found = sealed_copy(iter(lambda: reader.read(1 << 20), b""), temporary, key)
        if found != wanted[0]:
            raise JournalDamaged(f"Het bewijs {path.name} veranderde terwijl het op slot ging; doe het opnieuw.")
        temporary.replace(locked_name(path))
        sync_folder(path.parent)
        path.unlink()
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def lock_beside(journal: Path, key: DataKey) -> int:
    """What stands beside that journal unencrypted, encrypted in its place; how many files. Raises JournalError."""
    try:
        found = [p for p in (journal.parent / EVIDENCE).iterdir() if p.suffix != SUFFIX and not p.name.startswith(".")]
        plain = [path for path in found if path.is_file()]
        for path in plain:
            lock_file(path, key)
    except FileNotFoundError:
        return 0
    except OSError as fault:
        raise JournalNotWritable(
            f"De teksten zijn op slot; een bewijsbestand nog niet (fout {fault.errno}): doe het opnieuw."
        ) from fault
    return len(plain)


def _put(temporary: Path, sha256: str, suffix: str, *, locked: bool = False) -> str:
    """Under its name, or beside a file of that name whose content was changed since. Raises OSError."""
    short = evidence_name(sha256, suffix)
    for name in (short, f"{sha256}{Path(short).suffix}"):
        place = temporary.with_name(name)
        if not is_kept(place):
            temporary.replace(locked_name(place) if locked else place)
            return name
        with suppress(VaultLocked, JournalDamaged):  # then it cannot be told from another
            if measure(place)[0] == sha256:
                return name
    raise FileExistsError(temporary)


def _state(reader: BinaryIO) -> tuple[int, int]:
    """Size in bytes, and when it was changed last."""
    found = os.fstat(reader.fileno())
    return found.st_size, found.st_mtime_ns


def _spoiled(was: tuple[int, int], now: tuple[int, int], copied: int) -> bool:
    """Whether the file never held what was copied of it: it was cut, emptied or written over meanwhile.

    One that only grew, as a film that is still being made, did hold it.
    """
    return now[0] < max(was[0], copied) or (now[0] == was[0] and now[1] != was[1])


def _block(reader: BinaryIO, wat: str) -> bytes:
    try:
        return reader.read(1 << 20)
    except OSError:
        raise EvidenceUnreadable(f"{wat} is niet te lezen; controleer het pad en de rechten.") from None


def keep_evidence(journal: Path, files: Iterable[tuple[str, Path]]) -> None:
    """Copies (name, source) into the folder beside the journal. Raises JournalNotWritable."""
    folder = journal.parent / EVIDENCE
    for name, source in files:
        target = folder / name
        try:
            own_folder(folder)
            if not target.exists():
                with source.open("rb") as reader, own_file(target) as copy:
                    shutil.copyfileobj(reader, copy)
        except OSError:
            raise JournalNotWritable(
                f"Het bewijs {name} kan niet naast het journaal worden bewaard; maak ruimte of geef schrijfrecht."
            ) from None
