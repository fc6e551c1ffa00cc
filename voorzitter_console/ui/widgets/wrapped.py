"""A few paragraphs, each wrapped to the width; what does not fit ends in an ellipsis."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.still import Still


class Wrapped(Still):
    """Rows of text; ``rows_for`` says how many they take."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts: list[Content] = []

    def show(self, parts: Sequence[Content]) -> None:
        fresh = list(parts)
        if fresh != self._parts:
            self._parts = fresh
            self.refresh()

    def rows_for(self, width: int) -> int:
        """Rows at that many columns."""
        return sum(len(part.wrap(max(10, width))) for part in self._parts)

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        rows = [row for part in self._parts for row in part.wrap(width)]
        return Content("\n").join(draw.cut(rows, height, width))
