"""A text field that draws nothing but letters: Textual's own sends an escape sequence in its value to the terminal.

Each hidden character is drawn as one sign, so that the cursor stays where it is; the value itself is not changed.
"""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input

from voorzitter_console.text import visible
from voorzitter_console.ui.terminal.app import OutlivesFaults

_SIGNS = {"\n": "¶", "\t": "»"}
HIDDEN = "\ufffd"


def signs(text: str) -> str:
    """The text with every hidden character as one sign."""
    if visible(text) == text and not any(sign in text for sign in _SIGNS):
        return text
    return "".join(_SIGNS.get(char, char if visible(char) == char else HIDDEN) for char in text)


class TextInput(OutlivesFaults, Input):
    """In place of Input everywhere."""

    _selects: bool | None = None

    def comes_back(self) -> None:
        """The focus returns to what was being typed: the next letter goes on with it instead of replacing it."""
        if self._selects is None:
            self._selects, self.select_on_focus = self.select_on_focus, False

    def on_blur(self) -> None:
        if self._selects is not None:
            self.select_on_focus, self._selects = self._selects, None

    @property
    def _value(self) -> Text:
        return Text(signs(self.value), no_wrap=True, overflow="ignore", end="")
