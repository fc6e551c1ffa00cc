"""The livestream behind plain mode: one thread reads and records, so what was seen waits until the next block."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal.port import JournalBusy, JournalNotWritable

if TYPE_CHECKING:
    from datetime import datetime

    from voorzitter_console.broadcast.broadcast import Broadcast
    from voorzitter_console.entry import Entry
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.commands import Command
    from voorzitter_console.procedure.state import State

AT_ONCE = 1.5
"""Seconds that a block waits for the end of a stop or start, so that it is read in the same block as a rule."""
TRIES, PAUSE = 3, 0.3


class LineHost:
    """The broadcast's host; everything but ``submit`` happens in the console's own thread."""

    def __init__(self, make: Callable[[], Broadcast] | None, tell: Callable[[str], None]) -> None:
        self._make = make
        self._tell = tell
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._meeting: Meeting | None = None
        self._broadcast: Broadcast | None = None

    def stand(self, meeting: Meeting) -> None:
        """A meeting stands."""
        self._meeting = meeting
        if self._make is not None and self._broadcast is None and meeting.begin_velden.livestream:
            self._broadcast = self._make()
            self._broadcast.stand(self)

    def recorded(self, entry: Entry) -> None:
        """An entry is on disk."""
        if self._broadcast is not None:
            self._broadcast.recorded(entry)

    def take_in(self) -> None:
        """Record and tell what was seen since the last block; an ask under way may end first."""
        if self._broadcast is None:
            return
        end = time.monotonic() + AT_ONCE
        while True:
            try:
                left = end - time.monotonic() if self._broadcast.asking else 0.0
                self._jobs.get(timeout=left)() if left > 0 else self._jobs.get_nowait()()
            except queue.Empty:
                return

    def close(self) -> None:
        """A stop under way may end first, and is recorded."""
        if self._broadcast is not None:
            self._broadcast.close()
            self.take_in()
            self._broadcast = None

    # the broadcast's host --------------------------------------------------------------------------------------

    def submit(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)

    def state(self) -> State | None:
        return self._meeting.state if self._meeting is not None else None

    def system(self, command: Command, op: datetime) -> None:
        meeting = self._meeting
        assert meeting is not None
        entry_id = meeting.new_id()
        for number in range(TRIES):
            try:
                meeting.decide(command, door="systeem", pressed=op, entry_id=entry_id)
                return
            except (JournalBusy, JournalNotWritable) as error:
                if number == TRIES - 1:
                    self._tell(f"NIET VASTGELEGD: {error}")
                time.sleep(PAUSE)
            except ConsoleError:
                return  # it cannot be so any more

    def say(self, sentence: str) -> None:
        self._tell(sentence)

    def changed(self) -> None:
        """Nothing moves here."""
