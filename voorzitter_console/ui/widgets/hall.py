"""The hall in a practice: what is heard and seen, apart from the record. Away where nothing is practised."""

from __future__ import annotations

from textual.content import Content

from voorzitter_console.console.hall import HallView
from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.lines import Lines


class Hall(Lines):
    """A heading and the last things heard, the newest bold and last; on a small screen the newest alone."""

    def __init__(self) -> None:
        super().__init__(id="zaal")

    def view(self, hall: HallView | None, width: int, height: int) -> int:
        """Show it; how many rows it takes."""
        rows = self._rows_of(hall, width, height) if hall is not None else []
        self.display = bool(rows)
        if rows:
            self.styles.height = len(rows)
            self.show([(row, Content("")) for row in rows])
        return len(rows)

    @staticmethod
    def _rows_of(hall: HallView, width: int, height: int) -> list[Content]:
        most = 4 if height >= 28 else 3 if height >= 22 else 2
        rows: list[Content] = []
        for number, words in enumerate(reversed(hall.regels)):
            wrapped = draw.plain(words, "bold" if number == 0 else draw.QUIET).wrap(max(10, width - 2))[: most - 1]
            if len(rows) + len(wrapped) > most - 1:
                break
            rows = [*wrapped, *rows]
        title = Content.assemble(draw.plain(hall.titel, "bold reverse"), "   ", draw.plain(hall.toets))
        return [title, *rows]
