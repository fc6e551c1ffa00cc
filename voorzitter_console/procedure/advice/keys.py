"""What each recording key of the chair gives at a moment (design, "Keys"): all of them, for nothing is gated.

Only what cannot be true now (``hervat`` of a meeting that runs) gives nothing, and says in a sentence what is possible:
words that would be refused are not brought up to be said. Of these keys :mod:`.advice` names at most four.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from voorzitter_console.procedure.advice.bars import stap
from voorzitter_console.procedure.advice.ending import afspraak_loopt
from voorzitter_console.procedure.advice.offers import Keuze, Opdracht
from voorzitter_console.procedure.advice.situation import politie_gevraagd_of_verder, stop_onzeker, stream_loopt
from voorzitter_console.procedure.advice.zinnen import minuten_te_kiezen, zin, zin_scenario_a
from voorzitter_console.procedure.refusal import why_not
from voorzitter_console.procedure.state import Livestream, Ordeverstoring, State, Vergadering
from voorzitter_console.procedure.tables import ORDEVERSTORING, VERGADERING, takes

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

LETTERS = "SABOVERHXMLP"


def opdracht(soort: str, **velden: Any) -> Opdracht:
    """One command with its fields."""
    return Opdracht(soort, velden)


def rangnummer(nummer: int) -> str:
    """``2e``."""
    return f"{nummer}e"


def duur(seconden: float) -> str:
    """``02:30``, from an hour on ``1:02:30``; below zero counts as zero (another station's clock)."""
    minuten, rest = divmod(max(0, int(seconden)), 60)
    uren, minuten = divmod(minuten, 60)
    return f"{uren}:{minuten:02}:{rest:02}" if uren else f"{minuten:02}:{rest:02}"


def toetsen(state: State, protocol: Protocol, now: datetime, minuten: int | None = None) -> dict[str, Keuze]:
    """All recording keys by their letter, in the order of ``LETTERS``; ``minuten`` as chosen for scenario A."""
    keuzes = (
        _schors(state, protocol),
        _scenario_a(protocol, minuten),
        _scenario_b(state, protocol, now),
        _opnieuw(protocol),
        _vordering(state, protocol, now),
        _voorbij(state),
        _ruimte(protocol),
        _hervat(protocol),
        _sluit(state),
        _meld(state),
        _livestream(state),
        _politie(state),
    )
    return {keuze.toets: _mogelijk(state, keuze) for keuze in keuzes}


def _mogelijk(state: State, keuze: Keuze) -> Keuze:
    """The key; without commands and with the reason where the machines have no row for it now."""
    for soort, velden in keuze.opdrachten:
        kan = True
        if soort in ("schors", "hervat", "sluit"):
            kan = takes(VERGADERING, state.vergadering, soort)
        elif soort in ("meld_verstoring", "spreek_opnieuw_aan", "beeindig_verstoring"):
            kan = takes(ORDEVERSTORING, state.ordeverstoring, soort)
        if not kan:
            return replace(keuze, opdrachten=(), waarom_niet=why_not(state, soort, bool(velden.get("voortzetting"))))
    return keuze


# the meeting -----------------------------------------------------------------------------------------------------


def _schors(state: State, protocol: Protocol) -> Keuze:
    """Key S: schors, and the livestream where the protocol says so; while the meeting is not open only the latter."""
    stopt_mee = protocol.livestream.aanwezig and protocol.livestream.stop_bij_schorsen
    stop = (opdracht("stop_livestream"),) if stopt_mee and stream_loopt(state) else ()
    if state.vergadering is not Vergadering.OPEN and stopt_mee and (stop or stop_onzeker(state)):
        return Keuze(
            toets="S",
            woorden="stop de livestream",
            kort="stream uit",
            titel="LIVESTREAM STOPPEN",
            daad="Gedaan",
            betekenis="Alleen de livestream wordt gestopt.",
            opdrachten=(opdracht("stop_livestream"),),
        )
    return Keuze(
        toets="S",
        woorden="schorsing, livestream stopt" if stop else "schorsing",
        kort="schorsing",
        titel=stap(protocol, protocol.schorsing) + "SCHORSEN",
        zin=zin(protocol.schorsing.tekst, protocol.schorsing.kort),
        daad="Gezegd",
        opdrachten=(opdracht("schors"), *stop),
    )


def _hervat(protocol: Protocol) -> Keuze:
    return Keuze(
        toets="H",
        woorden="vergadering hervat",
        kort="hervat",
        titel=stap(protocol, protocol.hervatten) + "HERVATTEN",
        zin=zin(protocol.hervatten.tekst, protocol.hervatten.kort),
        daad="Gezegd",
        opdrachten=(opdracht("hervat"),),
    )


def _ruimte(protocol: Protocol) -> Keuze:
    return Keuze(
        toets="R",
        woorden="ruimte voor emoties",
        kort="ruimte",
        titel=stap(protocol, protocol.ruimte) + "RUIMTE VOOR EMOTIES",
        zin=zin(protocol.ruimte.tekst, protocol.ruimte.kort),
        daad="Gezegd",
        opdrachten=(opdracht("geef_ruimte"),),
    )


def _sluit(state: State) -> Keuze:
    return Keuze(
        toets="X",
        woorden="sluit de vergadering",
        kort="sluit",
        titel="VERGADERING SLUITEN",
        betekenis="De vergadering is gesloten.",
        opdrachten=(opdracht("sluit"),),
        vraag="De verstoring loopt nog. Toch sluiten?" if state.lopend else "",
    )


# the disturbance -------------------------------------------------------------------------------------------------


def _scenario_a(protocol: Protocol, minuten: int | None) -> Keuze:
    """With the chosen minutes where the sentence names them in a blank, else with the protocol's."""
    gekozen = minuten if minuten and minuten_te_kiezen(protocol) else protocol.scenario_a.minuten
    return Keuze(
        toets="A",
        woorden="scenario A, rustig",
        kort="rustig",
        titel=stap(protocol, protocol.scenario_a) + "SCENARIO A",
        zin=zin_scenario_a(protocol, gekozen),
        daad="Gezegd",
        opdrachten=(opdracht("spreek_aan", scenario="A", minuten=gekozen),),
    )


def _scenario_b(state: State, protocol: Protocol, now: datetime) -> Keuze:
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


def _opnieuw(protocol: Protocol) -> Keuze:
    return Keuze(
        toets="O",
        woorden="opnieuw aangesproken",
        kort="opnieuw",
        titel=stap(protocol, protocol.opnieuw) + "OPNIEUW AANSPREKEN",
        zin=zin(protocol.opnieuw.tekst, protocol.opnieuw.kort),
        daad="Gezegd",
        opdrachten=(opdracht("spreek_opnieuw_aan"),),
    )


def _vordering(state: State, protocol: Protocol, now: datetime) -> Keuze:
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
    voorbij = max(0.0, (now - verstoring.vorderingen[-1].op).total_seconds())
    if voorbij >= protocol.vorderingen.minimum_tussen_s:
        return ""
    nummer = len(verstoring.vorderingen)
    return f"Pas {duur(voorbij)} na de {rangnummer(nummer)} vordering. Toch al de {rangnummer(nummer + 1)}?"


def _voorbij(state: State) -> Keuze:
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


def _meld(state: State) -> Keuze:
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


# livestream and police -------------------------------------------------------------------------------------------


def _livestream(state: State) -> Keuze:
    """Key L: stop, or start again, or say what was seen while nothing has been confirmed."""
    gezien = "bevestig_livestream"
    stap_nu = {
        Livestream.LIVE: (
            "stop de livestream",
            "stream uit",
            "De livestream wordt gestopt.",
            opdracht("stop_livestream"),
        ),
        Livestream.STOP_GEVRAAGD: (
            "gezien: livestream is uit",
            "is uit",
            "U hebt gezien dat de livestream uit is.",
            opdracht(gezien, toestand="gestopt"),
        ),
        Livestream.GESTOPT: (
            "livestream weer aan",
            "stream aan",
            "De livestream wordt weer gestart.",
            opdracht("start_livestream"),
        ),
        Livestream.START_GEVRAAGD: (
            "gezien: livestream is aan",
            "is aan",
            "U hebt gezien dat de livestream weer aan is.",
            opdracht(gezien, toestand="live"),
        ),
    }.get(state.livestream)
    if stap_nu is None:
        waarom = "Deze vergadering heeft geen livestream."
        return Keuze(toets="L", woorden="geen livestream", kort="geen stream", opdrachten=(), waarom_niet=waarom)
    woorden, kort, betekenis, wat = stap_nu
    return Keuze(toets="L", woorden=woorden, kort=kort, titel="LIVESTREAM", betekenis=betekenis, opdrachten=(wat,))


def _politie(state: State) -> Keuze:
    """Key P: asks for the police once; from then on it opens their card and records nothing by itself."""
    if politie_gevraagd_of_verder(state):
        return Keuze(toets="P", woorden="politie: stappen", kort="politie", titel="POLITIE", opdrachten=())
    return Keuze(
        toets="P",
        woorden="vraag om politie",
        kort="vraag politie",
        titel="POLITIE",
        daad="Gezegd",
        betekenis="U vraagt om de politie. Iemand anders belt.",
        opdrachten=(opdracht("vraag_politie"),),
    )
