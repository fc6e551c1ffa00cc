"""The last head that this computer saw of each journal, kept between two runs: a shorter or forked chain is refused.

One small file for each journal, in the user's data folder, by the journal's path. It is a reminder, not evidence: where
it is missing or no such file nothing is refused, and two windows that write at once leave one of two true heads.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from voorzitter_console.journal.port import Head
from voorzitter_console.journal.shape import is_hash
from voorzitter_console.own_folder import make_own

LARGEST = 4 * 1024 * 1024
"""Bytes: some 20,000 meetings."""


class Remembered:
    """What is kept in one folder. Nothing here raises."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def heads(self, journal: Path) -> dict[str, Head]:
        """The heads by stream, as they were seen last; none where nothing is known."""
        try:
            path = self._file(journal)
            if not path.is_file() or path.stat().st_size > LARGEST:
                return {}
            raw = json.loads(path.read_text(encoding="utf-8"))
            return {
                stroom: Head(aantal=aantal, kop=kop)
                for stroom, (aantal, kop) in raw["koppen"].items()
                if type(aantal) is int and aantal > 0 and is_hash(kop)
            }
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}

    def keep(self, journal: Path, heads: Mapping[str, Head]) -> None:
        """These too; of each stream the longest one seen stays."""
        known = self.heads(journal)
        newer = {s: head for s, head in heads.items() if head.aantal > known.get(s, Head(aantal=0, kop="")).aantal}
        if newer:
            self.reset(journal, {**known, **newer})

    def reset(self, journal: Path, heads: Mapping[str, Head]) -> None:
        """These and no others: the journal was put back from a copy."""
        from voorzitter_console.journal.evidence import own_file  # brings SQLite: the first screen need not wait for it

        told = {
            "journaal": str(journal.absolute()),
            "koppen": {stroom: [head.aantal, head.kop] for stroom, head in heads.items()},
        }
        path = self._file(journal)
        temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.nieuw")
        with suppress(OSError):
            make_own(path.parent)
            try:
                with own_file(temporary) as file:
                    file.write(json.dumps(told).encode("utf-8", "surrogatepass"))
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)

    def _file(self, journal: Path) -> Path:
        name = os.fsencode(os.path.realpath(journal))
        return self._folder / f"{hashlib.sha256(name).hexdigest()[:32]}.json"
