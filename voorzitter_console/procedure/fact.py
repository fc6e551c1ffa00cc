"""What the fold works with: one fact of the history, and a changed copy of what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from voorzitter_console.procedure.commands import Command

T = TypeVar("T")


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


def evolve(thing: T, **changes: Any) -> T:
    """The thing with these fields changed; it must be a dataclass without slots, and the fields must exist.

    An order faster than ``dataclasses.replace`` on one with many fields: the fold makes three copies for each entry,
    and 10,000 entries are to be folded in half a second.
    """
    if not changes.keys() <= vars(thing).keys():
        raise TypeError(f"{type(thing).__name__} has no {sorted(changes.keys() - vars(thing).keys())}")
    copy = object.__new__(type(thing))
    vars(copy).update(vars(thing))
    vars(copy).update(changes)
    return copy
