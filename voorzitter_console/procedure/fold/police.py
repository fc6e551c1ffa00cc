"""Step 4b: the police, called through the bodedienst; this program never dials (protocol 4.3)."""

from __future__ import annotations

from typing import Any

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.machines import fire
from voorzitter_console.procedure.refusal import refuse
from voorzitter_console.procedure.state import Politie, Politieinzet, State

TOLD = (c.WaarschuwBodedienst, c.BelPolitie, c.PolitieAanwezig)
"""Commands by which the police were told of an ordeverstoring, or there (deviation politie_niet_gemeld)."""
STANDS = (Politie.BODEDIENST_GEWAARSCHUWD, Politie.GEBELD, Politie.AANWEZIG)
"""States in which somebody was told already."""


def move(state: State, fact: Fact) -> State:
    """All commands of the police machine through the table. Raises Refused."""
    command = fact.command
    after = fire("politie", state.politie, command.COMMAND)
    if after is None:
        raise refuse(state, fact)
    before = state.politie
    if after is not before:
        state = evolve(state, politie=after, politie_sinds=fact.op)
    if isinstance(command, TOLD) and state.verstoringen and not state.verstoringen[-1].politie_gemeld:
        told = evolve(state.verstoringen[-1], politie_gemeld=True)
        state = evolve(state, verstoringen=(*state.verstoringen[:-1], told))
    if isinstance(command, c.VraagPolitie):
        nobody = before not in (Politie.GEBELD, Politie.AANWEZIG) or command.spoed
        return evolve(state, politie_gevraagd=fact.op) if nobody else state
    if isinstance(command, c.WaarschuwBodedienst):
        return evolve(state, bodedienst=(*state.bodedienst, fact.op))
    if isinstance(command, c.BelPolitie):
        return evolve(state, politie_gevraagd=None, inzetten=(*state.inzetten, _call(fact, command)))
    if isinstance(command, c.PolitieAanwezig):
        return _arrived(evolve(state, politie_gevraagd=None), fact, command)
    if isinstance(command, c.PolitieAfgerond):
        return _each(state, {"afgerond": fact.op, "resultaat": command.resultaat})
    return _each(evolve(state, politie_gevraagd=None), {"afgezegd": fact.op})


def _call(fact: Fact, command: c.BelPolitie) -> Politieinzet:
    return Politieinzet(
        gebeld=fact.op,
        spoed=command.spoed,
        gebeld_door=command.gebeld_door,
        incidentnummer=command.incidentnummer,
        gemeld=command.gemeld,
        verwacht_om=command.verwacht_om,
    )


def _arrived(state: State, fact: Fact, command: c.PolitieAanwezig) -> State:
    seen: dict[str, Any] = {"aanwezig": fact.op, "eenheid": command.eenheid, "begeleid_door": command.begeleid_door}
    if _running(state) == len(state.inzetten):
        return evolve(state, inzetten=(*state.inzetten, Politieinzet(**seen)))
    return _each(state, seen, waiting=True)


def _running(state: State) -> int:
    """Where the calls begin that still run; they stand together at the end, for finishing one finishes all."""
    first = len(state.inzetten)
    while first and state.inzetten[first - 1].loopt:
        first -= 1
    return first


def _each(state: State, changes: dict[str, Any], *, waiting: bool = False) -> State:
    """Every call that is still running changed (``waiting``: only where nobody arrived yet)."""
    first = _running(state)
    changed = tuple(i if waiting and i.aanwezig is not None else evolve(i, **changes) for i in state.inzetten[first:])
    return evolve(state, inzetten=(*state.inzetten[:first], *changed))


def hand_over(state: State, fact: Fact) -> State:
    """draag_over: the persons and the situation given to the police."""
    assert isinstance(fact.command, c.DraagOver)
    return _each(state, {"overgedragen": fact.op, "overgedragen_aan": fact.command.aan})
