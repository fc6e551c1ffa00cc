"""Notes, and what is said of an earlier entry."""

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta

from voorzitter_console.procedure.commands.base import Command, Labels, Moment, Nummer, Tekst

Milliseconden = Annotated[int, Meta(ge=-(2**53), le=2**53)]


class Noteer(Command, frozen=True, kw_only=True):
    """A note."""

    COMMAND: ClassVar[str] = "noteer"
    tekst: Tekst


class VergelijkKlok(Command, frozen=True, kw_only=True):
    """The clock of the laptop that records was held against another one."""

    COMMAND: ClassVar[str] = "vergelijk_klok"
    bron: Tekst | None = None
    """Which other one: a time server, a clock in the hall."""
    klok_zegt: Moment | None = None
    """The time of day that it showed, as it was read: ``20:10:30`` or ``20:10`` (local)."""
    wijze: Literal["met_het_oog", "sntp"] = "met_het_oog"
    """Set by the program, as what follows."""
    verschil_ms: Milliseconden | None = None
    """By how much the laptop is ahead of the other one; negative: behind."""
    marge_ms: Milliseconden | None = None
    """Within which that holds."""


class Gewist(Command, frozen=True, kw_only=True):
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
    staat_er_als: Labels | None = None
    """Whom the erased label field names since: ``gewist 1`` for who was erased, the others in it as they were."""


class Hersteld(Command, frozen=True, kw_only=True):
    """The journal was put back from a copy; no command from outside, but read for ever."""

    COMMAND: ClassVar[str] = "hersteld"
    over_id: str | None = None
    """The last entry of this meeting that the copy held."""
    aantal: Nummer | None = None
    """Entries of this meeting in the copy."""
    kop: str | None = None
    """The last link of those."""
    sleutel: str | None = None
    """The public key (Ed25519, hex) of the installation that goes on from there."""


class _OverEenVastlegging(Command, frozen=True, kw_only=True):
    """A command about an earlier entry: a position on the outside, the entry's id in the journal."""

    positie: Nummer
    over_id: str | None = None


class VulAan(_OverEenVastlegging, frozen=True, kw_only=True):
    """A field that was left open is filled in."""

    COMMAND: ClassVar[str] = "vul_aan"
    veld: str
    waarde: Any
    reden: Tekst | None = None


class Corrigeer(_OverEenVastlegging, frozen=True, kw_only=True):
    """A field gets another value; both stay in the record."""

    COMMAND: ClassVar[str] = "corrigeer"
    veld: str
    waarde: Any
    reden: Tekst | None = None
    vordering_id: str | None = None
    """Set by the meeting where the number of a vordering is corrected."""


class Herroep(_OverEenVastlegging, frozen=True, kw_only=True):
    """An entry does not count any more; it stays in the record."""

    COMMAND: ClassVar[str] = "herroep"
    reden: Tekst | None = None


class Bevestig(_OverEenVastlegging, frozen=True, kw_only=True):
    """The griffier read an entry back and it is right."""

    COMMAND: ClassVar[str] = "bevestig"
    tekst: Tekst | None = None


class Betwist(_OverEenVastlegging, frozen=True, kw_only=True):
    """The griffier read an entry back and it is not right; both readings stay."""

    COMMAND: ClassVar[str] = "betwist"
    tekst: Tekst | None = None
