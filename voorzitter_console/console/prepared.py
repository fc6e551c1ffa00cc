"""What was prepared for a meeting that begins now: offered on the opening form of every face, recorded by none.

Read from the files when the form is shown; a practice and a co-pilot have none. The numbers to call on that evening go
with the meeting that stands, in every window of this laptop.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.console.phones import LONGEST, Phones
from voorzitter_console.moment import date_of, short_date
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.preparation.kept import Bewaarde
    from voorzitter_console.preparation.prepared import Voorbereiding
    from voorzitter_console.procedure.commands import BeginVastlegging
    from voorzitter_console.settings import Vooraf

NONE = ""
"""The choice of no preparation: what the settings have."""


class Offer(Struct, frozen=True):
    """One way to fill in the form."""

    naam: str
    """Of its file; :data:`NONE` for the settings alone."""
    woorden: str
    vooraf: Vooraf
    """What the form holds with it."""
    zin: str
    """What is said of it; empty for the settings alone."""
    phones: Phones | None = None
    """Whom to call with it; None: as it is."""


Offers = tuple[tuple[Offer, ...], str]
"""The ways to fill in the form, the first one chosen, and a sentence on what cannot be read (empty: nothing)."""
Prepared = Callable[[datetime, "Vooraf"], Offers]
"""Of a moment (UTC), with what the settings have."""
Evening = Callable[["BeginVastlegging"], Phones]
"""Whom to call in the meeting that began so."""


def nothing_prepared(_now: datetime, usual: Vooraf) -> Offers:
    """For a practice: the settings alone."""
    return (_usual(usual),), ""


def prepared_in(folder: Path, phones: Phones | None = None) -> Prepared:
    """What stands in the files of that folder; nothing is imported for it where nobody ever prepared."""

    def offers(now: datetime, usual: Vooraf) -> Offers:
        if not folder.is_dir():
            return nothing_prepared(now, usual)
        from voorzitter_console.preparation.prepared import opens_with

        found, faults = _of_now(folder, now)
        made = [
            Offer(
                one.naam,
                one_line(one.voorbereiding.kop, 60),
                opens_with(one.voorbereiding, usual, now),
                _said(one.voorbereiding),
                _numbers(one.voorbereiding, phones) if phones is not None else None,
            )
            for one in found
        ]
        return (*made, _usual(usual, phones)), faults[0] if faults else ""

    return offers


def evening_in(folder: Path, usual: Vooraf, phones: Phones) -> Evening:
    """Whom to call in a meeting: what was prepared for it, known by its organ, place and day; else the settings'."""

    def numbers(begin: BeginVastlegging) -> Phones:
        if not folder.is_dir():
            return phones
        from voorzitter_console.preparation.prepared import opens_with

        here, now = (begin.orgaan, begin.locatie), datetime.fromisoformat(begin.aanvang)
        found = [
            one.voorbereiding
            for one in _of_now(folder, now)[0]
            if (one.voorbereiding.soort, opens_with(one.voorbereiding, usual, now).locatie) == here
        ]
        named = [one for one in found if one.kop == begin.titel] or found
        return _numbers(named[0], phones) if len(named) == 1 else phones

    return numbers


def _of_now(folder: Path, now: datetime) -> tuple[tuple[Bewaarde, ...], tuple[str, ...]]:
    from voorzitter_console.preparation.kept import Preparations, around
    from voorzitter_console.preparation.prepared import opens_now

    found, faults = Preparations(folder).of_days(*around(date_of(now)))
    return tuple(one for one in found if opens_now(one.voorbereiding, now)), faults


def _numbers(prepared: Voorbereiding, usual: Phones) -> Phones:
    """Those of the evening; one that was not prepared is as the settings have it."""
    return Phones(
        bodedienst=one_line(prepared.nummer_bode, LONGEST) or usual.bodedienst,
        politie=one_line(prepared.nummer_politie, LONGEST) or usual.politie,
        leverancier=one_line(prepared.nummer_livestream, LONGEST) or usual.leverancier,
    )


def _usual(usual: Vooraf, phones: Phones | None = None) -> Offer:
    return Offer(NONE, "niet", usual, "", phones)


def _said(prepared: Voorbereiding) -> str:
    return f"Ingevuld uit de voorbereiding van {short_date(prepared.datum)}; kijk het na."
