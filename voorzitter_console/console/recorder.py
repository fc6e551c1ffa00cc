"""A press becomes entries on disk. Used in the writer's thread only.

A write that cannot be done now (another process holds the file, the disk is full) is tried again with the press's own
time and the same entry id: it is never lost and never doubled. Nothing is reported as recorded before it is on disk.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import SYSTEEM
from voorzitter_console.console.seat import KEPT, Hall
from voorzitter_console.errors import ConsoleError, Refused
from voorzitter_console.journal.port import JournalBusy, JournalError, JournalNotWritable

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.commands import Command

SAME_JUMP = timedelta(seconds=3)
"""Two windows on one laptop notice a jump of its clock within this."""


class Recorder:
    """One for a session; ``stop`` is set where the console closes: a write that waits is given up then."""

    def __init__(self, hall: Hall, stop: threading.Event, retry_seconds: float) -> None:
        self._hall = hall
        self._stop = stop
        self._retry = retry_seconds

    def record(self, press: m.Press) -> None:
        """Posts Recorded for each command of the press that is on disk, or Declined."""
        from voorzitter_console.procedure.doubled import Doubled
        from voorzitter_console.procedure.parse import parse_command

        hall, meeting = self._hall, self._hall.meeting
        assert meeting is not None
        hall.known()
        shown = press.getoond
        for number, opdracht in enumerate(press.opdrachten, 1):
            try:
                new_person = opdracht.soort == "beschrijf_verstoorder" and "label" not in opdracht.velden
                velden = {"label": "NN1", **opdracht.velden} if new_person else opdracht.velden
                command = parse_command(opdracht.soort, velden)
                if press.bewaard is not None:
                    command = command.changed(**press.bewaard._asdict())
                entry = self._until_on_disk(meeting, press, command, shown, new_person)
            except Refused as refused:
                # What cannot be true any more (the other station was first) must not take the rest of the press along:
                # "112 gebeld en fysieke agressie" still reports the aggression.
                doubled, first = (refused.soort, refused.eerder) if isinstance(refused, Doubled) else ("", "")
                hall.tell()
                hall.post(m.Declined(press, str(refused), hall.snapshot(), doubled, first))
                continue
            except ConsoleError as error:
                # A damaged journal too: the chair keeps the sentence to say, and is told at each press.
                hall.tell()
                hall.post(m.Declined(press, str(error), hall.snapshot()))
                return
            if entry is None:
                return
            shown = entry.positie
            hall.known()
            hall.post(m.Recorded(press, entry, hall.snapshot(), number == len(press.opdrachten)))
            hall.tell(entry)

    def _until_on_disk(
        self, meeting: Meeting, press: m.Press, command: Command, shown: int, new_person: bool
    ) -> Entry | None:
        """Try until it is on disk, with one id so that nothing is doubled; None where the console closes first."""
        entry_id = meeting.new_id()
        told = ""
        while True:
            try:
                return meeting.decide(
                    command, door=press.door, shown=shown, pressed=press.op, entry_id=entry_id, new_person=new_person
                )
            except (JournalBusy, JournalNotWritable) as error:
                if str(error) != told:
                    told = str(error)
                    self._hall.post(m.Delayed(press, told))
                with suppress(JournalError):  # why it fails is on the screen already
                    self._hall.catch_up()
                if self._stop.wait(self._retry):
                    return None

    def remark(self, op: datetime, tekst: str) -> None:
        """What the program itself noticed: recorded by ``systeem``, once for all consoles of this laptop."""
        from voorzitter_console.procedure.advice.offers import Opdracht

        meeting = self._hall.meeting
        if meeting is None:
            return
        with suppress(JournalError):  # recording it says so
            self._hall.catch_up()
        entries = [item.entry for item in meeting.history.items[-KEPT:]]
        noticed = [e for e in entries if (e.door, e.soort) == (SYSTEEM, "noteer") and self._here(e.station)]
        if any(abs(op - entry.gebeurd_op) < SAME_JUMP for entry in noticed):
            return  # another window on this laptop noticed the same
        opdrachten = (Opdracht("noteer", {"tekst": tekst}),)
        self.record(m.Press(op=op, sinds=0, woorden="", opdrachten=opdrachten, door=SYSTEEM, getoond=0))

    def system(self, command: Command, op: datetime) -> None:
        """What the program saw at ``op`` (UTC), with the fields that only it sets; nothing where it cannot be so."""
        from voorzitter_console.procedure.advice.offers import Opdracht
        from voorzitter_console.procedure.parse import payload_of

        hall, meeting = self._hall, self._hall.meeting
        if meeting is None:
            return
        opdrachten = (Opdracht(command.COMMAND, payload_of(command)),)
        press = m.Press(op=op, sinds=0, woorden="", opdrachten=opdrachten, door=SYSTEEM, getoond=0)
        try:
            entry = self._until_on_disk(meeting, press, command, meeting.positie, False)
        except Refused:
            return
        except ConsoleError as error:
            hall.notice(str(error))
            return
        if entry is not None:
            hall.post(m.Recorded(press, entry, hall.snapshot(), True))

    def _here(self, station: str) -> bool:
        """Whether a console of that name stands on this laptop: it and its number or role are told apart at the end."""
        return laptop(station) == laptop(self._hall.station)


def laptop(station: str) -> str:
    """The laptop's name in a console's: ``raadzaal-1`` of ``raadzaal-1, griffier (2)``."""
    return station.partition(" (")[0].partition(", ")[0]
