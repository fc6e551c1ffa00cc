"""The practice that runs on a journal, for every window on it: which scenario, since when, how fast, stopped or not.

A small file beside the practice journal. The chair's window writes it, the others read along; nothing of it is record.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from voorzitter_console.errors import Unavailable
from voorzitter_console.practice.practice_clock import Pace
from voorzitter_console.text import one_line

SUFFIX = ".oefening.json"
CLERK = ".oefening.griffier"
LOOK = 0.2
"""Seconds between two looks at the file."""
THERE = 10.0
"""Seconds that a griffier's window counts as there since it last said so."""
_LARGEST = 64 * 1024


class PracticeRun(msgspec.Struct, frozen=True, kw_only=True):
    """What the windows on one practice share."""

    scenario: str
    """The path of its file."""
    aanvang: datetime
    """The practice's own (UTC)."""
    snelheid: int
    """While it does not stand still."""
    pace: Pace
    stroom: str = ""
    """Empty until the meeting is begun."""
    klaar: bool = False
    """It was stopped, or its last event is over."""


class RunFile:
    """One for a window. Reading never raises: what cannot be read is no practice."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + SUFFIX)
        self._clerk = database.with_name(database.name + CLERK)
        self._looked = -LOOK
        self._mark: tuple[int, int] | None = None
        self._known: PracticeRun | None = None
        self._said = -THERE

    def read(self) -> PracticeRun | None:
        """As it stands; looked at five times a second at most."""
        now = time.monotonic()
        if now - self._looked < LOOK:
            return self._known
        self._looked = now
        try:
            status = self._path.stat()
            mark = status.st_mtime_ns, status.st_size
            if mark != self._mark:
                self._known = msgspec.json.decode(self._path.read_bytes()[:_LARGEST], type=PracticeRun)
                self._mark = mark
        except FileNotFoundError:
            self._known = self._mark = None
        except (OSError, msgspec.DecodeError):
            pass  # being replaced: the next look has it
        return self._known

    def write(self, run: PracticeRun) -> None:
        """Take the place of what stood there, whole. Raises Unavailable."""
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}.nieuw")
        try:
            temporary.write_bytes(msgspec.json.encode(run))
            temporary.replace(self._path)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            name = one_line(str(self._path), 200)
            raise Unavailable(f"{name} is niet te schrijven; noem met --database een ander bestand.") from None
        self._known, self._mark, self._looked = run, None, -LOOK

    def clear(self) -> None:
        """No practice runs here any more."""
        for path in (self._path, self._clerk):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self._known = self._mark = None

    def clerk_is_here(self) -> None:
        """A griffier's window reads along: said every few seconds."""
        now = time.monotonic()
        if now - self._said < THERE / 4:
            return
        self._said = now
        with suppress(OSError):
            self._clerk.touch()

    @property
    def clerk(self) -> bool:
        """Whether a griffier's window reads along."""
        with suppress(OSError):
            return time.time() - self._clerk.stat().st_mtime < THERE
        return False
