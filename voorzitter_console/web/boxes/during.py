"""The 112 card, reading back what was called wrong before, and taking back a mistaken press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from voorzitter_console.console.boxes import notes
from voorzitter_console.console.boxes.box import Item, Pick
from voorzitter_console.console.boxes.history import retract_one, retract_words
from voorzitter_console.console.boxes.then import ThenPick
from voorzitter_console.procedure.advice.offers import Kaart112
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.view.griffier.meelezen import Teruglezing

NONE_OWN = "Er is nog niets van dit scherm dat u kunt herroepen."
EARLIER = 8
"""So many earlier entries are named; what is older stands in the history."""


def card_112(card: Kaart112) -> ThenPick:
    """What to say to 112. Enter: called; F: physical aggression, and the card stays."""
    return ThenPick(
        titel="BEL 112",
        vooraf=f"Zeg: “{card.zeg}” Dit toestel belt niet vanzelf: pak een telefoon. {card.regel}",
        items=(
            Item(card.gebeld.label, card.gebeld.opdrachten, letter="Enter"),
            Item(f"{card.agressie.woorden} (deze kaart blijft staan)", card.agressie.opdrachten, letter="F"),
        ),
        blijft=frozenset({"F"}),
    )


def read_again(regel: Teruglezing) -> Pick:
    """An entry that was called wrong before: is it right after all?"""
    right, words = notes.confirm(regel)
    return Pick(
        titel="TERUGLEZEN",
        vooraf="U noemde dit eerder FOUT. Toch juist? Beide lezingen blijven in het verslag staan.",
        items=(Item(words, right, letter="J"), Item("fout", verder=partial(notes.dispute, regel), letter="F")),
    )


def retract(regels: Sequence[Regel]) -> ThenPick | str:
    """Take back a mistaken press: J confirms the one that is named, an earlier one is named first."""
    if not regels:
        return NONE_OWN
    first, *more = regels
    return retract_one(
        first, [Item(f"een eerdere: {retract_words(r)}", verder=partial(retract_one, r)) for r in more[:EARLIER]]
    )
