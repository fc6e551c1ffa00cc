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
from voorzitter_console.procedure.parse import InvalidCommand, parse_command
from voorzitter_console.procedure.state import State
from voorzitter_console.protocol.load import find


class Room:
    """One meeting; every command comes ten seconds after the one before it unless told otherwise."""

    def __init__(self, *, livestream: bool = True, geopend: bool = True) -> None:
        self.clock = FakeClock(START)
        self.journal = MemoryJournal()
        self.meeting = Meeting.begin(
            self.journal,
            self.clock,
            find("maassluis-2025"),
            station="test",
            titel="Raadsvergadering",
            aanvang="2026-03-10T19:30:00+01:00",
            livestream=livestream,
            geopend=geopend,
        )

    def do(
        self, soort: str, *, door: str = "voorzitter", na: float = 10, op: datetime | None = None, **velden: Any
    ) -> Entry:
        """Time passes and a command is decided; raises Refused and InvalidCommand."""
        self.clock.forward(na)
        return self.meeting.decide(parse_command(soort, velden), door=door, gebeurd_op=op)

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
        self.room = Room(livestream=incident.livestream, geopend=incident.geopend)
        self.naive = Naive(START, livestream=incident.livestream, geopend=incident.geopend, aantal=VORDERINGEN)

    def real(self, step: Step) -> str:
        """What really becomes of a step (only asked, the naive model hears nothing of it)."""
        try:
            self.room.do(step.soort, door=step.door, na=step.klok, op=step.gebeurd_op, **step.velden)
        except InvalidCommand:
            return ONGELDIG
        except Refused:
            return GEWEIGERD
        return AANVAARD

    def naively(self, step: Step) -> str:
        """What becomes of it by the tables."""
        return self.naive.offer(step.soort, step.velden, self.room.clock.now(), step.gebeurd_op)
