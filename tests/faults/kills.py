"""Kill -9 of two writers, over and over, and what they were told held against what is left (:mod:`.history`).

Each writer is forked from a process that has everything imported, and writes what it did to a pipe of its own.
"""

from __future__ import annotations

import json
import os
import random
import secrets
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from tests.faults.history import Append, Read, contradictions
from voorzitter_console.entry import Draft, uuid7
from voorzitter_console.journal.key import Key, load
from voorzitter_console.journal.port import (
    JournalBusy,
    JournalNotWritable,
    JournalUncertain,
    JournalUnreachable,
    JournalUnreadable,
    KeptJournal,
    PositionTaken,
)
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

STREAM = "0195812f-0000-7000-8000-0000000000ff"
AGAIN = (JournalBusy, JournalNotWritable, JournalUnreachable, JournalUncertain)
"""After these a console offers the same again."""
READ_EACH, SEAL_EACH = 7, 5
"""A writer reads the whole list, and seals, after so many appends."""


def note(text: str) -> Draft:
    """An entry with a text in the vault."""
    now = datetime.now(UTC)
    return Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort="noteer",
        payload={"tekst": text},
        private=frozenset({"tekst"}),
        gebeurd_op=now,
        vastgelegd_op=now,
        door="griffier",
        station="proef",
    )


@dataclass
class Outcome:
    """What was met."""

    kills: int = 0
    answered: int = 0
    unanswered: int = 0
    reads: int = 0
    seals: int = 0
    wrong: list[str] = field(default_factory=list)


Opener = Callable[[], KeptJournal]


def on_file(path: Path) -> Opener:
    """How a writer opens a file."""
    return lambda: SqliteJournal.open(path, busy_seconds=10.0)


def write(opener: Opener, who: str, key: Key, pipe: int) -> NoReturn:
    """Append, read and seal until killed; every begin and answer goes down the pipe at once.

    What was not answered (a server that fell) is offered again, as a console does.
    """

    def say(**told: Any) -> None:
        os.write(pipe, json.dumps(told).encode() + b"\n")

    journal = None
    while journal is None:
        with suppress(*AGAIN):
            journal = opener()
    number = 0
    while True:
        number += 1
        draft, entry = note(f"{who} {number}"), None
        say(id=draft.id, begin=time.monotonic())
        while entry is None:
            with suppress(PositionTaken, *AGAIN):
                entry = journal.append(STREAM, draft, expected=journal.head(STREAM).aantal)
        say(id=draft.id, end=time.monotonic(), positie=entry.positie)
        with suppress(*AGAIN):
            if number % READ_EACH == 0:
                begin = time.monotonic()
                ids = [one.id for one in journal.read(STREAM)]
                say(ids=ids, begin=begin, end=time.monotonic())
            if number % SEAL_EACH == 0:
                add_seal(journal, STREAM, key, "rust", datetime.now(UTC), who)


class Writer:
    """One that runs, and what it told."""

    def __init__(self, opener: Opener, who: str, key: Key) -> None:
        self.who = who
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            with suppress(BaseException):
                write(opener, who, key, writing)
            os._exit(1)
        os.close(writing)
        self._pipe = reading

    def kill(self) -> list[dict[str, Any]]:
        """Kill it; what it told. A last line that was cut off was never told."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        with os.fdopen(self._pipe, "rb") as file:
            lines = file.read().split(b"\n")[:-1]
        return [json.loads(line) for line in lines]


@dataclass
class Told:
    """All that the writers said they did."""

    appends: dict[str, Append] = field(default_factory=dict)
    reads: list[Read] = field(default_factory=list)

    def take(self, who: str, told: list[dict[str, Any]]) -> None:
        for one in told:
            if "ids" in one:
                self.reads.append(Read(wie=who, begin=one["begin"], end=one["end"], ids=tuple(one["ids"])))
            elif "end" in one:
                known = self.appends[one["id"]]
                self.appends[one["id"]] = Append(
                    wie=who, id=known.id, begin=known.begin, end=one["end"], positie=one["positie"]
                )
            else:
                self.appends[one["id"]] = Append(wie=who, id=one["id"], begin=one["begin"])

    def outcome(self, kills: int, left: list[str], seals: int, faults: Sequence[object]) -> Outcome:
        answered = sum(one.end is not None for one in self.appends.values())
        return Outcome(
            kills=kills,
            answered=answered,
            unanswered=len(self.appends) - answered,
            reads=len(self.reads),
            seals=seals,
            wrong=contradictions(list(self.appends.values()), self.reads, left) + [str(fault) for fault in faults],
        )


def kill_in_turn(
    opener: Opener, key: Key, kills: int, dice: random.Random, between: Callable[[int], object] = lambda _number: None
) -> Told:
    """Kill one of two writers so many times, at any moment; ``between``: what else happens after each."""
    told = Told()
    writers = [Writer(opener, f"w{number}", key) for number in range(2)]
    for number in range(kills):
        time.sleep(dice.random() * 0.12)
        at = dice.randrange(2)
        told.take(writers[at].who, writers[at].kill())
        writers[at] = Writer(opener, f"w{number + 2}", key)
        between(number)
    for writer in writers:
        told.take(writer.who, writer.kill())
    return told


def killed(path: Path, kills: int, seed: int) -> Outcome:
    """On a file: in the end it must be whole and explain it all."""
    SqliteJournal.open(path).close()
    key = load(path.with_name("sleutel.pem"))
    told = kill_in_turn(on_file(path), key, kills, random.Random(seed))
    with suppress(JournalUnreadable):
        SqliteJournal.open(path, create=False).close()  # makes whole what was cut off
    with closing(SqliteJournal.open(path, create=False)) as journal:
        left = [entry.id for entry in journal.read(STREAM)]
        seals = journal.head("zegels").aantal
    return told.outcome(kills, left, seals, verify_journal(path).all_faults)
