"""The hall in a practice: what is heard and seen, apart from the record. Away where nothing is practised."""

from __future__ import annotations

from textual.content import Content

from voorzitter_console.console.hall import HallView
from voorzitter_console.ui import draw
from voorzitter_console.ui.layout import ROOMY, WIDE
from voorzitter_console.ui.widgets.lines import Lines


class Hall(Lines):
    """The last things heard, the newest bold and last; on a small screen the newest alone, whole if it can be."""

    def __init__(self) -> None:
        super().__init__(id="zaal")

    def view(self, hall: HallView | None, width: int, height: int) -> int:
        """Show it; how many rows it takes."""
        if hall is None:
            rows: list[tuple[Content, Content]] = []
        else:
            rows = _all(hall, width) if height >= ROOMY else _newest(hall, width)
        self.display = bool(rows)
        if rows:
            self.styles.height = len(rows)
            self.show(rows)
        return len(rows)


def _all(hall: HallView, width: int) -> list[tuple[Content, Content]]:
    """A heading and three rows."""
    rows: list[Content] = []
    for number, words in enumerate(reversed(hall.regels)):
        whole = draw.plain(words, "bold" if number == 0 else draw.QUIET).wrap(width - 2)
        wrapped = draw.cut(whole, 3, width - 2)
        if len(rows) + len(wrapped) > 3:
            break
        rows = [*wrapped, *rows]
    return [(draw.plain(hall.titel, "bold reverse"), draw.plain(hall.toets)), *((row, Content("")) for row in rows)]


def _newest(hall: HallView, width: int) -> list[tuple[Content, Content]]:
    """As many rows as it needs, at most two, or three where they are short; the key at the right of the first."""
    most, key = 2 if width >= WIDE else 3, draw.plain(hall.toets_kort)
    words = draw.plain(hall.regels[-1] if hall.regels else "nog niets te horen", "bold")
    text = Content.assemble(draw.plain(hall.kort, "bold reverse"), " ", words)
    room = max(10, width - 3 - key.cell_length)
    rows = draw.cut(text.wrap(room), most, room)
    return [(row, key if number == 0 else Content("")) for number, row in enumerate(rows)]
