"""The tables run by ``transitions``: flat machines side by side (facts: the parallel machine half-applies a step).

``transitions`` keeps the state in its model; ours is handed in and out, so the fold stays pure. A model is not shared
between threads.
"""

from __future__ import annotations

import threading
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from voorzitter_console.procedure.tables import CONDITIONS, TABLES, MachineTable

if TYPE_CHECKING:
    from transitions import Machine

S = TypeVar("S", bound=StrEnum)


class _Holder:
    """Holds one state and answers the conditions of the rows."""

    state: StrEnum

    def __init__(self) -> None:
        self.facts: frozenset[str] = frozenset()


def _condition(name: str) -> Any:
    return lambda self: name in self.facts


for _name in CONDITIONS:
    setattr(_Holder, _name, _condition(_name))


def build(table: MachineTable, model: object, machine: type[Machine] | None = None, **options: Any) -> Machine:
    """A ``transitions`` machine of the table; also used to draw it."""
    # Imported on first use: the console paints its first screen before it needs a machine.
    from transitions import Machine

    rows: list[dict[str, Any]] = [
        {
            "trigger": row.trigger,
            "source": list(row.van),
            "dest": row.naar if row.naar is not None else "=",
            "conditions": list(row.als),
            "unless": list(row.niet),
        }
        for row in table.rows
    ]
    return (machine or Machine)(
        model=model,
        states=table.states,
        initial=table.begin,
        transitions=rows,
        auto_transitions=False,
        send_event=False,
        **options,
    )


class _Local(threading.local):
    def __init__(self) -> None:
        self.models: dict[str, _Holder] = {}


_LOCAL = _Local()


def _model(table: MachineTable) -> _Holder:
    model = _LOCAL.models.get(table.naam)
    if model is None:
        model = _LOCAL.models[table.naam] = _Holder()
        build(table, model)
    return model


def fire(naam: str, state: S, trigger: str, *facts: str) -> S | None:
    """The state after the trigger, or None where no row fits (refused)."""
    return cast("S | None", _decided(naam, state, trigger, frozenset(facts)))


@cache
def _decided(naam: str, state: StrEnum, trigger: str, facts: frozenset[str]) -> StrEnum | None:
    """What ``transitions`` decides; the answer depends on nothing else, so each question is put to it once."""
    from transitions import MachineError

    model: Any = _model(TABLES[naam])
    model.state, model.facts = state, facts
    try:
        return cast("StrEnum", model.state) if model.trigger(trigger) else None
    except MachineError:
        return None
