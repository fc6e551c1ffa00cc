"""What is kept of the meeting, the livestream, the police and the persons: frozen types without behaviour."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Woorden(StrEnum):
    """Where the words of a spoken sentence come from; every document that quotes them says so (design, "Commands")."""

    GETOOND = "getoond"
    """The sentence stood on the speaker's own screen when it was recorded."""
    OPGEGEVEN = "opgegeven"
    """Somebody gave the words."""
    PROTOCOL = "protocol"
    """Nobody gave words: the protocol's sentence is presumed."""


class OpnieuwAangesproken(Struct, frozen=True, kw_only=True):
    """One ``spreek_opnieuw_aan``; ``tekst`` is the protocol's where none was given, ``woorden`` says which."""

    id: str
    op: datetime
    tekst: str
    woorden: Woorden


class Schorsing(Struct, frozen=True, kw_only=True):
    """One suspension of the meeting (times in UTC), ended by resuming or by closing."""

    begin: datetime
    begin_id: str
    tekst: str
    """What was said; the protocol's sentence where no words were given, ``woorden`` says which."""
    woorden: Woorden
    reden: str | None = None
    hervat: datetime | None = None
    gesloten: datetime | None = None
    """Set where the meeting was closed while suspended."""
    ruimte: datetime | None = None
    """The first ``geef_ruimte`` since this schorsing (protocol 4.3, step 5)."""


class Uitzending(Struct, frozen=True, kw_only=True):
    """One stop or start of the livestream: asked and confirmed apart; ``gevraagd`` None where nobody asked here."""

    toestand: str
    gevraagd: datetime | None = None
    gevraagd_door: str | None = None
    bevestigd: datetime | None = None
    bevestigd_door: str | None = None
    erkend: datetime | None = None
    """When the adapter's other side acknowledged it: proves nothing, tells how long the rest took."""
    langs: str | None = None
    """By what the program saw it; None where a person did."""


class Opname(Struct, frozen=True, kw_only=True):
    """A stretch of the meeting's recording: one file that runs from ``begin`` (its 00:00:00, UTC) until ``eind``."""

    bestandsnaam: str | None
    begin: datetime
    eind: datetime | None = None


class Opnamestand(Struct, frozen=True, kw_only=True):
    """What was said of the recording last, and since when."""

    toestand: str
    sinds: datetime


class Politieinzet(Struct, frozen=True, kw_only=True):
    """One call (or an arrival without a call here)."""

    gebeld: datetime | None = None
    spoed: bool = False
    gebeld_door: str | None = None
    incidentnummer: str | None = None
    gemeld: str | None = None
    verwacht_om: str | None = None
    aanwezig: datetime | None = None
    eenheid: str | None = None
    begeleid_door: str | None = None
    overgedragen: datetime | None = None
    overgedragen_aan: str | None = None
    afgerond: datetime | None = None
    resultaat: str | None = None
    afgezegd: datetime | None = None

    @property
    def loopt(self) -> bool:
        """Neither finished nor called off."""
        return self.afgerond is None and self.afgezegd is None


class Persoonstatus(StrEnum):
    """How somebody is as far as was recorded (design, "Persons")."""

    STOREND = "storend"
    GESTAAKT = "gestaakt"
    VERTROKKEN = "vertrokken"


class Verblijf(Struct, frozen=True, kw_only=True):
    """A stretch of time that a person was there, as far as was recorded; ``tot`` None: still there."""

    van: datetime
    tot: datetime | None = None
    hoe: str | None = None
    """How it ended, as ``verstoorder_vertrokken`` says."""


class Persoon(Struct, frozen=True, kw_only=True):
    """A disturber as known now, under the label that the record has for that person."""

    label: str
    status: Persoonstatus
    beschreven: bool = False
    signalement: str | None = None
    naam: str | None = None
    aantal: int = 1
    plaats: str | None = None
    gedrag: str | None = None
    aanwezig_sinds: str | None = None
    vermoedelijk_minderjarig: bool | None = None
    rol: str | None = None
    lid: bool = False
    """A member by what was recorded last: described as raadslid, or laid before the raad. No vordering that names
    nobody goes to one."""
    vertrokken: datetime | None = None
    hoe: str | None = None
    voorgelegd: datetime | None = None
    """When the raad was asked to decide (Gemeentewet 26 lid 3)."""
    besluit: str | None = None
    duur: str | None = None
    verblijf: tuple[Verblijf, ...] = ()
    """When this person was there, in order; the last has no ``tot`` while the person is there."""


class Agressie(Struct, frozen=True, kw_only=True):
    """One report of physical aggression."""

    id: str
    op: datetime
    soort: str | None
    omschrijving: str | None
    dader: str | None
    slachtoffer: str | None
    letsel: str | None
