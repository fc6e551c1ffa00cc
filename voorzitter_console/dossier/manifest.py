"""The folder's file names and ``manifest-sha256.txt``: ``sha256sum -c manifest-sha256.txt`` alone checks it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

DOSSIER = "dossier.json"
AANGIFTE = "aangifte.pdf"
MANIFEST = "manifest-sha256.txt"
OWN_NAMES = (DOSSIER, AANGIFTE, MANIFEST)

_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/){0,3}[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_LARGEST = 4 * 1024 * 1024


def safe_name(name: str) -> bool:
    """Whether a file of this name (``/`` between folders) can stand in a dossier on every system, and within it."""
    return _NAME.fullmatch(name) is not None and not any(part.endswith(".") for part in name.split("/"))


def digest(path: Path) -> str:
    """SHA-256 in hex of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest_bytes(files: Iterable[tuple[str, str]]) -> bytes:
    """The manifest of (hex, name), in order of name."""
    return "".join(f"{hexed}  {name}\n" for hexed, name in sorted(files, key=lambda f: f[1])).encode("utf-8")


def manifest_faults(folder: Path) -> Iterator[str]:
    """What is not as the folder's manifest says; one Dutch sentence each."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8")
    except FileNotFoundError:
        yield f"{MANIFEST} ontbreekt in de map."
        return
    except (OSError, UnicodeDecodeError):
        yield f"{MANIFEST} kan niet worden gelezen."
        return
    listed: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if not found or not safe_name(found[2]):
            yield f"{MANIFEST}, regel {number}: dit is geen controlegetal met een bestandsnaam."
            continue
        name = found[2]
        if name in listed:
            yield f"{MANIFEST}, regel {number}: {name} staat er twee keer in."
        listed.add(name)
        try:
            actual = digest(folder / name)
        except FileNotFoundError:
            yield f"{name} staat in {MANIFEST} maar ontbreekt in de map."
        except OSError:
            yield f"{name} kan niet worden gelezen."
        else:
            if actual != found[1]:
                yield f"{name} is veranderd: het controlegetal klopt niet."
    for name in (DOSSIER, AANGIFTE):
        if name not in listed:
            yield f"{name} staat niet in {MANIFEST}."
