"""The state of a meeting as the fold of its entries: frozen, compared by value, nothing of it is stored.

Only combines what order.py, stream.py, police.py and people.py keep. All moments are UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Vergadering(StrEnum):
    NIET_GEOPEND = "niet_geopend"
    OPEN = "open"
    GESCHORST = "geschorst"
    GESLOTEN = "gesloten"


class Ordeverstoring(StrEnum):
    GEEN = "geen"
    VERSTOORD = "verstoord"
    SCENARIO_A = "scenario_a"
    SCENARIO_B = "scenario_b"
    GEVORDERD = "gevorderd"
    WACHT_OP_POLITIE = "wacht_op_politie"
    BEEINDIGD = "beeindigd"

    @property
    def loopt(self) -> bool:
        """*Running* in the design: from verstoord to wacht_op_politie."""
        return self not in (Ordeverstoring.GEEN, Ordeverstoring.BEEINDIGD)


class Livestream(StrEnum):
    GEEN = "geen"
    LIVE = "live"
    STOP_GEVRAAGD = "stop_gevraagd"
    GESTOPT = "gestopt"
    START_GEVRAAGD = "start_gevraagd"


class Politie(StrEnum):
    NIET_GEALARMEERD = "niet_gealarmeerd"
    BODEDIENST_GEWAARSCHUWD = "bodedienst_gewaarschuwd"
    GEBELD = "gebeld"
    AANWEZIG = "aanwezig"
    AFGEROND = "afgerond"
    AFGEZEGD = "afgezegd"


class Persoonstatus(StrEnum):
    STOREND = "storend"
    GESTAAKT = "gestaakt"
    VERTROKKEN = "vertrokken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schorsing:
    begin: datetime
    begin_id: str
    reden: str | None = None
    hervat: datetime | None = None
    gesloten: datetime | None = None
    """Set where the meeting was closed while suspended."""
    ruimte: datetime | None = None
    """The first ``geef_ruimte`` since this schorsing (protocol 4.3, step 5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanspreking:
    """One ``spreek_aan``; ``tekst`` is the protocol's where none was given."""

    id: str
    op: datetime
    door: str
    scenario: str
    tekst: str
    minuten: int | None = None
    afspraak: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanwezigheid:
    """What was said afterwards of one person at one vordering."""

    label: str
    aanwezig: bool
    gehoord: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vordering:
    id: str
    nummer: int
    op: datetime
    vastgelegd_op: datetime
    door: str
    tekst: str
    spreker: str | None
    hoedanigheid: str | None
    namens: str | None
    instemming_van: str | None
    grondslag: str | None
    versterkt: str | None
    gericht_aan: tuple[str, ...]
    afgeleid: bool
    """True while the addressees follow from who was storend then, and not every one of them was confirmed."""
    alle_toehoorders: bool
    reactie: str | None
    aanwezigheid: tuple[Aanwezigheid, ...] = ()

    def geadresseerd(self, label: str) -> bool:
        """Whether this vordering was addressed to the person, as corrected by ``stel_aanwezigheid_vast``."""
        for vaststelling in reversed(self.aanwezigheid):
            if vaststelling.label == label:
                return vaststelling.aanwezig
        return label in self.gericht_aan


@dataclass(frozen=True, slots=True, kw_only=True)
class Afwijking:
    code: str
    op: datetime
    id: str
    """The entry at which it was found."""
    reden: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Betrokkene:
    """A person within one ordeverstoring: left when and how, where that was in its time."""

    label: str
    vertrokken: datetime | None = None
    hoe: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verstoring:
    """One numbered ordeverstoring."""

    nummer: int
    begin: datetime
    begin_id: str
    einde: datetime | None = None
    hoe: str | None = None
    omschrijving: str | None = None
    plaats: str | None = None
    woorden: str | None = None
    middelen: str | None = None
    gevolg: str | None = None
    voortzettingen: tuple[datetime, ...] = ()
    aansprekingen: tuple[Aanspreking, ...] = ()
    opnieuw_aangesproken: tuple[datetime, ...] = ()
    vorderingen: tuple[Vordering, ...] = ()
    betrokkenen: tuple[Betrokkene, ...] = ()
    afwijkingen: tuple[Afwijking, ...] = ()
    politie_gemeld: bool = False
    """Whether bodedienst or police were told or there since the begin, or stood so at the begin."""

    def vorderingen_van(self, label: str) -> tuple[int, ...]:
        """Numbers of the vorderingen addressed to this person."""
        return tuple(v.nummer for v in self.vorderingen if v.geadresseerd(label))


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitzending:
    """One stop or start of the livestream: asked and confirmed apart; ``gevraagd`` None where nobody asked here."""

    toestand: str
    gevraagd: datetime | None = None
    gevraagd_door: str | None = None
    bevestigd: datetime | None = None
    bevestigd_door: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Politieinzet:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon:
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
    vertrokken: datetime | None = None
    hoe: str | None = None
    voorgelegd: datetime | None = None
    """When the raad was asked to decide (Gemeentewet 26 lid 3)."""
    besluit: str | None = None
    duur: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agressie:
    id: str
    op: datetime
    soort: str | None
    omschrijving: str | None
    dader: str | None
    slachtoffer: str | None
    letsel: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything the screens and the dossier need, and nothing that is not in the entries."""

    protocol_aantal: int
    """The protocol's number of vorderingen (Maassluis: 3)."""
    vergadering: Vergadering
    sinds: datetime
    """Since when the vergadering is in that state."""
    livestream: Livestream
    livestream_sinds: datetime
    voorzitter: str | None = None
    voorzitter_hoedanigheid: str | None = None
    griffier: str | None = None
    ordeverstoring: Ordeverstoring = Ordeverstoring.GEEN
    ordeverstoring_sinds: datetime | None = None
    politie: Politie = Politie.NIET_GEALARMEERD
    politie_sinds: datetime | None = None
    schorsingen: tuple[Schorsing, ...] = ()
    verstoringen: tuple[Verstoring, ...] = ()
    uitzendingen: tuple[Uitzending, ...] = ()
    inzetten: tuple[Politieinzet, ...] = ()
    personen: tuple[Persoon, ...] = ()
    agressie: tuple[Agressie, ...] = ()
    afwijkingen_buiten: tuple[Afwijking, ...] = ()
    """Deviations found while there was no ordeverstoring yet."""
    politie_gevraagd: datetime | None = None
    """The chair asked for the police and nobody has called since."""
    bodedienst: tuple[datetime, ...] = ()
    raadsleden_weg: datetime | None = None
    raadsleden_terug: datetime | None = None
    quorum: datetime | None = None
    gesloten_reden: str | None = None
    verdaagd_naar: str | None = None

    @property
    def laatste(self) -> Verstoring | None:
        """The ordeverstoring that runs, or the last one."""
        return self.verstoringen[-1] if self.verstoringen else None

    @property
    def lopend(self) -> Verstoring | None:
        """The ordeverstoring that runs."""
        return self.laatste if self.ordeverstoring.loopt else None

    @property
    def aantal_vorderingen(self) -> int:
        """Of the last ordeverstoring."""
        return len(self.verstoringen[-1].vorderingen) if self.verstoringen else 0

    def persoon(self, label: str) -> Persoon | None:
        """The person with this label, if anybody named it."""
        return next((p for p in self.personen if p.label == label), None)

    @property
    def afwijkingen(self) -> tuple[Afwijking, ...]:
        """All deviations, those before any ordeverstoring first."""
        return self.afwijkingen_buiten + tuple(a for v in self.verstoringen for a in v.afwijkingen)
