"""The meeting behind plain mode: opens, resumes, records and takes in what others wrote; all in one thread.

A write that cannot be done now is tried again with the press's own time and the same entry id; nothing is said to be
recorded before it is on disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from voorzitter_console.clock import Clock
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal.port import Journal, JournalBusy, JournalNotWritable
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.doubled import ONCE
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.procedure.parse import parse_command, parse_payload
from voorzitter_console.procedure.state import State
from voorzitter_console.regels.broadcast import LineHost
from voorzitter_console.text import local_clock, one_line
from voorzitter_console.view import ScreenView, view

if TYPE_CHECKING:
    from voorzitter_console.broadcast.broadcast import Broadcast
    from voorzitter_console.entry import Entry
    from voorzitter_console.journal.stations import Stations
    from voorzitter_console.procedure.commands import BeginVastlegging
    from voorzitter_console.protocol.model import Protocol

ROL = "voorzitter"
IDLE = timedelta(hours=12)
"""An open meeting that lay idle for longer is offered, not resumed."""
DOUBLE = timedelta(seconds=10)
"""Within this another station's same entry makes a press a question: the same or a new one?"""
TRIES = 3
"""So often a write is tried before the sentence to say comes back on the screen; at each prompt it is tried again."""
PAUSE = 0.5
"""Seconds between two tries."""


@dataclass(frozen=True, slots=True)
class Idle:
    """An open meeting that lay idle."""

    stroom: str
    titel: str
    laatst: datetime


@dataclass(slots=True)
class Press:
    """What one choice records: each command with the id that its entry will have."""

    op: datetime
    woorden: str
    left: list[tuple[Opdracht, str]]
    shown: int
    told: str = ""

    def __str__(self) -> str:
        return f"{local_clock(self.op)} {self.woorden}"


class Desk:
    """One for the console. ``tell`` is given each line as it comes true; ``wait`` lets seconds pass."""

    def __init__(
        self,
        *,
        open_journal: Callable[[], Journal],
        load_protocol: Callable[[], Protocol],
        clock: Clock,
        station: str,
        bell: Stations | None = None,
        tell: Callable[[str], None] = lambda _line: None,
        wait: Callable[[float], object] = time.sleep,
        broadcast: Callable[[], Broadcast] | None = None,
    ) -> None:
        self._open_journal = open_journal
        self._load_protocol = load_protocol
        self._bell = bell
        self.tell = tell
        self._wait = wait
        self._journal: Journal | None = None
        self._meeting: Meeting | None = None
        self._own: set[str] = set()
        self._heard = 0
        self._fault = ""
        self._livestream = LineHost(broadcast, lambda line: self.tell(line))
        self.clock = clock
        self.station = station
        self.pending: list[Press] = []
        self.recorded: list[Entry] = []
        """The entries of the choice that was recorded last."""

    # beginning and ending --------------------------------------------------------------------------------------

    def find(self) -> Idle | None:
        """Open the journal and resume its open meeting, if it is not idle. Raises JournalError."""
        self._journal = self._open_journal()
        newest = next((stream for stream in self._journal.streams() if stream.soort == "vergadering"), None)
        if newest is None:
            return None
        self._name_apart()
        found = Meeting.resume(self._journal, newest.id, self.clock, station=self.station)
        if found.state.vergadering.value == "gesloten" and not found.state.ordeverstoring.loopt:
            return None
        if self.clock.now() - newest.laatst > IDLE:
            return Idle(newest.id, found.begin_velden.titel, newest.laatst)
        self._stand(found)
        return None

    def resume(self, stroom: str) -> None:
        """The meeting that was offered. Raises JournalError."""
        assert self._journal is not None
        self._stand(Meeting.resume(self._journal, stroom, self.clock, station=self.station))

    def begin(self, velden: Mapping[str, Any]) -> None:
        """A new meeting with the fields of the opening questions. Raises ConsoleError; then there is none."""
        assert self._journal is not None
        protocol = self.protocol
        given = {
            **velden,
            "aanvang": self.clock.now().isoformat(),
            "oefening": self._journal.oefening,
            "protocol_naam": protocol.naam,
            "protocol_tekst": protocol.bron,
            "protocol_hash": protocol.hash,
        }
        begin: Any = parse_payload("begin_vastlegging", given)
        self._stand(Meeting.begin(self._journal, self.clock, protocol, begin, station=self.station, door=ROL))

    def _stand(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self._heard = meeting.positie
        self._livestream.stand(meeting)
        if self._bell is not None:
            first = self._bell.enter(ROL, self.station, meeting.stroom)
            if first is not None:
                self.tell(
                    f"Let op: op een ander scherm ({one_line(first.station, 60)}) wordt deze vergadering ook "
                    "voorgezeten. Spreek af wie vastlegt; wat u beiden tegelijk vastlegt, telt één keer."
                )

    def _name_apart(self) -> None:
        """What is recorded here must be told apart from what another console on this laptop records."""
        self.station = self._bell.name(self.station) if self._bell is not None else self.station

    def close(self) -> None:
        """Let go of the livestream and the journal."""
        self._livestream.close()
        if self._bell is not None:
            self._bell.close()
        if self._journal is not None:
            self._journal.close()

    # reading ---------------------------------------------------------------------------------------------------

    @property
    def stands(self) -> bool:
        """Whether there is a meeting."""
        return self._meeting is not None

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        assert self._meeting is not None
        return self._meeting

    @property
    def protocol(self) -> Protocol:
        """The meeting's own; before it the one of the settings."""
        return self._meeting.protocol if self._meeting else self._load_protocol()

    def view(self, state: State | None = None, begin: BeginVastlegging | None = None) -> ScreenView:
        """What stands now, or what would stand now in an earlier state."""
        meeting = self.meeting
        return view(state or meeting.state, (), meeting.protocol, begin or meeting.begin_velden, self.clock.now(), ROL)

    def catch_up(self) -> None:
        """Take in what another station wrote. A fault is told once; the words to say matter more than stopping."""
        try:
            for entry in self.meeting.catch_up():
                self._livestream.recorded(entry)
            self._livestream.take_in()
            self._fault = ""
        except JournalBusy:
            return  # looked at again before the next prompt
        except ConsoleError as error:
            if str(error) != self._fault:
                self._fault = str(error)
                self.tell(self._fault)

    def news(self) -> list[Regel]:
        """What others recorded since the last time this was asked, oldest first."""
        meeting = self.meeting
        new = meeting.entries[self._heard :]
        lines = meeting.regels(len(new)) if new else []
        self._heard = meeting.positie
        return [line for line, entry in zip(lines, new, strict=True) if entry.id not in self._own]

    def doubled(self, opdrachten: Sequence[Opdracht]) -> str:
        """The question where another station has just recorded the same, else empty."""
        last = self.meeting.entries[-1]
        if last.station == self.station or last.soort not in ONCE or self.clock.now() - last.vastgelegd_op > DOUBLE:
            return ""
        if all(opdracht.soort != last.soort for opdracht in opdrachten):
            return ""
        return f"{last.door.capitalize()} legde dit al vast om {local_clock(last.gebeurd_op)}. Toch nog een nieuwe?"

    @property
    def unrecorded(self) -> str:
        """A sentence with what still waits for the disk, else empty."""
        waiting = "; ".join(str(press) for press in self.pending)
        return f" NIET VASTGELEGD: {waiting}." if waiting else ""

    # recording -------------------------------------------------------------------------------------------------

    def record(
        self, opdrachten: Sequence[Opdracht], woorden: str, *, shown: int | None = None, op: datetime | None = None
    ) -> None:
        """Record what was chosen; tells what came of it. ``op``: the moment of the choice (UTC), else now."""
        left = [(opdracht, self.meeting.new_id()) for opdracht in opdrachten]
        position = self.meeting.positie if shown is None else shown
        self.pending.append(Press(op or self.clock.now(), woorden, left, position))
        self.flush()

    def flush(self, tries: int = TRIES) -> bool:
        """Try what still waits, in order; whether nothing waits any more."""
        while self.pending:
            press = self.pending[0]
            entries: list[Entry] = []
            while press.left:
                try:
                    entry = self._until_on_disk(press, tries)
                except ConsoleError as error:
                    self.tell(f"NIET VASTGELEGD: {error}")
                    break
                if entry is None:
                    return False
                entries.append(entry)
                press.left.pop(0)
                press.shown = entry.positie
                line = self.meeting.regels(self.meeting.positie - entry.positie + 1)[0]
                self.tell(f"VASTGELEGD {local_clock(line.op)} {line.tekst}")
            self.recorded = entries or self.recorded
            self.pending.pop(0)
        return True

    def _until_on_disk(self, press: Press, tries: int) -> Entry | None:
        """Raises ConsoleError where it cannot be recorded at all; None where it still waits."""
        opdracht, entry_id = press.left[0]
        command = parse_command(opdracht.soort, opdracht.velden)
        for number in range(tries):
            if number:
                self._wait(PAUSE)
            try:
                entry = self.meeting.decide(command, door=ROL, shown=press.shown, pressed=press.op, entry_id=entry_id)
            except (JournalBusy, JournalNotWritable) as error:
                if str(error) != press.told:
                    press.told = str(error)
                    self.tell(f"NOG NIET VASTGELEGD {press}: {error} Het wordt opnieuw geprobeerd.")
                continue
            self._own.add(entry.id)
            self._livestream.recorded(entry)
            if self._bell is not None:
                self._bell.ring()
            return entry
        return None
