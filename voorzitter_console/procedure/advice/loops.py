"""Open loops: what was begun and not seen to end. They stay on the screen until they are closed (facts, rule 8).

Those of violence and of the police stand first and are never folded away; the rest follows, the oldest first.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from voorzitter_console.procedure.advice.situation import (
    einde_minuten,
    geweld,
    laatste_inzet,
    na_geweld,
    overgedragen,
    raadsleden_buiten,
    raadsleden_weg_sinds,
    stream_loopt,
)
from voorzitter_console.procedure.state import Livestream, Ordeverstoring, Politie, State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


class Loop(Struct, frozen=True, kw_only=True):
    """One thing still open; ``sinds`` is UTC."""

    code: str
    sinds: datetime
    tekst: str
    kort: str = ""
    """In fewer words, for a small screen; empty: it is short enough."""
    over: Literal["politie", "geweld", ""] = ""
    """What it is about, where that stands before all else."""

    @property
    def dringend(self) -> bool:
        """Never folded away."""
        return bool(self.over)


def open_loops(state: State, protocol: Protocol, now: datetime) -> tuple[Loop, ...]:
    """All that is open at ``now`` (UTC): what is urgent first, each the oldest first."""
    gevonden = [
        *_livestream(state, protocol),
        *_opname(state),
        *_politie(state),
        *_raadsleden(state),
        *_verstoring(state, protocol, now),
    ]
    return tuple(sorted(gevonden, key=lambda lus: (not lus.dringend, lus.sinds)))


def _livestream(state: State, protocol: Protocol) -> list[Loop]:
    sinds = state.livestream_sinds
    if state.livestream is Livestream.STOP_GEVRAAGD:
        return [
            Loop(
                code="livestream_stop",
                sinds=sinds,
                tekst="livestream: stop niet bevestigd",
                kort="stream: stop niet gezien",
            )
        ]
    if state.livestream is Livestream.START_GEVRAAGD:
        return [
            Loop(
                code="livestream_start",
                sinds=sinds,
                tekst="livestream: start niet bevestigd",
                kort="stream: start niet gezien",
            )
        ]
    geschorst = state.vergadering is Vergadering.GESCHORST and state.lopend is not None
    if geschorst and stream_loopt(state) and protocol.livestream.aanwezig:
        return [Loop(code="livestream_loopt", sinds=max(sinds, state.sinds), tekst="livestream: loopt nog")]
    hervat = state.schorsingen[-1].hervat if state.schorsingen else None
    verder = state.vergadering is Vergadering.OPEN and hervat is not None and state.lopend is None
    if verder and hervat and state.livestream is Livestream.GESTOPT and protocol.livestream.aanwezig:
        return [Loop(code="livestream_uit", sinds=max(sinds, hervat), tekst="livestream: nog uit")]
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
    gewaarschuwd = state.politie is Politie.BODEDIENST_GEWAARSCHUWD
    if state.politie_gevraagd:
        tekst = "politie: bodedienst gewaarschuwd, wie belt?" if gewaarschuwd else "politie: wie belt?"
        kort = "politie: wie belt?"
        lussen.append(Loop(code="wie_belt", sinds=state.politie_gevraagd, tekst=tekst, kort=kort, over="politie"))
    elif gewaarschuwd:
        tekst = "politie: bodedienst gewaarschuwd, nog niet gebeld"
        kort = "politie: nog niet gebeld"
        lussen.append(Loop(code="bodedienst_belt", sinds=sinds, tekst=tekst, kort=kort, over="politie"))
    inzet = laatste_inzet(state)
    # 112 called while wijkagenten are there: their own arrival is not that of the 112 car.
    extra = state.politie is Politie.AANWEZIG and inzet and inzet.loopt and inzet.gebeld and not inzet.aanwezig
    if state.politie is Politie.GEBELD or extra:
        gebeld = inzet.gebeld if inzet and inzet.gebeld else sinds
        tekst = "politie: aankomst niet bevestigd"
        kort = "politie: nog niet gezien"
        lussen.append(Loop(code="politie_aankomst", sinds=gebeld, tekst=tekst, kort=kort, over="politie"))
    if state.politie is Politie.AANWEZIG:
        moment = overgedragen(state)
        if moment is None:
            tekst = "politie: nog niet overgedragen"
            lussen.append(Loop(code="politie_overdracht", sinds=sinds, tekst=tekst, over="politie"))
        else:
            lussen.append(Loop(code="politie_klaar", sinds=moment, tekst="politie: nog niet klaar", over="politie"))
    alarm = geweld(state)
    if alarm and not _gemeld_na(state, alarm.op):
        tekst = "geweld: politie niet gebeld"
        kort = "geweld: niet gebeld"
        lussen.append(Loop(code="geweld_niet_gemeld", sinds=alarm.op, tekst=tekst, kort=kort, over="geweld"))
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
    verzocht, over = _verzocht(state)
    if verzocht and not raadsleden_weg_sinds(state, verzocht):
        tekst = "raadsleden: nog in de zaal"
        kort = "raadsleden in zaal"
        return [Loop(code="raadsleden_uit_zaal", sinds=verzocht, tekst=tekst, kort=kort, over=over)]
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


def _verzocht(state: State) -> tuple[datetime | None, Literal["geweld", ""]]:
    """When the councillors were to leave the chamber: told so at the schorsing, or since violence was reported."""
    verzocht = state.raadsleden_verzocht if state.vergadering is Vergadering.GESCHORST else None
    alarm = geweld(state)
    if alarm and na_geweld(state):
        return max(alarm.op, verzocht or alarm.op), "geweld"
    return verzocht, ""


def _verstoring(state: State, protocol: Protocol, now: datetime) -> list[Loop]:
    lussen = []
    verstoring = state.lopend
    ernstig = (Ordeverstoring.SCENARIO_B, Ordeverstoring.GEVORDERD, Ordeverstoring.WACHT_OP_POLITIE)
    if verstoring and state.ordeverstoring in ernstig and not verstoring.politie_gemeld:
        momenten = [a.op for a in verstoring.aansprekingen if a.scenario == "B"]
        momenten += [v.op for v in verstoring.vorderingen]
        sinds = min(momenten, default=verstoring.begin)
        tekst = "bodedienst: nog niet gewaarschuwd"
        kort = "bodedienst waarschuwen"
        lussen.append(Loop(code="bodedienst", sinds=sinds, tekst=tekst, kort=kort, over="politie"))
    einde = einde_minuten(state, protocol)
    if einde and now >= einde[0]:
        woorden = "de minuut is" if einde[1] == 1 else f"de {einde[1]} minuten zijn"
        lussen.append(Loop(code="tijd_om", sinds=einde[0], tekst=f"scenario A: {woorden} om"))
    return lussen
