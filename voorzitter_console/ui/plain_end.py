"""An app that ends in one Dutch sentence, never in Textual's traceback, whose locals would show names."""

from __future__ import annotations

import logging
import os

from textual.app import App
from textual.events import ScreenResume
from textual.message import Message
from textual.screen import Screen

from voorzitter_console.errors import PANIC, crash_sentence
from voorzitter_console.ui import private, themes
from voorzitter_console.ui.gone import KeysNeedScreens
from voorzitter_console.ui.terminal.app import TerminalApp

_LOG = logging.getLogger(__name__)


class NothingYet(Screen[None]):
    """Textual's lowest screen, which nobody sees: neither laid out nor drawn while the first real one is made."""

    def post_message(self, message: Message) -> bool:
        """As Textual, but it is never shown."""
        return not isinstance(message, ScreenResume) and super().post_message(message)


class PlainEnd(KeysNeedScreens, TerminalApp, private.Ends):
    """Base of the apps; the journal is whole however it ends."""

    def __init__(self, theme: str | None) -> None:
        """``theme`` is one that was chosen; None: what suits the terminal."""
        chosen = theme or themes.of_terminal(os.environ)
        # Judged above. Textual would take every colour away, empty or not: a QR code's too, which no camera reads then.
        os.environ.pop("NO_COLOR", None)
        # Without colour the filter is chosen here: terminal colours must pass unchanged.
        super().__init__(ansi_color=True if chosen == themes.KLEURLOOS else None)
        for own in themes.themes_of(os.environ):
            self.register_theme(own)
        # Before the start and without a watcher, so that the stylesheet is parsed once only.
        self.set_reactive(App.theme, chosen)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """Below all that is shown."""
        return NothingYet()

    def panic(self, *_renderables: object) -> None:
        """The terminal failed."""
        _LOG.error("de terminal hield op")
        self.end_with(PANIC)

    def sentence_of(self, error: Exception) -> str:
        """The program failed: the log holds where, the screen one sentence."""
        _LOG.error("programmafout", exc_info=error)
        return crash_sentence(error)
