"""What each recording key of the chair gives at a moment (design, "Keys"): always all of them, for nothing is gated.

A key that cannot be true now (``hervat`` of a meeting that runs) still gives its command: the machines refuse it in a
sentence. Of these, :mod:`.advice` names at most four on the screen.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from voorzitter_console.procedure.advice.offers import Keuze, Opdracht
from voorzitter_console.procedure.state import Livestream, Ordeverstoring, Politie, Politieinzet, State, Vergadering

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
    """``02:30``, from an hour on ``1:02:30``; below nought counts as nought (another station's clock)."""
    minuten, rest = divmod(max(0, int(seconden)), 60)
    uren, minuten = divmod(minuten, 60)
    return f"{uren}:{minuten:02}:{rest:02}" if uren else f"{minuten:02}:{rest:02}"


def stream_loopt(state: State) -> bool:
    """Whether the hall is on air, or about to be."""
    return state.livestream in (Livestream.LIVE, Livestream.START_GEVRAAGD)


def laatste_inzet(state: State) -> Politieinzet | None:
    """The police call made last."""
    return state.inzetten[-1] if state.inzetten else None


def overgedragen(state: State) -> datetime | None:
    """When the disturbers were handed over to the police that are there now."""
    daar = [(i.aanwezig, i.overgedragen) for i in state.inzetten if i.loopt]
    return max((over for aanwezig, over in daar if aanwezig and over and over >= aanwezig), default=None)


def schors_opdrachten(state: State, protocol: Protocol) -> tuple[Opdracht, ...]:
    """Key S and Enter: schors, and the livestream where the protocol says so; while geschorst only the latter."""
    stopt_mee = protocol.livestream.aanwezig and protocol.livestream.stop_bij_schorsen
    stop = (opdracht("stop_livestream"),) if stopt_mee and stream_loopt(state) else ()
    if state.vergadering is Vergadering.GESCHORST:
        nog_niet_zeker = stopt_mee and state.livestream is Livestream.STOP_GEVRAAGD
        return stop or ((opdracht("stop_livestream"),) if nog_niet_zeker else (opdracht("schors"),))
    return (opdracht("schors"), *stop)


def scenario_opdracht(scenario: str, protocol: Protocol) -> Opdracht:
    """A with the protocol's minutes; B as a vordering where the protocol counts it as one."""
    if scenario == "A":
        return opdracht("spreek_aan", scenario="A", minuten=protocol.scenario_a.minuten)
    if protocol.scenario_b.telt_als_vordering:
        return opdracht("spreek_aan", scenario="B", telt_als_vordering=True)
    return opdracht("spreek_aan", scenario="B")


def vraag_tussentijd(state: State, protocol: Protocol, now: datetime) -> str:
    """The question where the protocol's shortest interval since the last vordering has not passed, else empty."""
    verstoring = state.lopend
    if verstoring is None or not verstoring.vorderingen:
        return ""
    vorige = verstoring.vorderingen[-1]
    voorbij = max(0.0, (now - vorige.op).total_seconds())
    if voorbij >= protocol.vorderingen.minimum_tussen_s:
        return ""
    nummer = len(verstoring.vorderingen)
    return f"Pas {duur(voorbij)} na de {rangnummer(nummer)} vordering. Toch al de {rangnummer(nummer + 1)}? Nog eens."


def politie_opdracht(state: State) -> tuple[str, str, Opdracht]:
    """The next step of the police as (words, short words, command): asked, called, there, handed over, done."""
    if state.politie is Politie.GEBELD:
        return "politie is er", "pol. er", opdracht("politie_aanwezig")
    if state.politie is Politie.AANWEZIG:
        if overgedragen(state) is None:
            return "overgedragen aan politie", "overdr.", opdracht("draag_over")
        return "politie is klaar", "pol. klaar", opdracht("politie_afgerond")
    if state.politie_gevraagd or state.politie is Politie.BODEDIENST_GEWAARSCHUWD:
        return "politie is gebeld", "gebeld", opdracht("bel_politie")
    return "vraag om politie", "politie", opdracht("vraag_politie")


def livestream_keuze(state: State) -> Keuze:
    """Key L: stop, or start again, or say what was seen while nothing has been confirmed."""
    woorden = {
        Livestream.LIVE: ("stop de livestream", "stream uit", opdracht("stop_livestream")),
        Livestream.STOP_GEVRAAGD: (
            "gezien: stream is uit",
            "is uit",
            opdracht("bevestig_livestream", toestand="gestopt"),
        ),
        Livestream.GESTOPT: ("livestream weer aan", "stream aan", opdracht("start_livestream")),
        Livestream.START_GEVRAAGD: (
            "gezien: stream is aan",
            "is aan",
            opdracht("bevestig_livestream", toestand="live"),
        ),
    }.get(state.livestream)
    if woorden is None:
        return Keuze(toets="L", woorden="geen livestream", kort="geen stream", opdrachten=())
    return Keuze(toets="L", woorden=woorden[0], kort=woorden[1], opdrachten=(woorden[2],))


def toetsen(state: State, protocol: Protocol, now: datetime) -> dict[str, Keuze]:
    """All recording keys by their letter, in the order of ``LETTERS``."""
    nummer = state.aantal_vorderingen + 1 if state.lopend else 1
    tussentijd = vraag_tussentijd(state, protocol, now)
    gaat_door = state.ordeverstoring is Ordeverstoring.BEEINDIGD and state.vergadering is Vergadering.GESCHORST
    geschorst = state.vergadering is Vergadering.GESCHORST
    politie = politie_opdracht(state)
    b_telt = protocol.scenario_b.telt_als_vordering
    keuzes = (
        Keuze(
            toets="S",
            woorden="stop de livestream" if geschorst else "schors",
            kort="stream uit" if geschorst else "schors",
            opdrachten=schors_opdrachten(state, protocol),
        ),
        Keuze(
            toets="A",
            woorden="rustig: scenario A",
            kort="A rustig",
            opdrachten=(scenario_opdracht("A", protocol),),
        ),
        Keuze(
            toets="B",
            woorden="zij gaan door: scenario B" if _in(state, Ordeverstoring.SCENARIO_A) else "fel: scenario B",
            kort="B fel",
            opdrachten=(scenario_opdracht("B", protocol),),
            vraag=tussentijd if b_telt else "",
        ),
        Keuze(
            toets="O",
            woorden="opnieuw aangesproken",
            kort="opnieuw",
            opdrachten=(opdracht("spreek_opnieuw_aan"),),
        ),
        Keuze(
            toets="V",
            woorden=f"{rangnummer(nummer)} vordering",
            kort=f"{rangnummer(nummer)} vord.",
            opdrachten=(opdracht("vorder"),),
            vraag=tussentijd,
        ),
        Keuze(
            toets="E",
            woorden="verstoring voorbij",
            kort="voorbij",
            opdrachten=(opdracht("beeindig_verstoring"),),
        ),
        Keuze(toets="R", woorden="ruimte gegeven", kort="ruimte", opdrachten=(opdracht("geef_ruimte"),)),
        Keuze(toets="H", woorden="hervat de vergadering", kort="hervat", opdrachten=(opdracht("hervat"),)),
        Keuze(
            toets="X",
            woorden="sluit de vergadering",
            kort="sluit",
            opdrachten=(opdracht("sluit"),),
            vraag="De verstoring loopt nog. Toch sluiten? Nog eens." if state.lopend else "",
        ),
        Keuze(
            toets="M",
            woorden="verstoring gaat toch door" if gaat_door else "alleen verstoring melden",
            kort="gaat door" if gaat_door else "melden",
            # While the meeting was never resumed, it is the same ordeverstoring that goes on.
            opdrachten=(opdracht("meld_verstoring", voortzetting=True) if gaat_door else opdracht("meld_verstoring"),),
        ),
        livestream_keuze(state),
        Keuze(toets="P", woorden=politie[0], kort=politie[1], opdrachten=(politie[2],)),
    )
    return {keuze.toets: keuze for keuze in keuzes}


def _in(state: State, *toestanden: Ordeverstoring) -> bool:
    return state.ordeverstoring in toestanden
