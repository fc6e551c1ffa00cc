"""The keys of a disturbance: M, A, B, O, V and E (protocol 4.3, steps 3 and 4a)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from voorzitter_console.moment import duur, elapsed
from voorzitter_console.procedure.advice.bars import stap
from voorzitter_console.procedure.advice.ending import afspraak_loopt
from voorzitter_console.procedure.advice.offers import Keuze, opdracht
from voorzitter_console.procedure.advice.situation import na_geweld
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.procedure.advice.zinnen import minuten_te_kiezen, zin, zin_scenario_a
from voorzitter_console.procedure.state import Ordeverstoring, State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


GEEN_AFSPRAAK = (
    "Na geweld is er geen afspraak meer: zeg B. Was het toch scenario A: zoek dat op met K, of voer het in met I."
)


def scenario_a(state: State, protocol: Protocol, minuten: int | None) -> Keuze:
    """With the chosen minutes where the sentence names them in a blank, else with the protocol's.

    After violence no agreement is offered, so its letter does not bring one up.
    """
    gekozen = minuten if minuten and minuten_te_kiezen(protocol) else protocol.scenario_a.minuten
    return Keuze(
        toets="A",
        woorden="scenario A, rustig",
        kort="rustig",
        titel=stap(protocol, protocol.scenario_a) + "SCENARIO A",
        zin=zin_scenario_a(protocol, gekozen),
        daad="Gezegd",
        opdrachten=(opdracht("spreek_aan", scenario="A", minuten=gekozen),),
        alleen_gezocht=GEEN_AFSPRAAK if na_geweld(state) else "",
    )


def scenario_b(state: State, protocol: Protocol, now: datetime) -> Keuze:
    """A vordering too where the protocol counts it as one."""
    telt = protocol.scenario_b.telt_als_vordering
    nummer = rangnummer(_volgende(state))
    return Keuze(
        toets="B",
        woorden=f"scenario B, {nummer} vordering" if telt else "scenario B, gaat door",
        kort="gaat door",
        titel=stap(protocol, protocol.scenario_b) + "SCENARIO B",
        zin=zin(protocol.scenario_b.tekst, protocol.scenario_b.kort),
        daad="Gezegd",
        opdrachten=(opdracht("spreek_aan", scenario="B", **({"telt_als_vordering": True} if telt else {})),),
        vraag=_tussentijd(state, protocol, now) if telt else "",
    )


def opnieuw(protocol: Protocol) -> Keuze:
    """Key O (step 4: "eventueel na het opnieuw aanspreken")."""
    return Keuze(
        toets="O",
        woorden="opnieuw aangesproken",
        kort="opnieuw",
        titel=stap(protocol, protocol.opnieuw) + "OPNIEUW AANSPREKEN",
        zin=zin(protocol.opnieuw.tekst, protocol.opnieuw.kort),
        daad="Gezegd",
        opdrachten=(opdracht("spreek_opnieuw_aan"),),
    )


def vordering(state: State, protocol: Protocol, now: datetime) -> Keuze:
    """Key V (step 4a): the next one, with its number."""
    nummer = _volgende(state)
    van = f" VAN {state.protocol_aantal}" if nummer <= state.protocol_aantal else ""
    return Keuze(
        toets="V",
        woorden=f"{rangnummer(nummer)} vordering",
        kort=f"{rangnummer(nummer)} vordering",
        titel=f"{stap(protocol, protocol.vorderingen)}{rangnummer(nummer)} VORDERING{van}",
        zin=zin(protocol.vorderingen.tekst, protocol.vorderingen.kort),
        daad="Gezegd",
        opdrachten=(opdracht("vorder"),),
        vraag=_tussentijd(state, protocol, now),
    )


def _volgende(state: State) -> int:
    """The number that a vordering would get now."""
    return state.aantal_vorderingen + 1 if state.lopend else 1


def _tussentijd(state: State, protocol: Protocol, now: datetime) -> str:
    """The question where the protocol's shortest interval since the last vordering has not passed, else empty."""
    verstoring = state.lopend
    if verstoring is None or not verstoring.vorderingen:
        return ""
    voorbij = elapsed(verstoring.vorderingen[-1].op, now)
    if voorbij is None or voorbij >= protocol.vorderingen.minimum_tussen_s:
        return ""
    nummer = len(verstoring.vorderingen)
    return f"Pas {duur(voorbij)} na de {rangnummer(nummer)} vordering. Toch al de {rangnummer(nummer + 1)}?"


def voorbij(state: State) -> Keuze:
    """Key E: after scenario A that the agreement was kept, else only that it is over (the how is asked after)."""
    afspraak = state.lopend is not None and afspraak_loopt(state)
    return Keuze(
        toets="E",
        woorden="afspraak nagekomen" if afspraak else "verstoring voorbij",
        kort="nagekomen" if afspraak else "voorbij",
        titel="VERSTORING VOORBIJ",
        daad="Gezien",
        betekenis=("De afspraak is nagekomen" if afspraak else "De verstoring is voorbij") + ": niemand stoort nog.",
        opdrachten=(opdracht("beeindig_verstoring", **({"hoe": "afspraak_nagekomen"} if afspraak else {})),),
    )


def meld(state: State) -> Keuze:
    """While the meeting was never resumed, it is the same ordeverstoring that goes on."""
    gaat_door = state.ordeverstoring is Ordeverstoring.BEEINDIGD and state.vergadering is Vergadering.GESCHORST
    return Keuze(
        toets="M",
        woorden="verstoring gaat toch door" if gaat_door else "alleen verstoring melden",
        kort="gaat toch door" if gaat_door else "melden",
        titel="VERSTORING GAAT DOOR" if gaat_door else "VERSTORING MELDEN",
        betekenis="Dezelfde verstoring gaat toch door." if gaat_door else "De orde wordt verstoord.",
        opdrachten=(opdracht("meld_verstoring", **({"voortzetting": True} if gaat_door else {})),),
    )
