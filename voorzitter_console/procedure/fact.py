"""One fact of the history as the fold meets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from voorzitter_console.procedure.commands import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A command with completions and corrections applied, and where it stands in time.

    ``op`` is when it happened (UTC, as recorded or corrected); ``plek`` is the moment by which it is put in order:
    the same, but never before what was recorded earlier, unless a person gave the time.
    """

    id: str
    positie: int
    command: Command
    op: datetime
    plek: datetime
    vastgelegd_op: datetime
    door: str
