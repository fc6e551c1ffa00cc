"""What a situation happens in: one journal in a folder, one clock, the other station, and who holds the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tests.console.steps import Other, Situation, Was
from voorzitter_console.broadcast.broadcast import Broadcast
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.entry import Draft, Entry
from voorzitter_console.journal.port import JournalBusy
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.parse import parse_command, parse_payload
from voorzitter_console.protocol.load import find, parse
from voorzitter_console.protocol.model import Protocol

EVENING = datetime(2026, 11, 24, 19, 8, tzinfo=UTC)
BEFORE_OPENING = 20.0
"""Seconds from the last entry of the stand to the face's opening."""
STATION = {"voorzitter": "laptop", "griffier": "laptop, griffier"}
"""How a console names itself, by its role."""
MADE: dict[str, tuple[bytes, datetime]] = {}
"""The file of each stand (and its evening) that this process recorded, and when its last entry was made: five in six
begin as another."""


@cache
def protocol_of(text: str) -> Protocol:
    """Frozen, so one serves all."""
    return parse(text, "het protocol van de proef")


def snapshot_of(meeting: Meeting) -> Snapshot:
    """As a console shows it that knows all of it."""
    return Snapshot(
        stroom=meeting.stroom,
        state=meeting.state,
        positie=meeting.positie,
        protocol=meeting.protocol,
        begin=meeting.begin_velden,
        regels=tuple(meeting.regels()),
        entries=meeting.entries,
        herroepen=frozenset(meeting.history.retracted),
    )


class World:
    """Built from a situation; a face is opened on it."""

    def __init__(self, folder: Path, situation: Situation) -> None:
        self.path = folder / "j.sqlite"
        self.clock = FakeClock(EVENING)
        self.situation = situation
        self.rol = situation.rol
        self.bezet = False
        """Whether another process holds the journal, so that nobody need wait for this face's writes."""
        self.op_slot = False
        """Whether it does so by SQLite's own lock; else this face's writes are refused as they are then."""
        self.look: Callable[[], None] = lambda: None
        """Has the face take in what the other station wrote."""
        self.broadcast: Callable[[], Broadcast] | None = None
        """Makes the livestream's part of the face, where the test has one."""
        text = find("maassluis-2025").bron
        for before, after in situation.protocol:
            assert before in text, before
            text = text.replace(before, after)
        self.protocol = protocol_of(text)
        if situation.vergadering:
            self._stand()
        self.begonnen = len(self.entries()) if situation.vergadering else 0
        self.clock.forward(BEFORE_OPENING + situation.idle)
        self.geopend = self.clock.now()

    def _stand(self) -> None:
        """Recorded by the program, or a copy of what it recorded for the same stand before."""
        of = self.situation
        stand = repr((EVENING, of.rol, of.protocol, of.begin, of.stand))
        if stand in MADE:
            made, moment = MADE[stand]
            self.path.touch(0o600)
            self.path.write_bytes(made)
            self.clock.set(moment)
        else:
            self._begin()
            MADE[stand] = self.path.read_bytes(), self.clock.now()

    def _begin(self) -> None:
        begin: Any = parse_payload(
            "begin_vastlegging",
            {
                "orgaan": "gemeenteraad",
                "titel": "Raadsvergadering",
                "aanvang": self.clock.now().isoformat(),
                "protocol_naam": self.protocol.naam,
                "protocol_tekst": self.protocol.bron,
                "protocol_hash": self.protocol.hash,
                **self.situation.begin,
            },
        )
        journal = SqliteJournal.open(self.path, oefening=False)
        try:
            meeting = Meeting.begin(
                journal, self.clock, self.protocol, begin, station=STATION["voorzitter"], door="voorzitter"
            )
            for entry in self.situation.stand:
                self._record(meeting, entry)
        finally:
            journal.close()

    def _record(self, meeting: Meeting, was: Was) -> None:
        self.clock.forward(was.na)
        meeting.station = STATION[self.rol] if was.station == "hier" else "andere laptop"
        meeting.decide(parse_command(was.soort, was.velden), door=was.door)

    def other(self, step: Other) -> None:
        """The other station records it, on a connection of its own."""
        self.clock.forward(step.na)
        journal = SqliteJournal.open(self.path, oefening=False)
        try:
            stroom = journal.streams()[0].id
            meeting = Meeting.resume(journal, stroom, self.clock, station="andere laptop")
            meeting.decide(parse_command(step.soort, step.velden), door=step.door)
        finally:
            journal.close()

    def journal(self) -> SqliteJournal:
        """The face's own connection."""
        journal = _Held.open(self.path, oefening=False, busy_seconds=0.3)
        assert isinstance(journal, _Held)
        journal.world = self
        return journal

    def entries(self) -> Sequence[Entry]:
        """What the file holds, read anew: no face is asked."""
        if not self.path.exists():
            return ()
        journal = SqliteJournal.open(self.path, create=False, read_only=True)
        try:
            return [entry for stream in reversed(journal.streams()) for entry in journal.read(stream.id)]
        finally:
            journal.close()

    def new(self) -> Sequence[Entry]:
        """What was recorded since the face was opened; of a meeting that it began all but the beginning."""
        return [entry for entry in self.entries()[self.begonnen :] if entry.soort != "begin_vastlegging"]

    def since_opening(self, moment: datetime) -> float:
        """Seconds."""
        return (moment - self.geopend) / timedelta(seconds=1)


class _Held(SqliteJournal):
    """A connection that can be kept from writing."""

    world: World

    def append(self, stroom: str, draft: Draft, *, expected: int, stromen: int | None = None) -> Entry:
        if self.world.bezet and not self.world.op_slot:
            raise JournalBusy("Het journaal is bezet door een ander programma.")
        return super().append(stroom, draft, expected=expected, stromen=stromen)

    def append_all(self, stroom: str, drafts: Sequence[Draft], *, expected: int) -> list[Entry]:
        if self.world.bezet and not self.world.op_slot:
            raise JournalBusy("Het journaal is bezet door een ander programma.")
        return super().append_all(stroom, drafts, expected=expected)
