"""The one document model: what a recorded meeting says, before it becomes JSON, PDF or anything else.

Field names and order are those of dossier.json (formaat 1); what stands behind ``keten`` came in addition.
Fields may be added, never changed or removed: an added one carries :class:`Sinds`, so that an older file is judged by
the fields that it can have (:mod:`.verify`).
Times are moments (UTC) and become text once, where the file is written: ISO 8601 with the offset that Europe/Amsterdam
had at that moment; None: it did not happen or is not known. Lists are tuples, so that a Dossier is a value.
:mod:`.build` makes one.
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Annotated, Any

from voorzitter_console.dossier.model import feiten as f
from voorzitter_console.dossier.model.base import Bron, Oordeel, Record, Sinds, Tijd, Waarde
from voorzitter_console.dossier.model.chronology import Chronology
from voorzitter_console.dossier.model.index import TimelineIndex
from voorzitter_console.journal.shape import is_hash

FORMAAT = "voorzitter-console/dossier/1"


class DossierVergadering(Record):
    id: str
    orgaan: str
    titel: str
    aanvang: Tijd
    locatie: str | None
    agendapunt: str | None
    voorzitter: str | None
    voorzitter_functie: str | None
    griffier: str | None
    locatie_soort: str | None
    rechthebbende: str | None
    openbaar: bool
    livestream: bool
    geopend: bool
    gesloten_reden: str | None
    verdaagd_naar: str | None
    begonnen_om: Annotated[Tijd | None, Sinds(4)] = None
    """When the meeting itself began; None: not known (the start of the program is never taken for it)."""
    adres: Annotated[str | None, Sinds(4)] = None


class DossierStand(Record):
    vergadering: str
    ordeverstoring: str
    livestream: str
    politie: str


class DossierSchorsing(Record):
    begin: Tijd
    reden: str | None
    hervat: Tijd | None
    positie: int | None
    raadsleden_verlaten_zaal: bool
    ruimte: Tijd | None
    gesloten: Tijd | None
    tekst: Annotated[str | None, Sinds(4)] = None
    woorden: Annotated[Bron | None, Sinds(4)] = None
    teruggelezen: Annotated[Oordeel | None, Sinds(4)] = None
    """The last verdict on the entry that was read back."""
    betwist_tekst: Annotated[str | None, Sinds(4)] = None
    """Where it was contested: the other reading."""


class DossierAanwezigheid(Record):
    label: str
    aanwezig: bool
    gehoord: bool | None


class DossierVordering(Record):
    nummer: int
    gebeurd_op: Tijd
    vastgelegd_op: Tijd
    door: str
    spreker: str | None
    hoedanigheid: str | None
    tekst: str
    gericht_aan: tuple[str, ...]
    afgeleid: bool
    positie: int | None
    kwaliteit: str
    namens: str | None
    instemming_van: str | None
    grondslag: str | None
    versterkt: str | None
    alle_toehoorders: bool
    reactie: str | None
    aanwezigheid: tuple[DossierAanwezigheid, ...]
    woorden: Annotated[Bron | None, Sinds(4)] = None
    teruggelezen: Annotated[Oordeel | None, Sinds(4)] = None
    """The last verdict on the entry that was read back."""
    betwist_tekst: Annotated[str | None, Sinds(4)] = None
    """Where it was contested: the other reading."""
    genoemd: Annotated[bool | None, Sinds(10)] = None
    """Whether it named to whom it was spoken; False: they are derived, whatever was found of them afterwards."""


class DossierAanspreking(Record):
    """An address (protocol 4.3, step 3); ``scenario`` None: addressed once more."""

    scenario: str | None
    gebeurd_op: Tijd
    vastgelegd_op: Tijd | None
    door: str | None
    tekst: str
    afspraak: str | None
    minuten: int | None
    telt_als_vordering: bool
    positie: int | None
    kwaliteit: str | None
    spreker: str | None
    hoedanigheid: str | None
    versterkt: str | None
    gericht_aan: tuple[str, ...]
    reactie: str | None
    namens: Annotated[str | None, Sinds(2)] = None
    instemming_van: Annotated[str | None, Sinds(2)] = None
    grondslag: Annotated[str | None, Sinds(2)] = None
    alle_toehoorders: Annotated[bool, Sinds(2)] = False
    woorden: Annotated[Bron | None, Sinds(4)] = None
    teruggelezen: Annotated[Oordeel | None, Sinds(4)] = None
    """The last verdict on the entry that was read back."""
    betwist_tekst: Annotated[str | None, Sinds(4)] = None
    """Where it was contested: the other reading."""


class DossierVerblijf(Record):
    """A person there from ``van`` to ``tot``, as far as it was recorded; ``tot`` None: no departure was."""

    van: Tijd
    tot: Tijd | None
    hoe: str | None


class Verstoorder(Record):
    """A person within one ordeverstoring; ``vorderingen``: the numbers of those addressed to that person."""

    label: str
    vertrokken: Tijd | None
    hoe: str | None
    vorderingen: tuple[int, ...]
    verblijf: Annotated[tuple[DossierVerblijf, ...], Sinds(4)] = ()
    """Each stay in the room that bears on this ordeverstoring, in order."""


class DossierAfwijking(Record):
    code: str
    gebeurd_op: Tijd
    tekst: str
    reden: str | None
    label: str | None
    positie: int | None


class DossierVervolg(Record):
    """An ordeverstoring that went on after its end: what was recorded of it then."""

    positie: int | None
    gebeurd_op: Tijd
    omschrijving: str | None
    plaats: str | None
    woorden: str | None
    middelen: str | None
    gevolg: str | None


class DossierVerstoring(Record):
    nummer: int
    begin: Tijd
    einde: Tijd | None
    scenario: tuple[str, ...]
    vorderingen: tuple[DossierVordering, ...]
    verstoorders: tuple[Verstoorder, ...]
    afwijkingen: tuple[DossierAfwijking, ...]
    positie: int | None
    hoe: str | None
    omschrijving: str | None
    plaats: str | None
    woorden: str | None
    middelen: str | None
    gevolg: str | None
    voortzettingen: tuple[Tijd, ...]
    aansprekingen: tuple[DossierAanspreking, ...]
    vervolg: Annotated[tuple[DossierVervolg, ...], Sinds(7)] = ()
    """One for each of ``voortzettingen``."""


class DossierUitzending(Record):
    """One stop or start of the livestream; ``door``: who confirmed it."""

    toestand: str
    gevraagd: Tijd | None
    bevestigd: Tijd | None
    door: str | None
    gevraagd_door: str | None
    erkend: Annotated[Tijd | None, Sinds(3)] = None
    """When OBS or the webhook acknowledged what was asked: not yet a proof that it happened."""
    langs: Annotated[str | None, Sinds(3)] = None
    """By what the program saw it; None where a person did."""


class Opnameplek(Record):
    """Where in the meeting's recording something is heard: ``00:42:10``, give or take ``marge_s`` seconds."""

    bestand: str
    positie: str
    marge_s: int


class DossierPolitie(Record):
    gebeld: Tijd | None
    spoed: bool
    aanwezig: Tijd | None
    afgerond: Tijd | None
    resultaat: str | None
    gebeld_door: str | None
    gemeld: str | None
    incidentnummer: str | None
    verwacht_om: str | None
    eenheid: str | None
    begeleid_door: str | None
    overgedragen: Tijd | None
    overgedragen_aan: str | None
    afgezegd: Tijd | None


class Tijdlijnregel(Record):
    """One entry; ``oorspronkelijk`` holds what its corrected fields said before, by field name."""

    positie: int
    soort: str
    gebeurd_op: Tijd
    vastgelegd_op: Tijd
    door: str
    tekst: str
    herroepen: bool
    kwaliteit: str
    later_vastgelegd: bool
    station: str
    toelichting: str | None
    oorspronkelijk: dict[str, Waarde]
    gewist: tuple[str, ...]
    labels: Annotated[tuple[str, ...], Sinds(2)] = ()
    """The persons that the entry names."""
    opname: Annotated[Opnameplek | None, Sinds(3)] = None


class Keten(Record):
    aantal: int
    kop: str


class DossierGedraging(Record):
    """What a person did, as it was recorded then."""

    positie: int
    gebeurd_op: Tijd
    gedrag: str


class DossierPersoon(Record):
    label: str
    status: str
    beschreven: bool
    naam: str | None
    signalement: str | None
    aantal: int
    plaats: str | None
    gedrag: str | None
    aanwezig_sinds: str | None
    vermoedelijk_minderjarig: bool | None
    rol: str | None
    vertrokken: Tijd | None
    hoe: str | None
    voorgelegd: Tijd | None
    besluit: str | None
    duur: str | None
    gedragingen: Annotated[tuple[DossierGedraging, ...], Sinds(10)] = ()
    """Each time that behaviour was recorded, in order of what happened; ``gedrag`` is the last."""


class DossierArtikel(Record):
    """An article of law as the protocol gives it."""

    wet: str
    artikel: str
    lid: str | None
    tekst: str


class Protocoltekst(Record):
    naam: str
    titel: str
    hash: str
    tekst: str
    artikelen: tuple[DossierArtikel, ...]
    gemeente: Annotated[str | None, Sinds(2)] = None
    aantal_vorderingen: Annotated[int | None, Sinds(2)] = None


class DossierSituatie(Record):
    """What the protocol says of such a place, in its own words."""

    titel: str
    paragraaf: str
    voorschriften: tuple[str, ...]


class DossierMelding(Record):
    """What there is where a meeting has an ordeverstoring: aggression elsewhere (protocol 4.1, 4.2, 4.4, 4.5)."""

    kanaal: str
    gericht_op: str
    tijd_bekend: bool
    """False: of the moment in ``vergadering.aanvang`` only the day is known."""
    ambtsdrager: str | None
    ambt: str | None
    familielid: str | None
    gemeld_door: str | None
    platform: str | None
    gesloten: Tijd | None
    gedrag: tuple[f.Gedragfeit, ...]
    stappen: tuple[f.Stapfeit, ...]
    situaties: tuple[DossierSituatie, ...]


class Dossier(Record):
    formaat: str
    oefening: bool
    vergadering: DossierVergadering
    stand: DossierStand
    schorsingen: tuple[DossierSchorsing, ...]
    verstoringen: tuple[DossierVerstoring, ...]
    livestream: tuple[DossierUitzending, ...]
    politie: tuple[DossierPolitie, ...]
    tijdlijn: tuple[Tijdlijnregel, ...]
    keten: Keten
    personen: tuple[DossierPersoon, ...]
    momenten: tuple[f.Moment, ...]
    politie_gevraagd: tuple[f.PolitieGevraagd, ...]
    quorum: tuple[f.Quorum, ...]
    alternatieven: tuple[f.Tekstfeit, ...]
    notities: tuple[f.Tekstfeit, ...]
    hulp: tuple[f.Hulp, ...]
    overdrachten: tuple[f.Overdracht, ...]
    agressie: tuple[f.DossierAgressie, ...]
    maatregelen: tuple[f.Maatregel, ...]
    getuigen: tuple[f.Getuige, ...]
    bewijs: tuple[f.Bewijs, ...]
    overnames: tuple[f.Overname, ...]
    aanvullingen: tuple[f.Wijziging, ...]
    correcties: tuple[f.Wijziging, ...]
    herroepingen: tuple[f.Herroeping, ...]
    teruglezingen: tuple[f.DossierTeruglezing, ...]
    afwijkingen: tuple[DossierAfwijking, ...]
    """Those found while there was no ordeverstoring yet."""
    protocol: Protocoltekst
    journaal: tuple[dict[str, Any], ...]
    """The sealed entries, so that this file alone can be verified."""
    velden: Annotated[int, Sinds(2)] = 1
    aangevers: Annotated[tuple[f.Aangever, ...], Sinds(4)] = ()
    benadeelden: Annotated[tuple[f.Benadeelde, ...], Sinds(4)] = ()
    bewoording: Annotated[int, Sinds(5)] = 4
    melding: Annotated[DossierMelding | None, Sinds(6)] = None
    """None: this is of a meeting. Else ``vergadering`` holds the melding's own name, place and beginning."""

    @cached_property
    def chronology(self) -> Chronology:
        """Which of its moments came first."""
        typed = (t.gebeurd_op for t in self.tijdlijn if t.later_vastgelegd)
        return Chronology((t.gebeurd_op for t in self.tijdlijn), typed)

    @cached_property
    def index(self) -> TimelineIndex[Tijdlijnregel]:
        """The lines of its timeline that were not retracted, to look up."""
        return TimelineIndex(self.tijdlijn)

    @property
    def sleutel(self) -> str | None:
        """The public key (Ed25519, hex) of the console that began the record, as the first entry names it."""
        found = self.journaal[0]["inhoud"]["payload"].get("sleutel") if self.journaal else None
        return found if is_hash(found) else None

    @property
    def laatst_vastgelegd(self) -> datetime:
        """When the last entry was recorded (UTC): the date of everything that is made of the dossier."""
        return max(t.vastgelegd_op for t in self.tijdlijn)
