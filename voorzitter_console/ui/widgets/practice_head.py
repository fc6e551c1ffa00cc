"""On every screen of a practice that has no head of its own: the word OEFENING, and what is heard meanwhile."""

from __future__ import annotations

from textual.content import Content

from voorzitter_console.console.hall import NOT_REAL, HallView
from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.lines import Lines


class PracticeHead(Lines):
    """Docked at the top: a row, and one more for the newest thing heard."""

    def __init__(self) -> None:
        super().__init__(id="oefening-kop")

    def view(self, hall: HallView | None) -> None:
        rows = [draw.plain(NOT_REAL, "bold reverse")]
        if hall is not None and hall.regels:
            rows.append(draw.plain(hall.regels[-1], "bold"))
        self.styles.height = len(rows)
        self.show([(row, Content("")) for row in rows])
