"""``instellen`` on a terminal: its form by itself."""

from __future__ import annotations

from collections.abc import Sequence

from voorzitter_console.ui.one_screen import OneScreenApp, run_on_terminal
from voorzitter_console.ui.screens.settings_form import FormRow, Save, SettingsScreen
from voorzitter_console.ui.toetsen import Toetsen


class SettingsApp(OneScreenApp):
    """Only the form."""

    TITLE = "Instellen"
    KEYS = "Tab of de pijltjes kiezen een veld, Enter slaat op, Esc verlaat."

    def __init__(self, screen: SettingsScreen, theme: str | None = None) -> None:
        super().__init__(screen, screen, theme)
        self.toetsen = Toetsen()


def run(place: str, rows: Sequence[FormRow], save: Save, faults: Sequence[str], theme: str | None) -> tuple[int, bool]:
    """The form on this terminal; its exit code, and whether it was saved."""
    screen = SettingsScreen(place, rows, save, faults)
    return run_on_terminal(SettingsApp(screen, theme)), screen.saved
