"""The solid bar: what Enter (or A, or B) records. It also shows what was just recorded, and what is not yet on disk."""

from __future__ import annotations

from textual.content import Content

from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.still import Still

_STYLES = {"nadruk": "$op-nadruk on $nadruk $nadruk-stijl", "melding": "$grond on $lus $nadruk-stijl"}


class KeyBar(Still):
    """One key and its words over the whole width."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._content = self._mark = Content("")
        self._style = self._press = ""

    def show(self, key: str, words: str, *, style: str = "", extra: str = "", mark: str = "", press: str = "") -> None:
        """``style``: ``nadruk`` (do this now), ``melding`` (a fault or question), empty (quiet).

        ``mark`` stands at the right and is never cut: what the style tells, in a word; beside a question it is the
        answer, and stands right behind it where there is room. ``press``: the key of a click.
        """
        content = Content.assemble(f"{key}   " if key else "", draw.plain(words))
        if extra:
            content = Content.assemble(content, "   ", draw.plain(extra))
        shown = (content.plain, mark, style, press)
        if shown != (self._content.plain, self._mark.plain, self._style, self._press):
            self._content, self._mark, self._style, self._press = content, draw.plain(mark), style, press
            self.refresh()

    @property
    def words(self) -> str:
        """What it says, for tests and for a reader of the screen."""
        return one_line(f"{self._content.plain} {self._mark.plain}")

    def render(self) -> Content:
        width, height = self.content_size
        if width < 3:
            return Content("")
        # Every cell is drawn: in the colourless theme reversed text must fill the bar. And drawn, not given a class:
        # Textual takes as long for another class as for a line, just when something was recorded.
        left, right = self._content, self._mark
        if self._style == "melding" and left.cell_length + 2 + right.cell_length <= width - 2:
            left, right = Content.assemble(left, " " * bool(right.cell_length), right), Content("")
        said = [left]
        if self._style == "melding" and not right and left.cell_length > width - 2:
            said = draw.cut(left.wrap(width - 2), height, width - 2)  # why, and what helps, is not cut for empty rows
        rows = [Content.assemble(" ", draw.beside(part, right, width - 2), " ") for part in said]
        above = max(0, (height - len(rows)) // 2)
        blank = Content(" " * width)
        drawn = Content("\n").join([*[blank] * above, *rows, *[blank] * (height - len(rows) - above)])
        drawn = drawn.stylize_before(_STYLES.get(self._style, ""))
        return draw.pressable(drawn, "toets", self._press) if self._press else drawn
