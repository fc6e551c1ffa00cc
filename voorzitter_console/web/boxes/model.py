"""What a box is: a list of lines to choose from, or fields to fill in. Plain data; nothing here knows a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from voorzitter_console.procedure.advice.offers import Opdracht

Values = Mapping[str, str]
"""What was filled in, by the names of the fields; what stayed empty is absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a filled-in box becomes: its commands and their words for the echo."""

    opdrachten: tuple[Opdracht, ...]
    woorden: str
    bestand: str = ""
    """A file that is to be kept first, as the face calls it."""
    daarna: str = ""
    """The role of this console once it is recorded (taking over)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list: what it records, or the box that asks more."""

    woorden: str
    opdrachten: tuple[Opdracht, ...] = ()
    verder: Callable[[], Box] | None = None
    toets: str = ""
    """A letter of its own; empty: its number."""
    bewaart: bool = False
    """The list stays after it was chosen (the 112 card on violence)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBox:
    """Lines to choose from; Enter records nothing here, unless a line has that key."""

    titel: str
    regels: tuple[Line, ...]
    vooraf: tuple[str, ...] = ()
    """Sentences above the lines, such as the words for the telephone."""
    terug: Callable[[], Box] | None = None
    """What Esc goes back to; None: away."""
    daarna: Callable[[], Box] | None = None
    """What follows once its choice is on disk."""

    def key(self, place: int) -> str:
        """The key of that line (from 0): its letter, or its number up to nine."""
        line = self.regels[place]
        return line.toets or (str(place + 1) if place < 9 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its name in the command, its label, and what stands in it at first."""

    naam: str
    label: str
    waarde: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    """Values and their words, where it is one of a few."""
    vorm: Literal["tekst", "keuze", "merken", "bestand"] = "tekst"
    """``merken``: several of the choices, joined by a newline; ``bestand``: a file of the device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBox:
    """Fields to fill in; ``maak`` turns them into what is recorded, into another box, or into a refusal to show."""

    titel: str
    velden: tuple[Field, ...]
    maak: Callable[[Values], Made | Box | str]
    vooraf: tuple[str, ...] = ()
    terug: Callable[[], Box] | None = None
    daarna: Callable[[], Box] | None = None
    eerst: str = ""
    """The field that is filled in first; empty: the first one without a value."""


Box = ListBox | FormBox
