"""``naderhand`` on a terminal: the screen of the days after by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from voorzitter_console.ui.leaving import Leaving
from voorzitter_console.ui.plain_end import PlainEnd
from voorzitter_console.ui.screens.afterwards import AfterwardsScreen

if TYPE_CHECKING:
    from voorzitter_console.aftercare.book import Naboek
    from voorzitter_console.console.console import Effect


class AfterwardsApp(PlainEnd):
    """Only that screen; the 112 card and the procedure's keys belong to the console."""

    CSS_PATH = "console.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Naderhand"

    def __init__(self, book: Naboek, theme: str | None = None) -> None:
        super().__init__(theme)
        self._screen = AfterwardsScreen(book)
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

    def digit(self, number: int, then: Callable[[int], Effect]) -> None:
        """No card opens here, so a digit need not wait for another one."""
        then(number)

    def forget_digit(self) -> None:
        """None waits."""

    def open_card(self) -> None:
        """There is no meeting that runs."""
        self._screen.say("De 112-kaart staat in de console zelf. Bel 112 als er nu gevaar is.")

    def bring_up_schorsing(self) -> None:
        """There is no meeting that runs."""
        self._screen.say("Schorsen gaat in de console zelf.")

    def open_help(self) -> None:
        """Every key stands in the foot."""
        self._screen.say("Een cijfer of de pijltjes kiezen, Enter gaat verder, Esc gaat terug.")


def run(book: Naboek, theme: str | None) -> int:
    """The screen on this terminal; returns the exit code."""
    app = AfterwardsApp(book, theme)
    with Leaving(app.leave, app.interrupted) as leaving:
        leaving.through(app.run)
    return leaving.exit_code or app.return_code or 0
