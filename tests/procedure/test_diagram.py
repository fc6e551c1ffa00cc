"""The drawing in docs/ is the one that the running tables give."""

from __future__ import annotations

from pathlib import Path

from voorzitter_console.procedure.diagram import all_machines, mermaid
from voorzitter_console.procedure.tables import TABLES

_DOC = Path(__file__).parents[2] / "docs" / "machines.md"


def test_docs_hold_the_drawing_of_the_running_tables() -> None:
    assert all_machines() in _DOC.read_text(encoding="utf-8")


def test_every_row_is_drawn() -> None:
    for table in TABLES.values():
        drawn = mermaid(table)
        for row in table.rows:
            for van in row.van:
                naar = (row.naar or van).value
                lines = [x for x in drawn.splitlines() if x.strip().startswith(f"{van.value} --> {naar}:")]
                assert any(row.trigger in line for line in lines), row
