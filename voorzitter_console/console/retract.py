"""What may be taken back from here: once, for every face. What may be at all is the procedure's affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.history import LIVESTREAM

if TYPE_CHECKING:
    from voorzitter_console.procedure.lines import Regel

NOT_BY_KEY = LIVESTREAM | {"begin_vastlegging", "herroep", "vul_aan", "corrigeer"}
"""The broadcast did stop; a beginning and a retraction stay; a wrong detail is corrected where it stands."""


def retractable(snapshot: Snapshot, station: str) -> list[Regel]:
    """The own entries that can be taken back, the last one first."""
    lines = {regel.positie: regel for regel in snapshot.regels}
    return [
        lines[entry.positie]
        for entry in reversed(snapshot.entries)
        if entry.positie in lines
        and entry.station == station
        and entry.soort not in NOT_BY_KEY
        and entry.id not in snapshot.herroepen
    ]
