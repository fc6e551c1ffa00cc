"""The commands of the procedure: names and fields as the design fixes them (protocol 4.3; fields from legal.md).

Plain frozen dataclasses, so that starting up needs no validator; :mod:`.parse` builds pydantic adapters on first use.
``Tekst`` marks personal or free text: it stands in the vault, the entry holds its commitment.
Every field but those without a default may be absent (None: not known yet, to be completed).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from voorzitter_console.procedure.command import Command as Command
from voorzitter_console.procedure.fields import Aantal, Label, Labels, Minuten, Moment, Nummer, Rolkeuze, Tekst


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BeginVastlegging(Command):
    """The first entry of a meeting: who and where, and the whole protocol text it was started with."""

    COMMAND: ClassVar[str] = "begin_vastlegging"
    orgaan: Literal["gemeenteraad", "raadscommissie"] = "gemeenteraad"
    titel: Tekst
    aanvang: str
    """ISO 8601 with offset."""
    locatie: Tekst | None = None
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
    COMMAND: ClassVar[str] = "open_vergadering"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Hervat(Command):
    COMMAND: ClassVar[str] = "hervat"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class GeefRuimte(Command):
    COMMAND: ClassVar[str] = "geef_ruimte"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class RaadsledenUitZaal(Command):
    COMMAND: ClassVar[str] = "raadsleden_uit_zaal"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class RaadsledenTerug(Command):
    COMMAND: ClassVar[str] = "raadsleden_terug"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class StopLivestream(Command):
    COMMAND: ClassVar[str] = "stop_livestream"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class StartLivestream(Command):
    COMMAND: ClassVar[str] = "start_livestream"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class WaarschuwBodedienst(Command):
    COMMAND: ClassVar[str] = "waarschuw_bodedienst"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class StelQuorumVast(Command):
    COMMAND: ClassVar[str] = "stel_quorum_vast"
    aanwezig: Aantal | None = None
    vereist: Aantal | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Sluit(Command):
    COMMAND: ClassVar[str] = "sluit"
    reden: Tekst | None = None
    verdaagd_naar: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class MeldVerstoring(Command):
    COMMAND: ClassVar[str] = "meld_verstoring"
    omschrijving: Tekst | None = None
    voortzetting: bool = False
    plaats: Literal["zaal", "gang", "buiten", "online"] | None = None
    woorden: Tekst | None = None
    middelen: Tekst | None = None
    gevolg: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Schors(Command):
    COMMAND: ClassVar[str] = "schors"
    reden: Tekst | None = None
    raadsleden_verlaten_zaal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class _Gesproken(Command):
    """What is kept of words that were spoken to the disturbers (facts: "per vordering record ...")."""

    tekst: Tekst | None = None
    spreker: Tekst | None = None
    hoedanigheid: Tekst | None = None
    namens: Tekst | None = None
    instemming_van: Tekst | None = None
    grondslag: Tekst | None = None
    versterkt: Literal["onversterkt", "microfoon", "megafoon"] | None = None
    gericht_aan: Labels | None = None
    alle_toehoorders: bool = False
    reactie: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class SpreekAan(_Gesproken):
    COMMAND: ClassVar[str] = "spreek_aan"
    scenario: Literal["A", "B"]
    afspraak: Tekst | None = None
    minuten: Minuten | None = None
    telt_als_vordering: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class SpreekOpnieuwAan(Command):
    COMMAND: ClassVar[str] = "spreek_opnieuw_aan"
    tekst: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Vorder(_Gesproken):
    COMMAND: ClassVar[str] = "vorder"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class StelAanwezigheidVast(Command):
    COMMAND: ClassVar[str] = "stel_aanwezigheid_vast"
    label: Label
    vordering: Nummer
    aanwezig: bool = True
    gehoord: bool | None = None
    vordering_id: str | None = None
    """Set by the meeting: the entry that had this number when it was said, so that a late vordering moves nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BeeindigVerstoring(Command):
    COMMAND: ClassVar[str] = "beeindig_verstoring"
    hoe: Literal["vrijwillig", "afspraak_nagekomen", "na_vordering", "politie", "anders"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BiedAlternatief(Command):
    COMMAND: ClassVar[str] = "bied_alternatief"
    tekst: Tekst


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Noteer(Command):
    COMMAND: ClassVar[str] = "noteer"
    tekst: Tekst


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class LegVoorAanRaad(Command):
    COMMAND: ClassVar[str] = "leg_voor_aan_raad"
    label: Label
    besluit: Tekst | None = None
    duur: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BevestigLivestream(Command):
    COMMAND: ClassVar[str] = "bevestig_livestream"
    toestand: Literal["gestopt", "live"]
    erkend_op: Moment | None = None
    """Set by the program, like ``langs``: when OBS or the webhook acknowledged what was asked."""
    langs: Literal["obs", "obs_noodstop", "webhook", "nagebootst"] | None = None
    """By what the program saw it; ``obs_noodstop``: OBS had to be forced."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class MeldOpname(Command):
    """The recording of the meeting (not the broadcast): from it follows where in which file an entry is heard."""

    COMMAND: ClassVar[str] = "meld_opname"
    toestand: Literal["loopt", "gepauzeerd", "gestopt", "onbekend"]
    bestandsnaam: Tekst | None = None
    begin: Moment | None = None
    """Where the file stands at nought (ISO 8601 with offset); not given: at the entry's own moment."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class VraagPolitie(Command):
    COMMAND: ClassVar[str] = "vraag_politie"
    spoed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BelPolitie(Command):
    COMMAND: ClassVar[str] = "bel_politie"
    spoed: bool = False
    gebeld_door: Tekst | None = None
    incidentnummer: Tekst | None = None
    gemeld: Tekst | None = None
    verwacht_om: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class PolitieAanwezig(Command):
    COMMAND: ClassVar[str] = "politie_aanwezig"
    eenheid: Tekst | None = None
    begeleid_door: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class DraagOver(Command):
    COMMAND: ClassVar[str] = "draag_over"
    aan: Tekst | None = None
    labels: Labels | None = None
    woorden: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class PolitieAfgerond(Command):
    COMMAND: ClassVar[str] = "politie_afgerond"
    resultaat: Literal["vertrokken", "verwijderd", "aangehouden", "geen_optreden"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ZegPolitieAf(Command):
    COMMAND: ClassVar[str] = "zeg_politie_af"
    reden: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class RoepHulp(Command):
    COMMAND: ClassVar[str] = "roep_hulp"
    dienst: Literal["bhv", "ambulance", "brandweer", "beveiliging"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class MeldFysiekeAgressie(Command):
    COMMAND: ClassVar[str] = "meld_fysieke_agressie"
    soort: Literal["geweld", "bedreiging", "belediging", "wapen", "vernieling"] | None = None
    omschrijving: Tekst | None = None
    dader: Label | None = None
    slachtoffer: Tekst | None = None
    letsel: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class MeldFysiekeMaatregel(Command):
    COMMAND: ClassVar[str] = "meld_fysieke_maatregel"
    door_wie: Tekst | None = None
    tegen: Label | None = None
    aanleiding: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BeschrijfVerstoorder(Command):
    COMMAND: ClassVar[str] = "beschrijf_verstoorder"
    label: Label
    signalement: Tekst | None = None
    naam: Tekst | None = None
    aantal: Nummer | None = None
    """Number of people that this description stands for; not given: one."""
    plaats: Tekst | None = None
    gedrag: Tekst | None = None
    aanwezig_sinds: Tekst | None = None
    vermoedelijk_minderjarig: bool | None = None
    rol: Rolkeuze | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class VerstoorderGestaakt(Command):
    COMMAND: ClassVar[str] = "verstoorder_gestaakt"
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class VerstoorderTeruggekeerd(Command):
    COMMAND: ClassVar[str] = "verstoorder_teruggekeerd"
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class VerstoorderVertrokken(Command):
    COMMAND: ClassVar[str] = "verstoorder_vertrokken"
    label: Label
    hoe: (
        Literal["vrijwillig", "na_vordering", "verwijderd", "aangehouden", "zorg", "verbinding_verbroken", "onbekend"]
        | None
    ) = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class NoemGetuige(Command):
    COMMAND: ClassVar[str] = "noem_getuige"
    naam: Tekst
    functie: Tekst | None = None
    waarneming: Literal["eigen", "van_horen_zeggen"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class VoegBewijsToe(Command):
    COMMAND: ClassVar[str] = "voeg_bewijs_toe"
    pad: Tekst | None = None
    omschrijving: Tekst | None = None
    beheerder: Tekst | None = None
    overschreven_op: Tekst | None = None
    sha256: str | None = None
    """Set by the meeting, like ``grootte`` (bytes) and ``bestand`` (the copy's name)."""
    grootte: int | None = None
    bestand: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class NeemOver(Command):
    COMMAND: ClassVar[str] = "neem_over"
    functie: Literal["voorzitter", "griffier"]
    naam: Tekst
    hoedanigheid: Tekst | None = None
    reden: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Gewist(Command):
    """Texts of an entry were erased from the vault (AVG); no command from outside, but read for ever."""

    COMMAND: ClassVar[str] = "gewist"
    over_id: str | None = None
    velden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class _OverEenVastlegging(Command):
    """A command about an earlier entry: a position on the outside, the entry's id in the journal."""

    positie: Nummer
    over_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class VulAan(_OverEenVastlegging):
    COMMAND: ClassVar[str] = "vul_aan"
    veld: str
    waarde: Any
    reden: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Corrigeer(_OverEenVastlegging):
    COMMAND: ClassVar[str] = "corrigeer"
    veld: str
    waarde: Any
    reden: Tekst | None = None
    vordering_id: str | None = None
    """Set by the meeting where the number of a vordering is corrected."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Herroep(_OverEenVastlegging):
    COMMAND: ClassVar[str] = "herroep"
    reden: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Bevestig(_OverEenVastlegging):
    COMMAND: ClassVar[str] = "bevestig"
    tekst: Tekst | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Betwist(_OverEenVastlegging):
    COMMAND: ClassVar[str] = "betwist"
    tekst: Tekst | None = None
