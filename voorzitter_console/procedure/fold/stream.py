"""Step 2: the livestream, asked and confirmed apart; a failed stop stays ``stop_gevraagd`` (protocol 4.3)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.machines import fire
from voorzitter_console.procedure.refusal import refuse
from voorzitter_console.procedure.state import State, Uitzending


def move(state: State, fact: Fact) -> State:
    """stop_livestream, start_livestream, bevestig_livestream through the table. Raises Refused."""
    command = fact.command
    confirmed = command.toestand if isinstance(command, c.BevestigLivestream) else None
    after = fire("livestream", state.livestream, f"bevestig_{confirmed}" if confirmed else command.COMMAND)
    if after is None:
        raise refuse(state, fact)
    before = state.livestream
    if after is not before:
        state = evolve(state, livestream=after, livestream_sinds=fact.op)
    if confirmed:
        return _confirm(state, fact, confirmed, changed=after is not before)
    wanted = "gestopt" if isinstance(command, c.StopLivestream) else "live"
    last = state.uitzendingen[-1] if state.uitzendingen else None
    if last and last.bevestigd is None and last.toestand == wanted:
        return state
    asked = Uitzending(toestand=wanted, gevraagd=fact.op, gevraagd_door=fact.door)
    return evolve(state, uitzendingen=(*state.uitzendingen, asked))


def _confirm(state: State, fact: Fact, toestand: str, *, changed: bool) -> State:
    last = state.uitzendingen[-1] if state.uitzendingen else None
    if last and last.toestand == toestand and last.bevestigd is None:
        done = evolve(last, bevestigd=fact.op, bevestigd_door=fact.door, **_seen(fact))
        return evolve(state, uitzendingen=(*state.uitzendingen[:-1], done))
    if not changed:
        return state
    # Nobody asked for it here: the operator did it, or what was asked did not happen.
    seen = Uitzending(toestand=toestand, bevestigd=fact.op, bevestigd_door=fact.door, **_seen(fact))
    return evolve(state, uitzendingen=(*state.uitzendingen, seen))


def _seen(fact: Fact) -> dict[str, Any]:
    """What only the program can tell of it."""
    command = fact.command
    if not isinstance(command, c.BevestigLivestream) or (command.langs is None and command.erkend_op is None):
        return {}
    erkend = datetime.fromisoformat(command.erkend_op).astimezone(UTC) if command.erkend_op else None
    return {"erkend": erkend, "langs": command.langs}
