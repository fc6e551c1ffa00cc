"""Where a seat goes when its journal is damaged, and where it starts when an earlier run went there.

Used in the writer's thread, but for :meth:`SeatRefuge.met`. What is written over is :mod:`.emergency`'s affair.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.console import messages as m
from voorzitter_console.console.emergency import carry_over, is_damage
from voorzitter_console.console.seat import IDLE, MeetingSeat, over
from voorzitter_console.errors import ConsoleError, crash_sentence
from voorzitter_console.journal.port import Journal, JournalError, JournalMissing, JournalUnreachable

if TYPE_CHECKING:
    from voorzitter_console.journal.port import StreamInfo

DAMAGE = 3.0
"""Seconds that damage must last before it is believed: a disk that stutters says the same of a file that is whole."""
UNUSABLE = "journaal en noodjournaal niet te gebruiken"

OpenEmergency = Callable[[bool], Journal]
"""Opens the emergency journal beside the journal, made where it is missing and this is true; raises JournalMissing
where it is neither."""


class SeatRefuge:
    """One for a seat; ``submit`` hands a job to the writer's thread."""

    def __init__(
        self, seat: MeetingSeat, open_emergency: OpenEmergency, submit: Callable[[Callable[[], object]], None]
    ) -> None:
        self._seat = seat
        self._open_emergency = open_emergency
        self._submit = submit
        self._fault: Exception | None = None
        """What the watcher met last, while it lasts."""
        self._told = ("", "")
        self.entered = False

    def enter(self, why: Exception | str, *, lasts: float) -> bool:
        """Go on in the emergency journal where the damage has lasted so many seconds, or another window does so
        already; True where the meeting stands there now.
        """
        seat, meeting = self._seat, self._seat.meeting
        here = meeting is not None and not seat.van  # whoever records it sees to that
        journal = self._opened(create=lasts >= DAMAGE) if here else None
        if meeting is None or journal is None:
            return False
        try:
            if lasts < DAMAGE and not journal.head(meeting.stroom).aantal:
                journal.close()  # that of another meeting
                return False
            moved = carry_over(meeting, journal, seat.clock, str(why))
        except ConsoleError as fault:
            journal.close()
            self._tell(UNUSABLE, f"Ook in een noodjournaal lukt vastleggen niet: {fault}")
            return False
        before, seat.journal, seat.meeting = seat.journal, journal, moved
        if before is not None:
            before.close()
        self._says(journal)
        seat.watch_from(moved)
        return True

    def resume(self) -> bool:
        """Stand in the meeting that went on in the emergency journal, where one did; True where that was answered."""
        seat, emergency = self._seat, self._opened(create=False)
        if emergency is None:
            return False
        before, ordinary, answered = seat.journal, None, False
        with suppress(JournalError):  # what is wrong with it is said where it is opened
            ordinary = seat.newest() if before is not None else None
        seat.journal = emergency
        try:
            newest = seat.newest()
            meeting = seat.load(newest.id) if newest is not None and _later(newest, ordinary) else None
            if newest is not None and meeting is not None and not over(meeting.state):
                if seat.clock.now() - newest.laatst <= IDLE:
                    if before is not None:
                        before.close()
                    self._says(emergency)
                    seat.standing(meeting)
                    return True
            elif newest is not None and meeting is not None and before is not None and ordinary is not None:
                # What the journal has of a meeting that was closed elsewhere is its beginning: it does not go on.
                answered = ordinary.id == newest.id
            seat.notice(f"Naast het journaal staat een noodjournaal ({emergency.plaats}); bewaar en controleer beide.")
        except ConsoleError as fault:
            seat.notice(f"Naast het journaal staat een noodjournaal, dat niet te lezen is: {fault}")
        seat.journal, seat.meeting = before, None
        emergency.close()
        if answered and before is not None:
            seat.seen = {stream.id for stream in before.streams()}
            seat.post(m.NoMeeting())
        return answered

    def met(self, fault: Exception | None) -> None:
        """The watcher cannot read the journal, or (None) can again: shown for as long as it lasts. Any thread."""
        self._fault, journal = fault, self._seat.journal
        if fault is not None:
            sentence = str(fault) if isinstance(fault, ConsoleError) else crash_sentence(fault)
            away = isinstance(fault, JournalUnreachable)
            self._tell("geen verbinding met de server" if away else "het journaal is niet te lezen", sentence)
            if is_damage(fault) and not self.entered:
                later = threading.Timer(DAMAGE, lambda: self._submit(lambda: self._still(fault)))
                later.daemon = True
                later.start()
        elif self.entered and journal is not None:
            self._says(journal)
        else:
            self._tell("", "")

    def _still(self, fault: Exception) -> None:
        """Whether the damage that the watcher met a while ago is there still: what is written may not be read back.

        The connection that writes may not see it, for it keeps pages in memory.
        """
        meeting = self._seat.meeting
        if self._fault is not fault or meeting is None or self.entered:
            return
        try:
            fresh = self._seat.open_journal()
            try:
                fresh.read(meeting.stroom)
            finally:
                fresh.close()
        except JournalError as still:
            if is_damage(still) and self.enter(still, lasts=DAMAGE):
                self._seat.tell()

    def _opened(self, *, create: bool) -> Journal | None:
        if self.entered:
            return None
        try:
            return self._open_emergency(create)
        except JournalMissing:
            return None
        except JournalError as fault:
            self._tell(UNUSABLE, f"Ook een noodjournaal is niet te gebruiken: {fault}")
            return None

    def _says(self, emergency: Journal) -> None:
        self.entered, name = True, Path(emergency.plaats).name
        sentence = f"Het journaal is beschadigd; deze vergadering gaat verder in {name}. Bewaar beide bestanden."
        self._tell(f"NOODJOURNAAL: {name}", sentence)

    def _tell(self, kort: str, sentence: str) -> None:
        """Each once: the same is met again with every try."""
        if (kort, sentence) != self._told:
            self._told = (kort, sentence)
            self._seat.post(m.Trouble(kort, sentence))


def _later(newest: StreamInfo, ordinary: StreamInfo | None) -> bool:
    """Whether the emergency journal's meeting is the last there was: the same one, or begun after the journal's."""
    return ordinary is None or ordinary.id == newest.id or ordinary.laatst <= newest.laatst
