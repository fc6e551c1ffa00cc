"""The checklist as rows that the arrows go along; only what is in sight is drawn, so many rows do not matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from voorzitter_console.ui import draw
from voorzitter_console.ui.bindings import WALK

if TYPE_CHECKING:
    from voorzitter_console.dossier.checklist.model import Punt

SIGNS = {"compleet": "[x]", "ontbreekt": "[ ]", "vragen": "[?]"}
"""A sign and a word each: never by colour alone."""


class Checks(Widget, can_focus=True):
    """``punten`` as rows; Enter asks to fill in the row of the cursor."""

    DEFAULT_CSS = """
    Checks {
        height: 1fr; border: round $rand; padding: 0 1; text-wrap: nowrap; text-overflow: clip;
        border-title-color: $tekst; border-title-background: $grond;
        border-subtitle-color: $stil; border-subtitle-background: $grond;
    }
    Checks:focus { border: heavy $nadruk; border-title-color: $nadruk; border-title-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*WALK]

    class Chosen(Message):
        """Enter, or a click, on this row."""

        def __init__(self, punt: Punt) -> None:
            super().__init__()
            self.punt = punt

    def __init__(self) -> None:
        super().__init__()
        self.punten: Sequence[Punt] = ()
        self.known = False
        """Whether a journal was read; before that, and where none could be, nothing is said of what is open."""
        self.cursor = 0
        self._top = 0

    def show(self, punten: Sequence[Punt]) -> None:
        """Draw these rows; the cursor stays on its item, or where it stood."""
        before = self.punt
        self.punten, self.known = punten, True
        same = [n for n, p in enumerate(punten) if before and (p.groep, p.wat) == (before.groep, before.wat)]
        self._go(same[0] if same else self.cursor)

    @property
    def punt(self) -> Punt | None:
        """The item of the cursor."""
        return self.punten[self.cursor] if self.cursor < len(self.punten) else None

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        if not self.punten:
            return draw.plain("Er is niets meer in te vullen." if self.known else "", "bold")
        self._top = min(max(self._top, self.cursor - height + 1), self.cursor)
        shown = self.punten[self._top : self._top + height]
        return Content("\n").join([self._row(punt, self._top + n, width) for n, punt in enumerate(shown)])

    def _row(self, punt: Punt, number: int, width: int) -> Content:
        at_cursor = number == self.cursor
        sign = "> " if at_cursor else "  "
        what = Content.assemble(sign, SIGNS[punt.stand], " ", draw.plain(f"{punt.groep}: {punt.wat}", limit=300))
        row = draw.beside(what, draw.plain(punt.waarde, draw.QUIET, 40), width)
        return row.stylize("reverse") if at_cursor and self.has_focus else row

    def action_move(self, steps: int) -> None:
        self._go(self.cursor + steps)

    def action_page(self, pages: int) -> None:
        self.action_move(pages * max(1, self.content_size.height - 1))

    def action_choose(self) -> None:
        if self.punt is not None:
            self.post_message(self.Chosen(self.punt))

    def on_click(self, event: Click) -> None:
        row = self._top + event.y - 1
        if 0 <= row < len(self.punten):
            self._go(row)
            self.action_choose()

    def _go(self, place: int) -> None:
        self.cursor = max(0, min(place, len(self.punten) - 1))
        self.border_subtitle = Content(f"{self.cursor + 1} van {len(self.punten)}" if self.punten else "")
        self.refresh()
