"""The griffier's screen before the chair began: it opens by itself as soon as a meeting stands."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.lines import Lines, emergency


class WaitScreen(ConsoleScreen):
    """Nothing to do here but wait; the 112 card works."""

    def __init__(self) -> None:
        super().__init__()
        self._foot = Lines(id="wacht-voet")

    def compose(self) -> ComposeResult:
        with Vertical(id="vraag"):
            yield Static(draw.plain("Er is nog geen open vergadering.", "bold"), markup=False)
            yield Static(
                "\nDit scherm opent vanzelf zodra de voorzitter begint, in hetzelfde journaal.\n"
                "Oefent de voorzitter? Start dan: voorzitter-console griffier --oefening\n\nCtrl+Q verlaat.",
                markup=False,
            )
        yield self._foot

    def draw(self) -> None:
        self._foot.show([(draw.plain(self.core.hint, draw.OPEN), emergency(self.console_app.toetsen))])
