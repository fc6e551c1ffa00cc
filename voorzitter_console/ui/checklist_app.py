"""``dossier --controle`` on a terminal: the checklist's screen by itself, after the meeting."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import App

from voorzitter_console.ui import themes
from voorzitter_console.ui.screens.checklist import ChecklistScreen

if TYPE_CHECKING:
    from voorzitter_console.dossier.checklist_book import Book


class ChecklistApp(App[int]):
    """Only the checklist; the 112 card and the procedure's keys belong to the console."""

    CSS_PATH = "console.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Checklist aangifte"

    def __init__(self, book: Book, theme: str | None = None) -> None:
        chosen = themes.KLEURLOOS if "NO_COLOR" in os.environ else theme or themes.DONKER
        super().__init__(ansi_color=True if chosen == themes.KLEURLOOS else None)
        for own in themes.THEMES:
            self.register_theme(own)
        self.set_reactive(App.theme, chosen)
        self.stylesheet.set_variables(self.get_css_variables())
        self._book = book

    def on_mount(self) -> None:
        self.push_screen(ChecklistScreen(self._book), lambda _: self.exit(0))

    def open_card(self) -> None:
        """There is no meeting to record it in."""
        self.notify("De 112-kaart staat in de console zelf: voorzitter-console.", markup=False)

    def open_help(self) -> None:
        """The keys stand in the foot."""


def run(book: Book, theme: str | None) -> int:
    """The screen on this terminal; returns the exit code."""
    return ChecklistApp(book, theme).run() or 0
