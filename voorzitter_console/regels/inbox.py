"""What the session tells from its threads, kept until the lines' own thread takes it."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator

from voorzitter_console.console.messages import News


class Inbox:
    """One for a console."""

    def __init__(self) -> None:
        self._news: queue.SimpleQueue[News] = queue.SimpleQueue()

    def post(self, news: News) -> None:
        """Safe from any thread."""
        self._news.put(news)

    def until(self, done: Callable[[], bool], seconds: float) -> Iterator[News]:
        """What is there, and what still comes until it is ``done`` or the seconds of the real clock are over."""
        end = time.monotonic() + seconds
        while True:
            left = 0.0 if done() else max(0.0, end - time.monotonic())
            try:
                yield self._news.get(timeout=left) if left else self._news.get_nowait()
            except queue.Empty:
                if done() or time.monotonic() >= end:
                    return

    def waiting(self) -> Iterator[News]:
        """What is there already."""
        return self.until(lambda: True, 0.0)
