"""An item of the checklist and how it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.view.fields import Vorm, typed
from voorzitter_console.view.late import late_moment

Stand = Literal["compleet", "ontbreekt", "vragen"]
WORDS: Mapping[Stand, str] = {"compleet": "compleet", "ontbreekt": "ontbreekt", "vragen": "te vragen"}


class Doel(Struct, frozen=True):
    """One command that an answer gives, with what of it is known already."""

    soort: str
    velden: Mapping[str, Any]


class Keus(Struct, frozen=True):
    """One answer in words: the fields that it gives to every target, or commands of its own."""

    woorden: str
    velden: Mapping[str, Any]
    doelen: tuple[Doel, ...] = ()


class Invul(Struct, frozen=True, kw_only=True):
    """How an item is filled in: one answer for all its targets."""

    doelen: tuple[Doel, ...]
    veld: str = ""
    """The field that is typed; empty: chosen from ``keuzes``, or only the time is asked."""
    vorm: Vorm = "tekst"
    keuzes: tuple[Keus, ...] = ()
    tijd: bool = False
    """Whether it is asked when this happened."""
    tijd_in: str = "gebeurd_op"
    """The field that the time is for."""


class Punt(Struct, frozen=True, kw_only=True):
    """One item; ``waarde`` is what is known, as it was typed."""

    groep: str
    wat: str
    stand: Stand
    waarde: str = ""
    invul: Invul | None = None


def fill(punt: Punt, waarde: str, tijd: str, *, now: datetime, aanvang: datetime) -> tuple[Opdracht, ...]:
    """The commands that fill in an item. ``waarde`` as typed, or the number of a choice from 1; ``tijd`` as typed.

    ``now`` and ``aanvang`` are UTC. Raises InvalidInput with one sentence where something is still to be typed.
    """
    asked = punt.invul
    if asked is None:
        raise InvalidInput(f"{punt.wat} vult u hier niet in.")
    chosen = _chosen(asked, waarde)
    given: dict[str, Any] = {}
    if chosen:
        given |= chosen.velden
    elif asked.veld:
        if not waarde.strip():
            raise InvalidInput(f"Typ eerst: {punt.wat.lower()}.")
        given[asked.veld] = typed(asked.vorm, waarde.strip(), punt.wat)
    if asked.tijd:
        given |= _time(asked, tijd, now, aanvang)
    targets = chosen.doelen if chosen and chosen.doelen else asked.doelen
    return tuple(Opdracht(doel.soort, {**doel.velden, **given}) for doel in targets)


def _chosen(asked: Invul, waarde: str) -> Keus | None:
    """The choice whose number was typed; None where a text of one's own was."""
    if not asked.keuzes:
        return None
    number = waarde.strip()
    if number.isdecimal() and len(number) < 3 and 1 <= int(number) <= len(asked.keuzes):
        return asked.keuzes[int(number) - 1]
    if not asked.veld or number.isdecimal():
        other = ", of typ het antwoord" if asked.veld else ""
        raise InvalidInput(f"Kies een cijfer van 1 tot en met {len(asked.keuzes)}{other}.")
    return None


def _time(asked: Invul, tijd: str, now: datetime, aanvang: datetime) -> dict[str, Any]:
    if not tijd.strip():
        raise InvalidInput("Typ ook de tijd, bijvoorbeeld 20:14.")
    moment, quality = late_moment(tijd, now, aanvang)
    given = {asked.tijd_in: moment.isoformat()}
    if quality != "exact" and asked.tijd_in == "gebeurd_op":
        given["kwaliteit"] = quality
    return given
