"""The checklist of one recorded meeting, on its journal: looked at, and filled in by the griffier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from voorzitter_console.dossier.checklist.checklist import Checklist, checklist
from voorzitter_console.dossier.checklist.model import Punt, fill
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.commands import BeginMelding
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.view.late import aanvang_of

DOOR = "griffier"
"""Who records in the days after."""


class Look(Struct, frozen=True, kw_only=True):
    """The checklist as the journal stood at ``op`` (UTC)."""

    checklist: Checklist
    op: datetime
    titel: str
    oefening: bool
    melding: bool
    """From outside a meeting."""


def of(meeting: Meeting) -> Checklist:
    """The checklist of a meeting as it is known here."""
    return checklist(of_meeting(meeting), meeting.history)


class Book:
    """Every method waits for the disk: to be used by one thread, and never by a screen's own."""

    def __init__(self, open_meeting: Callable[[], Meeting]) -> None:
        self._open_meeting = open_meeting
        self._opened: Meeting | None = None

    @property
    def _meeting(self) -> Meeting:
        if self._opened is None:
            self._opened = self._open_meeting()
        return self._opened

    def look(self) -> Look:
        """Take in what others recorded, and make the list anew. Raises JournalError, HistoryImpossible."""
        meeting = self._meeting
        meeting.catch_up()
        begin = meeting.begin_velden
        return Look(
            checklist=of(meeting),
            op=meeting.clock.now(),
            titel=begin.titel,
            oefening=begin.oefening,
            melding=isinstance(begin, BeginMelding),
        )

    def fill(self, punt: Punt, waarde: str, tijd: str) -> Look:
        """Record what fills in the item; it is on disk when the new list is there.

        Raises InvalidInput: then nothing was recorded. Raises Refused, JournalError: what of an answer for several was
        recorded before that stands, and is asked no more.
        """
        meeting = self._meeting
        now = meeting.clock.now()
        given = fill(punt, waarde, tijd, now=now, aanvang=aanvang_of(meeting.begin_velden))
        commands = [parse_command(asked.soort, asked.velden) for asked in given]
        for command in commands:
            meeting.decide(command, door=DOOR)
        return self.look()

    def close(self) -> None:
        """Let go of the journal."""
        if self._opened is not None:
            self._opened.journal.close()
            self._opened = None
