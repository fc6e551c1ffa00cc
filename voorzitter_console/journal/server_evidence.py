"""Evidence files in a journal's database: in parts, so that a film fits, and named by their content."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from voorzitter_console.journal.evidence import EVIDENCE, Bewaard, measure, own_file, own_folder
from voorzitter_console.journal.lock import VaultLocked
from voorzitter_console.journal.port import JournalDamaged, JournalNotWritable
from voorzitter_console.journal.sealed_file import is_locked, locked_name
from voorzitter_console.journal.server import driver
from voorzitter_console.journal.server_faults import translate
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    import psycopg

PART = 1 << 20
"""Bytes of a part."""


def put(con: psycopg.Connection[Any], plaats: str, file: Path, kept: Bewaard) -> None:
    """Send a file that stands beside the journal; parts that are there already are not sent again. Raises JournalError.

    A file counts once all of it is there.
    """
    try:
        if con.execute("SELECT FROM bewijs WHERE gemeente = de_gemeente() AND naam = %s", (kept.bestand,)).fetchone():
            return
        row = con.execute(
            "SELECT count(*) FROM bewijsdeel WHERE gemeente = de_gemeente() AND naam = %s", (kept.bestand,)
        ).fetchone()
        number = int(row[0]) if row else 0
        there = file if file.is_file() else locked_name(file)  # encrypted it goes there as it is
        with there.open("rb") as reader:
            reader.seek(number * PART)
            while block := reader.read(PART):
                con.execute("SELECT bewaar_deel(%s, %s, %s)", (kept.bestand, number, block))
                number += 1
        con.execute("SELECT bewaar_bewijs(%s, %s, %s)", kept_row(kept))
    except OSError:
        raise JournalNotWritable(f"{one_line(str(file), 200)} is niet te lezen om naar de server te sturen.") from None
    except driver().Error as fault:
        raise translate(fault, plaats, writing=True) from fault


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
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        own_folder(folder / EVIDENCE)
        with own_file(temporary) as writer:
            for number in range(1 << 31):
                part = con.execute(
                    "SELECT inhoud FROM bewijsdeel WHERE gemeente = de_gemeente() AND naam = %s AND nummer = %s",
                    (name, number),
                ).fetchone()
                if part is None:
                    break
                writer.write(part[0])
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


def remove(con: psycopg.Connection[Any], plaats: str, names: Iterable[str]) -> None:
    """Remove files that nothing names any more; only the role ``archief`` may. Raises JournalError."""
    try:
        for name in names:
            con.execute("SELECT wis_bewijs(%s)", (name,))
    except driver().Error as fault:
        raise translate(fault, plaats, writing=True) from fault
