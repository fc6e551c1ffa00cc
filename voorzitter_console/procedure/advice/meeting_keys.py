"""The keys of the meeting itself: S, R, H and X (protocol 4.3, steps 1, 2 and 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.bars import stap
from voorzitter_console.procedure.advice.offers import Keuze, opdracht
from voorzitter_console.procedure.advice.situation import stop_onzeker, stream_loopt
from voorzitter_console.procedure.advice.zinnen import zin
from voorzitter_console.procedure.state import State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


_CANNOT = {
    Vergadering.NIET_GEOPEND: "niet open",
    Vergadering.GESCHORST: "geschorst",
    Vergadering.GESLOTEN: "gesloten",
}
"""Why there is nothing to schors, in a word or two for beside the key."""


def schors(state: State, protocol: Protocol) -> Keuze:
    """Key S: schors, and the livestream where the protocol says so; while the meeting is not open only the latter."""
    stopt_mee = protocol.livestream.aanwezig and protocol.livestream.stop_bij_schorsen
    stop = (opdracht("stop_livestream"),) if stopt_mee and stream_loopt(state) else ()
    if state.vergadering is not Vergadering.OPEN and stopt_mee and (stop or stop_onzeker(state)):
        return Keuze(
            toets="S",
            woorden="stop de livestream",
            kort="stream uit",
            titel="LIVESTREAM STOPPEN",
            betekenis="Alleen de livestream wordt gestopt.",
            opdrachten=(opdracht("stop_livestream"),),
        )
    return Keuze(
        toets="S",
        woorden="schorsing, livestream stopt" if stop else "schorsing",
        kort=_CANNOT.get(state.vergadering) or ("schors, stream uit" if stop else "schorsing"),
        titel=stap(protocol, protocol.schorsing) + "SCHORSEN",
        zin=zin(protocol.schorsing.tekst, protocol.schorsing.kort),
        daad="Gezegd",
        opdrachten=(opdracht("schors"), *stop),
    )


def hervat(protocol: Protocol) -> Keuze:
    """Key H (step 5)."""
    return Keuze(
        toets="H",
        woorden="vergadering hervat",
        kort="hervat",
        titel=stap(protocol, protocol.hervatten) + "HERVATTEN",
        zin=zin(protocol.hervatten.tekst, protocol.hervatten.kort),
        daad="Gezegd",
        opdrachten=(opdracht("hervat"),),
    )


def ruimte(protocol: Protocol) -> Keuze:
    """Key R: room for emotions before it goes on (step 5)."""
    return Keuze(
        toets="R",
        woorden="ruimte voor emoties",
        kort="ruimte",
        titel=stap(protocol, protocol.ruimte) + "RUIMTE VOOR EMOTIES",
        zin=zin(protocol.ruimte.tekst, protocol.ruimte.kort),
        daad="Gezegd",
        opdrachten=(opdracht("geef_ruimte"),),
    )


def sluit(state: State) -> Keuze:
    """Key X; asked about where a disturbance still runs."""
    return Keuze(
        toets="X",
        woorden="sluit de vergadering",
        kort="sluit",
        titel="VERGADERING SLUITEN",
        betekenis="De vergadering is gesloten.",
        opdrachten=(opdracht("sluit"),),
        vraag="De verstoring loopt nog. Toch sluiten?" if state.lopend else "",
    )
