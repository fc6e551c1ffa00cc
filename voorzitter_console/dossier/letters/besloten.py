"""What was decided of the measure that a letter carries out, and of an aangifte: beside the draft, never by guess.

A letter may be drafted before anything is decided. Where the record says otherwise than the draft would (weighed and
not taken, another last day, an aangifte after all), the draft says so above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.dossier.werkdagen import months_after
from voorzitter_console.moment import date_words
from voorzitter_console.procedure.labels import label_key

if TYPE_CHECKING:
    from voorzitter_console.dossier.letters.draft import Request
    from voorzitter_console.dossier.model.record import DossierPersoon

_MOST_MONTHS = 3
"""Gemeentewet 26 lid 2: "voor ten hoogste drie maanden"."""


class Besluit(Struct, frozen=True, kw_only=True):
    """One recorded decision on a measure (protocol 5.2)."""

    maatregel: str
    label: str | None
    """None: of the incident as a whole."""
    genomen: bool
    positie: int
    op: date | None = None
    tot: date | None = None
    """The last day on which it holds."""


def of(request: Request, maatregel: str, person: DossierPersoon) -> Besluit | None:
    """The last one on this measure that is about this person, else about the incident as a whole."""
    found = [b for b in request.besluiten if b.maatregel == maatregel]
    own = [b for b in found if b.label is not None and label_key(b.label) == label_key(person.label)]
    return next(reversed(own or [b for b in found if b.label is None]), None)


def until(decided: Besluit | None) -> str:
    """``27 februari 2027``, or a place to fill in."""
    return date_words(decided.tot) if decided is not None and decided.genomen and decided.tot else "[datum]"


def remarks(decided: Besluit | None, *, besluit: bool = False) -> Iterator[str]:
    """How it was decided, for above the draft; ``besluit``: the letter is one, and rests on it."""
    if decided is None:
        if besluit:
            yield "Dat hiertoe is besloten, is niet vastgelegd: ga na wie besluit, en leg het vast in naderhand."
    elif not decided.genomen:
        yield (
            f"Vastgelegd is dat deze maatregel is gewogen en niet genomen (nr. {decided.positie}): de brief gaat "
            "alleen weg als daarna anders is besloten."
        )
    else:
        on = f" op {date_words(decided.op)}" if decided.op else ""
        last = f", tot en met {date_words(decided.tot)}" if decided.tot else ""
        yield f"Besloten{on}{last} (nr. {decided.positie}): ga na of de brief daarmee klopt."


def longer_than(decided: Besluit | None, months: int | None) -> bool:
    """Whether the recorded last day is more than so many months after the decision (None: nobody asked)."""
    if months is None or decided is None or not decided.genomen or decided.op is None or decided.tot is None:
        return False
    return decided.tot > months_after(decided.op, months)


def too_long(decided: Besluit | None) -> Iterator[str]:
    """Where the recorded last day is further off than article 26 allows."""
    if longer_than(decided, _MOST_MONTHS):
        assert decided is not None
        assert decided.tot is not None
        yield (
            f"De vastgelegde einddag ({date_words(decided.tot)}) ligt meer dan drie maanden na het besluit: artikel 26 "
            "lid 2 Gemeentewet staat ten hoogste drie maanden toe."
        )


def on_aangifte(request: Request) -> Iterator[str]:
    """That something was recorded of an aangifte; whether it was filed is for who reads it."""
    if request.aangifte:
        numbers = ", ".join(f"nr. {n}" for n in request.aangifte)
        yield f"Over aangifte is iets vastgelegd ({numbers}): ga na of deze melding nog nodig is en nog klopt."
