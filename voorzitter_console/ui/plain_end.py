"""An app that ends in one Dutch sentence, never in Textual's traceback, whose locals would show names."""

from __future__ import annotations

import logging

from rich.text import Text

from voorzitter_console.errors import PANIC, crash_sentence
from voorzitter_console.ui.gone import KeysNeedScreens
from voorzitter_console.ui.terminal.app import TerminalApp

_LOG = logging.getLogger(__name__)


class PlainEnd(KeysNeedScreens, TerminalApp):
    """Base of both apps; the journal is whole however it ends."""

    def panic(self, *_renderables: object) -> None:
        """The terminal failed."""
        _LOG.error("de terminal hield op")
        self._ends_with(PANIC)

    def _handle_exception(self, error: Exception) -> None:
        """The program failed: the log holds where, the screen one sentence."""
        _LOG.error("programmafout", exc_info=error)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._ends_with(crash_sentence(error))

    def _ends_with(self, sentence: str) -> None:
        """The first one only: under a second Textual writes, in English, how to see them all."""
        self._return_code = 1
        if not self._exit_renderables:
            self._exit_renderables.append(Text(sentence))
        self._close_messages_no_wait()
