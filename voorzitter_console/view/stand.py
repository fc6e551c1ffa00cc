"""The state in words: status line, pips and the rows of STAND."""

from __future__ import annotations

from collections import Counter

from voorzitter_console.moment import local_clock, local_minute
from voorzitter_console.procedure.advice.situation import gesloten_tijdens, laatst_gebeld
from voorzitter_console.procedure.state import (
    Livestream,
    Ordeverstoring,
    Persoon,
    Persoonstatus,
    Politie,
    State,
    Vergadering,
    Vordering,
)
from voorzitter_console.view.model import Pip, Standregel

_VERGADERING = {
    Vergadering.NIET_GEOPEND: ("VERGADERING NOG NIET GEOPEND", "NIET GEOPEND"),
    Vergadering.OPEN: ("VERGADERING OPEN", "OPEN"),
    Vergadering.GESCHORST: ("VERGADERING GESCHORST", "GESCHORST"),
    Vergadering.GESLOTEN: ("VERGADERING GESLOTEN", "GESLOTEN"),
}
_ORDE = {
    Ordeverstoring.VERSTOORD: "VERSTOORD",
    Ordeverstoring.SCENARIO_A: "SCENARIO A",
    Ordeverstoring.SCENARIO_B: "SCENARIO B",
    Ordeverstoring.GEVORDERD: "GEVORDERD",
    Ordeverstoring.WACHT_OP_POLITIE: "WACHT OP POLITIE",
}
_LIVESTREAM = {
    Livestream.GEEN: "",
    Livestream.LIVE: "AAN",
    Livestream.STOP_GEVRAAGD: "STOP GEVRAAGD",
    Livestream.GESTOPT: "UIT",
    Livestream.START_GEVRAAGD: "START GEVRAAGD",
}
_POLITIE = {
    Politie.NIET_GEALARMEERD: "NEE",
    Politie.BODEDIENST_GEWAARSCHUWD: "BODEDIENST",
    Politie.GEBELD: "GEBELD",
    Politie.AANWEZIG: "IS ER",
    Politie.AFGEROND: "KLAAR",
    Politie.AFGEZEGD: "AFGEZEGD",
}
_WEG = {"verwijderd": "verwijderd", "aangehouden": "aangehouden"}
_WAAR = ("storend", "gestopt", "weg", "verwijderd", "aangehouden")

MEER_PIPS = 3
"""So many pips past the protocol's number are drawn; from there on the count is a number."""


def status(state: State) -> tuple[str, str]:
    """The status line and its short form."""
    lang, kort = _VERGADERING[state.vergadering]
    verstoring = state.laatste
    if verstoring is None:
        return lang, kort
    if not state.lopend:
        if state.vergadering is not Vergadering.GESCHORST:
            return lang, kort
        return f"ORDEVERSTORING {verstoring.nummer}: VOORBIJ, GESCHORST", f"{verstoring.nummer}. VOORBIJ"
    if gesloten_tijdens(state):
        return f"VERGADERING GESLOTEN, ORDEVERSTORING {verstoring.nummer} LOOPT NOG", "GESLOTEN, LOOPT NOG"
    woord = _ORDE[state.ordeverstoring]
    if state.ordeverstoring is Ordeverstoring.VERSTOORD and state.vergadering is Vergadering.GESCHORST:
        woord = "GESCHORST"
    if state.vergadering is Vergadering.GESLOTEN:
        return f"GESLOTEN, ORDEVERSTORING {verstoring.nummer}: {woord}", f"GESLOTEN, {verstoring.nummer}. {woord}"
    return f"ORDEVERSTORING {verstoring.nummer}: {woord}", f"{verstoring.nummer}. {woord}"


def _vorderingen(state: State) -> tuple[Vordering, ...]:
    """Those that still matter: once the meeting goes on, the next ordeverstoring begins at zero."""
    voorbij = state.lopend is None and state.vergadering in (Vergadering.NIET_GEOPEND, Vergadering.OPEN)
    return () if voorbij or state.laatste is None else state.laatste.vorderingen


def pips(state: State) -> tuple[Pip, ...]:
    """One for each vordering of the protocol, and for each that was spoken past it."""
    return _pips(_vorderingen(state), state.protocol_aantal)


def _pips(vorderingen: tuple[Vordering, ...], aantal: int) -> tuple[Pip, ...]:
    gezegd = [Pip(gezegd=True, tijd=local_minute(v.op)) for v in vorderingen]
    nog = max(0, aantal - len(gezegd))
    return (*gezegd, *(Pip(gezegd=False, tijd="--:--") for _ in range(nog)))


def pips_volgende(state: State) -> str:
    """The count beside a vordering that comes next: at zero where that begins another ordeverstoring."""
    return _tekst(pips(state) if state.lopend else _pips((), state.protocol_aantal), state.protocol_aantal)


def pips_tekst(state: State, *, tijden: bool = False) -> str:
    """``[X][ ][ ]``, or with times ``[X]20:09 [ ]--:--``; a plain number where there are too many to draw."""
    return _tekst(pips(state), state.protocol_aantal, tijden=tijden)


def _tekst(alle: tuple[Pip, ...], aantal: int, *, tijden: bool = False) -> str:
    if len(alle) > aantal + MEER_PIPS or len(alle) > 9:
        gezegd = [pip for pip in alle if pip.gezegd]
        laatste = f", laatste {gezegd[-1].tijd}" if tijden and gezegd else ""
        return f"[{len(gezegd)} van {aantal}]{laatste}"
    tekens = [("[X]" if pip.gezegd else "[ ]") + (pip.tijd if tijden else "") for pip in alle]
    return (" " if tijden else "").join(tekens)


def stand(state: State) -> tuple[Standregel, ...]:
    """Vordering, Livestream (where there is one), Politie, Verstoorders."""
    livestream = _LIVESTREAM[state.livestream]
    politie, sinds = _politie(state)
    stream = Standregel(
        naam="Livestream", waarde=livestream, tijd=local_clock(state.livestream_sinds), kort=f"Stream {livestream}"
    )
    return (
        Standregel(
            naam="Vordering",
            waarde=pips_tekst(state, tijden=True),
            kort=f"Vordering {pips_tekst(state)}",
        ),
        *(() if state.livestream is Livestream.GEEN else (stream,)),
        Standregel(naam="Politie", waarde=politie, tijd=sinds, kort=f"Politie {politie}"),
        _verstoorders(state),
    )


def _verstoorders(state: State) -> Standregel:
    """Who disturbs, stopped, left, was removed and was arrested, apart; nothing is counted where nobody was named."""
    if not state.personen:
        return Standregel(naam="Verstoorders", waarde="nog niemand beschreven", kort="Niemand beschreven")
    aantallen = Counter[str]()
    for persoon in state.personen:
        aantallen[_waar(persoon)] += max(1, persoon.aantal or 1)
    delen = [f"{aantallen[woord]} {woord}" for woord in _WAAR if aantallen[woord]]
    beschreven = sum(1 for p in state.personen if p.beschreven)
    return Standregel(
        naam="Verstoorders",
        waarde=", ".join([*delen, *([f"{beschreven} beschreven"] if beschreven else [])]),
        kort=", ".join(delen),
    )


def _waar(persoon: Persoon) -> str:
    """What is said of a person in the count."""
    if persoon.status is Persoonstatus.VERTROKKEN:
        return _WEG.get(persoon.hoe or "", "weg")
    return "storend" if persoon.status is Persoonstatus.STOREND else "gestopt"


def _politie(state: State) -> tuple[str, str]:
    """The police in words and since when; that somebody must still call says more than that nobody was told."""
    if state.politie_gevraagd and state.politie not in (Politie.GEBELD, Politie.AANWEZIG):
        return "GEVRAAGD", local_clock(state.politie_gevraagd)
    woord = _POLITIE[state.politie]
    if state.politie is Politie.GEBELD and (urgent := laatst_gebeld(state, spoed=True, loopt=True)):
        return "112 GEBELD", local_clock(urgent)
    return woord, local_clock(state.politie_sinds) if state.politie_sinds else ""
