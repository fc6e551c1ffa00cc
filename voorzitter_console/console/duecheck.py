"""Tells on the first screen, quietly, what is still to be done of earlier meetings: once, and never during one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock
from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import Post
from voorzitter_console.errors import ConsoleError

if TYPE_CHECKING:
    from voorzitter_console.journal.port import KeptJournal

WAIT = 1.5
"""Seconds after the first screen stands: who begins a meeting at once is not kept waiting by it."""


class DueCheck:
    """One for a console; ``open_journal`` opens it to read, in a thread of its own."""

    def __init__(
        self, open_journal: Callable[[], KeptJournal], clock: Clock, *, keys: Path | None = None, wait: float = WAIT
    ) -> None:
        """``keys``: where those of the care are."""
        self._open = open_journal
        self._clock = clock
        self._keys = keys
        self._wait = wait
        self._timer: threading.Timer | None = None

    def heeded(self, post: Post) -> Post:
        """``post``, with the look begun where no meeting stands and given up as soon as one does."""

        def told(message: m.News) -> object:
            if isinstance(message, m.NoMeeting) and self._timer is None:
                self._timer = threading.Timer(self._wait, self._look, (post,))
                self._timer.daemon = True
                self._timer.start()
            elif isinstance(message, m.Standing):
                self.close()
            return post(message)

        return told

    def _look(self, post: Post) -> None:
        from voorzitter_console.aftercare.due import due
        from voorzitter_console.journal.stream_key import StreamKeys

        try:
            with closing(self._open()) as journal:
                sentence = due(journal, self._clock.now(), StreamKeys(self._keys) if self._keys is not None else None)
        except ConsoleError:
            return  # what is wrong with the journal is said by who works in it
        timer = self._timer
        if sentence and timer is not None and not timer.finished.is_set():
            post(m.Notice(sentence, blijft=True))

    def close(self) -> None:
        """Look no more; what was begun says nothing."""
        if self._timer is not None:
            self._timer.cancel()
