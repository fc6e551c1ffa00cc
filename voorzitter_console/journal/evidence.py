"""Evidence files beside a journal: copied when recorded, named by their content, never overwritten."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from voorzitter_console.journal.port import JournalNotWritable

EVIDENCE = "bewijs"
"""The folder beside the journal, and in a dossier."""


def evidence_name(sha256: str, suffix: str) -> str:
    """A name that no file system can misread, the same for the same content."""
    plain = "".join(ch for ch in suffix.lower() if ch.isascii() and (ch.isalnum() or ch == "."))[:10]
    return f"{sha256[:16]}{plain if len(plain) > 1 else ''}"


def measure(path: Path) -> tuple[str, int]:
    """SHA-256 in hex and size in bytes. Raises OSError."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return digest.hexdigest(), size


def keep_evidence(journal: Path, files: Iterable[tuple[str, Path]]) -> None:
    """Copies (name, source) into the folder beside the journal. Raises JournalNotWritable."""
    folder = journal.parent / EVIDENCE
    for name, source in files:
        target = folder / name
        try:
            folder.mkdir(exist_ok=True)
            if not target.exists():
                shutil.copyfile(source, target)
        except OSError:
            raise JournalNotWritable(
                f"Het bewijs {name} kan niet naast het journaal worden bewaard; maak ruimte of geef schrijfrecht."
            ) from None
