"""A connection on which no answer is waited for without end: a server may hang while its network still answers."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from voorzitter_console.journal.server_faults import NO_ANSWER


class NoAnswer(psycopg.OperationalError):
    """The server said nothing for as long as may be; whether it did what was asked is not known."""

    sqlstate = NO_ANSWER


class PatientConnection(psycopg.Connection[Any]):
    """As psycopg's own; where the time is over it is closed, so that the next call makes another."""

    _answer = 60.0
    """Seconds that an answer may take where nothing else is said: past what the server gives a statement."""

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Each answer is waited for no longer than so many seconds. Raises NoAnswer."""
        before, self._answer = self._answer, seconds
        try:
            yield
        finally:
            self._answer = before

    def wait(self, gen: Any, *args: Any, **options: Any) -> Any:
        return super().wait(self._limited(gen), *args, **options)

    def _limited(self, gen: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        """The library's own steps; it asks for the next one ten times a second, whether anything came or not."""
        until = time.monotonic() + self._answer
        ready = None
        try:
            while True:
                wanted = next(gen) if ready is None else gen.send(ready)
                ready = yield wanted
                if not ready and time.monotonic() > until:
                    self.pgconn.finish()
                    raise NoAnswer(f"no answer in {self._answer} seconds")
        except StopIteration as done:
            return done.value
