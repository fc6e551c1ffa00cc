"""Whom, or which: choose among what was named; a digit or blank marks, Enter goes on with those that are marked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from voorzitter_console.console.boxes.box import Tick
from voorzitter_console.console.console import Effect
from voorzitter_console.console.guard import ENTER
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Choose
from voorzitter_console.ui.screens.base import ConsoleScreen


class Marks(Choose):
    """The persons; blank marks the one under the mark too."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "mark", "Merk", show=False)]

    def action_digit(self, number: int) -> None:
        """A digit marks at once, for that records nothing: Enter after it counts it. 1-1-2 still opens the card."""
        if isinstance(self.screen, ConsoleScreen):
            self.screen.console_app.digit(number, lambda _number: Effect.NOTHING)
        self.action_choose(number)

    def action_mark(self) -> None:
        self.post_message(self.Chosen(self._at, "space"))


class LabelsForm(Form):
    """Each row with its mark."""

    def __init__(self, box: Tick) -> None:
        then = "legt vast" if box.legt_vast else "verder"
        super().__init__(box.titel, [("spatie", "of cijfer merkt"), ("Enter", then), ("Esc", "terug")])
        self._box = box
        self._marked = set(box.gemerkt)
        self._choose = Marks(self._words())

    def compose(self) -> ComposeResult:
        yield self._choose
        yield self.foot

    def rows(self, width: int) -> int:  # noqa: ARG002  each has one row
        return len(self._box.rijen) + 3

    def on_mount(self) -> None:
        super().on_mount()
        self._choose.focus()

    def _words(self) -> list[str]:
        return [
            f"[{'x' if label in self._marked else ' '}] {one_line(label, 50)}  {one_line(about, 60)}".rstrip()
            for label, about in self._box.rijen.items()
        ]

    def on_choose_chosen(self, event: Choose.Chosen) -> None:
        if event.key == ENTER:
            self._record()
            return
        label = list(self._box.rijen)[event.index]
        self._marked ^= {label}
        self._choose.show(self._words())

    def _record(self) -> None:
        labels = [label for label in self._box.rijen if label in self._marked]
        if not labels:
            self.note(f"Merk eerst {self._box.wat}, met een cijfer of de spatie.")
            return
        made = self._box.make(labels)
        self.post_message(self.Given(ENTER, *made) if isinstance(made, tuple) else self.Next(made))
