"""What is known afterwards only and the aangifte asks: who files it, who suffered what (articles 161, 163, 51f Sv)."""

from typing import ClassVar

from voorzitter_console.procedure.commands.base import Command, Tekst


class NoemAangever(Command, frozen=True, kw_only=True):
    """Who files the aangifte. The same name again: what is said anew counts; another name: files too. None: unknown."""

    COMMAND: ClassVar[str] = "noem_aangever"
    naam: Tekst
    functie: Tekst | None = None
    namens: Tekst | None = None
    domicilie: Tekst | None = None
    """The address of the organisation, never one's own."""
    bereikbaar: Tekst | None = None
    """Telephone and e-mail of the work."""
    volmacht: bool | None = None
    """Whether a bijzondere schriftelijke volmacht goes with it (163 Sv): for who files for another."""
    onder_nummer: bool | None = None
    vpt: bool | None = None
    """Whether the code for aggression against a functionaris met publieke taak is asked."""
    vervolging: bool | None = None


class NoemBenadeelde(Command, frozen=True, kw_only=True):
    """Who suffered what: the municipality or a person, each apart (51f Sv); None: not known yet."""

    COMMAND: ClassVar[str] = "noem_benadeelde"
    naam: Tekst
    schade: Tekst | None = None
    """What, and how much."""
    letsel: Tekst | None = None
    voegen: bool | None = None
    """Whether to join as injured party."""
    slachtofferhulp: bool | None = None
    instemming: bool | None = None
    """Whether that person agrees to the aangifte (protocol 5.4)."""
