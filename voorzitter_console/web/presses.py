"""The presses of devices and the entries that they make, kept so that a press counts once, whatever happens between.

A device sends a press again where its answer was lost: with the connection, or with this process. Which entry a press
makes is therefore written down before that entry is; a process that is started anew gives the same press the same
entry, and a meeting takes no entry twice.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

LARGEST = 4_000_000
"""Bytes of the file: some thirty thousand presses. At the next start a larger one begins anew."""


class Presses:
    """One for a journal; used on the process's loop only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, str] = {}
        with suppress(OSError, ValueError):
            if path.stat().st_size > LARGEST:
                path.unlink()
            for line in path.read_text(encoding="utf-8").splitlines():
                self._take(line)

    def entry(self, device: str, press: str, make: Callable[[], str]) -> tuple[str, bool]:
        """The id of the first entry of this press of this device, and whether the press was seen before.

        ``make`` gives a new id. Where it cannot be written down the press counts all the same.
        """
        key = hashlib.sha256(f"{device} {press}".encode("utf-8", "replace")).hexdigest()[:32]
        known = self._known.get(key)
        if known is not None:
            return known, True
        made = self._known[key] = make()
        with suppress(OSError):
            handle = os.open(self._path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps([key, made]) + "\n")
                file.flush()
                os.fsync(file.fileno())
        return made, False

    def _take(self, line: str) -> None:
        """A line that was cut off when the process was killed is none."""
        with suppress(ValueError, TypeError):
            key, made = json.loads(line)
            if isinstance(key, str) and isinstance(made, str):
                self._known[key] = made
