"""What each recording key of the chair gives at a moment (design, "Keys"): all of them, for nothing is gated.

Only what cannot be true now (``hervat`` of a meeting that runs) gives nothing, and says in a sentence what is possible:
words that would be refused are not brought up to be said. Of these keys :mod:`.advice` names at most four.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from voorzitter_console.procedure.advice import disturbance_keys, meeting_keys, outside_keys
from voorzitter_console.procedure.advice.offers import Keuze
from voorzitter_console.procedure.refusal import why_not
from voorzitter_console.procedure.state import State
from voorzitter_console.procedure.tables import ORDEVERSTORING, VERGADERING, takes

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

LETTERS = "SABOVERHXMLP"


def toetsen(state: State, protocol: Protocol, now: datetime, minuten: int | None = None) -> dict[str, Keuze]:
    """All recording keys by their letter, in the order of ``LETTERS``; ``minuten`` as chosen for scenario A."""
    keuzes = (
        meeting_keys.schors(state, protocol),
        disturbance_keys.scenario_a(state, protocol, minuten),
        disturbance_keys.scenario_b(state, protocol, now),
        disturbance_keys.opnieuw(protocol),
        disturbance_keys.vordering(state, protocol, now),
        disturbance_keys.voorbij(state),
        meeting_keys.ruimte(protocol),
        meeting_keys.hervat(protocol),
        meeting_keys.sluit(state),
        disturbance_keys.meld(state),
        outside_keys.livestream(state),
        outside_keys.politie(state),
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
