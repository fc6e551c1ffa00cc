"""Manifests of controlegetallen: ``sha256sum -c manifest-sha256.txt`` alone checks them (RFC 8493, 2.1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from voorzitter_console.dossier.bag.plain_file import NotPlain, digest, open_plain

DOSSIER = "dossier.json"
AANGIFTE = "aangifte.pdf"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
DATA = "data"
"""The payload's folder of a bag."""
EVIDENCE = "bewijs"
JOURNAL = "journaal.sqlite"
KEY = "sleutel.pem"
ANCHOR_OF = "kop.json"
ANCHOR = "kop.tsr"
"""What was time-stamped of the journal (a head of its chain), and the token (RFC 3161)."""
SIGNATURE = f"{MANIFEST}.sig"
"""What ``openssl pkeyutl -verify -pubin -inkey sleutel.pem -rawin`` needs beside the manifest (Ed25519, 64 bytes)."""

_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_LARGEST = 4 * 1024 * 1024


def safe_name(name: str) -> bool:
    """Whether a file of this name (``/`` between folders) can stand in a dossier on every system, and within it."""
    return _NAME.fullmatch(name) is not None and not any(part.endswith(".") for part in name.split("/"))


def manifest_bytes(files: Iterable[tuple[str, str]]) -> bytes:
    """The manifest of (hex, name), in order of name."""
    return "".join(f"{hexed}  {name}\n" for hexed, name in sorted(files, key=lambda f: f[1])).encode("utf-8")


def listed_names(folder: Path, manifest: str) -> list[str]:
    """The names that a manifest lists, its files not looked at; none where it cannot be read."""
    try:
        with open_plain(folder, manifest) as file:
            text = file.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return []
    return [found[2] for found in map(_LINE.fullmatch, text.splitlines()) if found and safe_name(found[2])]


class Listed:
    """What a manifest in a folder says, held against the files; ``faults`` are Dutch sentences."""

    def __init__(self, folder: Path, manifest: str) -> None:
        self.folder = folder
        self.manifest = manifest
        self.faults: list[str] = []
        self.sizes: dict[str, int | None] = {}
        """Name -> size in bytes; None where it is missing or cannot be read."""
        text = self._text()
        if text is not None:
            for number, line in enumerate(text.splitlines(), start=1):
                self._take(number, line)

    def _text(self) -> str | None:
        try:
            with open_plain(self.folder, self.manifest) as file:
                data = file.read(_LARGEST + 1)
            if len(data) > _LARGEST:
                raise NotPlain(self.manifest)
            return data.decode("utf-8")
        except FileNotFoundError:
            self.faults.append(f"{self.manifest} ontbreekt in de map.")
        except (OSError, UnicodeDecodeError):
            self.faults.append(f"{self.manifest} kan niet worden gelezen.")
        return None

    def _take(self, number: int, line: str) -> None:
        found = _LINE.fullmatch(line)
        if not found or not safe_name(found[2]):
            self.faults.append(f"{self.manifest}, regel {number}: dit is geen controlegetal met een bestandsnaam.")
            return
        name = found[2]
        if name in self.sizes:
            self.faults.append(f"{self.manifest}, regel {number}: {name} staat er twee keer in.")
            return
        self.sizes[name] = None
        try:
            actual, self.sizes[name] = digest(self.folder, name)
        except FileNotFoundError:
            self.faults.append(f"{name} staat in {self.manifest} maar ontbreekt in de map.")
        except NotPlain:
            self.faults.append(f"{name} is geen gewoon bestand maar een koppeling, pijp of map.")
        except OSError:
            self.faults.append(f"{name} kan niet worden gelezen.")
        else:
            if actual != found[1]:
                self.faults.append(f"{name} is veranderd: het controlegetal klopt niet.")

    def without(self, names: Iterable[str]) -> Iterator[str]:
        """A sentence for each name that had to be listed and is not."""
        for name in names:
            if name not in self.sizes:
                yield f"{name} staat niet in {self.manifest}."
