"""What happens in the hall as lines to show, apart from the record: the same words in every face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.moment import local_clock
from voorzitter_console.text import one_line

if TYPE_CHECKING:  # a real meeting begins without what practice needs: its import takes 100 ms
    from voorzitter_console.console.practising import Heard, Practising

TITLE = "OEFENING: IN DE ZAAL"
NOT_REAL = "OEFENING: niets is echt. Bel niemand."
"""Stands on every screen and card that says what to call."""
PAUSED = "OEFENING: alles staat stil. De tijd loopt niet, en er gebeurt niets totdat u verdergaat."
KEY = "Q"
"""The key of the practice itself, where a face has keys; F1 does the same."""


class HallView(Struct, frozen=True):
    """What a face shows beside the record."""

    titel: str
    """How it stands, in words."""
    kort: str
    """The same in a word or three, for a small screen that says OEFENING beside it."""
    toets: str
    """What the practice's own key does now, where the face has keys."""
    toets_kort: str
    regels: tuple[str, ...]
    """Everything heard so far, the last one last."""
    stil: bool = False
    voorbij: bool = False


def hall_view(practice: Practising | None, rol: str) -> HallView | None:
    """None where nothing is practised."""
    if practice is None or practice.run is None:
        return None
    if practice.over:
        state, key, short = "VOORBIJ", "de score", "score"
    elif practice.paused:
        state, key, short = "STAAT STIL", "verder, of stoppen", "verder"
    else:
        state, key, short = "", "stil zetten of stoppen", "stil"
        if practice.snelheid > 1:
            state = f"{practice.snelheid} KEER ZO SNEL"
    return HallView(
        titel="   ".join(part for part in (TITLE, state) if part),
        kort=" ".join(part for part in ("ZAAL", "" if state.endswith("SNEL") else state) if part),
        toets=f"{KEY}: {key}",
        toets_kort=f"{KEY} {short}",
        regels=tuple(map(hall_line, practice.heard(rol))),
        stil=practice.paused and not practice.over,
        voorbij=practice.over,
    )


def hall_line(heard: Heard) -> str:
    """``20:10:30 NN1: Weg met het plan!``"""
    who = [heard.label] if heard.label and heard.label not in heard.wat else []
    to = f" (bij de {heard.voor})" if heard.voor else ""
    words = one_line(f"{': '.join([*who, heard.wat])}{to}", 400)
    return f"{local_clock(heard.op)} {words}"
