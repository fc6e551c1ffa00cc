"""The reading thread: notices what another connection wrote, on a connection of its own.

A file is asked every time (SQLite's ``data_version``), a server tells (:class:`.port.TellsOfNews`) and is asked only to
see that it is there still.

The mark only says *when* to look; what is new is always "positions past the last one seen", so nothing is missed and
nothing comes twice. A fault is reported once, the thread goes on and opens the journal anew.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Self

from voorzitter_console.entry import Entry
from voorzitter_console.journal.port import Journal, JournalBusy, TellsOfNews

EVERY = 0.010
"""Seconds between two looks: measured 5 ms lag at 1.2 % of a processor."""
HEARTBEAT, LISTEN = 0.25, 0.05
"""Seconds between two questions to a journal that tells by itself, and until this thread looks whether it is poked."""
_AFTER_FAULT = 25
"""So many times slower while a fault lasts."""


class Poller:
    """Calls ``on_entries`` with the new entries of one stream, in order, ``on_error`` with each new fault, and
    ``on_well`` once the journal can be read again after one.

    All are called in the thread. ``seen`` are the positions already known; ``stroom`` follows one stream only (None:
    all, also those that begin later). When ``on_entries`` raises, the same entries are offered again.
    """

    def __init__(
        self,
        open_journal: Callable[[], Journal],
        on_entries: Callable[[list[Entry]], None],
        on_error: Callable[[Exception], None],
        *,
        stroom: str | None = None,
        seen: Mapping[str, int] | None = None,
        every: float = EVERY,
        on_well: Callable[[], None] = lambda: None,
        begins: float = 0.0,
    ) -> None:
        """``begins``: seconds until the first look, unless it is poked."""
        self._open = open_journal
        self._on_entries = on_entries
        self._on_error = on_error
        self._on_well = on_well
        self._stroom = stroom
        self._seen = dict(seen or {})
        self._every = every
        self._begins = begins
        self._wake = threading.Event()
        self._stopping = False
        self._journal: Journal | None = None
        self._mark: int | None = None
        self._quiet = 0.0
        self._reported = ""
        self._thread = threading.Thread(target=self._run, name="journaal-lezen", daemon=True)
        self._thread.start()

    def poke(self) -> None:
        """Look now: for whoever knows that something was written (later: a datagram from the other process)."""
        self._wake.set()

    def skip(self, stroom: str, positie: int) -> None:
        """That stream is known up to this position: it was read or written elsewhere. The next look may wait a turn."""
        self._seen[stroom] = max(positie, self._seen.get(stroom, 0))
        self._quiet = time.monotonic() + self._every

    def close(self, timeout: float | None = None) -> None:
        """Stop and let go of the journal; waits no longer than ``timeout`` seconds."""
        self._stopping = True
        self._wake.set()
        self._thread.join(timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self) -> None:
        self._wake.wait(self._begins)
        while not self._stopping:
            pause = self._every
            try:
                self._look()
                if self._reported:
                    self._reported = ""
                    self._on_well()
                if isinstance(self._journal, TellsOfNews):
                    self._listen(self._journal)
                    continue
            except JournalBusy as fault:
                # The connection is sound: keep it, and look again.
                self._mark = None
                self._report(fault)
            except Exception as fault:  # noqa: BLE001 - reported; the thread must never die silently
                pause *= _AFTER_FAULT
                self._let_go()
                self._report(fault)
            self._wait(pause)
        self._let_go()

    def _listen(self, journal: TellsOfNews) -> None:
        until = time.monotonic() + HEARTBEAT
        while not self._wake.is_set() and not journal.await_news(LISTEN) and time.monotonic() < until:
            pass
        self._wake.clear()

    def _wait(self, pause: float) -> None:
        """Until the next look: a look in the middle of what somebody else does with the journal holds that up."""
        until = time.monotonic() + pause
        last = until + pause  # looked all the same where it is never quiet
        while not self._wake.wait(max(0.0, until - time.monotonic())):
            until = min(self._quiet, last)
            if until <= time.monotonic():
                break
        self._wake.clear()

    def _look(self) -> None:
        if self._journal is None:
            self._journal = self._open()
            if self._stroom is not None and isinstance(self._journal, TellsOfNews):
                self._journal.follow(self._stroom)
        mark = self._journal.change_mark()
        if mark == self._mark:
            return
        streams = [self._stroom] if self._stroom is not None else [info.id for info in self._journal.streams()]
        for stroom in reversed(streams):
            entries = self._journal.read(stroom, self._seen.get(stroom, 0))
            if entries:
                self._on_entries(entries)
                self.skip(stroom, entries[-1].positie)
        # Only now: where reading or the callback failed, the same change is looked at again.
        self._mark = mark

    def _report(self, fault: Exception) -> None:
        if str(fault) == self._reported:
            return
        self._reported = str(fault)
        try:
            self._on_error(fault)
        except Exception as second:  # noqa: BLE001 - there is nobody left to tell but the thread's own hook
            threading.excepthook(threading.ExceptHookArgs((type(second), second, None, self._thread)))

    def _let_go(self) -> None:
        journal, self._journal, self._mark = self._journal, None, None
        if journal is not None:
            journal.close()
