"""``melding`` on a terminal: the screen of the meldingen by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.ui.one_screen import OneScreenApp, run_on_terminal
from voorzitter_console.ui.screens.melding import MeldingScreen

if TYPE_CHECKING:
    from voorzitter_console.aftercare.meldboek import Meldboek


class MeldingApp(OneScreenApp):
    """Only that screen."""

    TITLE = "Melding"
    KEYS = "Een cijfer of de pijltjes kiezen, Enter gaat verder, Esc gaat terug."

    def __init__(self, book: Meldboek, theme: str | None = None) -> None:
        screen = MeldingScreen(book)
        super().__init__(screen, screen, theme)


def run(book: Meldboek, theme: str | None) -> int:
    """The screen on this terminal; returns the exit code."""
    return run_on_terminal(MeldingApp(book, theme))
