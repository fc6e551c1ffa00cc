"""Deviations from the protocol's order, found by the fold; the protocol says *kan*, so they refuse nothing.

At most once an ordeverstoring, but for ``raadslid_gevorderd``. For the intern version and the drill, not the aangifte.
"""

from __future__ import annotations

from datetime import timedelta

from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.state import Afwijking, Livestream, Ordeverstoring, State, Vergadering, Verstoring

CODES = (
    "zonder_schorsing",
    "livestream_loopt",
    "zonder_aanspreken",
    "tijdens_uiting",
    "raadslid_gevorderd",
    "politie_niet_gemeld",
    "hervat_tijdens_verstoring",
    "zonder_ruimte",
    "maatregel_zonder_agressie",
)
EACH = frozenset({"raadslid_gevorderd"})


def _add(state: State, fact: Fact, code: str, label: str | None = None) -> State:
    found = Afwijking(code=code, op=fact.op, id=fact.id, reden=fact.command.toelichting, label=label)
    if not state.verstoringen:
        return evolve(state, afwijkingen_buiten=(*state.afwijkingen_buiten, found))
    last = state.verstoringen[-1]
    if code not in EACH and any(a.code == code for a in last.afwijkingen):
        return state
    last = evolve(last, afwijkingen=(*last.afwijkingen, found))
    return evolve(state, verstoringen=(*state.verstoringen[:-1], last))


def without(verstoring: Verstoring, code: str) -> Verstoring:
    """The ordeverstoring without this deviation: what it said of the end is undone where it goes on."""
    return evolve(verstoring, afwijkingen=tuple(a for a in verstoring.afwijkingen if a.code != code))


def at_words(state: State, fact: Fact) -> State:
    """At spreek_aan and vorder: the meeting still open, the livestream still live."""
    if state.vergadering is Vergadering.OPEN:
        state = _add(state, fact, "zonder_schorsing")
    if state.livestream is Livestream.LIVE:
        state = _add(state, fact, "livestream_loopt")
    return state


def at_order(state: State, fact: Fact) -> State:
    """At vorder: nobody addressed yet, or the agreed minutes of scenario A not over."""
    spoken = state.verstoringen[-1].aansprekingen
    if not spoken:
        return _add(state, fact, "zonder_aanspreken")
    minuten = spoken[-1].minuten
    if (
        state.ordeverstoring is Ordeverstoring.SCENARIO_A
        and minuten is not None
        # Both by the order and by the times on record, which differ where the clock was set in between.
        and fact.plek < spoken[-1].plek + timedelta(minutes=minuten)
        and fact.op < spoken[-1].op + timedelta(minutes=minuten)
    ):
        return _add(state, fact, "tijdens_uiting")
    return state


def at_councillor(state: State, fact: Fact, labels: tuple[str, ...]) -> State:
    """At a vordering: each raadslid named whose case was not put before the raad (Gemeentewet 26 lid 3)."""
    for label in labels:
        persoon = state.persoon(label)
        if persoon and persoon.rol == "raadslid" and persoon.voorgelegd is None:
            state = _add(state, fact, "raadslid_gevorderd", label)
    return state


def at_end(state: State, fact: Fact) -> State:
    """At the end: the protocol's number of vorderingen, and nobody told the bodedienst or the police."""
    last = state.verstoringen[-1]
    if len(last.vorderingen) >= state.protocol_aantal and not last.politie_gemeld:
        return _add(state, fact, "politie_niet_gemeld")
    return state


def at_resume(state: State, fact: Fact) -> State:
    """At hervat: an ordeverstoring runs; no room was given since the schorsing (step 5)."""
    if state.ordeverstoring.loopt:
        state = _add(state, fact, "hervat_tijdens_verstoring")
    if state.schorsingen and state.schorsingen[-1].ruimte is None:
        state = _add(state, fact, "zonder_ruimte")
    return state


def at_measure(state: State, fact: Fact) -> State:
    """At meld_fysieke_maatregel: no physical aggression reported before it (step 4b)."""
    return state if state.agressie else _add(state, fact, "maatregel_zonder_agressie")
