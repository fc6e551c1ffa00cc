"""Sharing in lines: how it stands, and what can be chosen, until the way back."""

from __future__ import annotations

from voorzitter_console.console.sharing import Sharing
from voorzitter_console.regels.asker import Asker

WORD = "DELEN"


def share(asker: Asker, sharing: Sharing | None) -> None:
    """Raises EOFError."""
    if sharing is None:
        asker.say("Delen begint op het scherm van de voorzitter, of met: voorzitter-console deel")
        return
    while True:
        actions = sharing.actions()
        asker.say(*sharing.lines())
        chosen = asker.pick("DELEN", [words for words, _ in actions], empty="terug")
        if chosen is None:
            return
        actions[chosen][1]()
