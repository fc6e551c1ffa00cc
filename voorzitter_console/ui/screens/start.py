"""The first moment: the journal is being opened."""

from __future__ import annotations

from textual.app import ComposeResult

from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.lines import Lines


class StartScreen(ConsoleScreen):
    """Nothing to do here but wait; the 112 card works."""

    CSS_PATH = None

    def compose(self) -> ComposeResult:
        yield Lines(id="start")

    def on_mount(self) -> None:
        self.query_one(Lines).show([(draw.plain(" Het journaal wordt geopend."), draw.plain(""))])
