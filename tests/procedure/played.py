"""A real meeting on a fake clock with a journal in memory, and the naive model beside it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.procedure.naive import AANVAARD, GEWEIGERD, ONGELDIG, Naive
from tests.procedure.strategies import START, VORDERINGEN, Incident, Step
from voorzitter_console.clock import FakeClock
from voorzitter_console.entry import Entry
from voorzitter_console.errors import Refused
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.procedure.parse import InvalidCommand, parse_command
from voorzitter_console.procedure.state import State
from voorzitter_console.protocol.load import find


class Room:
    """One meeting; every command comes ten seconds after the one before it unless told otherwise."""

    def __init__(self, *, livestream: bool = True, geopend: bool = True, protocol: str = "maassluis-2025") -> None:
        self.clock = FakeClock(START)
        self.journal = MemoryJournal()
        found = find(protocol)
        begin = BeginVastlegging(
            titel="Raadsvergadering",
            aanvang="2026-03-10T19:30:00+01:00",
            livestream=livestream,
            geopend=geopend,
            protocol_naam=found.naam,
            protocol_tekst=found.bron,
            protocol_hash=found.hash,
        )
        self.meeting = Meeting.begin(self.journal, self.clock, found, begin, station="test")

    def do(
        self, soort: str, *, door: str = "voorzitter", na: float = 10, op: datetime | None = None, **velden: Any
    ) -> Entry:
        """Time passes and a command is decided; raises Refused and InvalidCommand."""
        self.clock.forward(na)
        time = {} if op is None else {"gebeurd_op": op}
        return self.meeting.decide(parse_command(soort, {**velden, **time}), door=door)

    @property
    def state(self) -> State:
        return self.meeting.state

    @property
    def stroom(self) -> str:
        """The stream of this meeting in its journal."""
        return self.meeting.entries[0].stroom

    def resumed(self) -> Meeting:
        """The meeting as another start of the program finds it."""
        return Meeting.resume(self.journal, self.stroom, FakeClock(self.clock.now()), station="anders")


class Both:
    """An incident in a room and in the naive model at once."""

    def __init__(self, incident: Incident) -> None:
        start = {"livestream": incident.livestream, "geopend": incident.geopend}
        self.room = Room(**start, protocol=incident.protocol)
        self.naive = Naive(START, **start, aantal=VORDERINGEN[incident.protocol])

    def real(self, step: Step) -> str:
        """What really becomes of a step (only asked, the naive model hears nothing of it)."""
        self.room.clock.forward(step.klok)
        time = {} if step.gebeurd_op is None else {"gebeurd_op": step.gebeurd_op}
        try:
            self.room.meeting.decide(parse_command(step.soort, {**step.velden, **time}), door=step.door)
        except InvalidCommand:
            return ONGELDIG
        except Refused:
            return GEWEIGERD
        return AANVAARD

    def naively(self, step: Step) -> str:
        """What becomes of it by the tables."""
        return self.naive.offer(step.soort, step.velden, self.room.clock.now(), step.gebeurd_op)
