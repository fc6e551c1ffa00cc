"""Who chairs, where two consoles would chair one meeting: what records the answer."""

from __future__ import annotations

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.console.ports import VOORZITTER
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.situation import wie_voorzit

WHO_CHAIRS = "Deze vergadering wordt al voorgezeten op een ander scherm. Wie zit voor?"


def seat_here(snapshot: Snapshot) -> Opdracht:
    """That the chair's console is another one from now on, so that the other one asks too: the same person chairs."""
    state = snapshot.state
    velden = {"functie": VOORZITTER, "naam": wie_voorzit(state)}
    if state.voorzitter_hoedanigheid:
        velden["hoedanigheid"] = state.voorzitter_hoedanigheid
    return Opdracht("neem_over", {**velden, "reden": "verder op een ander scherm"})
