"""Times on the screen: local time of day, and clocks counted between UTC instants (so right over summer time)."""

from __future__ import annotations

import math
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from voorzitter_console.procedure.advice.keys import duur, rangnummer
from voorzitter_console.procedure.advice.loops import einde_minuten
from voorzitter_console.procedure.state import State, Vergadering
from voorzitter_console.text import zone
from voorzitter_console.view.model import Klok

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


@cache
def _zone() -> ZoneInfo:
    return zone()


def kloktijd(moment: datetime) -> str:
    """Local time of day, ``20:10:30``."""
    return moment.astimezone(_zone()).strftime("%H:%M:%S")


def minuuttijd(moment: datetime) -> str:
    """Local time of day, ``20:10``."""
    return moment.astimezone(_zone()).strftime("%H:%M")


def klokken(state: State, protocol: Protocol, now: datetime) -> tuple[Klok, ...]:
    """Since the schorsing; and A's minutes, or since the last vordering."""
    lopend = []
    if state.vergadering is Vergadering.GESCHORST and state.schorsingen:
        tijd = _sinds(state.schorsingen[-1].begin, now)
        lopend.append(Klok(tekst=f"geschorst {tijd}", kort=f"gs {tijd}"))
    einde = einde_minuten(state, protocol)
    verstoring = state.lopend
    if einde:
        lopend.append(_minuten(einde[0], einde[1], now))
    elif verstoring and verstoring.vorderingen:
        tijd = _sinds(verstoring.vorderingen[-1].op, now)
        nummer = rangnummer(len(verstoring.vorderingen))
        lopend.append(Klok(tekst=f"{nummer} vordering {tijd}", kort=f"{nummer} {tijd}"))
    return tuple(lopend)


def _sinds(begin: datetime, now: datetime) -> str:
    return duur((now - begin).total_seconds())


def _minuten(einde: datetime, minuten: int, now: datetime) -> Klok:
    """A's agreed minutes: down to nought, then up."""
    rest = (einde - now).total_seconds()
    if rest > 0:
        # Rounded up, so that what passed and what is left make the whole, and 00:00 never stands before the end.
        tijd = duur(min(math.ceil(rest), minuten * 60))
        return Klok(tekst=f"nog {tijd} van {minuten}:00", kort=f"nog {tijd}")
    tijd = duur(-rest)
    return Klok(tekst=f"{tijd} over de {minuten}:00", kort=f"over {tijd}", om=True)
