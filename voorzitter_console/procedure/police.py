"""Step 4b: the police, called through the bodedienst; this program never dials (protocol 4.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.machines import fire
from voorzitter_console.procedure.refusal import refuse
from voorzitter_console.procedure.tables import Politie

if TYPE_CHECKING:
    from voorzitter_console.procedure.state import State

TOLD = (c.WaarschuwBodedienst, c.BelPolitie, c.PolitieAanwezig)
"""Commands by which the police were told of an ordeverstoring, or there (deviation politie_niet_gemeld)."""
STANDS = (Politie.BODEDIENST_GEWAARSCHUWD, Politie.GEBELD, Politie.AANWEZIG)
"""States in which somebody was told already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Politieinzet:
    """One call (or an arrival without a call here)."""

    gebeld: datetime | None = None
    spoed: bool = False
    gebeld_door: str | None = None
    incidentnummer: str | None = None
    gemeld: str | None = None
    verwacht_om: str | None = None
    aanwezig: datetime | None = None
    eenheid: str | None = None
    begeleid_door: str | None = None
    overgedragen: datetime | None = None
    overgedragen_aan: str | None = None
    afgerond: datetime | None = None
    resultaat: str | None = None
    afgezegd: datetime | None = None

    @property
    def loopt(self) -> bool:
        """Neither finished nor called off."""
        return self.afgerond is None and self.afgezegd is None


def move(state: State, fact: Fact) -> State:
    """All commands of the police machine through the table. Raises Refused."""
    command = fact.command
    after = fire("politie", state.politie, command.COMMAND)
    if after is None:
        raise refuse(state, fact)
    before = state.politie
    if after is not before:
        state = replace(state, politie=after, politie_sinds=fact.op)
    if isinstance(command, TOLD) and state.verstoringen and not state.verstoringen[-1].politie_gemeld:
        told = replace(state.verstoringen[-1], politie_gemeld=True)
        state = replace(state, verstoringen=(*state.verstoringen[:-1], told))
    if isinstance(command, c.VraagPolitie):
        nobody = before not in (Politie.GEBELD, Politie.AANWEZIG) or command.spoed
        return replace(state, politie_gevraagd=fact.op) if nobody else state
    if isinstance(command, c.WaarschuwBodedienst):
        return replace(state, bodedienst=(*state.bodedienst, fact.op))
    if isinstance(command, c.BelPolitie):
        return replace(state, politie_gevraagd=None, inzetten=(*state.inzetten, _call(fact, command)))
    if isinstance(command, c.PolitieAanwezig):
        return _arrived(replace(state, politie_gevraagd=None), fact, command)
    if isinstance(command, c.PolitieAfgerond):
        return _each(state, afgerond=fact.op, resultaat=command.resultaat)
    return _each(replace(state, politie_gevraagd=None), afgezegd=fact.op)


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
    waiting = [i for i in state.inzetten if i.loopt and i.aanwezig is None]
    if waiting:
        inzetten = tuple(replace(i, **seen) if i in waiting else i for i in state.inzetten)
        return replace(state, inzetten=inzetten)
    if any(i.loopt for i in state.inzetten):
        return state
    return replace(state, inzetten=(*state.inzetten, Politieinzet(**seen)))


def _each(state: State, **changes: Any) -> State:
    """Every call that is still running changed."""
    return replace(state, inzetten=tuple(replace(i, **changes) if i.loopt else i for i in state.inzetten))


def hand_over(state: State, fact: Fact) -> State:
    """draag_over: the persons and the situation given to the police."""
    assert isinstance(fact.command, c.DraagOver)
    return _each(state, overgedragen=fact.op, overgedragen_aan=fact.command.aan)
