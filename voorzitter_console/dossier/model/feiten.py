"""Recorded facts in the document model: each an entry with its place, its times, and who recorded it."""

from __future__ import annotations

from typing import Annotated

from voorzitter_console.dossier.model.base import Oordeel, Record, Sinds, Tijd, Waarde


class Feit(Record):
    """What every recorded fact below has in common."""

    positie: int
    gebeurd_op: Tijd
    vastgelegd_op: Tijd
    door: str
    kwaliteit: str


class Moment(Feit):
    """A fact without further fields: bodedienst warned, room given, councillors out or back."""

    soort: str


class PolitieGevraagd(Feit):
    spoed: bool


class Quorum(Feit):
    aanwezig: int | None
    vereist: int | None


class Tekstfeit(Feit):
    """A note, or an alternative that was offered."""

    tekst: str


class Hulp(Feit):
    dienst: str


class Overdracht(Feit):
    aan: str | None
    labels: tuple[str, ...]
    woorden: str | None


class DossierAgressie(Feit):
    soort: str | None
    omschrijving: str | None
    dader: str | None
    slachtoffer: str | None
    letsel: str | None


class Gedragfeit(Feit):
    """One kind of behaviour in a melding."""

    soort: str
    woorden: str | None
    omschrijving: str | None
    dader: str | None
    slachtoffer: str | None
    letsel: str | None
    gevolg: str | None


class Stapfeit(Feit):
    """A step of the protocol that was taken in a melding."""

    stap: str
    uitvoerder: str | None
    aan: str | None
    uitkomst: str | None


class Maatregel(Feit):
    door_wie: str | None
    tegen: str | None
    aanleiding: str | None


class Getuige(Feit):
    naam: str
    functie: str | None
    waarneming: str | None


class Bewijs(Feit):
    omschrijving: str | None
    bestand: str | None
    pad: str | None
    sha256: str | None
    grootte: int | None
    beheerder: str | None
    overschreven_op: str | None
    gemaakt_door: Annotated[str | None, Sinds(4)] = None
    ontvangen_van: Annotated[str | None, Sinds(4)] = None


class Aangever(Feit):
    naam: str
    functie: str | None
    namens: str | None
    domicilie: str | None
    bereikbaar: str | None
    volmacht: bool | None
    onder_nummer: bool | None
    vpt: bool | None
    vervolging: bool | None


class Benadeelde(Feit):
    naam: str
    schade: str | None
    letsel: str | None
    voegen: bool | None
    slachtofferhulp: bool | None
    instemming: bool | None


class Overname(Feit):
    functie: str
    naam: str
    hoedanigheid: str | None
    reden: str | None


class Wijziging(Feit):
    """A completion or correction of position ``over``; ``was`` is the value that it replaced."""

    over: int
    veld: str
    was: Waarde
    wordt: Waarde
    reden: str | None
    herroepen: bool


class Herroeping(Feit):
    over: int
    reden: str | None


class DossierTeruglezing(Feit):
    """An entry read back by the other: ``oordeel`` is bevestigd or betwist."""

    over: int
    oordeel: Oordeel
    tekst: str | None
