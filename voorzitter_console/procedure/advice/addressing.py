"""Advice from the report of a disturbance to the end of scenario A (protocol 4.3, steps 1 and 3)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.bars import enter, kies, open_, stap
from voorzitter_console.procedure.advice.offers import Advice, Balk, Keuze, opdracht
from voorzitter_console.procedure.advice.situation import (
    einde_minuten,
    minuten_lopen,
    na_geweld,
    over_leden,
    stop_onzeker,
    stream_loopt,
    tijd_om_gezegd,
)
from voorzitter_console.procedure.advice.zinnen import zin
from voorzitter_console.procedure.state import State

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

_A = "RUSTIG: korte verklaring"
_B = "AGRESSIEF of gaat door"
"""As they stand on the bars, behind the key."""


def verstoord(state: State, protocol: Protocol, keuzes: dict[str, Keuze]) -> Advice:
    """Suspend first; then the fork, and after violence only B."""
    if open_(state):
        schorsing = keuzes["S"]
        return Advice(
            kop="ZEG NU",
            titel=schorsing.titel,
            zin=schorsing.zin,
            letter="S",
            balk=enter("Gezegd", schorsing.woorden, *schorsing.opdrachten),
            keuzes=kies(keuzes, "BVPE" if na_geweld(state) else "ABPE"),
        )
    stream = "L" if stream_loopt(state) or stop_onzeker(state) else ""
    uitleg = over_leden(state, protocol)
    if na_geweld(state):
        return _alleen_b(keuzes, uitleg)
    return Advice(
        kop="KIES",
        titel=stap(protocol, protocol.scenario_a) + "AANSPREKEN, A OF B",
        uitleg=uitleg,
        vork=(
            _balk(keuzes["A"], _A, protocol.scenario_a.titel, protocol.scenario_a.voorschrift),
            _balk_b(state, protocol, keuzes["B"]),
        ),
        keuzes=kies(keuzes, f"{stream}VPE"),
    )


def _alleen_b(keuzes: dict[str, Keuze], uitleg: str = "") -> Advice:
    """After violence: no agreement is offered, nor waited for."""
    return Advice(
        kop="ZEG NU",
        titel=keuzes["B"].titel,
        zin=keuzes["B"].zin,
        letter="B",
        uitleg=uitleg,
        keuzes=kies(keuzes, "BVPE"),
    )


def lopend_scenario_a(state: State, protocol: Protocol, now: datetime, keuzes: dict[str, Keuze]) -> Advice:
    """Let them finish; then say once that the time is up; then it is over, or scenario B."""
    if na_geweld(state):
        return _alleen_b(keuzes)
    einde = einde_minuten(state, protocol)
    naast = f"{'S' if open_(state) else ''}EBP"
    if einde is not None and minuten_lopen(einde, now):
        return Advice(
            kop="LAAT UITSPREKEN",
            titel=keuzes["A"].titel,
            uitleg=_afgesproken(state),
            wacht=True,
            keuzes=kies(keuzes, naast),
        )
    if einde is not None and not tijd_om_gezegd(state, einde):
        return Advice(
            kop="ZEG NU",
            titel=stap(protocol, protocol.scenario_a) + "DE TIJD IS OM",
            zin=zin(protocol.scenario_a.tijd_om, protocol.scenario_a.tijd_om_kort),
            balk=enter("Gezegd", "opnieuw aangesproken", opdracht("spreek_opnieuw_aan")),
            keuzes=kies(keuzes, naast),
        )
    return Advice(
        kop="KIES",
        titel=stap(protocol, protocol.scenario_a) + "VOORBIJ, OF SCENARIO B",
        vork=(_balk(keuzes["E"], keuzes["E"].woorden), _balk_b(state, protocol, keuzes["B"])),
        keuzes=kies(keuzes, f"{'S' if open_(state) else ''}VOP"),
    )


def _balk(keuze: Keuze, opschrift: str, wanneer: str = "", voorschrift: str = "") -> Balk:
    """One of two equal bars: the same as the key gives."""
    return Balk(
        toets=keuze.toets,
        daad="",
        woorden=keuze.woorden,
        opschrift=opschrift,
        opdrachten=keuze.opdrachten,
        zin=keuze.zin,
        wanneer=wanneer,
        voorschrift=voorschrift,
        vraag=keuze.vraag,
    )


def _balk_b(state: State, protocol: Protocol, keuze: Keuze) -> Balk:
    """B; where the protocol counts it as a vordering, with the number that it gets."""
    deel = protocol.scenario_b
    telt = f" ({state.aantal_vorderingen + 1}e vordering)" if deel.telt_als_vordering else ""
    return _balk(keuze, _B + telt, deel.titel, deel.voorschrift)


def _afgesproken(state: State) -> str:
    """The words that were agreed on, as they are in the record."""
    gezegd = [a for a in state.lopend.aansprekingen if a.scenario == "A"] if state.lopend else []
    return f"Gezegd: “{gezegd[-1].tekst}”" if gezegd else ""
