"""One of many things, found by typing a few letters or with the arrows: for the quick entry of a paper record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Blur, Click, Key
from textual.message import Message
from textual.widget import Widget

from voorzitter_console.ui import draw


class Picker(Widget, can_focus=True):
    """Shows its choice; ``search`` finds the place of what was typed, from a place on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", "Volgende", show=False),
        Binding("left", "turn(-1)", "Vorige", show=False),
        Binding("backspace", "forget", "Opnieuw", show=False),
    ]

    class Changed(Message):
        """Another one was chosen."""

    class Submitted(Message):
        """Enter."""

    def __init__(
        self, words: Sequence[str], search: Callable[[str, int], int | None], *, id: str | None = None, at: int = 0
    ) -> None:
        super().__init__(id=id)
        self._words = list(words)
        self._search = search
        self._typed = ""
        self.index = at

    def render(self) -> Content:
        width = self.content_size.width
        if width < 1:
            return Content("")
        found = Content.assemble("< ", draw.plain(self._words[self.index], "bold"), " >")
        typed = f"gezocht: {self._typed}" if self._typed else "typ om te zoeken"
        return draw.beside(found, draw.plain(typed, draw.QUIET), width)

    def on_key(self, event: Key) -> None:
        """Letters search here; they must not reach the chair's keys."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
        elif event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._find(self._typed + event.character, event.character)

    def on_click(self, _event: Click) -> None:
        self.action_turn(1)

    def on_blur(self, _event: Blur) -> None:
        self.action_forget()

    def action_turn(self, steps: int) -> None:
        self._typed = ""
        self._go((self.index + steps) % len(self._words))

    def action_forget(self) -> None:
        self._typed = ""
        self.refresh()

    def _find(self, *tries: str) -> None:
        """What was typed so far, or else only the last letter."""
        for text in tries:
            found = self._search(text, self.index if text == self._typed else 0)
            if found is not None:
                self._typed = text
                self._go(found)
                return

    def _go(self, index: int) -> None:
        self.index = index
        self.refresh()
        self.post_message(self.Changed())
