"""Real consoles on one journal, each a process of its own (``station.py``), as a test drives them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Self

from voorzitter_console.entry import Entry
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.meeting import replay

PATIENCE = 30.0
"""Seconds; a limit, not a wait."""
BEGIN = {"orgaan": "gemeenteraad", "titel": "Raad"}
Told = dict[str, Any]


class Console:
    """One process; ``told`` is all that its session told the screens so far."""

    def __init__(self, database: Path, rol: str) -> None:
        command = [sys.executable, str(Path(__file__).with_name("station.py")), str(database), rol]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.told: list[Told] = []
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.endswith("\n"):  # a last line may have been cut by a kill
                with self._news:
                    self.told.append(json.loads(line))
                    self._news.notify_all()

    # saying and hearing

    def say(self, **what: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()

    def press(self, *opdrachten: tuple[str, Mapping[str, object]], **more: object) -> None:
        self.say(druk=opdrachten, **more)

    def until(self, done: Callable[[Told], bool], what: str, *, after: int = 0, seconds: float = PATIENCE) -> Told:
        """The first thing told past ``after`` that is so."""
        end = time.monotonic() + seconds
        with self._news:
            while True:
                for told in self.told[after:]:
                    if done(told):
                        return told
                left = end - time.monotonic()
                assert left > 0, f"{what} was not told; told were {self.told[-6:]}"
                self._news.wait(left)

    def heard(self, *kinds: str, after: int = 0, seconds: float = PATIENCE, **fields: object) -> Told:
        """The first message of one of these kinds with these fields."""
        return self.until(
            lambda t: t["bericht"] in kinds and all(t.get(k) == v for k, v in fields.items()),
            f"{kinds} {fields}",
            after=after,
            seconds=seconds,
        )

    def knows(self, positie: int) -> None:
        """Wait until this console shows that position."""
        self.until(lambda t: t.get("positie", 0) >= positie, f"position {positie}")

    def all(self, kind: str) -> list[Told]:
        return [told for told in self.told if told["bericht"] == kind]

    def state(self) -> Told:
        """What it knows, once it did all it was given."""
        seen = len(self.told)
        self.say(stand=True)
        return self.heard("stand", after=seen)

    # the process

    def signal(self, number: int) -> None:
        self.process.send_signal(number)

    def kill(self) -> None:
        """SIGKILL; what stood in the pipe was told all the same."""
        self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError, ValueError):
                    pipe.close()

    def close(self) -> None:
        if self.process.poll() is None:
            if sys.platform != "win32":
                self.signal(signal.SIGCONT)
            with suppress(OSError, ValueError):
                self.say(sluit=True)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
        self.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Pair:
    """A chair that has begun and a griffier beside it."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.chair = Console(database, "voorzitter")
        self.clerk = Console(database, "griffier")

    def begin(self) -> Self:
        self.chair.heard("NoMeeting")
        self.clerk.heard("NoMeeting")
        self.chair.say(begin=BEGIN)
        self.chair.heard("Standing")
        self.clerk.say(kijk=True)
        self.clerk.heard("Standing")
        return self

    @property
    def both(self) -> tuple[Console, Console]:
        return self.chair, self.clerk

    def settled(self, count: int) -> list[Entry]:
        """The entries on disk, ``count`` of them: both know the same, and it is what a replay makes of it."""
        for console in self.both:
            console.knows(count)
        entries = on_disk(self.database)
        assert len(entries) == count, [(e.soort, e.door, e.payload.get("tekst")) for e in entries]
        known = [console.state() for console in self.both]
        history = replay(entries, strict=True)
        for told in known:
            assert told["ids"] == [entry.id for entry in entries]
            assert told["staat"] == repr(history.state)
        return entries

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for console in self.both:
            console.close()


def on_disk(database: Path) -> list[Entry]:
    """The meeting's entries, read anew; the whole file is verified."""
    assert verify_journal(database).uitkomst == "heel"
    with closing(SqliteJournal.open(database, create=False)) as journal:
        (stream,) = journal.streams()
        return journal.read(stream.id)
