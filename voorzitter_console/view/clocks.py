"""Times on the screen: local time of day, and clocks counted between UTC instants (so right over summer time)."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from voorzitter_console.moment import duur, elapsed
from voorzitter_console.procedure.advice.situation import einde_minuten, minuten_lopen
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.procedure.state import State, Vergadering
from voorzitter_console.view.model import Klok, Wacht

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


def klokken(state: State, protocol: Protocol, now: datetime) -> tuple[Klok, ...]:
    """Since the schorsing; and A's minutes, or since the last vordering."""
    lopend = []
    if state.vergadering is Vergadering.GESCHORST and state.schorsingen:
        tijd = _sinds(state.schorsingen[-1].begin, now)
        lopend.append(Klok(tekst=f"geschorst {tijd}", kort=f"geschorst {tijd}"))
    einde = einde_minuten(state, protocol)
    verstoring = state.lopend
    if einde:
        lopend.append(_minuten(einde[0], einde[1], now))
    elif verstoring and verstoring.vorderingen:
        tijd = _sinds(verstoring.vorderingen[-1].op, now)
        nummer = rangnummer(len(verstoring.vorderingen))
        lopend.append(Klok(tekst=f"{nummer} vordering {tijd}", kort=f"{nummer} {tijd}"))
    return tuple(lopend)


_ONBEKEND = "--:--"
"""The clock was put back since: it would stand at nought for as long."""


def _sinds(begin: datetime, now: datetime) -> str:
    seconds = elapsed(begin, now)
    return _ONBEKEND if seconds is None else duur(seconds)


def wacht(state: State, protocol: Protocol, now: datetime) -> Wacht | None:
    """What is left of scenario A's minutes; None where they are over or none run."""
    einde = einde_minuten(state, protocol)
    if einde is None or not minuten_lopen(einde, now):
        return None
    return Wacht(over=_rest(einde[0], einde[1], now), van=duur(einde[1] * 60))


def _rest(einde: datetime, minuten: int, now: datetime) -> str:
    """Rounded up, so that what passed and what is left make the whole, and 00:00 never stands before the end."""
    return duur(min(math.ceil((einde - now).total_seconds()), minuten * 60))


def _minuten(einde: datetime, minuten: int, now: datetime) -> Klok:
    """A's agreed minutes: down to zero, then up."""
    if elapsed(einde - timedelta(minutes=minuten), now) is None:
        return Klok(tekst=f"{_ONBEKEND} van {minuten}:00", kort=_ONBEKEND)
    if now < einde:
        tijd = _rest(einde, minuten, now)
        return Klok(tekst=f"nog {tijd} van {minuten}:00", kort=f"nog {tijd}")
    tijd = duur((now - einde).total_seconds())
    return Klok(tekst=f"{tijd} over de {minuten}:00", kort=f"over {tijd}")
