"""Boxes that another one follows once an answer is on disk, and a list that stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voorzitter_console.console.boxes.box import Box, Fill, Pick


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenFill(Fill):
    """A form that another box follows."""

    volgt: Callable[[], Box]
    vooraf: str = ""
    """A sentence above the fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenPick(Pick):
    """A list that another box follows; None: it goes away."""

    volgt: Callable[[], Box] | None = None
    blijft: frozenset[str] = frozenset()
    """The letters of lines after which it stays as it is."""


def following(box: Box) -> Callable[[], Box] | None:
    """What follows once its answer is on disk; None: it goes away."""
    return box.volgt if isinstance(box, ThenFill | ThenPick) else None


def key_of(box: Pick, place: int) -> str:
    """The key of a line (from 0): its letter, or its number up to nine."""
    return box.items[place].letter or (str(place + 1) if place < 9 else "")
