"""An element of an article of law, with what was recorded about it and what is still to be asked.

Nothing here says that an element is met: that is for the Openbaar Ministerie and the court.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import Register, some


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an article, the entries that bear on it and what they do not say; all display text."""

    naam: str
    gevonden: tuple[str, ...] = ()
    na_te_gaan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit:
    """An article with its elements; ``aanleiding`` False: nothing recorded points to it, ``waarom`` says what."""

    artikel: str
    titel: str
    elementen: tuple[Element, ...]
    aanleiding: bool
    waarom: str = ""
    opmerking: str = ""


_PUBLIC = ("stadhuis", "gemeentehuis", "raadhuis", "raadzaal", "openbare dienst")


def for_the_public_service(d: Dossier) -> bool | None:
    """Whether the venue was recorded as one of the municipality; None: not recorded."""
    kind = d.vergadering.locatie_soort
    return None if kind is None else any(word in kind.lower() for word in _PUBLIC)


def asked(*given: tuple[bool, str]) -> tuple[str, ...]:
    """The questions whose condition holds."""
    return tuple(text for holds, text in given if holds)


def numbered(d: Dossier, number: int) -> str:
    """Which ordeverstoring, where there is more than one."""
    return f"ordeverstoring {number}, " if len(d.verstoringen) > 1 else ""


def spoken(d: Dossier, look: Register) -> tuple[str, ...]:
    """The first addresses and vorderingen, in order, and how many more."""
    told: list[tuple[datetime, int, str]] = []
    for x in d.verstoringen:
        which = numbered(d, x.nummer)
        told += [(a.gebeurd_op, a.positie or 0, f"{which}aangesproken{_scenario(a.scenario)}") for a in x.aansprekingen]
        told += [(v.gebeurd_op, v.positie or 0, f"{which}{v.nummer}e vordering") for v in x.vorderingen]
    return some(sorted(told, key=lambda t: t[:2]), lambda t: look.at(t[1] or None, t[0], t[2]))


def _scenario(letter: str | None) -> str:
    return " (opnieuw)" if letter is None else f" (scenario {letter})"


def count_of_persons(d: Dossier, labels: Sequence[str]) -> int:
    """How many people the labels stand for."""
    numbers = {p.label: p.aantal for p in d.personen}
    return sum(numbers.get(label, 1) for label in labels)
