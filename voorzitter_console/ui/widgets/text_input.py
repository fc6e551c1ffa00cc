"""A text field that draws nothing but letters: Textual's own sends an escape sequence in its value to the terminal.

Each hidden character is drawn as one sign, so that the cursor stays where it is; the value itself is not changed.
"""

from __future__ import annotations

from rich.text import Text
from textual.events import Paste
from textual.validation import ValidationResult
from textual.widgets import Input

from voorzitter_console.text import visible
from voorzitter_console.ui.private import DrawsItself
from voorzitter_console.ui.terminal.app import OutlivesFaults, TerminalApp

BETWEEN = " / "
"""Between the lines of pasted text: a field has one line, and where another began must be seen."""
_SIGNS = {"\n": "¶", "\t": "»"}
HIDDEN = "\ufffd"


def signs(text: str) -> str:
    """The text with every hidden character as one sign."""
    if visible(text) == text and not any(sign in text for sign in _SIGNS):
        return text
    return "".join(_SIGNS.get(char, char if visible(char) == char else HIDDEN) for char in text)


def one_row(text: str) -> str:
    """The lines of a text on one, visibly apart; empty ones are left out."""
    lines = text.splitlines()
    return text if lines == [text] else BETWEEN.join(line.strip() for line in lines if line.strip())


class TextInput(OutlivesFaults, DrawsItself, Input):
    """In place of Input everywhere. One row: the stylesheet says so, where ``compact`` would style each field twice."""

    _selects: bool | None = None

    def validate(self, value: str) -> ValidationResult | None:  # noqa: ARG002
        """Any text is accepted here; Textual would style the field anew to say so."""
        return None

    def comes_back(self) -> None:
        """The focus returns to what was being typed: the next letter goes on with it instead of replacing it."""
        if self._selects is None:
            self._selects, self.select_on_focus = self.select_on_focus, False

    def on_blur(self) -> None:
        if self._selects is not None:
            self.select_on_focus, self._selects = self._selects, None

    def on_paste(self, event: Paste) -> None:
        """All lines stay, where Textual keeps only the first; what does not fit is said."""
        event.stop()
        event.prevent_default()
        text, (start, end) = one_row(event.text), self.selection
        room = self.max_length - len(self.value) + abs(end - start) if self.max_length else len(text)
        self.replace(text[: max(0, room)], start, end)
        left_out = len(text) - max(0, room)
        if left_out > 0:
            self._say(f"Te lang: hier passen {self.max_length} tekens; de laatste {left_out} zijn niet overgenomen.")

    def restricted(self) -> None:
        """A character more than fits: said, for a bell says nothing."""
        self._say(f"Dit veld is vol: meer dan {self.max_length} tekens passen er niet in.")

    def _say(self, sentence: str) -> None:
        if isinstance(self.app, TerminalApp):
            self.app.say(sentence)

    def drawn(self) -> Text:
        return Text(signs(self.value), no_wrap=True, overflow="ignore", end="")
