"""What a page offers, and how it is known again when it is pressed: a button carries a mark of what it records.

A press means what the page showed. Where the mark is not that of the same button now, something else was recorded in
between, and the press only says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from voorzitter_console.entry import canonical
from voorzitter_console.procedure.advice.offers import Balk, Keuze, Opdracht
from voorzitter_console.view import ScreenView
from voorzitter_console.view.griffier.taken import Taak


def mark(opdrachten: Sequence[Opdracht], *woorden: str) -> str:
    """Ten letters for these commands and words."""
    said = [[one.soort, dict(one.velden)] for one in opdrachten]
    return hashlib.sha256(canonical([said, list(woorden)])).hexdigest()[:10]


def of_letter(view: ScreenView, letter: str) -> str:
    """The mark of a key of the procedure on that view."""
    given = given_by(view, letter)
    if given is None:
        return mark((), letter)
    return mark(given.opdrachten, given.woorden, given.zin.vol if given.zin else "", "staat" * (letter in view.staat))


def of_enter(view: ScreenView) -> str:
    """The mark of the bar that Enter obeys."""
    if view.balk is None:
        return mark((), "Enter")
    return mark(view.balk.opdrachten, view.balk.woorden, view.zin.vol if view.zin else "")


def of_task(taak: Taak) -> str:
    """The mark of a task."""
    return mark(taak.opdrachten, taak.woorden, taak.formulier)


def given_by(view: ScreenView, letter: str) -> Balk | Keuze | None:
    """What that letter gives on that view."""
    branch = next((bar for bar in view.vork or () if bar.toets == letter), None)
    return branch or view.toets("S" if letter == "F2" else letter)
