"""The keys to those outside the chamber: L for the livestream, P for the police (protocol 4.3, steps 2 and 4b)."""

from __future__ import annotations

from voorzitter_console.procedure.advice.offers import Keuze, opdracht
from voorzitter_console.procedure.advice.situation import politie_gevraagd_of_verder
from voorzitter_console.procedure.state import Livestream, State

NO_STREAM = "Deze vergadering heeft geen livestream."


def livestream(state: State) -> Keuze:
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
            "stream is uit",
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
            "stream is aan",
            "U hebt gezien dat de livestream weer aan is.",
            opdracht(gezien, toestand="live"),
        ),
    }.get(state.livestream)
    if stap_nu is None:
        return Keuze(toets="L", woorden="geen livestream", kort="geen stream", opdrachten=(), waarom_niet=NO_STREAM)
    woorden, kort, betekenis, wat = stap_nu
    return Keuze(toets="L", woorden=woorden, kort=kort, titel="LIVESTREAM", betekenis=betekenis, opdrachten=(wat,))


def politie(state: State) -> Keuze:
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
