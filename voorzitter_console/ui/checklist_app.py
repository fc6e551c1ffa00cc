"""``dossier --controle`` on a terminal: the checklist's screen by itself, after the meeting."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from voorzitter_console.ui.leaving import Leaving
from voorzitter_console.ui.plain_end import PlainEnd
from voorzitter_console.ui.screens.checklist import ChecklistScreen

if TYPE_CHECKING:
    from voorzitter_console.dossier.checklist.book import Book


class ChecklistApp(PlainEnd):
    """Only the checklist; the 112 card and the procedure's keys belong to the console."""

    CSS_PATH = "console.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Checklist aangifte"

    def __init__(self, book: Book, theme: str | None = None) -> None:
        super().__init__(theme)
        self._screen = ChecklistScreen(book)
        self._home: asyncio.AbstractEventLoop | None = None

    def on_mount(self) -> None:
        self._home = asyncio.get_running_loop()
        self.push_screen(self._screen, lambda _: self.exit(0))

    def leave(self, exit_code: int) -> None:
        """End in order, told from outside."""
        if self._home is not None:
            self._home.call_soon_threadsafe(self.exit, exit_code, exit_code)

    def interrupted(self) -> None:
        """Ctrl+C came as a signal."""
        if self._home is not None:
            self._home.call_soon_threadsafe(self.action_help_quit)

    def action_help_quit(self) -> None:
        """Ctrl+C loses nothing that was typed."""
        self._screen.say("Verlaten doet u met Esc.")

    def say(self, sentence: str) -> None:
        """What did not count as a key, or went wrong with one."""
        self._screen.say(sentence)

    def open_card(self) -> None:
        """There is no meeting to record it in."""
        self._screen.say("De 112-kaart staat in de console zelf. Bel 112 als er nu gevaar is.")

    def open_help(self) -> None:
        """Every key stands in the foot."""
        self._screen.say("De toetsen staan onderaan; pijltjes kiezen een regel.")


def run(book: Book, theme: str | None) -> int:
    """The screen on this terminal; returns the exit code."""
    app = ChecklistApp(book, theme)
    with Leaving(app.leave, app.interrupted) as leaving:
        leaving.through(app.run)
    return leaving.exit_code or app.return_code or 0
