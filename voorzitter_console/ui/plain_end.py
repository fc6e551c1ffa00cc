"""An app that ends in one Dutch sentence, never in Textual's traceback, whose locals would show names."""

from __future__ import annotations

from rich.text import Text

from voorzitter_console.errors import PANIC, crash_sentence
from voorzitter_console.ui.terminal.app import TerminalApp


class PlainEnd(TerminalApp):
    """Base of both apps; the journal is whole however it ends."""

    def panic(self, *_renderables: object) -> None:
        """The terminal failed."""
        self._return_code = 1
        self._exit_renderables.append(Text(PANIC))
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        """The program failed."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._exit_renderables.append(Text(crash_sentence(error)))
        self._close_messages_no_wait()
