"""Draws the running tables as mermaid through ``transitions`` itself: no drawing can differ from the machine."""

from __future__ import annotations

import re

from voorzitter_console.procedure.machines import build
from voorzitter_console.procedure.tables import CONDITIONS, TABLES, MachineTable

_STYLE = re.compile(r"\s*(classDef|Class|direction) ")


def _always(_self: object) -> bool:
    return True


_Drawn = type("_Drawn", (), dict.fromkeys(CONDITIONS, _always))
"""A model with the conditions' names, which are all that a drawing needs."""


def mermaid(table: MachineTable) -> str:
    """One machine as a mermaid state diagram; conditions stand in brackets, ``!`` is not."""
    from transitions.extensions import GraphMachine

    model = _Drawn()
    build(table, model, GraphMachine, graph_engine="mermaid", show_conditions=True, title=table.naam)
    source: str = model.get_graph().source
    lines = [line.rstrip() for line in source.splitlines() if line.strip() and not _STYLE.match(line)]
    text = "\n".join(line for line in lines if line not in ("---", table.naam))
    for state in table.states:
        text = re.sub(rf"\b{state.name}\b", state.value, text)
    return text


def all_machines() -> str:
    """The four machines, each in a fenced block under its name (markdown; the same stands in docs/machines.md)."""
    parts = [f"## {table.naam}\n\n```mermaid\n{mermaid(table)}\n```\n" for table in TABLES.values()]
    legend = "\n".join(f"- `{name}`: {words}" for name, words in CONDITIONS.items())
    return "\n".join([*parts, f"## Voorwaarden\n\n{legend}\n"])
