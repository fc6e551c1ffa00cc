"""Two panels for a large screen: the state, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.still import Still
from voorzitter_console.view import Lus, ScreenView


class Panel(Still):
    """A frame with rows of text."""

    def __init__(self, title: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.border_title = title
        self._rows: list[Content] = []

    def show(self, rows: list[Content]) -> None:
        if rows != self._rows:
            self._rows = rows
            self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1:
            return Content("")
        return Content("\n").join([draw.beside(row, Content(""), width) for row in self._rows[:height]])


class StandPanel(Panel):
    """The state."""

    def view(self, view: ScreenView) -> None:
        rows: list[Content] = []
        for row in view.stand:
            value = " ".join(part for part in (row.waarde, row.tijd) if part)
            rows.append(Content.assemble(f"{row.naam:<13}", draw.plain(value, "bold")))
        self.show(rows)


class LoopPanel(Panel):
    """What is still open, the urgent first; heavy frame and a sign before each, so that it is no colour alone."""

    def loops(self, loops: Sequence[Lus]) -> None:
        self.set_class(bool(loops), "-open")
        self.show([draw.plain(loop.tekst, draw.OPEN) for loop in loops])

    def render(self) -> Content:
        """As many as there are rows for: only here, for before the first layout there are none."""
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        if not self._rows:
            return draw.plain("niets", draw.QUIET)
        shown = [[row] if row.cell_length <= width - 2 else row.wrap(width - 2) for row in self._rows]
        while sum(map(len, shown)) > height and any(len(rows) > 1 for rows in shown):
            last = max(i for i, rows in enumerate(shown) if len(rows) > 1)  # what is urgent stands first
            shown[last] = [self._rows[last]]
        if len(shown) > height:  # the last row holds what it can of the rest
            rest = [row.plain for row in self._rows[height - 1 :]]
            shown = [*shown[: height - 1], [draw.as_many("", rest, width - 2, count=True)]]
        signs = [Content.styled("! ", draw.OPEN), Content("  ")]
        rows = [Content.assemble(signs[bool(at)], row) for loop in shown for at, row in enumerate(loop)]
        return Content("\n").join([draw.beside(row, Content(""), width) for row in rows])
