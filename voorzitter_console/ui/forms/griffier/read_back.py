"""An entry of the chair as a whole, to be judged by the griffier."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key

from voorzitter_console.console.boxes import notes
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.widgets.wrapped import Wrapped
from voorzitter_console.view.griffier.meelezen import FOUT, Teruglezing


class ReadBackForm(Form):
    """An entry as a whole, to be judged: where it did not fit in the list, or was called wrong before."""

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "yes", "Juist", show=False),
        Binding("down,pagedown", "roll(1)", "Omlaag", show=False),
        Binding("up,pageup", "roll(-1)", "Omhoog", show=False),
    ]

    def __init__(self, regel: Teruglezing) -> None:
        super().__init__("TERUGLEZEN", [("J", "juist"), ("F", "fout"), ("Esc", "terug")])
        self._regel = regel
        rows = [draw.plain(f"{regel.tijd}  {regel.tekst}", "bold"), draw.plain(regel.gesproken)]
        rows += [draw.plain(notes.ONCE_WRONG, draw.OPEN)] if regel.oordeel == FOUT else []
        self._about = Wrapped(id="teruglezen-geheel")
        self._about.show([row for row in rows if row.cell_length])

    def compose(self) -> ComposeResult:
        yield VerticalScroll(self._about, can_focus=False)
        yield self.foot

    def rows(self, width: int) -> int:
        rows = self._about.rows_for(width - 4)
        self._about.styles.height = rows
        return rows + 3

    def on_mount(self) -> None:
        super().on_mount()
        self.focus()

    def action_roll(self, steps: int) -> None:
        """The words may be longer than the screen."""
        self.query_one(VerticalScroll).scroll_relative(y=2 * steps, animate=False)

    def action_yes(self) -> None:
        self.post_message(self.Given("j", *notes.confirm(self._regel)))

    def on_key(self, event: Key) -> None:
        if (event.character or "").lower() == "f":
            event.stop()
            self.post_message(self.Next(notes.dispute(self._regel)))
        elif event.key == "enter":
            event.stop()
            self.note("Enter legt hier niets vast: J is juist, F is fout, Esc gaat terug.")
