"""A field with a few fixed values: blank, left and right change it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from voorzitter_console.ui import draw


class Toggle(Widget, can_focus=True):
    """Shows its value between brackets; ``value`` is the key of the chosen option."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "turn(1)", "Volgende", show=False),
        Binding("left", "turn(-1)", "Vorige", show=False),
    ]

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, toggle: Toggle) -> None:
            super().__init__()
            self.toggle = toggle

    def __init__(self, options: dict[str, str], value: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = options
        self.value = value

    def render(self) -> Content:
        whole = Content("  ").join(
            Content.styled(f"[{words}]", "bold") if key == self.value else Content(f" {words} ")
            for key, words in self._options.items()
        )
        if whole.cell_length <= self.content_size.width:
            return whole
        # What is chosen is never cut off; that there is more to choose is said.
        place = [*self._options].index(self.value) + 1
        chosen = Content.styled(f"[{self._options[self.value]}]", "bold")
        return draw.beside(chosen, Content(f" {place} van {len(self._options)}"), self.content_size.width)

    def on_click(self, _event: Click) -> None:
        self.action_turn(1)

    def action_turn(self, steps: int) -> None:
        names = list(self._options)
        self.value = names[(names.index(self.value) + steps) % len(names)]
        self.refresh()
        self.post_message(self.Changed(self))
