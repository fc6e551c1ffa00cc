"""Advice on violence: 112 before all else, then the councillors out of the chamber (protocol 4.3, step 4b).

Neither is on Enter: that somebody called, or that the councillors went, is not what the chair himself says or does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.advice.bars import kies, open_
from voorzitter_console.procedure.advice.offers import Advice, Kaart112, Keuze, opdracht
from voorzitter_console.procedure.advice.situation import (
    alarm_gebeld,
    geweld_nu,
    laatst_gebeld,
    na_geweld,
    raadsleden_weg_sinds,
)
from voorzitter_console.procedure.advice.zinnen import woorden_112, zin
from voorzitter_console.procedure.state import State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

KAART = Keuze(toets="N", woorden="kaart 112: Enter gebeld, F geweld", kort="kaart 112", opdrachten=())
RAADSLEDEN = Keuze(toets="K", woorden="zoek: raadsleden uit de zaal", kort="raadsleden uit", opdrachten=())


def kaart_112(state: State | None, protocol: Protocol) -> Kaart112:
    """The 112 card: Enter says that 112 was called (once more, while a call runs), F only that there is violence.

    ``state`` None: no meeting stands yet, and who calls names the place.
    """
    eerder = laatst_gebeld(state, spoed=True, loopt=True) if state is not None else None
    gebeld = f"112 nog eens gebeld (eerder {local_clock(eerder)})" if eerder else "112 gebeld"
    return Kaart112(
        zeg=woorden_112(state, protocol),
        regel=protocol.fysiek.regel,
        gebeld=Keuze(
            toets="Enter",
            woorden=gebeld,
            kort="112 gebeld",
            daad="Gedaan",
            opdrachten=(opdracht("bel_politie", spoed=True),),
        ),
        agressie=Keuze(
            toets="F",
            woorden="fysieke agressie",
            kort="fysieke agressie",
            daad="Gezien",
            opdrachten=(opdracht("meld_fysieke_agressie"),),
        ),
    )


def geweld_eerst(state: State, protocol: Protocol, keuzes: dict[str, Keuze]) -> Advice | None:
    """Violence overrides all until 112 was called and the councillors are out, or the disturbance ended after it."""
    alarm = geweld_nu(state)
    if alarm is None:
        return None
    schors = "S" if open_(state) else ""
    if alarm_gebeld(state, alarm.op) is None:
        return Advice(
            kop="BEL 112",
            titel="GEWELD GEMELD",
            zin=zin(woorden_112(state, protocol)),
            uitleg=protocol.fysiek.regel,
            keuzes=(KAART, *kies(keuzes, schors + _naast_geweld(state)))[:4],
        )
    if raadsleden_weg_sinds(state, alarm.op) or state.vergadering is Vergadering.GESLOTEN or not na_geweld(state):
        return None
    return Advice(
        kop="ZEG NU",
        titel="RAADSLEDEN UIT DE ZAAL",
        zin=zin(protocol.schorsing.raadsleden or "Raadsleden, verlaat de zaal.", protocol.schorsing.raadsleden_kort),
        uitleg=protocol.fysiek.regel,
        keuzes=(RAADSLEDEN, *kies(keuzes, schors + _naast_geweld(state)))[:4],
    )


def _naast_geweld(state: State) -> str:
    if state.lopend:
        return "EVB"
    return "MHX" if state.vergadering is Vergadering.GESCHORST else "M"
