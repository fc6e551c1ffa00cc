"""Questions to the state that more than one piece of advice asks. Moments are UTC."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from voorzitter_console.moment import elapsed
from voorzitter_console.procedure.state import (
    Agressie,
    Livestream,
    Ordeverstoring,
    Persoon,
    Persoonstatus,
    Politie,
    Politieinzet,
    State,
    Vergadering,
)

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


# the meeting and its livestream ----------------------------------------------------------------------------------


def stream_loopt(state: State) -> bool:
    """Whether the meeting is on air, or about to be."""
    return state.livestream in (Livestream.LIVE, Livestream.START_GEVRAAGD)


def stop_onzeker(state: State) -> bool:
    """Asked to stop, and nobody has seen that it did."""
    return state.livestream is Livestream.STOP_GEVRAAGD


def stream_uit(state: State) -> bool:
    """Off, or asked to start again."""
    return state.livestream in (Livestream.GESTOPT, Livestream.START_GEVRAAGD)


def gesloten_tijdens(state: State) -> bool:
    """Whether the meeting was closed while the disturbance ran that still does; one from after the closing is new."""
    if state.vergadering is not Vergadering.GESLOTEN or state.lopend is None:
        return False
    return max(state.lopend.begin, *state.lopend.voortzettingen, state.lopend.begin) < state.sinds


# scenario A ------------------------------------------------------------------------------------------------------


def einde_minuten(state: State, protocol: Protocol) -> tuple[datetime, int] | None:
    """In scenario A: when the agreed minutes end and how many they are.

    None outside scenario A, and where the meeting was closed or there was violence since: there is nothing left to let
    them finish.
    """
    if state.ordeverstoring is not Ordeverstoring.SCENARIO_A or state.lopend is None or gesloten_tijdens(state):
        return None
    for aanspreking in reversed(state.lopend.aansprekingen):
        if aanspreking.scenario == "A":
            alarm = geweld(state)
            if alarm and alarm.op >= aanspreking.op:
                return None
            minuten = aanspreking.minuten or protocol.scenario_a.minuten
            return aanspreking.op + timedelta(minutes=minuten), minuten
    return None


def minuten_lopen(einde: tuple[datetime, int], now: datetime) -> bool:
    """Whether they are not over; where the clock was put back since they began nobody knows, and nobody waits."""
    return now < einde[0] and elapsed(einde[0] - timedelta(minutes=einde[1]), now) is not None


def tijd_om_gezegd(state: State, einde: tuple[datetime, int]) -> bool:
    """Whether they were addressed again since the minutes ended."""
    return state.lopend is not None and any(not minuten_lopen(einde, o.op) for o in state.lopend.opnieuw_aangesproken)


# persons ---------------------------------------------------------------------------------------------------------


def storend(state: State) -> list[Persoon]:
    """Who disturbs now."""
    return [p for p in state.personen if p.status is Persoonstatus.STOREND]


def storende_raadsleden(state: State) -> list[Persoon]:
    """Disturbers to whom article 26(3) Gemeentewet applies: the raad decides, not the chair."""
    return [p for p in storend(state) if p.rol == "raadslid"]


def storende_leden(state: State) -> list[Persoon]:
    """Disturbers who are members, of the raad or of the commission: no toehoorders."""
    return [p for p in storend(state) if p.lid or p.rol == "commissielid"]


EIGEN_REGELS = (
    "Een lid is geen toehoorder. In een commissie geldt artikel 26 Gemeentewet niet: wat over een lid kan, staat in "
    "haar eigen verordening."
)


def over_leden(state: State, protocol: Protocol) -> str:
    """What holds while a member disturbs; empty while none does. In a commission the raad decides nothing."""
    if state.orgaan == "raadscommissie":
        return EIGEN_REGELS if storende_leden(state) else ""
    return protocol.raadslid.tekst if storende_raadsleden(state) else ""


def raadsleden_buiten(state: State) -> bool:
    """Whether the councillors are out of the chamber now; the fold keeps only one of out and back."""
    return state.raadsleden_weg is not None


def raadsleden_weg_sinds(state: State, moment: datetime) -> bool:
    """Whether the councillors are out, or were out at some time since ``moment``."""
    return raadsleden_buiten(state) or (state.raadsleden_terug is not None and state.raadsleden_terug >= moment)


# violence --------------------------------------------------------------------------------------------------------


def geweld(state: State) -> Agressie | None:
    """The physical aggression reported last; an insult alone asks for no 112."""
    return next((a for a in reversed(state.agressie) if a.soort != "belediging"), None)


def geweld_nu(state: State) -> Agressie | None:
    """The same, as long as no disturbance was seen to end after it."""
    alarm = geweld(state)
    over = alarm and any(v.einde and v.einde >= alarm.op for v in state.verstoringen)
    return None if over else alarm


def na_geweld(state: State) -> bool:
    """Whether no agreement is to be offered: there was violence, and the meeting did not go on since."""
    alarm = geweld_nu(state)
    return alarm is not None and not any(s.hervat and s.hervat >= alarm.op for s in state.schorsingen)


def alarm_gebeld(state: State, sinds: datetime) -> datetime | None:
    """When 112 was called for something that happened at ``sinds``: after it, or before and still under way.

    Police that came into the hall after it know of it: whoever called them, nobody need call 112 for it any more. Those
    that were there already do not count, for they may be two wijkagenten in the corridor.
    """
    momenten = [i.gebeld for i in state.inzetten if i.spoed and i.gebeld and (i.gebeld >= sinds or i.loopt)]
    momenten += [i.aanwezig for i in state.inzetten if i.aanwezig and i.aanwezig >= sinds]
    return max(momenten, default=None)


# police ----------------------------------------------------------------------------------------------------------


def laatste_inzet(state: State) -> Politieinzet | None:
    """The police call made last."""
    return state.inzetten[-1] if state.inzetten else None


def laatst_gebeld(state: State, *, spoed: bool, loopt: bool = False) -> datetime | None:
    """When 112 (``spoed``), or the police without haste, were called last; ``loopt``: of what still runs."""
    calls = (i.gebeld for i in state.inzetten if i.gebeld and i.spoed == spoed and (i.loopt or not loopt))
    return max(calls, default=None)


def overgedragen(state: State) -> datetime | None:
    """When the disturbers were handed over to the police that are there now."""
    daar = [(i.aanwezig, i.overgedragen) for i in state.inzetten if i.loopt]
    return max((over for aanwezig, over in daar if aanwezig and over and over >= aanwezig), default=None)


def politie_gevraagd_of_verder(state: State) -> bool:
    """Whether somebody asked for the police, or more: key P then opens their card and records nothing by itself."""
    verder = (Politie.BODEDIENST_GEWAARSCHUWD, Politie.GEBELD, Politie.AANWEZIG)
    return state.politie_gevraagd is not None or state.politie in verder


def politie_was_er(state: State) -> bool:
    """Whether police were there while the last ordeverstoring ran."""
    verstoring = state.laatste
    if verstoring is None:
        return False
    return any(
        i.aanwezig
        and (i.afgerond is None or i.afgerond >= verstoring.begin)
        and (verstoring.einde is None or i.aanwezig <= verstoring.einde)
        for i in state.inzetten
    )


def wie_voorzit(state: State) -> str:
    """Who chairs now, by name where it was given: another than at the beginning where somebody took over."""
    return state.voorzitter or "de voorzitter"


def wie_griffier_is(state: State) -> str:
    """Who is griffier now, likewise."""
    return state.griffier or "de griffier"
