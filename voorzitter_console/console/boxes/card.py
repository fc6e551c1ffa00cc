"""The 112 card as a box: what to say, and what is recorded of it. No face ever dials."""

from __future__ import annotations

from collections.abc import Sequence

from voorzitter_console.console.boxes.box import Item, Pick
from voorzitter_console.procedure.advice.offers import Kaart112


def card_112(card: Kaart112, apparaat: str = "Deze computer", bellen: Sequence[str] = ()) -> Pick:
    """Enter: called; F: physical aggression, and the card stays. ``apparaat``: what does not dial; ``bellen``: whom
    else to call, as the settings have it.
    """
    return Pick(
        titel="BEL 112",
        vooraf=f"Zeg: “{card.zeg}” {card.noem}{' ' * bool(card.noem)}{apparaat} belt niet zelf: pak een telefoon. "
        f"{''.join(f'{line}. ' for line in bellen)}{card.regel}",
        items=(
            Item(card.gebeld.label, card.gebeld.opdrachten, letter="Enter"),
            Item(aggression(card), card.agressie.opdrachten, letter="F"),
        ),
        blijft=frozenset({"F"}),
    )


def aggression(card: Kaart112) -> str:
    """The words of F."""
    return f"{card.agressie.woorden} (deze kaart blijft staan)"
