"""Advice on violence (112 before all else) and on the police after the last vordering (protocol 4.3, step 4b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.bars import enter, kies, open_, stap
from voorzitter_console.procedure.advice.keys import opdracht, overgedragen, stream_loopt
from voorzitter_console.procedure.advice.loops import alarm_gebeld, geweld, raadsleden_weg_sinds
from voorzitter_console.procedure.advice.offers import Advice, Balk, Kaart112, Keuze
from voorzitter_console.procedure.advice.zinnen import politie_woorden, woorden_112, zin
from voorzitter_console.procedure.state import Politie, State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


def kaart_112(state: State | None, protocol: Protocol) -> Kaart112:
    """The 112 card: Enter says that 112 was called, F also that there is physical aggression.

    ``state`` None: no meeting was begun yet.
    """
    gebeld = opdracht("bel_politie", spoed=True)
    return Kaart112(
        zeg=woorden_112(state, protocol),
        regel=protocol.fysiek.regel,
        gebeld=Keuze(toets="Enter", woorden="Gedaan: 112 gebeld", kort="112 gebeld", opdrachten=(gebeld,)),
        gebeld_en_agressie=Keuze(
            toets="F",
            woorden="112 gebeld en fysieke agressie",
            kort="112 en agressie",
            opdrachten=(gebeld, opdracht("meld_fysieke_agressie")),
        ),
    )


def geweld_eerst(state: State, protocol: Protocol, keuzes: dict[str, Keuze]) -> Advice | None:
    """Violence overrides all until 112 was called and the councillors are out, or the disturbance ended after it."""
    alarm = geweld(state)
    if alarm is None:
        return None
    einde = state.laatste.einde if state.laatste else None
    if einde and einde >= alarm.op:
        return None
    overig = kies(keuzes, _naast_geweld(state), eerst=open_(state))
    if alarm_gebeld(state, alarm.op) is None:
        return Advice(
            kop="BEL 112",
            titel="GEWELD GEMELD",
            zin=zin(woorden_112(state, protocol)),
            uitleg=protocol.fysiek.regel,
            balk=enter("Gedaan: 112 gebeld", opdracht("bel_politie", spoed=True)),
            keuzes=overig,
        )
    if raadsleden_weg_sinds(state, alarm.op) or state.vergadering is Vergadering.GESLOTEN:
        return None
    return Advice(
        kop="ZEG NU",
        titel="RAADSLEDEN UIT DE ZAAL",
        zin=zin(protocol.schorsing.raadsleden or "Raadsleden, verlaat de zaal.", protocol.schorsing.raadsleden_kort),
        uitleg=protocol.fysiek.regel,
        balk=enter("Gezien: raadsleden uit de zaal", opdracht("raadsleden_uit_zaal")),
        keuzes=overig,
    )


def _naast_geweld(state: State) -> str:
    if state.lopend:
        return "EV"
    return "MHX" if state.vergadering is Vergadering.GESCHORST else "M"


def na_laatste_vordering(state: State, protocol: Protocol, keuzes: dict[str, Keuze]) -> Advice:
    """After the last vordering: who calls, called, arrived, handed over, done."""
    kop, tekst, uitleg, balk = _politie_stap(state, protocol)
    aantal = state.aantal_vorderingen
    woord = "VORDERING" if aantal == 1 else "VORDERINGEN"
    return Advice(
        kop=kop,
        titel=f"{stap(protocol, protocol.politie)}POLITIE, {aantal} {woord} VASTGELEGD",
        zin=zin(tekst),
        uitleg=uitleg,
        balk=balk,
        keuzes=kies(keuzes, "OVEL" if stream_loopt(state) else "OVE", eerst=open_(state)),
        toon_pips=True,
    )


def _politie_stap(state: State, protocol: Protocol) -> tuple[str, str, str, Balk]:
    """Word on the frame, sentence, explanation and Enter."""
    regel = protocol.fysiek.regel
    if state.politie is Politie.GEBELD:
        balk = enter("Gezien: politie is er", opdracht("politie_aanwezig"), stijl="quiet")
        return "WACHT", "Wacht op de politie.", regel, balk
    if state.politie is Politie.AANWEZIG:
        if overgedragen(state) is None:
            balk = enter("Gedaan: overgedragen aan de politie", opdracht("draag_over"))
            return "DOE NU", "Wijs de politie de verstoorders aan.", regel, balk
        balk = enter("Gezien: politie is klaar", opdracht("politie_afgerond"), stijl="quiet")
        return "WACHT", "De politie handelt het af.", regel, balk
    if _politie_klaar(state):
        balk = enter("Gezien: verstoring voorbij", opdracht("beeindig_verstoring", hoe="politie"), stijl="quiet")
        return "DOE NU", "Kijk of de verstoring voorbij is.", regel, balk
    if state.politie_gevraagd or state.politie is Politie.BODEDIENST_GEWAARSCHUWD:
        balk = enter("Gedaan: politie gebeld", opdracht("bel_politie"))
        return "DOE NU", "Wie belt de politie?", politie_woorden(state, protocol), balk
    balk = enter("Gezegd: bel de politie", opdracht("vraag_politie"))
    return "ZEG NU", "Bel nu de politie!", protocol.politie.wie_belt, balk


def _politie_klaar(state: State) -> bool:
    """Whether the police finished after the last vordering (or after the disturbance went on): not those of before."""
    if state.politie is not Politie.AFGEROND or state.lopend is None:
        return False
    vanaf = max([state.lopend.begin, *state.lopend.voortzettingen, *(v.op for v in state.lopend.vorderingen)])
    return any(i.afgerond and i.afgerond >= vanaf for i in state.inzetten)
