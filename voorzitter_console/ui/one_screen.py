"""An app of one screen, beside the console: what is done on a terminal when no meeting runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from voorzitter_console.console.phones import CARD_ELSEWHERE
from voorzitter_console.ui.leaving import Leaving
from voorzitter_console.ui.plain_end import PlainEnd
from voorzitter_console.ui.sheets import ALL

if TYPE_CHECKING:
    from textual.screen import Screen

    from voorzitter_console.console.console import Effect


class Says(Protocol):
    """What its screen must be able to do."""

    def say(self, sentence: str) -> None:
        """Show a sentence until the next key."""
        ...


class OneScreenApp(PlainEnd):
    """Base of those; the 112 card and the procedure's keys belong to the console, and each says so."""

    CSS_PATH: ClassVar = [*ALL]
    ENABLE_COMMAND_PALETTE = False
    KEYS: ClassVar[str]
    """What ``?`` says: every key stands in the foot."""

    def __init__(self, screen: Screen[Any], says: Says, theme: str | None = None) -> None:
        """``says``: the same screen, by what it can say."""
        super().__init__(theme)
        self._screen, self._says = screen, says
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
        self.say("Verlaten doet u met Esc.")

    def say(self, sentence: str) -> None:
        """What did not count as a key, or went wrong with one."""
        self._says.say(sentence)

    def digit(self, number: int, then: Callable[[int], Effect]) -> None:
        """No card opens here, so a digit need not wait for another one."""
        then(number)

    def forget_digit(self) -> None:
        """None waits."""

    def open_card(self) -> None:
        """There is no meeting that runs."""
        self.say(CARD_ELSEWHERE)

    def bring_up_schorsing(self) -> None:
        """There is no meeting that runs."""
        self.say("Schorsen gaat in de console zelf.")

    def open_help(self) -> None:
        """Every key stands in the foot."""
        self.say(self.KEYS)


def run_on_terminal(app: OneScreenApp) -> int:
    """Until it is left; returns the exit code."""
    with Leaving(app.leave, app.interrupted) as leaving:
        leaving.through(app.run)
    return leaving.exit_code or app.return_code or 0
