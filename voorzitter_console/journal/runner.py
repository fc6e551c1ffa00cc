"""A thread that does one job after another: everything that is recorded goes through one, in the order of the presses.

A fault goes to the future of the job that met it; the thread itself goes on.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from voorzitter_console.journal.port import JournalUnreadable

T = TypeVar("T")


class Runner:
    """One thread that does one job after another."""

    def __init__(self, name: str = "journaal-schrijven") -> None:
        self._jobs: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Run the job in the thread; the future gets its result or its fault. Raises JournalUnreadable once closed."""
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise JournalUnreadable("Het programma sluit af: er wordt niets meer vastgelegd.")
            self._jobs.put((job, future))
        return future

    def later(self, job: Callable[[], object]) -> None:
        """After what it does now, and what waits: nobody hears what came of it. Once closed it is not done."""
        with suppress(JournalUnreadable):
            self.submit(job)

    def close(self, timeout: float | None = None) -> None:
        """Finish what was handed in and stop; waits no longer than ``timeout`` seconds."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join(timeout)

    def _run(self) -> None:
        while (item := self._jobs.get()) is not None:
            job, future = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = job()
            except BaseException as fault:  # noqa: BLE001 - it belongs to whoever waits for the future
                future.set_exception(fault)
            else:
                future.set_result(result)
