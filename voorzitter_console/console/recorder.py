"""A press becomes entries on disk. Used in the writer's thread only.

A write that cannot be done now (another process holds the file, the disk is full) is tried again with the press's own
time and the same entry id: it is never lost and never doubled. Nothing is reported as recorded before it is on disk.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.console import messages as m
from voorzitter_console.console.clockcheck import TOGETHER
from voorzitter_console.console.emergency import is_damage
from voorzitter_console.console.seat import KEPT, MeetingSeat
from voorzitter_console.errors import ConsoleError, Refused
from voorzitter_console.journal.port import JournalBusy, JournalError, JournalNotWritable
from voorzitter_console.moment import local_clock

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.meeting import Wish
    from voorzitter_console.procedure.commands import Command
    from voorzitter_console.procedure.history import History

SAME_JUMP = timedelta(seconds=3)
"""Two windows on one laptop notice a jump of its clock within this."""


class Recorder:
    """One for a session; ``stop`` is set where the console closes: a write that waits is given up then."""

    def __init__(self, seat: MeetingSeat, stop: threading.Event, retry_seconds: float) -> None:
        self._seat = seat
        self._stop = stop
        self._retry = retry_seconds

    def record(self, press: m.RecordingPress) -> None:
        """Posts Recorded for each command of the press that is on disk, and Declined for each that cannot be true.

        All of it is one write: either all that is accepted is on disk, or nothing yet.
        """
        from voorzitter_console.meeting import Wish
        from voorzitter_console.procedure.doubled import Doubled
        from voorzitter_console.procedure.parse import parse_command

        seat, meeting = self._seat, self._seat.meeting
        assert meeting is not None
        seat.known()
        wishes = []
        try:
            for number, opdracht in enumerate(press.opdrachten, 1):
                new_person = opdracht.soort == "beschrijf_verstoorder" and "label" not in opdracht.velden
                velden = {"label": "NN1", **opdracht.velden} if new_person else opdracht.velden
                command = parse_command(opdracht.soort, velden)
                if press.bewaard is not None:
                    command = command.changed(**press.bewaard._asdict())
                # The schorsing that a stop belongs to may be another station's, and so is the stop then.
                needed = _runs if opdracht.soort == "stop_livestream" and number > 1 else _always
                wishes.append(
                    Wish(
                        command=command,
                        entry_id=_id(press, number) or meeting.new_id(),
                        new_person=new_person,
                        needed=needed,
                    )
                )
            outcomes = self._until_on_disk(press, wishes, press.getoond)
        except ConsoleError as error:
            seat.tell()
            seat.post(m.Declined(press, str(error), seat.snapshot()))
            return
        if outcomes is None:
            return
        told = [outcome for outcome in outcomes if outcome is not None]
        seat.known()
        for number, outcome in enumerate(told, 1):
            if isinstance(outcome, Refused):
                # What cannot be true any more (the other station was first) does not take the rest of the press along:
                # "112 gebeld en fysieke agressie" still reports the aggression.
                doubled, first = (outcome.soort, outcome.eerder) if isinstance(outcome, Doubled) else ("", "")
                seat.tell(*(entry for entry in told if not isinstance(entry, Refused)))
                seat.post(m.Declined(press, str(outcome), seat.snapshot(), doubled, first))
            else:
                seat.post(m.Recorded(press, outcome, seat.snapshot(), number == len(told)))
        seat.tell(*(entry for entry in told if not isinstance(entry, Refused)))

    def _until_on_disk(
        self, press: m.RecordingPress, wishes: Sequence[Wish], shown: int
    ) -> list[Entry | Refused | None] | None:
        """Try until it is on disk, with the same ids so that nothing is doubled; None where the console closes first.

        A journal that stays damaged drops nothing: the meeting goes on in the emergency journal then.
        """
        told = ""
        damaged: float | None = None
        while True:
            meeting = self._seat.meeting
            assert meeting is not None
            try:
                return meeting.decide_all(wishes, door=press.door, shown=shown, pressed=press.op)
            except ConsoleError as error:
                damage = is_damage(error)
                if not damage and not isinstance(error, JournalBusy | JournalNotWritable):
                    raise  # nothing that time mends
                now = time.monotonic()
                damaged = (now if damaged is None else damaged) if damage else None
                if str(error) != told:
                    told = str(error)
                    self._seat.post(m.Delayed(press, told))
                if damaged is not None and self._seat.refuge.enter(error, lasts=now - damaged):
                    continue
                with suppress(ConsoleError):  # why it fails is on the screen already
                    self._seat.catch_up()
                if self._stop.wait(self._retry):
                    return None

    def remark(self, op: datetime, tekst: str) -> None:
        """What the program itself noticed: recorded by ``systeem``, once for all consoles of this laptop."""
        from voorzitter_console.procedure.advice.offers import Opdracht

        meeting = self._seat.meeting
        if meeting is None:
            return
        with suppress(JournalError):  # recording it says so
            self._seat.catch_up()
        entries = [item.entry for item in meeting.history.items[-KEPT:]]
        noticed = [e for e in entries if (e.door, e.soort) == (SYSTEEM, "noteer") and self._here(e.station)]
        if any(abs(op - entry.gebeurd_op) < SAME_JUMP for entry in noticed):
            return  # another window on this laptop noticed the same
        opdrachten = (Opdracht("noteer", {"tekst": tekst}),)
        self.record(m.RecordingPress(op=op, sinds=0, woorden="", opdrachten=opdrachten, door=SYSTEEM, getoond=0))

    def clock_compared(self, command: Command, op: datetime) -> None:
        """What a time server said of this laptop's clock; once for all its consoles."""

        def needed(history: History) -> bool:
            return not any(
                item.entry.soort == command.COMMAND
                and self._here(item.entry.station)
                and abs(item.entry.gebeurd_op - op) < TOGETHER
                for item in history.items[-KEPT:]
            )

        self.system(command, op, needed)

    def told(self, op: datetime, tekst: str) -> None:
        """What came of something that this console asked of another machine: recorded by ``systeem``, and said."""
        from voorzitter_console.procedure.advice.offers import Opdracht

        if self._seat.meeting is None:
            return
        opdrachten = (Opdracht("noteer", {"tekst": tekst}),)
        self.record(m.RecordingPress(op=op, sinds=0, woorden="", opdrachten=opdrachten, door=SYSTEEM, getoond=0))
        self._seat.notice(tekst)

    def system(self, command: Command, op: datetime, needed: Callable[[History], bool] | None = None) -> None:
        """What the program saw at ``op`` (UTC), with the fields that only it sets; nothing where it cannot be so, or
        where another window recorded it already.
        """
        from voorzitter_console.broadcast.seen import is_news
        from voorzitter_console.meeting import Wish
        from voorzitter_console.procedure.advice.offers import Opdracht
        from voorzitter_console.procedure.parse import payload_of

        seat, meeting = self._seat, self._seat.meeting
        if meeting is None:
            return
        opdrachten = (Opdracht(command.COMMAND, payload_of(command)),)
        press = m.RecordingPress(op=op, sinds=0, woorden="", opdrachten=opdrachten, door=SYSTEEM, getoond=0)
        wish = Wish(
            command=command, entry_id=meeting.new_id(), needed=needed or (lambda history: is_news(history, command, op))
        )
        try:
            outcomes = self._until_on_disk(press, (wish,), meeting.positie)
        except ConsoleError as error:
            seat.notice(str(error))
            return
        for entry in outcomes or ():
            if entry is not None and not isinstance(entry, Refused):
                seat.post(m.Recorded(press, entry, seat.snapshot(), True))

    def finish_stop(self, schorsing: Entry) -> None:
        """The stop of the livestream that belongs to this schorsing and was never recorded: recorded now."""
        from voorzitter_console.procedure.commands import StopLivestream

        why = f"Hoort bij de schorsing van {local_clock(schorsing.gebeurd_op)}; bij de herstart alsnog gevraagd."
        self.system(StopLivestream(toelichting=why), self._seat.clock.now())

    def _here(self, station: str) -> bool:
        """Whether a console of that name stands on this laptop: it and its number or role are told apart at the end."""
        return laptop(station) == laptop(self._seat.station)


def _id(press: m.RecordingPress, number: int) -> str:
    """Of its entries in a row, where the first one was given out before; empty: a new one."""
    return str(UUID(int=UUID(press.eerste).int + number - 1)) if press.eerste else ""


def _always(_history: History) -> bool:
    return True


def _runs(history: History) -> bool:
    from voorzitter_console.procedure.advice.situation import stream_loopt

    return stream_loopt(history.state)


def laptop(station: str) -> str:
    """The laptop's name in a console's: ``raadzaal-1`` of ``raadzaal-1, griffier (2)``."""
    return station.partition(" (")[0].partition(", ")[0]
