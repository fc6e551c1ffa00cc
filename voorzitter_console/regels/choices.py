"""What may be chosen at a moment: the very choices of the view, numbered, and the letters that always work."""

from __future__ import annotations

from dataclasses import dataclass

from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.view import ScreenView

ENTER = "Enter"
FORMS = {
    "L": "livestream: stoppen, starten, wat is gezien",
    "P": "politie: vragen, gebeld, aangekomen, overgedragen, klaar",
    "W": "wie: een verstoorder beschrijven of weg melden",
    "T": "notitie",
    "Z": "de laatste eigen vastlegging herroepen (j bevestigt)",
    "N": "112: de kaart met wat u zegt; het antwoord 112 werkt ook, overal",
    "D": "details van uw laatste vastlegging",
    "G": "geschiedenis: alles op tijd; aanvullen, corrigeren, herroepen",
    "I": "iets anders, of iets van eerder met zijn eigen tijd (achteraf)",
    "?": "deze hulp",
    "Q": "verlaten; de vergadering blijft open",
}
"""Letters that ask more, with their help. ``L`` and ``P`` as a number record at once what stands behind it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One numbered line. ``toets`` is empty for a detail of what was just recorded."""

    toets: str
    woorden: str
    opdrachten: tuple[Opdracht, ...]
    vraag: str = ""


def choices(view: ScreenView) -> tuple[Choice, ...]:
    """The bar or the fork, and the keys beside it, in the order of the screen."""
    bars = (view.balk,) if view.balk else view.vork or ()
    return (
        *(Choice(bar.toets, bar.label, bar.opdrachten, bar.vraag) for bar in bars),
        *(Choice(keuze.toets, keuze.woorden, keuze.opdrachten, keuze.vraag) for keuze in view.keuzes),
    )


def by_letter(view: ScreenView, letter: str) -> Choice | None:
    """What this recording key gives now, shown or not; on the fork A and B are its bars."""
    bar = next((bar for bar in view.vork or () if bar.toets == letter), None)
    if bar is not None:
        return Choice(letter, bar.label, bar.opdrachten, bar.vraag)
    keuze = view.toets(letter)
    return Choice(letter, keuze.woorden, keuze.opdrachten, keuze.vraag) if keuze else None


def by_key(view: ScreenView, toets: str) -> Choice | None:
    """The same for Enter too."""
    if toets != ENTER:
        return by_letter(view, toets)
    return choices(view)[0] if view.balk else None
