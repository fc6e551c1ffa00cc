"""An app that gets only keys as keys, says what did not count, and outlives a fault in handling a key."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, InputEvent, Paste
from textual.message import Message

from voorzitter_console.ui import private
from voorzitter_console.ui.terminal import messages

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.widget import Widget

_LOG = logging.getLogger(__name__)
NOT_NOW = 3.0
"""Seconds in which the same sentence is not said again: a held key would keep it on the screen."""

TOGETHER = "Meer tekens tegelijk: niets gedaan. Druk zo nodig opnieuw."
TOGETHER_IN_FIELD = "Meer tekens tegelijk: de letters staan in het veld, Enter en andere toetsen telden niet."
NO_FIELD = "Plakken kan alleen in een veld: niets gedaan."
CUT = "De geplakte tekst was te lang: alleen het begin is overgenomen."


def fault_sentence(error: Exception) -> str:
    """A fault of the program that the console outlives: where it was, never what was in it."""
    frames = extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, regel {frames[-1].lineno}" if frames else ""
    return (
        f"Deze toets ging mis door een programmafout ({type(error).__name__}{where}). "
        "Kijk wat er als laatste is vastgelegd en ga verder."
    )


class OutlivesFaults(private.Dispatches):
    """Mixed into the app, a screen or a widget: a fault while it handles a key, a paste or the mouse ends nothing.

    Nor does one in what a screen or widget makes of it (a field that was submitted). What the journal's threads tell
    the app is another matter.
    """

    async def dispatch(self, message: Message) -> None:
        """As it is; a fault is told."""
        app = self.app
        if not isinstance(app, TerminalApp) or not app.outlives or not self._from_input(message):
            await super().dispatch(message)
            return
        try:
            await super().dispatch(message)
        except Exception as error:  # noqa: BLE001  whatever it is: the chair goes on
            app.say_fault(error)

    def _from_input(self, message: Message) -> bool:
        if isinstance(message, Event):
            return isinstance(message, InputEvent | Paste)
        return isinstance(message, messages.BurstSeen) or not isinstance(self, TerminalApp)


class TerminalApp(OutlivesFaults, App[int]):
    """Base of the apps: on POSIX with :class:`voorzitter_console.ui.terminal.driver.ConsoleDriver`."""

    _said: tuple[str, float] = ("", float("-inf"))

    def get_driver_class(self) -> type[Driver]:
        """Textual asks for it once; its own on Windows."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from voorzitter_console.ui.terminal.driver import ConsoleDriver

        return ConsoleDriver

    @property
    def outlives(self) -> bool:
        """Whether faults are outlived; a test shall see them."""
        return not self.is_headless

    def say(self, sentence: str) -> None:
        """Show one sentence; each app knows where."""
        raise NotImplementedError

    def say_fault(self, error: Exception) -> None:
        """Tell of a fault that the app outlived; the log holds where it was."""
        _LOG.error("fout bij een toets", exc_info=error)
        self._say_at_times(fault_sentence(error))

    def _say_at_times(self, sentence: str) -> None:
        before, when = self._said
        now = time.monotonic()
        if sentence == before and now - when < NOT_NOW:
            return
        self._said = (sentence, now)
        self.say(sentence)

    @property
    def field(self) -> Widget | None:
        """The field that takes text now."""
        from textual.widgets import Input, TextArea

        return self.focused if isinstance(self.focused, Input | TextArea) else None

    async def on_event(self, event: Event) -> None:
        """As Textual; a paste that no field takes is told."""
        if isinstance(event, Paste) and not event.is_forwarded and self.field is None:
            self._say_at_times(NO_FIELD)
        await super().on_event(event)

    async def on_burst_seen(self, message: messages.BurstSeen) -> None:
        """Text that came at once goes to the field that has the focus, or nowhere."""
        if self.field is None:
            self._say_at_times(TOGETHER)
            return
        if message.text.strip():
            await self.on_event(Paste(message.text))  # the way of a paste, and before the keys after it
        if message.keys:
            self._say_at_times(TOGETHER_IN_FIELD)

    def on_paste_cut(self, _message: messages.PasteCut) -> None:
        self._say_at_times(CUT)

    def on_input_fault(self, message: messages.InputFault) -> None:
        self.say_fault(message.error)
