"""The last lines of the record: what another console recorded stands here first, so one is made with little.

Textual wraps, styles and composes a text anew for each change of it, which takes as long as all else that happens
between two consoles. A line of the record is one line of the screen: it is put together here, in the styles that
Textual gives it, and moves down as it was drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.still import Still

if TYPE_CHECKING:
    from voorzitter_console.procedure.lines import Regel
    from voorzitter_console.view import Logregel

MOST = 60
"""Drawn lines that are kept."""

Row = tuple["Logregel", bool] | None
"""An entry and whether it stands first; None: an empty line."""


class Looks(Struct, frozen=True):
    """The three looks of a line, as Textual draws them here."""

    plain: Style
    first: Style
    struck: Style


class Log(Still):
    """The last entries, the last one first and bold. One column stays empty at either side."""

    _looks: Looks | None = None
    _drawn_in: object = None
    """The style that the kept lines were drawn in."""
    _selecting = False
    """With the mouse: Textual draws that, over more lines than one."""

    def __init__(self) -> None:
        super().__init__()
        self._strips: dict[Row, Strip] = {}
        self._regels: tuple[Logregel, ...] = ()

    def news(self, regels: Sequence[Regel]) -> bool:
        """Show the last of these at once; False where this is not in sight."""
        from voorzitter_console.view import logregels

        height = self.size.height
        if height:
            self.regels(logregels(regels[-height:]))
            self.paint()
        return height > 0

    def regels(self, regels: Sequence[Logregel]) -> None:
        """Draw these, the newest first."""
        fresh = tuple(regels)
        if fresh != self._regels:
            self._regels = fresh
            self.refresh()

    def draw_lines(self, crop: Region) -> list[Strip]:
        width, style = self.outer_size.width, self.visual_style
        if self._selecting or (crop.x, crop.width) != (0, width) or width < 3:
            return super().draw_lines(crop)
        if style is not self._drawn_in or len(self._strips) > MOST:
            self._drawn_in, self._looks = style, None
            self._strips.clear()
        return [self._strip(self._row(y), width) for y in crop.line_range]

    def render(self) -> Content:
        width, height = self.size
        return Content("\n").join([_content(self._row(y), width) for y in range(height)])

    def notify_style_update(self) -> None:
        self._drawn_in = None
        super().notify_style_update()

    def selection_updated(self, selection: Selection | None) -> None:
        self._selecting = selection is not None
        super().selection_updated(selection)

    def _row(self, y: int) -> Row:
        return (self._regels[y], y == 0) if y < len(self._regels) else None

    def _strip(self, row: Row, width: int) -> Strip:
        kept = self._strips.get(row)
        if kept is not None and kept.cell_length == width:
            return kept
        looks = self._looks = self._looks or self._drawn_looks()
        words, rest = _fitted(row, width)
        upper = looks.first if row is not None and row[1] else looks.plain
        look = looks.struck if row is not None and row[0].herroepen else upper
        parts = ((" ", looks.plain), (words, look), (rest, looks.plain))
        drawn = self._strips[row] = Strip([Segment(text, style) for text, style in parts if text], width)
        return drawn

    def _drawn_looks(self) -> Looks:
        _, background = self.background_colors
        looks: list[Any] = []
        for style in ("", "bold", draw.STRUCK):
            strip = Visual.to_strips(self, Content.styled("x", style), 1, 1, self.visual_style)[0]
            for kind in self.get_line_filters():
                strip = strip.apply_filter(kind, background)
            looks.append((next(iter(strip)).style or Style.null()).clear_meta_and_links())
        return Looks(*looks)


def _content(row: Row, width: int) -> Content:
    """The same line for Textual, which draws what is selected with the mouse."""
    if width < 3:
        return Content("")
    words, rest = _fitted(row, width)
    style = "" if row is None else draw.STRUCK if row[0].herroepen else "bold" if row[1] else ""
    return Content.assemble(" ", Content.styled(words, style), rest)


def _fitted(row: Row, width: int) -> tuple[str, str]:
    """What follows the first, empty column: the words, and blanks with at the right why this line stands out."""
    if row is None:
        return "", " " * (width - 1)
    regel = row[0]
    words = f"{regel.tijd}  {regel.door:<12}{one_line(regel.tekst)}"
    mark = " ".join(("later vastgelegd",) * regel.later + ("herroepen",) * regel.herroepen)
    room = width - 2 - len(mark) - bool(mark)
    if room < 1:
        return "", set_cell_size(mark, width - 2) + " "
    length = cell_len(words)
    if length > room:
        words, length = set_cell_size(words, room - 1) + "…", room
    return words, " " * (width - 2 - length - len(mark)) + mark + " "
