"""Try the keys before anything happens: laptops turn F-keys into media keys, terminals keep some for themselves.

It says what arrived and starts nothing; only the 112 card comes all the same, since it must come from everywhere.
"""

from __future__ import annotations

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from voorzitter_console.console import keys
from voorzitter_console.text import one_line
from voorzitter_console.ui.toetsen import Toetsen, toetsen_of

_PASSED = frozenset({"tab", "shift+tab", "up", "down", "enter"})
"""Keys that walk the form, or begin."""


def arrived(spelling: str, toetsen: Toetsen) -> str:
    """``U drukte op F2: schors. Werkt.`` for Textual's name of a key press."""
    name = {"space": "spatie", "question_mark": "?", "escape": "Esc"}.get(spelling, one_line(spelling, 20).upper())
    key = toetsen.named(spelling)
    if key is None:
        return f"U drukte op {name}. Die toets komt aan, maar doet in de console niets."
    return f"U drukte op {name}: {key.voet or key.hulp}. Werkt."


class KeyTest(Widget, can_focus=True):
    """A row of the opening form: with the focus here every key is only named."""

    class Arrived(Message):
        """What to say."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def render(self) -> Content:
        return Content("druk op een toets" if self.has_focus else "proberen: Tab tot hier")

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_key(self, event: Key) -> None:
        if event.key in _PASSED:
            return
        toetsen = toetsen_of(self)
        self.post_message(self.Arrived(arrived(event.key, toetsen)))
        key = toetsen.named(event.key)
        if key is None or key.naam != keys.KAART_112.naam:
            event.stop()
            event.prevent_default()
