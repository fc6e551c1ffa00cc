"""What the fold works with: one fact of the history, and a changed copy of what is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct, structs

from voorzitter_console.procedure.commands import Command

T = TypeVar("T", bound=Struct)


class Fact(Struct, frozen=True, kw_only=True):
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


def evolve(thing: T, **changes: Any) -> T:
    """The thing with these fields changed; they must exist."""
    return structs.replace(thing, **changes)
