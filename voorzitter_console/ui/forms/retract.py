"""Take back a mistaken press: J confirms, never Enter. The original stays in the record, marked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from voorzitter_console.console.boxes.retract import STAYS, Retraction, taken_back
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import MOST, Form
from voorzitter_console.ui.widgets.lines import Lines


class RetractForm(Form):
    """The last own entry; the arrows go to an earlier one."""

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "yes", "Ja", show=False),
        Binding("down", "move(1)", "Eerder", show=False),
        Binding("up", "move(-1)", "Later", show=False),
        Binding("enter", "no_enter", "Niets", show=False),
    ]

    def __init__(self, box: Retraction) -> None:
        super().__init__(box.titel, [("J", "herroept"), ("omlaag", "een eerdere"), ("Esc", "terug")])
        self._regels = box.regels
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Lines(id="herroep-regels")
        yield self.foot

    def rows(self, width: int) -> int:
        return 3 + len(self._lines(width - 4))

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()
        self.focus()

    def action_move(self, steps: int) -> None:
        self._at = max(0, min(len(self._regels) - 1, self._at + steps))
        self._draw()

    def action_yes(self) -> None:
        self.post_message(self.Given("j", *taken_back(self._regels[self._at])))

    def action_no_enter(self) -> None:
        self.note("Enter herroept niet: druk J, of Esc om terug te gaan.")

    def _draw(self) -> None:
        rows = self._lines(self.app.size.width - 4)
        lines = self.query_one("#herroep-regels", Lines)
        lines.styles.height = len(rows)
        lines.show([(row, Content("")) for row in rows])

    def _lines(self, width: int) -> list[Content]:
        """The whole of what is taken back: nobody confirms what he cannot read."""
        regel, room = self._regels[self._at], max(20, width)
        words = Content.assemble(f"{regel.tijd}  ", draw.plain(regel.tekst, "bold"))
        return [*draw.cut(words.wrap(room), MOST, room), *draw.plain(STAYS).wrap(room)]
