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
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from tests.faults.history import Append, Read, contradictions
from voorzitter_console.entry import Draft, uuid7
from voorzitter_console.journal.key import Key, load
from voorzitter_console.journal.port import JournalBusy, JournalUnreadable, PositionTaken
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

STREAM = "0195812f-0000-7000-8000-0000000000ff"
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


def write(path: Path, who: str, key: Key, pipe: int) -> NoReturn:
    """Append, read and seal until killed; every begin and answer goes down the pipe at once."""

    def say(**told: Any) -> None:
        os.write(pipe, json.dumps(told).encode() + b"\n")

    journal = SqliteJournal.open(path, busy_seconds=10.0)
    number = 0
    while True:
        number += 1
        draft, entry = note(f"{who} {number}"), None
        say(id=draft.id, begin=time.monotonic())
        while entry is None:
            with suppress(PositionTaken, JournalBusy):
                entry = journal.append(STREAM, draft, expected=journal.head(STREAM).aantal)
        say(id=draft.id, end=time.monotonic(), positie=entry.positie)
        with suppress(JournalBusy):
            if number % READ_EACH == 0:
                begin = time.monotonic()
                ids = [one.id for one in journal.read(STREAM)]
                say(ids=ids, begin=begin, end=time.monotonic())
            if number % SEAL_EACH == 0:
                add_seal(journal, STREAM, key, "rust", datetime.now(UTC), who)


class Writer:
    """One that runs, and what it told."""

    def __init__(self, path: Path, who: str, key: Key) -> None:
        self.who = who
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            with suppress(BaseException):
                write(path, who, key, writing)
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


def killed(path: Path, kills: int, seed: int) -> Outcome:
    """Kill one of two writers so many times, at any moment; each time the file must be whole and explain it all."""
    dice, key, out = random.Random(seed), load(path.with_name("sleutel.pem")), Outcome()
    SqliteJournal.open(path).close()
    appends: dict[str, Append] = {}
    reads: list[Read] = []

    def take(who: str, told: list[dict[str, Any]]) -> None:
        for one in told:
            if "ids" in one:
                reads.append(Read(wie=who, begin=one["begin"], end=one["end"], ids=tuple(one["ids"])))
            elif "end" in one:
                known = appends[one["id"]]
                appends[one["id"]] = Append(
                    wie=who, id=known.id, begin=known.begin, end=one["end"], positie=one["positie"]
                )
            else:
                appends[one["id"]] = Append(wie=who, id=one["id"], begin=one["begin"])

    writers = [Writer(path, f"w{number}", key) for number in range(2)]
    for number in range(kills):
        time.sleep(dice.random() * 0.12)
        at = dice.randrange(2)
        take(writers[at].who, writers[at].kill())
        writers[at] = Writer(path, f"w{number + 2}", key)
    for writer in writers:
        take(writer.who, writer.kill())
    with suppress(JournalUnreadable):
        SqliteJournal.open(path, create=False).close()  # makes whole what was cut off
    with closing(SqliteJournal.open(path, create=False)) as journal:
        left = [entry.id for entry in journal.read(STREAM)]
        out.seals = journal.head("zegels").aantal
    report = verify_journal(path)
    out.wrong = contradictions(list(appends.values()), reads, left) + [str(fault) for fault in report.all_faults]
    out.kills, out.reads = kills, len(reads)
    out.answered = sum(one.end is not None for one in appends.values())
    out.unanswered = len(appends) - out.answered
    return out
