"""Taking a mistaken press back: which ones can be, and the box that asks. The original stays in the record, marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.console.boxes.box import Box, Item, Made, Pick
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.history import FOR_GOOD
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.procedure.lines import Regel

NOT_BY_KEY = FOR_GOOD | {"vul_aan", "corrigeer"}
"""What stays for good, and a wrong detail, which is corrected where it stands."""
NONE_OWN = "Er is nog niets van dit scherm dat u kunt herroepen."
STAYS = "Het blijft leesbaar in het verslag, als herroepen."
EARLIER = 8
"""So many earlier entries are lines of the box; what is older stands in the history."""


def retractable(snapshot: Snapshot, station: str) -> list[Regel]:
    """The own entries that can be taken back, the last one first; what the program itself noticed is nobody's own."""
    lines = {regel.positie: regel for regel in snapshot.regels}
    return [
        lines[entry.positie]
        for entry in reversed(snapshot.entries)
        if entry.positie in lines
        and entry.station == station
        and entry.door != SYSTEEM
        and entry.soort not in NOT_BY_KEY
        and entry.id not in snapshot.herroepen
    ]


class Retraction(Pick, frozen=True, kw_only=True):
    """Asks whether ``regels[0]`` is taken back, J says so; an earlier one is asked first."""

    regels: Sequence[Regel]


def retract(
    regels: Sequence[Regel], *, terug: Callable[[], Box] | None = None, volgt: Callable[[], Box] | None = None
) -> Retraction:
    """The box for these, at least one, the last one first."""
    first, *more = regels
    opdrachten, _words = taken_back(first)
    taken = Item(f"herroep: {_line(first)}", opdrachten, letter="J")
    earlier = [Item(f"een eerdere: {_line(r)}", verder=partial(retract, [r])) for r in more[:EARLIER]]
    return Retraction(
        titel="HERROEPEN", items=(taken, *earlier), vooraf=STAYS, regels=tuple(regels), terug=terug, volgt=volgt
    )


def taken_back(regel: Regel) -> Made:
    """The command that takes this entry back, and its words."""
    return (Opdracht("herroep", {"positie": regel.positie}),), "herroepen"


def _line(regel: Regel) -> str:
    return f"{regel.tijd}  {one_line(regel.tekst, 400)}"
