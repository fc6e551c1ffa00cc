"""Open loops: what was begun and not seen to end. They stay on the screen until they are closed (facts, rule 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.keys import laatste_inzet, overgedragen, stream_loopt
from voorzitter_console.procedure.state import (
    Agressie,
    Livestream,
    Ordeverstoring,
    Politie,
    State,
    Vergadering,
)

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """One thing still open; ``sinds`` is UTC."""

    code: str
    sinds: datetime
    tekst: str


def einde_minuten(state: State, protocol: Protocol) -> tuple[datetime, int] | None:
    """In scenario A: when the agreed minutes end (UTC) and how many they are; None outside scenario A."""
    if state.ordeverstoring is not Ordeverstoring.SCENARIO_A or state.lopend is None:
        return None
    for aanspreking in reversed(state.lopend.aansprekingen):
        if aanspreking.scenario == "A":
            minuten = aanspreking.minuten or protocol.scenario_a.minuten
            return aanspreking.plek + timedelta(minutes=minuten), minuten
    return None


def geweld(state: State) -> Agressie | None:
    """The physical aggression reported last; an insult alone asks for no 112."""
    return next((a for a in reversed(state.agressie) if a.soort != "belediging"), None)


def alarm_gebeld(state: State, sinds: datetime) -> datetime | None:
    """When 112 was called for something that happened at ``sinds``: after it, or before and still under way."""
    momenten = [i.gebeld for i in state.inzetten if i.spoed and i.gebeld and (i.gebeld >= sinds or i.loopt)]
    return max(momenten, default=None)


def raadsleden_buiten(state: State) -> bool:
    """Whether the councillors are out of the hall now."""
    weg, terug = state.raadsleden_weg, state.raadsleden_terug
    return weg is not None and (terug is None or terug < weg)


def raadsleden_weg_sinds(state: State, moment: datetime) -> bool:
    """Whether the councillors are out, or were out at some time since ``moment``."""
    return raadsleden_buiten(state) or (state.raadsleden_terug is not None and state.raadsleden_terug >= moment)


def open_loops(state: State, protocol: Protocol, now: datetime) -> tuple[Loop, ...]:
    """All that is open at ``now`` (UTC), oldest first."""
    gevonden = [
        *_livestream(state, protocol),
        *_opname(state),
        *_politie(state),
        *_raadsleden(state),
        *_verstoring(state, protocol, now),
    ]
    return tuple(sorted(gevonden, key=lambda lus: lus.sinds))


def _livestream(state: State, protocol: Protocol) -> list[Loop]:
    sinds = state.livestream_sinds
    if state.livestream is Livestream.STOP_GEVRAAGD:
        return [Loop(code="livestream_stop", sinds=sinds, tekst="livestream: stop niet bevestigd")]
    if state.livestream is Livestream.START_GEVRAAGD:
        return [Loop(code="livestream_start", sinds=sinds, tekst="livestream: start niet bevestigd")]
    geschorst = state.vergadering is Vergadering.GESCHORST and state.lopend is not None
    if geschorst and stream_loopt(state) and protocol.livestream.aanwezig:
        return [Loop(code="livestream_loopt", sinds=max(sinds, state.sinds), tekst="livestream: loopt nog")]
    return []


def _opname(state: State) -> list[Loop]:
    """Where the recording was seen not to run while the meeting does: what happens now is heard nowhere."""
    opname = state.opname
    if opname is None or opname.toestand == "loopt" or state.vergadering is Vergadering.GESLOTEN:
        return []
    woorden = {"gestopt": "opname: loopt niet", "gepauzeerd": "opname: staat op pauze"}
    return [Loop(code="opname", sinds=opname.sinds, tekst=woorden.get(opname.toestand, "opname: niet bekend"))]


def _politie(state: State) -> list[Loop]:
    lussen = []
    sinds = state.politie_sinds or state.sinds
    if state.politie_gevraagd:
        lussen.append(Loop(code="wie_belt", sinds=state.politie_gevraagd, tekst="politie: wie belt?"))
    inzet = laatste_inzet(state)
    # 112 called while wijkagenten are there: their own arrival is not that of the 112 car.
    extra = state.politie is Politie.AANWEZIG and inzet and inzet.loopt and inzet.gebeld and not inzet.aanwezig
    if state.politie is Politie.GEBELD or extra:
        gebeld = inzet.gebeld if inzet and inzet.gebeld else sinds
        lussen.append(Loop(code="politie_aankomst", sinds=gebeld, tekst="politie: aankomst niet bevestigd"))
    if state.politie is Politie.AANWEZIG:
        moment = overgedragen(state)
        if moment is None:
            lussen.append(Loop(code="politie_overdracht", sinds=sinds, tekst="politie: nog niet overgedragen"))
        else:
            lussen.append(Loop(code="politie_klaar", sinds=moment, tekst="politie: nog niet klaar"))
    alarm = geweld(state)
    if alarm and not _gemeld_na(state, alarm.op):
        lussen.append(Loop(code="geweld_niet_gemeld", sinds=alarm.op, tekst="geweld: politie niet gebeld"))
    return lussen


def _gemeld_na(state: State, moment: datetime) -> bool:
    """Whether the police were called, or came, for something at ``moment``; those under way or there count."""
    return any(
        inzet.loopt or any(m >= moment for m in (inzet.gebeld, inzet.aanwezig, inzet.afgerond) if m)
        for inzet in state.inzetten
    )


def _raadsleden(state: State) -> list[Loop]:
    if state.vergadering is Vergadering.GESLOTEN:
        return []
    verzocht = _verzocht(state)
    if verzocht and not raadsleden_weg_sinds(state, verzocht):
        return [Loop(code="raadsleden_uit_zaal", sinds=verzocht, tekst="raadsleden: nog in de zaal")]
    if state.raadsleden_weg and raadsleden_buiten(state):
        if state.lopend:
            return []
        einde = state.laatste.einde if state.laatste else None
        sinds = max(state.raadsleden_weg, einde or state.raadsleden_weg)
        return [Loop(code="raadsleden_terug", sinds=sinds, tekst="raadsleden: nog niet terug")]
    terug = state.raadsleden_terug
    if terug and (state.quorum is None or state.quorum < terug):
        return [Loop(code="quorum", sinds=terug, tekst="quorum: tel voor de stemming")]
    return []


def _verzocht(state: State) -> datetime | None:
    """When the councillors were told to leave the hall: at the schorsing, or by violence in this ordeverstoring."""
    momenten = []
    if state.raadsleden_verzocht and state.vergadering is Vergadering.GESCHORST:
        momenten.append(state.raadsleden_verzocht)
    alarm = geweld(state)
    if alarm and state.lopend and alarm.op >= state.lopend.begin:
        momenten.append(alarm.op)
    return max(momenten, default=None)


def _verstoring(state: State, protocol: Protocol, now: datetime) -> list[Loop]:
    lussen = []
    verstoring = state.lopend
    ernstig = (Ordeverstoring.SCENARIO_B, Ordeverstoring.GEVORDERD, Ordeverstoring.WACHT_OP_POLITIE)
    if verstoring and state.ordeverstoring in ernstig and not verstoring.politie_gemeld:
        momenten = [a.op for a in verstoring.aansprekingen if a.scenario == "B"]
        momenten += [v.op for v in verstoring.vorderingen]
        sinds = min(momenten, default=verstoring.begin)
        lussen.append(Loop(code="bodedienst", sinds=sinds, tekst="bodedienst: nog niet gewaarschuwd"))
    einde = einde_minuten(state, protocol)
    if einde and now >= einde[0]:
        woord = "minuut is" if einde[1] == 1 else "minuten zijn"
        lussen.append(Loop(code="tijd_om", sinds=einde[0], tekst=f"scenario A: de {einde[1]} {woord} om"))
    return lussen
