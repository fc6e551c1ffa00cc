"""``dossier --controle`` on a terminal: the checklist's screen by itself, after the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.ui.one_screen import OneScreenApp, run_on_terminal
from voorzitter_console.ui.screens.checklist import ChecklistScreen

if TYPE_CHECKING:
    from voorzitter_console.dossier.checklist.book import Book


class ChecklistApp(OneScreenApp):
    """Only the checklist."""

    TITLE = "Checklist aangifte"
    KEYS = "De toetsen staan onderaan; pijltjes kiezen een regel."

    def __init__(self, book: Book, theme: str | None = None) -> None:
        screen = ChecklistScreen(book)
        super().__init__(screen, screen, theme)


def run(book: Book, theme: str | None) -> int:
    """The screen on this terminal; returns the exit code."""
    return run_on_terminal(ChecklistApp(book, theme))
