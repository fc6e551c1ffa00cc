"""Advice: the one next action, its words and the other keys (design, "Enter, the one next action", row by row).

It guides and never gates. Pure: the moment is given. Protocol Maassluis 4.3, steps 1 to 5.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.addressing import lopend_scenario_a, verstoord
from voorzitter_console.procedure.advice.bars import enter, kies, open_
from voorzitter_console.procedure.advice.calm import gesloten, rust
from voorzitter_console.procedure.advice.keys import toetsen
from voorzitter_console.procedure.advice.offers import Advice, Keuze, opdracht
from voorzitter_console.procedure.advice.police import na_laatste_vordering
from voorzitter_console.procedure.advice.situation import (
    gesloten_tijdens,
    over_leden,
    politie_gevraagd_of_verder,
    stop_onzeker,
    storend,
    storende_leden,
    storende_raadsleden,
)
from voorzitter_console.procedure.advice.urgent import geweld_eerst
from voorzitter_console.procedure.advice.zinnen import zin
from voorzitter_console.procedure.state import Ordeverstoring, State

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


def advise(state: State, protocol: Protocol, now: datetime, minuten: int | None = None) -> Advice:
    """The one next action at ``now`` (UTC); ``minuten`` as chosen for scenario A (None: the protocol's)."""
    keuzes = toetsen(state, protocol, now, minuten)
    alarm = geweld_eerst(state, protocol, keuzes)
    if alarm:
        return alarm
    orde = state.ordeverstoring
    if not orde.loopt:
        return rust(state, keuzes)
    if gesloten_tijdens(state):
        return gesloten(keuzes, "De verstoring loopt nog.", "EBVP")
    if orde is Ordeverstoring.VERSTOORD:
        return verstoord(state, protocol, keuzes)
    if orde is Ordeverstoring.SCENARIO_A:
        return lopend_scenario_a(state, protocol, now, keuzes)
    if orde is Ordeverstoring.WACHT_OP_POLITIE:
        return na_laatste_vordering(state, protocol, now, keuzes)
    return _vordering(state, protocol, keuzes)


def _vordering(state: State, protocol: Protocol, keuzes: dict[str, Keuze]) -> Advice:
    """The next vordering, with P before the other keys until somebody asked for the police (step 4b: "direct")."""
    if state.orgaan == "raadscommissie":
        return _in_commissie(state, protocol, keuzes)
    raadsleden = storende_raadsleden(state)
    open_raadslid = next((p for p in raadsleden if p.voorgelegd is None), None)
    if open_raadslid and len(raadsleden) == len(storend(state)):
        return Advice(
            kop="DOE NU",
            titel=f"RAADSLID {open_raadslid.label}: DE RAAD BESLIST",
            zin=zin("Leg het voor aan de raad. Vorder niet."),
            uitleg=protocol.raadslid.tekst,
            balk=enter("Gedaan", "voorgelegd aan de raad", opdracht("leg_voor_aan_raad", label=open_raadslid.label)),
            keuzes=kies(keuzes, "VOPE"),
        )
    return _zeg(state, keuzes, over_leden(state, protocol))


def _in_commissie(state: State, protocol: Protocol, keuzes: dict[str, Keuze]) -> Advice:
    """The same in a commission: over its members the raad decides nothing there (Gemeentewet 82 lid 5)."""
    leden = storende_leden(state)
    if not leden or len(leden) < len(storend(state)):
        return _zeg(state, keuzes, over_leden(state, protocol))
    return Advice(
        kop="DOE NU",
        titel=f"LID {leden[0].label}: GEEN TOEHOORDER",
        zin=zin("Roep het lid tot de orde. Vorder niet."),
        uitleg=over_leden(state, protocol),
        keuzes=kies(keuzes, "VOPE"),
    )


def _zeg(state: State, keuzes: dict[str, Keuze], uitleg: str) -> Advice:
    """The sentence of the vordering, with what may be pressed besides."""
    schors = "S" if open_(state) else ""
    overig = f"{schors}OPE" if politie_gevraagd_of_verder(state) else f"P{schors}OE"
    vordering = keuzes["V"]
    return Advice(
        kop="ZEG NU",
        titel=vordering.titel,
        zin=vordering.zin,
        letter="V",
        uitleg=uitleg,
        balk=enter("Gezegd", vordering.woorden, *vordering.opdrachten, vraag=vordering.vraag),
        keuzes=kies(keuzes, overig + ("L" if stop_onzeker(state) else "")),
        toon_pips=True,
    )
