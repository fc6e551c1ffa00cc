"""Sharing from the chair's screen: where it listens, the codes and the fingerprint, who is connected, cutting off."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from voorzitter_console.console.sharing import Sharing, in_place
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Choose
from voorzitter_console.ui.widgets.lines import Lines


class SharingForm(Form):
    """Stays open: what it shows follows the process. It records nothing; who is paired the page's process records."""

    def __init__(self, sharing: Sharing) -> None:
        super().__init__("DELEN MET EEN ANDER TOESTEL", [("cijfer", "kiest"), ("Esc", "terug")])
        self._sharing = sharing
        self._actions = in_place((), sharing.actions(self._picture))
        self._info = Lines(id="delen-stand")
        self._choose = Choose(self._worded())

    def compose(self) -> ComposeResult:
        yield self._info
        yield self._choose
        yield self.foot

    def rows(self, width: int) -> int:
        return len(self._said(width)) + len(self._actions) + 3

    def on_mount(self) -> None:
        super().on_mount()
        self._show()
        self._choose.focus()

    def tell(self, sentence: str) -> None:
        """Called at each drawing: what it shows is renewed then."""
        super().tell(sentence)
        self._show()

    def on_choose_chosen(self, event: Choose.Chosen) -> None:
        if event.index < len(self._actions):
            act = self._actions[event.index][1]
            if act is not None:
                act()
            self._show()

    def _picture(self) -> None:
        """Over the whole screen: in a box it would be too small for a camera."""
        from voorzitter_console.ui.screens.qr import QrScreen

        self.app.push_screen(QrScreen(self._sharing))

    def _worded(self) -> list[str]:
        return [words if act is not None else f"kan niet meer: {words}" for words, act in self._actions]

    def _said(self, width: int) -> list[Content]:
        room = max(20, width - 4)
        return [row for line in self._sharing.lines() for row in Content(one_line(line)).wrap(room)]

    def _show(self) -> None:
        rows = self._said(self.app.size.width)
        self._info.styles.height = len(rows)
        self._info.show([(row.stylize("bold"), Content("")) for row in rows])
        shown = self._worded()
        self._actions = in_place([words for words, _ in self._actions], self._sharing.actions(self._picture))
        if self._worded() != shown:
            self._choose.show(self._worded())
