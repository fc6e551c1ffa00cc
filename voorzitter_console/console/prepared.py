"""What was prepared for a meeting that begins now: offered on the opening form of every face, recorded by none.

Read from the files when the form is shown; a practice and a co-pilot have none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.moment import date_of, short_date
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.preparation.prepared import Voorbereiding
    from voorzitter_console.settings import Vooraf

NONE = ""
"""The choice of no preparation: what the settings have."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to fill in the form."""

    naam: str
    """Of its file; :data:`NONE` for the settings alone."""
    woorden: str
    vooraf: Vooraf
    """What the form holds with it."""
    zin: str
    """What is said of it; empty for the settings alone."""


Offers = tuple[tuple[Offer, ...], str]
"""The ways to fill in the form, the first one chosen, and a sentence on what cannot be read (empty: nothing)."""
Prepared = Callable[[datetime, "Vooraf"], Offers]
"""Of a moment (UTC), with what the settings have."""


def nothing_prepared(_now: datetime, usual: Vooraf) -> Offers:
    """For a practice: the settings alone."""
    return (_usual(usual),), ""


def prepared_in(folder: Path) -> Prepared:
    """What stands in the files of that folder; nothing is imported for it where nobody ever prepared."""

    def offers(now: datetime, usual: Vooraf) -> Offers:
        if not folder.is_dir():
            return nothing_prepared(now, usual)
        from voorzitter_console.preparation.kept import Preparations, around
        from voorzitter_console.preparation.prepared import opens_now, opens_with

        found, faults = Preparations(folder).of_days(*around(date_of(now)))
        made = [
            Offer(
                one.naam,
                one_line(one.voorbereiding.kop, 60),
                opens_with(one.voorbereiding, usual),
                _said(one.voorbereiding),
            )
            for one in found
            if opens_now(one.voorbereiding, now)
        ]
        return (*made, _usual(usual)), faults[0] if faults else ""

    return offers


def _usual(usual: Vooraf) -> Offer:
    return Offer(NONE, "niet", usual, "")


def _said(prepared: Voorbereiding) -> str:
    return f"Ingevuld uit de voorbereiding van {short_date(prepared.datum)}; kijk het na."
