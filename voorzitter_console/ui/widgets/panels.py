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
        shown = list(self._rows)
        if len(shown) > height:  # what is urgent stands first, and the last row holds what it can of the rest
            shown = [*shown[: height - 1], draw.joined(shown[height - 1 :], "; ")]
        sign = Content.styled("! ", draw.OPEN)
        return Content("\n").join([draw.beside(Content.assemble(sign, row), Content(""), width) for row in shown])
