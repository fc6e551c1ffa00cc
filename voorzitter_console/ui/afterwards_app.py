"""``naderhand`` on a terminal: the screen of the days after by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.ui.one_screen import OneScreenApp, run_on_terminal
from voorzitter_console.ui.screens.afterwards import AfterwardsScreen

if TYPE_CHECKING:
    from voorzitter_console.aftercare.book import Naboek


class AfterwardsApp(OneScreenApp):
    """Only that screen."""

    TITLE = "Naderhand"
    KEYS = "Een cijfer of de pijltjes kiezen, Enter gaat verder, Esc gaat terug."

    def __init__(self, book: Naboek, theme: str | None = None) -> None:
        screen = AfterwardsScreen(book)
        super().__init__(screen, screen, theme)


def run(book: Naboek, theme: str | None) -> int:
    """The screen on this terminal; returns the exit code."""
    return run_on_terminal(AfterwardsApp(book, theme))
