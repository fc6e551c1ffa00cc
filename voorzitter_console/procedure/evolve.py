"""A changed copy of a frozen dataclass, an order faster than ``dataclasses.replace`` on one with many fields.

The fold makes three copies for each entry; 10,000 entries are to be folded in half a second.
"""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")


def evolve(thing: T, **changes: Any) -> T:
    """The thing with these fields changed; it must be a dataclass without slots, and the fields must exist."""
    if not changes.keys() <= vars(thing).keys():
        raise TypeError(f"{type(thing).__name__} has no {sorted(changes.keys() - vars(thing).keys())}")
    copy = object.__new__(type(thing))
    vars(copy).update(vars(thing))
    vars(copy).update(changes)
    return copy
