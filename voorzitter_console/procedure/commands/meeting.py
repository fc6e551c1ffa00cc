"""The meeting itself and the disturbance of its order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from voorzitter_console.procedure.commands.base import Aantal, Command, Moment, Tekst, Uitgesproken


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BeginVastlegging(Command):
    """The first entry of a meeting: who and where, and the whole protocol text it was started with."""

    COMMAND: ClassVar[str] = "begin_vastlegging"
    orgaan: Literal["gemeenteraad", "raadscommissie"] = "gemeenteraad"
    titel: Tekst
    aanvang: str
    """ISO 8601 with offset."""
    begonnen_om: Moment | None = None
    """When the meeting itself began (ISO 8601 with offset); None: not known. Never the start of the program."""
    locatie: Tekst | None = None
    adres: Tekst | None = None
    agendapunt: Tekst | None = None
    voorzitter: Tekst | None = None
    griffier: Tekst | None = None
    voorzitter_functie: Tekst | None = None
    locatie_soort: Tekst | None = None
    rechthebbende: Tekst | None = None
    livestream: bool = True
    geopend: bool = True
    openbaar: bool = True
    oefening: bool = False
    protocol_naam: str
    protocol_tekst: str
    protocol_hash: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class OpenVergadering(Command):
    """The meeting is opened, where the console was started before that."""

    COMMAND: ClassVar[str] = "open_vergadering"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Schors(Uitgesproken):
    """The meeting is suspended, with the reason that was named (protocol 4.3, step 1)."""

    COMMAND: ClassVar[str] = "schors"
    reden: Tekst | None = None
    raadsleden_verlaten_zaal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Hervat(Command):
    """The meeting goes on (protocol 4.3, step 5: "Hervat daarna indien mogelijk de vergadering")."""

    COMMAND: ClassVar[str] = "hervat"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class GeefRuimte(Command):
    """Room for the emotions of raadsleden (protocol 4.3, step 5)."""

    COMMAND: ClassVar[str] = "geef_ruimte"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class RaadsledenUitZaal(Command):
    """The raadsleden were asked to leave the hall (protocol 4.3, step 1: "Verzoek, indien nodig")."""

    COMMAND: ClassVar[str] = "raadsleden_uit_zaal"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class RaadsledenTerug(Command):
    """They are back in the hall."""

    COMMAND: ClassVar[str] = "raadsleden_terug"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class StelQuorumVast(Command):
    """How many raadsleden are there, and how many there must be (Gemeentewet 20)."""

    COMMAND: ClassVar[str] = "stel_quorum_vast"
    aanwezig: Aantal | None = None
    vereist: Aantal | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class MeldVerstoring(Command):
    """The order is disturbed; ``voortzetting``: the one that was ended goes on."""

    COMMAND: ClassVar[str] = "meld_verstoring"
    omschrijving: Tekst | None = None
    voortzetting: bool = False
    plaats: Literal["zaal", "gang", "buiten", "online"] | None = None
    woorden: Tekst | None = None
    middelen: Tekst | None = None
    gevolg: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BeeindigVerstoring(Command):
    """The disturbance is over, and how."""

    COMMAND: ClassVar[str] = "beeindig_verstoring"
    hoe: Literal["vrijwillig", "afspraak_nagekomen", "na_vordering", "politie", "anders"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Sluit(Command):
    """The meeting is closed, or adjourned to another day."""

    COMMAND: ClassVar[str] = "sluit"
    reden: Tekst | None = None
    verdaagd_naar: Tekst | None = None
