"""The meeting itself and the disturbance of its order."""

from typing import ClassVar, Literal

from voorzitter_console.procedure.commands.base import Aantal, Command, Moment, Tekst, Uitgesproken


class BeginVastlegging(Command, frozen=True, kw_only=True):
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
    programma: str | None = None
    """Name and version of the program that began the record."""
    sleutel: str | None = None
    """The public key (Ed25519, hex) of the installation that began it: who seals this meeting and signs its dossier."""
    eerdere: tuple[str, ...] | None = None
    """The heads of the earlier meetings in the journal, ``stroom/aantal/kop``: put in by the journal itself."""


class OpenVergadering(Command, frozen=True, kw_only=True):
    """The meeting is opened, where the console was started before that."""

    COMMAND: ClassVar[str] = "open_vergadering"


class Schors(Uitgesproken, frozen=True, kw_only=True):
    """The meeting is suspended, with the reason that was named (protocol 4.3, step 1)."""

    COMMAND: ClassVar[str] = "schors"
    reden: Tekst | None = None
    raadsleden_verlaten_zaal: bool = False


class Hervat(Command, frozen=True, kw_only=True):
    """The meeting goes on (protocol 4.3, step 5: "Hervat daarna indien mogelijk de vergadering")."""

    COMMAND: ClassVar[str] = "hervat"


class GeefRuimte(Command, frozen=True, kw_only=True):
    """Room for the emotions of raadsleden (protocol 4.3, step 5)."""

    COMMAND: ClassVar[str] = "geef_ruimte"


class RaadsledenUitZaal(Command, frozen=True, kw_only=True):
    """The raadsleden left the hall, as they were asked to (protocol 4.3, step 1: "Verzoek, indien nodig")."""

    COMMAND: ClassVar[str] = "raadsleden_uit_zaal"


class RaadsledenTerug(Command, frozen=True, kw_only=True):
    """They are back in the hall."""

    COMMAND: ClassVar[str] = "raadsleden_terug"


class StelQuorumVast(Command, frozen=True, kw_only=True):
    """How many raadsleden are there, and how many there must be (Gemeentewet 20)."""

    COMMAND: ClassVar[str] = "stel_quorum_vast"
    aanwezig: Aantal | None = None
    vereist: Aantal | None = None


class MeldVerstoring(Command, frozen=True, kw_only=True):
    """The order is disturbed; ``voortzetting``: the one that was ended goes on."""

    COMMAND: ClassVar[str] = "meld_verstoring"
    omschrijving: Tekst | None = None
    voortzetting: bool = False
    plaats: Literal["zaal", "gang", "buiten", "online"] | None = None
    woorden: Tekst | None = None
    middelen: Tekst | None = None
    gevolg: Tekst | None = None


class BeeindigVerstoring(Command, frozen=True, kw_only=True):
    """The disturbance is over, and how."""

    COMMAND: ClassVar[str] = "beeindig_verstoring"
    hoe: Literal["vrijwillig", "afspraak_nagekomen", "na_vordering", "politie", "anders"] | None = None


class Sluit(Command, frozen=True, kw_only=True):
    """The meeting is closed, or adjourned to another day."""

    COMMAND: ClassVar[str] = "sluit"
    reden: Tekst | None = None
    verdaagd_naar: Tekst | None = None
