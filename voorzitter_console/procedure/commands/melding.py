"""Aggression outside a meeting (protocol 4.1, 4.2, 4.4, 4.5 and 5.1): a report with a record of its own.

A melding is kept as a meeting is (chain, vault, corrections, tasks, dossier), but nothing of the hall is in it: what
may stand in it is said by :mod:`..fold.melding`.
"""

from typing import ClassVar, Literal

from voorzitter_console.procedure.commands.base import Command, Label, Tekst
from voorzitter_console.procedure.commands.meeting import BeginVastlegging
from voorzitter_console.protocol.model import Ambt, Doelwit, Gedragsoort, Kanaal

Zetbaar = Literal[
    "gesprek_beeindigd",
    "gevraagd_te_vertrekken",
    "teruggetrokken",
    "functie_gezegd",
    "griffier_ingelicht",
    "gedrag_benoemd",
    "niet_gereageerd",
    "reactie_collectief",
    "verwijdering_gevraagd",
    "opsporing_gevraagd",
]
"""A step of the protocol that no other command records: the bodedienst, 112 and proof have their own."""


class BeginMelding(BeginVastlegging, frozen=True, kw_only=True):
    """The first entry of a melding; ``aanvang`` is when it happened, or began."""

    COMMAND: ClassVar[str] = "begin_melding"
    livestream: bool = False
    geopend: bool = False
    kanaal: Kanaal
    gericht_op: Doelwit = "ambtsdrager"
    tijd_bekend: bool = True
    """False: only the day of ``aanvang`` is known; it then holds the begin of that day."""
    ambtsdrager: Tekst | None = None
    ambt: Ambt | None = None
    familielid: Tekst | None = None
    """Who was hit of the family, and how they belong to the office-holder."""
    gemeld_door: Tekst | None = None
    """Who told of it, where that is another than the office-holder."""
    platform: Tekst | None = None
    """Online: where, and under what name or address it stands."""


class MeldGedrag(Command, frozen=True, kw_only=True):
    """One kind of behaviour, as it was heard, seen or read (protocol 2.1: conduct, not how it felt)."""

    COMMAND: ClassVar[str] = "meld_gedrag"
    soort: Gedragsoort
    woorden: Tekst | None = None
    omschrijving: Tekst | None = None
    dader: Label | None = None
    """The label of who did it; None: unknown."""
    slachtoffer: Tekst | None = None
    letsel: Tekst | None = None
    gevolg: Tekst | None = None


class ZetStap(Command, frozen=True, kw_only=True):
    """A step of the protocol that somebody took."""

    COMMAND: ClassVar[str] = "zet_stap"
    stap: Zetbaar
    door: Tekst | None = None
    aan: Tekst | None = None
    """To whom, such as the platform that was asked to take a message down."""
    uitkomst: Tekst | None = None


class SluitMelding(Command, frozen=True, kw_only=True):
    """The melding is dealt with; completing and correcting it stays possible."""

    COMMAND: ClassVar[str] = "sluit_melding"
    reden: Tekst | None = None
