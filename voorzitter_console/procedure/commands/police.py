"""The bodedienst, the police and other help; physical aggression."""

from typing import ClassVar, Literal

from voorzitter_console.procedure.commands.base import Command, Label, Labels, Tekst


class WaarschuwBodedienst(Command, frozen=True, kw_only=True):
    """The bodedienst is warned, who calls the police (protocol 4.3, step 4b)."""

    COMMAND: ClassVar[str] = "waarschuw_bodedienst"


class VraagPolitie(Command, frozen=True, kw_only=True):
    """The police are wanted; who calls them has yet to (protocol 4.3, step 4b)."""

    COMMAND: ClassVar[str] = "vraag_politie"
    spoed: bool = False


class BelPolitie(Command, frozen=True, kw_only=True):
    """The police were called: by whom, and what was reported (protocol 4.3, step 4b)."""

    COMMAND: ClassVar[str] = "bel_politie"
    spoed: bool = False
    gebeld_door: Tekst | None = None
    incidentnummer: Tekst | None = None
    gemeld: Tekst | None = None
    verwacht_om: Tekst | None = None


class PolitieAanwezig(Command, frozen=True, kw_only=True):
    """The police are in the hall, and who brought them there (protocol 4.3, step 4b)."""

    COMMAND: ClassVar[str] = "politie_aanwezig"
    eenheid: Tekst | None = None
    begeleid_door: Tekst | None = None


class DraagOver(Command, frozen=True, kw_only=True):
    """Persons, or all, are handed over to the police, in these words."""

    COMMAND: ClassVar[str] = "draag_over"
    aan: Tekst | None = None
    labels: Labels | None = None
    woorden: Tekst | None = None


class PolitieAfgerond(Command, frozen=True, kw_only=True):
    """The police are done, and with what."""

    COMMAND: ClassVar[str] = "politie_afgerond"
    resultaat: Literal["vertrokken", "verwijderd", "aangehouden", "geen_optreden"] | None = None


class ZegPolitieAf(Command, frozen=True, kw_only=True):
    """The police are not needed any more."""

    COMMAND: ClassVar[str] = "zeg_politie_af"
    reden: Tekst | None = None


class RoepHulp(Command, frozen=True, kw_only=True):
    """Another service is called than the police."""

    COMMAND: ClassVar[str] = "roep_hulp"
    dienst: Literal["bhv", "ambulance", "brandweer", "beveiliging"]


class MeldFysiekeAgressie(Command, frozen=True, kw_only=True):
    """Physical aggression: only then may those present take hold of somebody (protocol 4.3, step 4b)."""

    COMMAND: ClassVar[str] = "meld_fysieke_agressie"
    soort: Literal["geweld", "bedreiging", "belediging", "wapen", "vernieling"] | None = None
    omschrijving: Tekst | None = None
    dader: Label | None = None
    slachtoffer: Tekst | None = None
    letsel: Tekst | None = None


class MeldFysiekeMaatregel(Command, frozen=True, kw_only=True):
    """Somebody was taken hold of, to relieve or protect the one attacked (protocol 4.3, step 4b)."""

    COMMAND: ClassVar[str] = "meld_fysieke_maatregel"
    door_wie: Tekst | None = None
    tegen: Label | None = None
    aanleiding: Tekst | None = None
