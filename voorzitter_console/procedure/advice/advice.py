"""Advice: the one next action on Enter, its words and the other keys (design, "Enter, the one next action").

It guides and never gates. Pure: the moment is given. Protocol Maassluis 4.3, steps 1 to 5.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.bars import enter, kies, open_, stap
from voorzitter_console.procedure.advice.keys import (
    duur,
    opdracht,
    rangnummer,
    scenario_opdracht,
    schors_opdrachten,
    stream_loopt,
    toetsen,
    vraag_tussentijd,
)
from voorzitter_console.procedure.advice.loops import einde_minuten
from voorzitter_console.procedure.advice.offers import Advice, Balk, Kaart112, Keuze, Opdracht, Zin
from voorzitter_console.procedure.advice.urgent import geweld_eerst, kaart_112, na_laatste_vordering
from voorzitter_console.procedure.advice.zinnen import zin, zin_scenario_a
from voorzitter_console.procedure.state import Livestream, Ordeverstoring, Persoon, Persoonstatus, State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

__all__ = ["Advice", "Balk", "Kaart112", "Keuze", "Opdracht", "Zin", "advise", "kaart_112"]


def advise(state: State, protocol: Protocol, now: datetime) -> Advice:
    """The one next action in this state at ``now`` (UTC)."""
    keuzes = toetsen(state, protocol, now)
    alarm = geweld_eerst(state, protocol, keuzes)
    if alarm:
        return alarm
    orde = state.ordeverstoring
    if not orde.loopt:
        return _rust(state, protocol, keuzes)
    if orde is Ordeverstoring.VERSTOORD:
        return _verstoord(state, protocol, keuzes)
    if orde is Ordeverstoring.SCENARIO_A:
        return _scenario_a(state, protocol, now, keuzes)
    if orde is Ordeverstoring.WACHT_OP_POLITIE:
        return na_laatste_vordering(state, protocol, keuzes)
    return _vordering(state, protocol, now, keuzes)


def _rust(state: State, protocol: Protocol, keuzes: dict[str, Keuze]) -> Advice:
    """No disturbance runs: before the opening, in the meeting, after a disturbance, after the closing."""
    if state.vergadering is Vergadering.NIET_GEOPEND:
        return Advice(
            kop="DOE NU",
            titel="OPENEN",
            zin=zin("Ik open de vergadering."),
            balk=enter("Gezegd: vergadering geopend", opdracht("open_vergadering")),
            keuzes=kies(keuzes, "MPX"),
        )
    if state.vergadering is Vergadering.OPEN:
        return Advice(
            titel="GEEN VERSTORING",
            uitleg="Wordt de orde verstoord? Schors de vergadering.",
            keuzes=kies(keuzes, "SMLX" if _stream_uit(state) else "SMPX"),
        )
    if state.vergadering is Vergadering.GESLOTEN:
        return Advice(titel="VERGADERING GESLOTEN", keuzes=kies(keuzes, "MP"))
    schorsing = state.schorsingen[-1] if state.schorsingen else None
    if schorsing is None or schorsing.ruimte is None:
        return Advice(
            kop="ZEG NU",
            titel=stap(protocol, protocol.ruimte) + "RUIMTE VOOR EMOTIES",
            zin=zin(protocol.ruimte.tekst, protocol.ruimte.kort),
            balk=enter("Gezegd: ruimte voor emoties", opdracht("geef_ruimte")),
            keuzes=kies(keuzes, "HMXP"),
        )
    return Advice(
        kop="ZEG NU",
        titel=stap(protocol, protocol.hervatten) + "HERVATTEN",
        zin=zin(protocol.hervatten.tekst, protocol.hervatten.kort),
        balk=enter("Gezegd: vergadering hervat", opdracht("hervat")),
        keuzes=kies(keuzes, "LMXP" if _stream_uit(state) else "MXP"),
    )


def _verstoord(state: State, protocol: Protocol, keuzes: dict[str, Keuze]) -> Advice:
    if open_(state):
        opdrachten = schors_opdrachten(state, protocol)
        return Advice(
            kop="ZEG NU",
            titel=stap(protocol, protocol.schorsing) + "SCHORSEN",
            zin=zin(protocol.schorsing.tekst, protocol.schorsing.kort),
            balk=enter("Gezegd: schorsing" + (", livestream stopt" if len(opdrachten) > 1 else ""), *opdrachten),
            keuzes=kies(keuzes, "ABPE"),
        )
    return Advice(
        kop="KIES",
        titel=stap(protocol, protocol.scenario_a) + "AANSPREKEN, A OF B",
        uitleg=protocol.raadslid.tekst if _raadsleden(state) else "",
        vork=(_vork("A", state, protocol, keuzes["A"]), _vork("B", state, protocol, keuzes["B"])),
        keuzes=kies(keuzes, "LVPE" if stream_loopt(state) or _stop_onzeker(state) else "VPE"),
    )


def _vork(scenario: str, state: State, protocol: Protocol, keuze: Keuze) -> Balk:
    deel = protocol.scenario_a if scenario == "A" else protocol.scenario_b
    label = f"Gezegd: scenario {scenario}"
    if scenario == "B" and protocol.scenario_b.telt_als_vordering:
        label += f" ({rangnummer(state.aantal_vorderingen + 1)} vordering)"
    return Balk(
        toets=scenario,
        label=label,
        opdrachten=(scenario_opdracht(scenario, protocol),),
        zin=zin_scenario_a(protocol) if scenario == "A" else zin(deel.tekst, deel.kort),
        wanneer=deel.titel,
        voorschrift=deel.voorschrift,
        vraag=keuze.vraag,
    )


def _scenario_a(state: State, protocol: Protocol, now: datetime, keuzes: dict[str, Keuze]) -> Advice:
    einde = einde_minuten(state, protocol)
    om = einde is not None and now >= einde[0]
    tijd_om = protocol.scenario_a.tijd_om
    over = f"Tijd om sinds {duur((now - einde[0]).total_seconds())}. " if om and einde else ""
    return Advice(
        kop="ZEG NU",
        titel="DE TIJD IS OM" if om else "ALS DE TIJD OM IS",
        zin=zin(tijd_om, protocol.scenario_a.tijd_om_kort),
        # The words on the screen are not those that an absent text stands for, so they are recorded.
        balk=enter(
            f"{over}Gezegd: opnieuw aangesproken",
            opdracht("spreek_opnieuw_aan", tekst=tijd_om),
            stijl="accent" if om else "quiet",
        ),
        keuzes=kies(keuzes, "BVE" if open_(state) else "BVEP", eerst=open_(state)),
    )


def _vordering(state: State, protocol: Protocol, now: datetime, keuzes: dict[str, Keuze]) -> Advice:
    raadsleden = _raadsleden(state)
    open_raadslid = next((p for p in raadsleden if p.voorgelegd is None), None)
    overig = kies(keuzes, "OPEL" if _stop_onzeker(state) else "OPE", eerst=open_(state))
    if open_raadslid and len(raadsleden) == len(_storend(state)):
        return Advice(
            kop="DOE NU",
            titel=f"RAADSLID {open_raadslid.label}: DE RAAD BESLIST",
            zin=zin("Leg het voor aan de raad. Vorder niet."),
            uitleg=protocol.raadslid.tekst,
            balk=enter("Gedaan: voorgelegd aan de raad", opdracht("leg_voor_aan_raad", label=open_raadslid.label)),
            keuzes=kies(keuzes, "VOPE"),
        )
    nummer = state.aantal_vorderingen + 1
    aantal = state.protocol_aantal
    van = f" VAN {aantal}" if nummer <= aantal else ""
    return Advice(
        kop="ZEG NU",
        titel=f"{stap(protocol, protocol.vorderingen)}{rangnummer(nummer)} VORDERING{van}",
        zin=zin(protocol.vorderingen.tekst, protocol.vorderingen.kort),
        uitleg=protocol.raadslid.tekst if raadsleden else "",
        balk=enter(
            f"Gezegd: {rangnummer(nummer)} vordering",
            opdracht("vorder"),
            vraag=vraag_tussentijd(state, protocol, now),
        ),
        keuzes=overig,
        toon_pips=True,
    )


def _stop_onzeker(state: State) -> bool:
    """Asked to stop and nobody has seen that it did: key L says so."""
    return state.livestream is Livestream.STOP_GEVRAAGD


def _stream_uit(state: State) -> bool:
    return state.livestream in (Livestream.GESTOPT, Livestream.START_GEVRAAGD)


def _storend(state: State) -> list[Persoon]:
    return [p for p in state.personen if p.status is Persoonstatus.STOREND]


def _raadsleden(state: State) -> list[Persoon]:
    """Disturbers to whom article 26(3) applies: the raad decides, not the chair."""
    return [p for p in _storend(state) if p.rol == "raadslid"]
