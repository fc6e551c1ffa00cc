"""A numbered list: a digit, or the arrows and Enter, chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from voorzitter_console.console.boxes.box import Item
from voorzitter_console.console.console import Effect
from voorzitter_console.console.guard import ENTER
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.screens.base import ConsoleScreen

WORD = 2
"""So many letters are a word that was meant for a field; one is a key that means nothing here."""


class Choose(Widget, can_focus=True):
    """The lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Omlaag", show=False),
        Binding("up", "move(-1)", "Omhoog", show=False),
        Binding("enter", "choose(0)", "Kies", show=False),
        *(Binding(str(n), f"digit({n})", f"Kies {n}", show=False) for n in range(1, 10)),
    ]

    class Chosen(Message):
        """An item, by its place from 0, and the key that chose it."""

        def __init__(self, index: int, key: str) -> None:
            super().__init__()
            self.index = index
            self.key = key

    class Typed(Message):
        """Enter or a digit came after letters that mean nothing here: who typed them may not have seen the list."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = list(words)
        self._at = 0
        self._first = 0
        """The first line in sight."""
        self._letters = 0

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        first = max(0, min(self._at - height + 1, len(self._words) - height)) if self._at >= height else 0
        self._first = first
        rows = []
        for index, words in enumerate(self._words[first : first + height], first):
            mark = ">" if index == self._at else " "
            cap = draw.cap(str(index + 1)) if index < 9 else Content("   ")
            row = Content.assemble(f"{mark} ", cap, " ", draw.plain(words))
            rows.append(draw.beside(row.stylize("bold") if index == self._at else row, Content(""), width))
        return Content("\n").join(rows)

    def on_key(self, event: Key) -> None:
        """A letter is no choice; an arrow after it shows that the list was seen."""
        if (event.character or "").isalpha():
            self._letters += 1
        elif event.key in ("up", "down"):
            self._letters = 0

    def on_click(self, event: Click) -> None:
        """The mouse marks; a key chooses."""
        if self._first + event.y < len(self._words):
            self._at, self._letters = self._first + event.y, 0
            self.refresh()

    def __len__(self) -> int:
        return len(self._words)

    def __bool__(self) -> bool:
        return True  # a widget, however few its lines

    def show(self, words: Sequence[str]) -> None:
        """Other lines; the place stays."""
        self._words = list(words)
        self._at = max(0, min(self._at, len(self._words) - 1))
        self.refresh()

    def action_move(self, steps: int) -> None:
        if not self._words:
            return
        self._at = (self._at + steps) % len(self._words)
        self.refresh()

    def action_digit(self, number: int) -> None:
        """It marks at once, and chooses once no other digit followed it: 1-1-2 opens the card from here too."""
        if number <= len(self._words):
            self._at = number - 1  # Enter right after it means this line, and no other
            self.refresh()

        def then(counted: int) -> Effect:
            if self.is_attached:
                self.action_choose(counted)
            return Effect.NOTHING

        screen = self.screen
        if isinstance(screen, ConsoleScreen):
            screen.console_app.digit(number, then)

    def action_choose(self, number: int) -> None:
        if number > len(self._words) or not self._words:
            return
        if not number and isinstance(self.screen, ConsoleScreen):
            self.screen.console_app.forget_digit()
        letters, self._letters = self._letters, 0
        if letters >= WORD:
            self.post_message(self.Typed())
            return
        self.post_message(self.Chosen(number - 1 if number else self._at, str(number) if number else ENTER))


class Menu(Form):
    """The first nine have a digit; ``vooraf`` is shown above them, such as the words for the telephone."""

    def __init__(self, titel: str, items: Sequence[Item], vooraf: str = "") -> None:
        super().__init__(titel, [("Enter", "of cijfer kiest"), ("Esc", "terug")])
        self._items = list(items)
        self._intro = one_line(vooraf)

    def compose(self) -> ComposeResult:
        if self._intro:
            yield Intro(self._intro)
        yield Choose([item.woorden for item in self._items])
        yield self.foot

    def rows(self, width: int) -> int:
        above = len(Content(self._intro).wrap(max(10, width - 4))) if self._intro else 0
        return len(self._items) + 3 + above

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Choose).focus()

    def on_choose_chosen(self, event: Choose.Chosen) -> None:
        item = self._items[event.index]
        if item.niet:
            self.note(item.niet)
        elif item.verder is not None:
            self.post_message(self.Next(item.verder()))
        else:
            self.post_message(self.Given(event.key, item.opdrachten, item.echo))


class Intro(Static):
    """A few lines above the items."""

    def __init__(self, text: str) -> None:
        super().__init__(Content(text).stylize("bold"), markup=False)
