"""What a situation is made of: how the meeting stands, what is done at a face, and what must come of it.

A step says what a person does, not how a face is operated: :mod:`.faces` knows that the screen has keys and the lines
have a prompt. Moments are seconds: ``na`` since the step before, ``op`` since the face was opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

VOORZITTER, GRIFFIER = "voorzitter", "griffier"
NA = 3.0
"""Seconds between two steps where nothing else is said: longer than every lock."""


@dataclass(frozen=True, slots=True)
class Was:
    """An entry that stands already when the face is opened."""

    soort: str
    velden: Mapping[str, Any]
    door: str
    na: float
    station: str


def was(soort: str, /, *, door: str = VOORZITTER, na: float = 20, hier: bool = True, **velden: Any) -> Was:
    """``hier``: recorded at the very station that the face has now, else at the other one."""
    return Was(soort, velden, door, na, "hier" if hier else "naast")


@dataclass(frozen=True, slots=True)
class Key:
    """One key with its meaning in the console: ``s``, ``enter``, ``f2``, ``escape``, ``1``."""

    naam: str
    na: float = NA


@dataclass(frozen=True, slots=True)
class Held:
    """A key that is held down: the same press so many times, so many seconds apart."""

    naam: str
    keren: int
    elke: float = 0.03
    na: float = NA


@dataclass(frozen=True, slots=True)
class Typed:
    """Text into the field that is open."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Fill:
    """These fields of the form that is open, and Enter; what is not named stays as it stands."""

    velden: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pick:
    """The line of the open list that says this."""

    woorden: str
    na: float = NA


@dataclass(frozen=True, slots=True)
class Detail:
    """The optional detail of the entry just made that says this."""

    woorden: str
    na: float = NA


@dataclass(frozen=True, slots=True)
class Confirm:
    """Yes to the question about this key, in the face's own way."""

    naam: str
    na: float = NA


@dataclass(frozen=True, slots=True)
class Wait:
    """Time passes."""

    seconden: float


@dataclass(frozen=True, slots=True)
class Other:
    """The other station records this; ``gezien``: before the next step the face has shown it."""

    soort: str
    velden: Mapping[str, Any]
    door: str
    gezien: bool
    na: float


def other(soort: str, /, *, door: str = GRIFFIER, na: float = NA, **velden: Any) -> Other:
    """Recorded at the other station, and seen here."""
    return Other(soort, velden, door, True, na)


def meanwhile(soort: str, /, *, door: str = GRIFFIER, na: float = 0.2, **velden: Any) -> Other:
    """Recorded at the other station; what this face shows is still as it was."""
    return Other(soort, velden, door, False, na)


@dataclass(frozen=True, slots=True)
class Busy:
    """From here another process holds the journal (True), or lets it go (False)."""

    bezet: bool


@dataclass(frozen=True, slots=True)
class Sees:
    """This must be said now (``wel``), or must not be."""

    tekst: str
    wel: bool = True


def sees(tekst: str) -> Sees:
    return Sees(tekst)


def sees_not(tekst: str) -> Sees:
    return Sees(tekst, wel=False)


@dataclass(frozen=True, slots=True)
class Alarm:
    """The alarm number: 1-1-2, in one go."""


Step = Alarm | Key | Held | Typed | Fill | Pick | Detail | Confirm | Wait | Other | Busy | Sees


@dataclass(frozen=True, slots=True)
class Gives:
    """An entry that must be there: its kind, by whom, and the fields that matter. ``op``: when it happened."""

    soort: str
    velden: Mapping[str, Any]
    door: str
    op: float | None


def gives(soort: str, /, *, door: str = "", op: float | None = None, **velden: Any) -> Gives:
    """``door`` is the face's own role where nothing is said."""
    return Gives(soort, velden, door, op)


@dataclass(frozen=True, slots=True)
class Situation:
    """A name, how the meeting stands, what is done, and all entries that come of it in order of position.

    ``begin`` are fields of ``begin_vastlegging``; ``protocol`` pairs of a line of the protocol file and what stands in
    its place; ``rol`` who sits at the face; ``vergadering`` False: no meeting stands, so the opening form comes.
    """

    naam: str
    stand: tuple[Was, ...] = ()
    doet: tuple[Step, ...] = ()
    geeft: tuple[Gives, ...] = ()
    begin: Mapping[str, Any] = field(default_factory=dict)
    protocol: tuple[tuple[str, str], ...] = ()
    rol: str = VOORZITTER
    vergadering: bool = True
    idle: float = 0.0
    """Seconds that the meeting lay idle before the face was opened."""
    alleen: str = ""
    """The one face that has such a key; empty: every face."""

    def __str__(self) -> str:
        return self.naam


def keys(*namen: str) -> tuple[Key, ...]:
    """Several keys, each with the usual time before it."""
    return tuple(Key(naam) for naam in namen)
