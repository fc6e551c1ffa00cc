"""``instellen`` on a terminal: its form by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from voorzitter_console.ui.leaving import Leaving
from voorzitter_console.ui.plain_end import PlainEnd
from voorzitter_console.ui.screens.settings_form import FormRow, Save, SettingsScreen
from voorzitter_console.ui.toetsen import Toetsen


class SettingsApp(PlainEnd):
    """Only the form; the 112 card and the procedure's keys belong to the console."""

    CSS_PATH = "console.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Instellen"

    def __init__(self, screen: SettingsScreen, theme: str | None = None) -> None:
        super().__init__(theme)
        self.toetsen = Toetsen()
        self._screen = screen
        self._home: asyncio.AbstractEventLoop | None = None

    def on_mount(self) -> None:
        self._home = asyncio.get_running_loop()
        self.push_screen(self._screen)

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
        """There is no meeting that runs."""
        self._screen.say("De 112-kaart staat in de console zelf. Bel 112 als er nu gevaar is.")

    def bring_up_schorsing(self) -> None:
        """There is no meeting that runs."""
        self._screen.say("Schorsen gaat in de console zelf.")

    def open_help(self) -> None:
        """Every key stands in the foot."""
        self._screen.say("Tab of de pijltjes kiezen een veld, Enter slaat op, Esc verlaat.")


def run(place: str, rows: Sequence[FormRow], save: Save, faults: Sequence[str], theme: str | None) -> tuple[int, bool]:
    """The form on this terminal; its exit code, and whether it was saved."""
    screen = SettingsScreen(place, rows, save, faults)
    app = SettingsApp(screen, theme)
    with Leaving(app.leave, app.interrupted) as leaving:
        leaving.through(app.run)
    return leaving.exit_code or app.return_code or 0, screen.saved
