"""Disturbers, witnesses, evidence and who sits where."""

from typing import ClassVar, Literal

from voorzitter_console.procedure.commands.base import Command, Label, Nummer, Rolkeuze, Tekst


class BeschrijfVerstoorder(Command, frozen=True, kw_only=True):
    """A disturber, known by a label (NN1): what is known of that person, or more of it."""

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


class VerstoorderGestaakt(Command, frozen=True, kw_only=True):
    """A person stopped disturbing and stays."""

    COMMAND: ClassVar[str] = "verstoorder_gestaakt"
    label: Label


class VerstoorderTeruggekeerd(Command, frozen=True, kw_only=True):
    """A person who had left came back."""

    COMMAND: ClassVar[str] = "verstoorder_teruggekeerd"
    label: Label


class VerstoorderVertrokken(Command, frozen=True, kw_only=True):
    """A person left, and how."""

    COMMAND: ClassVar[str] = "verstoorder_vertrokken"
    label: Label
    hoe: (
        Literal["vrijwillig", "na_vordering", "verwijderd", "aangehouden", "zorg", "verbinding_verbroken", "onbekend"]
        | None
    ) = None


class NoemGetuige(Command, frozen=True, kw_only=True):
    """A witness, and whether of what was seen or of what was told."""

    COMMAND: ClassVar[str] = "noem_getuige"
    naam: Tekst
    functie: Tekst | None = None
    waarneming: Literal["eigen", "van_horen_zeggen"] | None = None


class VoegBewijsToe(Command, frozen=True, kw_only=True):
    """Evidence: a file that is copied and hashed, or images that somebody keeps until a day."""

    COMMAND: ClassVar[str] = "voeg_bewijs_toe"
    pad: Tekst | None = None
    omschrijving: Tekst | None = None
    beheerder: Tekst | None = None
    overschreven_op: Tekst | None = None
    gemaakt_door: Tekst | None = None
    """Who filmed, photographed or recorded it."""
    ontvangen_van: Tekst | None = None
    """Who handed it on, where that is another."""
    sha256: str | None = None
    """Set by the meeting, like ``grootte`` (bytes) and ``bestand`` (the copy's name)."""
    grootte: int | None = None
    bestand: str | None = None


class NeemOver(Command, frozen=True, kw_only=True):
    """Another person takes a seat: from now on that one speaks and records in it."""

    COMMAND: ClassVar[str] = "neem_over"
    functie: Literal["voorzitter", "griffier"]
    naam: Tekst
    hoedanigheid: Tekst | None = None
    reden: Tekst | None = None
