"""An app that ends in one Dutch sentence, never in Textual's traceback, whose locals would show names."""

from __future__ import annotations

import logging

from voorzitter_console.errors import PANIC, crash_sentence
from voorzitter_console.ui import private
from voorzitter_console.ui.gone import KeysNeedScreens
from voorzitter_console.ui.terminal.app import TerminalApp

_LOG = logging.getLogger(__name__)


class PlainEnd(KeysNeedScreens, TerminalApp, private.Ends):
    """Base of both apps; the journal is whole however it ends."""

    def panic(self, *_renderables: object) -> None:
        """The terminal failed."""
        _LOG.error("de terminal hield op")
        self.end_with(PANIC)

    def sentence_of(self, error: Exception) -> str:
        """The program failed: the log holds where, the screen one sentence."""
        _LOG.error("programmafout", exc_info=error)
        return crash_sentence(error)
