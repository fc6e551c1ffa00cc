"""``overzicht`` on a terminal: the screen of a year by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from voorzitter_console.ui.one_screen import OneScreenApp, run_on_terminal
from voorzitter_console.ui.screens.overzicht import OverzichtScreen

if TYPE_CHECKING:
    from voorzitter_console.aftercare.overzicht import Jaaroverzicht


class OverzichtApp(OneScreenApp):
    """Only that screen."""

    TITLE = "Overzicht"
    KEYS = "De pijltjes omhoog en omlaag lezen verder, links en rechts kiezen een ander jaar, Esc gaat terug."

    def __init__(self, count: Callable[[int], Jaaroverzicht], jaar: int, theme: str | None = None) -> None:
        screen = OverzichtScreen(count, jaar)
        super().__init__(screen, screen, theme)


def run(count: Callable[[int], Jaaroverzicht], jaar: int, theme: str | None) -> int:
    """The screen on this terminal; returns the exit code."""
    return run_on_terminal(OverzichtApp(count, jaar, theme))
