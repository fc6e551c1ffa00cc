"""An item of the checklist and how it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.view.fields import Vorm, typed
from voorzitter_console.view.late import late_moment

Stand = Literal["compleet", "ontbreekt", "vragen"]
WORDS: Mapping[Stand, str] = {"compleet": "compleet", "ontbreekt": "ontbreekt", "vragen": "te vragen"}


@dataclass(frozen=True, slots=True)
class Keus:
    """One answer: its words and the fields that it gives."""

    woorden: str
    velden: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invul:
    """How an item is filled in: the command, what of it is known, and what is asked."""

    soort: str
    velden: Mapping[str, Any] = field(default_factory=dict)
    veld: str = ""
    """The field that is typed; empty: chosen from ``keuzes``, or only the time is asked."""
    vorm: Vorm = "tekst"
    keuzes: tuple[Keus, ...] = ()
    tijd: bool = False
    """Whether it is asked when this happened."""
    aanhef: str = ""
    """Before what is typed, so that a note tells what it answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt:
    """One item; ``waarde`` is what is known, as it was typed."""

    groep: str
    wat: str
    stand: Stand
    waarde: str = ""
    invul: Invul | None = None


def fill(punt: Punt, waarde: str, tijd: str, *, now: datetime, aanvang: datetime) -> Opdracht:
    """The command that fills in an item. ``waarde`` as typed, or the number of a choice from 1; ``tijd`` as typed.

    ``now`` and ``aanvang`` are UTC. Raises InvalidInput with one sentence where something is still to be typed.
    """
    asked = punt.invul
    if asked is None:
        raise InvalidInput(f"{punt.wat} vult u hier niet in.")
    velden = dict(asked.velden)
    if asked.keuzes:
        number = waarde.strip()
        if not number.isdecimal() or not 1 <= int(number) <= len(asked.keuzes):
            raise InvalidInput(f"Kies een cijfer van 1 tot en met {len(asked.keuzes)}.")
        velden |= asked.keuzes[int(number) - 1].velden
    elif asked.veld:
        if not waarde.strip():
            raise InvalidInput(f"Typ eerst: {punt.wat.lower()}.")
        velden[asked.veld] = typed(asked.vorm, waarde.strip(), punt.wat)
        if asked.aanhef:
            velden[asked.veld] = asked.aanhef + velden[asked.veld]
    if asked.tijd:
        if not tijd.strip():
            raise InvalidInput("Typ ook de tijd, bijvoorbeeld 20:14.")
        moment, quality = late_moment(tijd, now, aanvang)
        velden["gebeurd_op"] = moment.isoformat()
        if quality != "exact":
            velden["kwaliteit"] = quality
    return Opdracht(asked.soort, velden)
