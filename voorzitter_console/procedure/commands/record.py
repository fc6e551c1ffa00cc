"""Notes, and what is said of an earlier entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from voorzitter_console.procedure.commands.base import Command, Nummer, Tekst


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Noteer(Command):
    """A note."""

    COMMAND: ClassVar[str] = "noteer"
    tekst: Tekst


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Gewist(Command):
    """Texts of an entry were erased from the vault (AVG); no command from outside, but read for ever."""

    COMMAND: ClassVar[str] = "gewist"
    over_id: str | None = None
    velden: tuple[str, ...] = ()
    grond: Tekst | None = None
    """Why: a request, a term that is over."""
    gewist_door: Tekst | None = None
    """Who had it done."""
    bewijs: tuple[str, ...] | None = None
    """Evidence files that were removed with it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class _OverEenVastlegging(Command):
    """A command about an earlier entry: a position on the outside, the entry's id in the journal."""

    positie: Nummer
    over_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class VulAan(_OverEenVastlegging):
    """A field that was left open is filled in."""

    COMMAND: ClassVar[str] = "vul_aan"
    veld: str
    waarde: Any
    reden: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Corrigeer(_OverEenVastlegging):
    """A field gets another value; both stay in the record."""

    COMMAND: ClassVar[str] = "corrigeer"
    veld: str
    waarde: Any
    reden: Tekst | None = None
    vordering_id: str | None = None
    """Set by the meeting where the number of a vordering is corrected."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Herroep(_OverEenVastlegging):
    """An entry does not count any more; it stays in the record."""

    COMMAND: ClassVar[str] = "herroep"
    reden: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Bevestig(_OverEenVastlegging):
    """The griffier read an entry back and it is right."""

    COMMAND: ClassVar[str] = "bevestig"
    tekst: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Betwist(_OverEenVastlegging):
    """The griffier read an entry back and it is not right; both readings stay."""

    COMMAND: ClassVar[str] = "betwist"
    tekst: Tekst | None = None
