"""Step 1 and 5: open, suspended or closed, and what belongs to a schorsing (protocol 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.machines import fire
from voorzitter_console.procedure.refusal import refuse
from voorzitter_console.procedure.state import Schorsing, State, Woorden

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


def suspend(state: State, fact: Fact, protocol: Protocol) -> State:
    """schors, with the words that were said (step 1). Raises Refused."""
    command = fact.command
    assert isinstance(command, c.Schors)
    state = move(state, fact)
    schorsing = Schorsing(
        begin=fact.op,
        begin_id=fact.id,
        tekst=command.tekst or protocol.schorsing.tekst,
        woorden=source(command),
        reden=command.reden,
    )
    state = evolve(state, schorsingen=(*state.schorsingen, schorsing))
    return evolve(state, raadsleden_verzocht=fact.op) if command.raadsleden_verlaten_zaal else state


def source(command: c.Uitgesproken) -> Woorden:
    """Where the words of a spoken command come from; ``getoond`` says nothing where no words were kept."""
    if command.tekst is None:
        return Woorden.PROTOCOL
    return Woorden.GETOOND if command.getoond else Woorden.OPGEGEVEN


def move(state: State, fact: Fact) -> State:
    """open_vergadering, schors, hervat, sluit through the table. Raises Refused."""
    command = fact.command
    after = fire("vergadering", state.vergadering, command.COMMAND)
    if after is None:
        raise refuse(state, fact)
    state = evolve(state, vergadering=after, sinds=fact.op)
    if isinstance(command, c.Hervat):
        state = with_last(state, hervat=fact.op)
    elif isinstance(command, c.Sluit):
        if state.schorsingen and state.schorsingen[-1].hervat is None:
            state = with_last(state, gesloten=fact.op)
        state = evolve(state, gesloten_reden=command.reden, verdaagd_naar=command.verdaagd_naar)
    return state


def with_last(state: State, **changes: Any) -> State:
    """The last schorsing changed; without one the state as it was."""
    if not state.schorsingen:
        return state
    return evolve(state, schorsingen=(*state.schorsingen[:-1], evolve(state.schorsingen[-1], **changes)))


def room(state: State, fact: Fact) -> State:
    """geef_ruimte: counts once for each schorsing (protocol 4.3, step 5)."""
    if state.schorsingen and state.schorsingen[-1].ruimte is None:
        return with_last(state, ruimte=fact.op)
    return state


def councillors(state: State, fact: Fact) -> State:
    """Councillors out of the hall and back, and the quorum counted (Gemeentewet 29)."""
    if isinstance(fact.command, c.RaadsledenUitZaal):
        return evolve(state, raadsleden_weg=fact.op, raadsleden_verzocht=None, raadsleden_terug=None, quorum=None)
    if isinstance(fact.command, c.RaadsledenTerug):
        return evolve(state, raadsleden_terug=fact.op, raadsleden_weg=None, raadsleden_verzocht=None)
    return evolve(state, quorum=fact.op)
