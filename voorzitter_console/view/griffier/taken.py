"""The tasks that the protocol gives the griffie (4.3 step 4b: "de griffie waarschuwt de bodedienst die de politie belt
en naar de betreffende vergaderzaal begeleidt"), each one key. Pure.

A task keeps its digit whatever happens; those that stand in an open loop stand first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.advice.loops import open_loops
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.outside_keys import NO_STREAM
from voorzitter_console.procedure.advice.situation import laatste_inzet, overgedragen, raadsleden_buiten
from voorzitter_console.procedure.state import Livestream, Politie, State

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

Formulier = Literal["", "incidentnummer", "quorum"]


class Taak(Struct, frozen=True, kw_only=True):
    """One task: its digit, its words, when it was done (local time, empty: not yet) and what the digit records."""

    nummer: int
    woorden: str
    gedaan: str = ""
    open: bool = False
    """It stands in an open loop."""
    opdrachten: tuple[Opdracht, ...] = ()
    formulier: Formulier = ""
    """The form that asks the rest, in place of ``opdrachten``."""
    waarom_niet: str = ""
    """Why it can record nothing now."""

    def means_the_same(self, other: Taak) -> bool:
        """Whether its digit says and records the same, whatever stands open."""
        return (self.woorden, self.opdrachten, self.formulier) == (other.woorden, other.opdrachten, other.formulier)

    @property
    def vraag(self) -> str:
        """What stands before recording once more what was done already."""
        return f"{self.woorden}: al vastgelegd {self.gedaan}. Opnieuw?"


_LUS = {
    "bodedienst": 1,
    "wie_belt": 2,
    "bodedienst_belt": 2,
    "geweld_niet_gemeld": 2,
    "livestream_stop": 3,
    "livestream_start": 3,
    "livestream_loopt": 3,
    "livestream_uit": 3,
    "raadsleden_uit_zaal": 4,
    "raadsleden_terug": 4,
    "politie_aankomst": 6,
    "politie_overdracht": 7,
    "politie_klaar": 7,
    "quorum": 8,
}
"""Which task closes an open loop."""


def taken(state: State, protocol: Protocol, now: datetime) -> tuple[Taak, ...]:
    """The eight tasks at ``now`` (UTC): those in an open loop first, the oldest loop foremost, then by their digit."""
    lussen = [_LUS[lus.code] for lus in open_loops(state, protocol, now) if lus.code in _LUS]
    made = [make(state, nummer in lussen) for nummer, make in enumerate(_TAKEN, 1)]
    if made[4].open:
        lussen.append(5)
    return tuple(sorted(made, key=lambda t: (lussen.index(t.nummer) if t.nummer in lussen else len(lussen), t.nummer)))


def _bodedienst(state: State, is_open: bool) -> Taak:
    begin = state.lopend.begin if state.lopend else None
    last = state.bodedienst[-1] if state.bodedienst else None
    bezig = state.politie not in (Politie.NIET_GEALARMEERD, Politie.AFGEROND, Politie.AFGEZEGD)
    counts = last is not None and (bezig or begin is None or last >= begin)
    return Taak(
        nummer=1,
        woorden="Bodedienst waarschuwen",
        gedaan=local_clock(last) if last and counts else "",
        open=is_open,
        opdrachten=(Opdracht("waarschuw_bodedienst", {}),),
    )


def _bellen(state: State, is_open: bool) -> Taak:
    begin = state.lopend.begin if state.lopend else None
    inzet = laatste_inzet(state)
    gebeld = inzet.gebeld if inzet else None
    counts = inzet and gebeld and (inzet.loopt or begin is None or gebeld >= begin)
    return Taak(
        nummer=2,
        woorden="Politie bellen" if counts else "Politie bellen (woorden: P)",
        gedaan=local_clock(gebeld) if gebeld and counts and not is_open else "",
        open=is_open,
        opdrachten=(Opdracht("bel_politie", {}),),
    )


def _livestream(state: State, is_open: bool) -> Taak:
    gestopt = Opdracht("bevestig_livestream", {"toestand": "gestopt"})
    if state.livestream is Livestream.GEEN:
        return Taak(nummer=3, woorden="Geen livestream", waarom_niet=NO_STREAM)
    if state.livestream is Livestream.LIVE:
        return Taak(nummer=3, woorden="Livestream stoppen", open=is_open, opdrachten=(Opdracht("stop_livestream", {}),))
    if state.livestream is Livestream.START_GEVRAAGD:
        live = Opdracht("bevestig_livestream", {"toestand": "live"})
        return Taak(nummer=3, woorden="Livestream loopt weer", open=is_open, opdrachten=(live,))
    if state.livestream is Livestream.GESTOPT and is_open:
        start = Opdracht("start_livestream", {})
        return Taak(nummer=3, woorden="Livestream weer starten", open=True, opdrachten=(start,))
    gedaan = local_clock(state.livestream_sinds) if state.livestream is Livestream.GESTOPT else ""
    return Taak(nummer=3, woorden="Livestream staat echt uit", gedaan=gedaan, open=is_open, opdrachten=(gestopt,))


def _raadsleden(state: State, is_open: bool) -> Taak:
    if raadsleden_buiten(state):
        terug = Opdracht("raadsleden_terug", {})
        return Taak(nummer=4, woorden="Raadsleden terug in de zaal", open=is_open, opdrachten=(terug,))
    back = state.raadsleden_terug
    return Taak(
        nummer=4,
        woorden="Raadsleden uit de zaal",
        gedaan=f"terug {local_clock(back)}" if back and not is_open else "",
        open=is_open,
        opdrachten=(Opdracht("raadsleden_uit_zaal", {}),),
    )


def _incident(state: State, _is_open: bool) -> Taak:
    inzet = laatste_inzet(state)
    if inzet is None or inzet.gebeld is None:
        why = "Er is nog geen melding bij de politie vastgelegd: druk eerst 2."
        return Taak(nummer=5, woorden="Incidentnummer politie", formulier="incidentnummer", waarom_niet=why)
    return Taak(
        nummer=5,
        woorden="Incidentnummer politie",
        gedaan=inzet.incidentnummer or "",
        open=inzet.loopt and not inzet.incidentnummer,
        formulier="incidentnummer",
    )


def _aanwezig(state: State, is_open: bool) -> Taak:
    since = state.politie_sinds if state.politie is Politie.AANWEZIG else None
    inzet = laatste_inzet(state)
    begin = state.lopend.begin if state.lopend else None
    if since is None and inzet and inzet.afgerond and (begin is None or inzet.afgerond >= begin):
        since = inzet.aanwezig
    return Taak(
        nummer=6,
        woorden="Politie in de zaal",
        gedaan=local_clock(since) if since and not is_open else "",
        open=is_open,
        opdrachten=(Opdracht("politie_aanwezig", {}),),
    )


def _overdracht(state: State, is_open: bool) -> Taak:
    over = overgedragen(state)
    if over is not None and state.politie is Politie.AANWEZIG:
        klaar = Opdracht("politie_afgerond", {})
        return Taak(nummer=7, woorden="Politie is klaar", open=is_open, opdrachten=(klaar,))
    inzet = laatste_inzet(state)
    done = inzet.afgerond if inzet else None
    begin = state.lopend.begin if state.lopend else None
    counts = done and (begin is None or done >= begin) and not is_open
    return Taak(
        nummer=7,
        woorden="Overdracht gedaan",
        gedaan=f"klaar {local_clock(done)}" if done and counts else "",
        open=is_open,
        opdrachten=(Opdracht("draag_over", {}),),
    )


def _quorum(state: State, is_open: bool) -> Taak:
    counted = state.quorum if not is_open else None
    return Taak(
        nummer=8,
        woorden="Quorum tellen",
        gedaan=local_clock(counted) if counted else "",
        open=is_open,
        formulier="quorum",
    )


_TAKEN: tuple[Callable[[State, bool], Taak], ...] = (
    _bodedienst,
    _bellen,
    _livestream,
    _raadsleden,
    _incident,
    _aanwezig,
    _overdracht,
    _quorum,
)
