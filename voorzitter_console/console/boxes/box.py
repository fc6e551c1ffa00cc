"""What a box is: a list to choose from, or fields to fill in; it ends in commands, in another box, or in nothing."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct, field

from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.advice.offers import Opdracht

Made = tuple[tuple[Opdracht, ...], str]
"""The commands and their words for the echo."""
LONGEST = 10_000
"""Characters in one field."""
YES_NO = (("", "niet ingevuld"), ("ja", "ja"), ("nee", "nee"))
"""The choices of a field that may stay open."""
NOTHING_CHANGED = "Er is nog niets veranderd; Esc gaat terug."


class PathUnreadable(InvalidInput):
    """What was typed names no file on this computer."""


class Field(Struct, frozen=True):
    """One field: its name in the command, its label, and what stands in it at first."""

    naam: str
    label: str
    waarde: str = ""
    keuzes: Sequence[tuple[str, str]] = ()
    """Values and their words, where it is one of a few; the empty value is: not filled in."""
    bij: Mapping[str, str] = field(default_factory=dict)
    """Where it goes with some values of the field with choices only: those values, and its label with each."""


class Fill(Struct, frozen=True, kw_only=True):
    """Fields to fill in; what is left empty stays open."""

    titel: str
    vooraf: str = ""
    """A few sentences above the fields."""
    velden: Sequence[Field]
    make: Callable[[dict[str, str]], Made | str]
    """Turns the filled fields into commands; a text in their place is a refusal to show."""
    eerst: str = ""
    """The field that is filled in first; empty: the first one without a value."""
    daarna: str = ""
    """The role of this console once it is recorded; empty: as it is."""
    bestand: str = ""
    """The field that holds the path of a file to keep; empty: none does."""
    terug: Callable[[], Box] | None = None
    """What going back leads to; None: away."""
    volgt: Callable[[], Box] | None = None
    """What follows once its answer is on disk; until then it stays. None: it goes away."""


class Item(Struct, frozen=True):
    """One line of a list: either commands, or a box that asks more. ``letter`` chooses it where it has one."""

    woorden: str
    opdrachten: tuple[Opdracht, ...] = ()
    verder: Callable[[], Box] | None = None
    letter: str = ""
    gezegd: str = ""
    """What the echo says of it, where the line itself does not say what was recorded."""
    niet: str = ""
    """Why choosing it records nothing: it stands there to keep the digits of the others."""

    @property
    def echo(self) -> str:
        """Its words once it is recorded."""
        return self.gezegd or self.woorden


class Pick(Struct, frozen=True, kw_only=True):
    """A list; ``vooraf`` is said above it, such as the words for the telephone."""

    titel: str
    items: Sequence[Item]
    vooraf: str = ""
    terug: Callable[[], Box] | None = None
    """What going back leads to; None: away."""
    volgt: Callable[[], Box] | None = None
    """What follows once its answer is on disk; until then it stays. None: it goes away."""
    blijft: frozenset[str] = frozenset()
    """The letters of lines after which it stays as it is."""


class Tick(Struct, frozen=True, kw_only=True):
    """A list of which several can be ticked; the commands, or the box that follows, are about all of those."""

    titel: str
    rijen: Mapping[str, str]
    """What is ticked, with a few words about it."""
    make: Callable[[list[str]], Box | Made]
    wat: str
    """What one of them is: ``een vordering``."""
    gemerkt: Sequence[str] = ()
    """What is ticked at first."""
    legt_vast: bool = False
    """``make`` gives commands, no further box."""
    terug: Callable[[], Box] | None = None
    volgt: Callable[[], Box] | None = None
    """What follows once its answer is on disk; until then it stays. None: it goes away."""


Box = Fill | Pick | Tick


def unquoted(path: str) -> str:
    """A path as people paste it.

    In quotes, also those of a word processor; as a terminal quotes what is dragged into it (a backslash before a
    space, ``'it'\\''s'``); as a ``file:`` address; with the invisible sign that Windows' own dialogues put before it.
    What is a file as it was typed stays as it is: a name may hold any of them.
    """
    typed = path.strip().strip(_UNSEEN)
    if _there(typed):
        return typed
    within = len(typed) > 1 and typed[0] in _QUOTES and typed[-1] in _QUOTES
    bare = typed[1:-1] if within else typed.strip(_QUOTES)
    if address := _ADDRESS.fullmatch(bare):
        place = unquote(address[1])
        return place[1:] if re.match(r"/[A-Za-z]:", place) else place
    if os.sep == "/" and not _there(bare):
        if typed[:1] in ("'", '"') or "\\" in typed:
            with suppress(ValueError):
                return " ".join(shlex.split(typed))
        return re.sub(r"\\(.)", r"\1", bare)
    return bare


def path_of(typed: str) -> Path:
    """The file that was typed. Raises PathUnreadable."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # ``~piet`` without such a user
        raise PathUnreadable("Dit pad is niet te lezen; geef een ander.") from None


_QUOTES = "\"'\u2018\u2019\u201c\u201d\u201e"
_UNSEEN = "\u202a\u202c\u200e\u200f\u2066\u2069\ufeff"
_ADDRESS = re.compile(r"file:(?://[^/]*)?(/.*)", re.IGNORECASE | re.DOTALL)


def _there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False
