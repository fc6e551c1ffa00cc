"""The police (protocol 4.3, step 4b): the card with every step, and the wait after the last vordering.

What others do is never on Enter: each step is recorded by a letter of its own.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from voorzitter_console.procedure.advice.bars import kies, open_, stap
from voorzitter_console.procedure.advice.loops import open_loops
from voorzitter_console.procedure.advice.offers import Advice, Daad, Keuze, Opdracht, Zin
from voorzitter_console.procedure.advice.situation import stop_onzeker, stream_loopt
from voorzitter_console.procedure.advice.zinnen import politie_woorden
from voorzitter_console.procedure.state import Politie, State

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

_TELWOORD = {1: "EEN VORDERING", 2: "TWEE VORDERINGEN", 3: "DRIE VORDERINGEN", 4: "VIER VORDERINGEN"}
_NIEMAND = frozenset({Politie.NIET_GEALARMEERD, Politie.AFGEROND, Politie.AFGEZEGD})


def politie_stappen(state: State) -> tuple[Keuze, ...]:
    """The lines of the police card that can be true now, each with a letter of its own, in the order of the protocol.

    The letters are none of the recording keys of the chair, so that none means two things in a hurry.
    """
    waarschuwen = state.politie is not Politie.AANWEZIG
    bezig = state.politie not in _NIEMAND
    er = state.politie is Politie.AANWEZIG
    stappen = (
        (waarschuwen, _stap("W", "bodedienst gewaarschuwd", "waarschuw_bodedienst", "Gezien")),
        (True, _stap("D", "gebeld door de bodedienst", "bel_politie", "Gezien", gebeld_door="de bodedienst")),
        (True, _stap("G", "gebeld door de griffie", "bel_politie", "Gezien", gebeld_door="de griffie")),
        (True, _stap("C", "gebeld door iemand anders", "bel_politie", "Gezien")),
        (True, _stap("K", "politie is er", "politie_aanwezig", "Gezien")),
        (bezig, _stap("T", "overgedragen aan de politie", "draag_over", "Gedaan")),
        (er, _stap("U", "politie is klaar", "politie_afgerond", "Gezien")),
        (bezig and not er, _stap("Z", "politie afgezegd", "zeg_politie_af", "Gedaan")),
    )
    return tuple(keuze for kan, keuze in stappen if kan)


def _stap(letter: str, woorden: str, soort: str, daad: Daad, **velden: Any) -> Keuze:
    return Keuze(toets=letter, woorden=woorden, kort=woorden, daad=daad, opdrachten=(Opdracht(soort, velden),))


def na_laatste_vordering(state: State, protocol: Protocol, now: datetime, keuzes: dict[str, Keuze]) -> Advice:
    """After the last vordering: wait, with the oldest open loop of the police and its key."""
    aantal = state.aantal_vorderingen
    open_lus = next((lus for lus in open_loops(state, protocol, now) if lus.over == "politie"), None)
    tekst = open_lus.tekst if open_lus else "kijk of de verstoring voorbij is"
    uitleg = protocol.fysiek.regel
    if state.politie in _NIEMAND and not state.politie_gevraagd:
        uitleg = protocol.politie.wie_belt
    elif open_lus and open_lus.code in ("wie_belt", "bodedienst_belt"):
        uitleg = f"Aan de telefoon: {politie_woorden(state, protocol)}"
    # A livestream that is off is not started while they disturb, so its key is not named then.
    stream = "L" if stream_loopt(state) or stop_onzeker(state) else ""
    telwoord = _TELWOORD.get(aantal, f"{aantal} VORDERINGEN")
    return Advice(
        kop="WACHT",
        titel=f"{stap(protocol, protocol.politie)}{telwoord} VASTGELEGD",
        zin=Zin(_zin(tekst), _zin(tekst)),
        uitleg=uitleg,
        keuzes=kies(keuzes, f"P{'S' if open_(state) else ''}{stream}EV"),
        toon_pips=True,
    )


def _zin(tekst: str) -> str:
    """``politie: wie belt?`` as a sentence of its own."""
    einde = "" if tekst.endswith(("?", ".")) else "."
    return f"{tekst[0].upper()}{tekst[1:]}{einde}"
