"""The meeting that a session stands in, and the seat that this console has in it. Used in the writer's thread only.

Two consoles may not both chair one meeting unasked: each makes itself known first and looks then, so of two that start
at once just one finds the other before itself, and asks who chairs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voorzitter_console.clock import Clock
from voorzitter_console.console import messages as m
from voorzitter_console.console.emergency import LIMIT as DAMAGE
from voorzitter_console.console.emergency import carry_over, is_damage
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER, Bell, Post, Watch, Watcher
from voorzitter_console.errors import ConsoleError, crash_sentence
from voorzitter_console.journal.port import Journal, JournalBusy, JournalError, JournalMissing, PositionTaken

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.journal.port import StreamInfo
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.state import State
    from voorzitter_console.protocol.model import Protocol
    from voorzitter_console.view.griffier.meelezen import Meelezen

OpenEmergency = Callable[[bool], Journal]
"""Opens the emergency journal beside the journal, made where it is missing and this is true; raises JournalMissing
where it is neither."""
IDLE = timedelta(hours=12)
"""An open meeting that lay idle for longer is offered, not resumed."""
_UNUSABLE = "journaal en noodjournaal niet te gebruiken"
TAIL = 12
"""Lines of the record kept for the screens."""
KEPT = 60
"""Entries kept for the screens: what can be taken back or completed with one key."""


class MeetingSeat:
    """One for a session. ``hear`` is where the watcher hands what other stations wrote; ``submit`` is for later."""

    def __init__(
        self,
        *,
        open_journal: Callable[[], Journal],
        load_protocol: Callable[[], Protocol],
        clock: Clock,
        rol: str,
        station: str,
        bell: Bell,
        watch: Watch | None,
        hear: Callable[[Sequence[Entry]], None],
        of_this_installation: Callable[[], Mapping[str, str]] = dict,
        submit: Callable[[Callable[[], object]], None],
        open_emergency: OpenEmergency | None = None,
    ) -> None:
        self._open_journal = open_journal
        self._open_emergency = open_emergency
        self._submit = submit
        self._fault: Exception | None = None
        """What the watcher met last, while it lasts."""
        self._load_protocol = load_protocol
        self.clock = clock
        self._watch = watch
        self._hear = hear
        self._of_this_installation = of_this_installation
        self._seen: set[str] = set()
        """The streams that were there when the journal was opened."""
        self._told = 0
        """The position up to which the screens know."""
        self._read: Meelezen | None = None
        self._read_to = 0
        """What the co-pilot reads along with, up to that position."""
        self.bell = bell
        self.rol = rol
        self.station = station
        self.watcher: Watcher | None = None
        self.journal: Journal | None = None
        self.meeting: Meeting | None = None
        self.in_emergency = False
        """Whether the meeting goes on in the emergency journal."""
        self.post: Post = lambda _message: None

    # beginning, resuming, sitting down --------------------------------------------------------------------------

    def open(self) -> None:
        """Open the journal and stand in the meeting that is open; posts NoMeeting, Offered, Occupied or Standing."""
        try:
            self.journal = self.journal or self._open_journal()
        except JournalMissing:
            if self.rol != GRIFFIER:
                raise
            self.post(m.NoMeeting())  # the chair has not begun: it is looked for again
            return
        except JournalError as error:
            if not is_damage(error) or not self._resume_emergency():
                raise
            return
        if self._resume_emergency():
            return
        self._seen = {stream.id for stream in self.journal.streams()}
        newest = self._newest()
        if newest is None:
            self.post(m.NoMeeting())
            return
        meeting = self._load(newest.id)
        if over(meeting.state):
            self.meeting = None
            self.post(m.NoMeeting())
        elif self.clock.now() - newest.laatst > IDLE:
            self.meeting = None
            self.post(m.Offered(newest.id, meeting.begin_velden.titel, newest.laatst))
        else:
            self._standing(meeting)

    def look(self) -> None:
        """For a co-pilot that waits: a meeting that was begun since, or the next one where this one is closed."""
        if self.meeting is not None and not over(self.meeting.state):
            return
        if self.journal is None:
            try:
                self.journal = self._open_journal()
            except (JournalMissing, JournalBusy):
                return
        newest = self._newest()
        known = self.meeting.stroom if self.meeting is not None else ""
        if newest is None or newest.id == known or newest.id in self._seen or self.clock.now() - newest.laatst > IDLE:
            return
        self._seen.add(newest.id)
        self.stand_on(newest.id)

    def stand_on(self, stroom: str) -> None:
        """This recorded meeting goes on; posts Standing, or Occupied."""
        self._standing(self._load(stroom))

    def sit(self, stroom: str, rol: str) -> None:
        """This console goes on in that role: a person said so, whoever has it elsewhere; posts Standing."""
        self.rol = rol
        meeting = self.meeting if self.meeting is not None and self.meeting.stroom == stroom else self._load(stroom)
        self._standing(meeting, asked=True)

    def begin(self, velden: Mapping[str, Any], aanvang: str) -> None:
        """A new meeting from the opening form, or the one that another console began meanwhile."""
        from voorzitter_console.meeting import Meeting
        from voorzitter_console.procedure.commands import BeginVastlegging
        from voorzitter_console.procedure.parse import parse_payload

        if self.journal is None:  # it could not be opened before: tried again
            self.journal = self._open_journal()
        protocol = self._load_protocol()
        given = {
            **velden,
            "aanvang": aanvang,
            "oefening": self.journal.oefening,
            "protocol_naam": protocol.naam,
            "protocol_tekst": protocol.bron,
            "protocol_hash": protocol.hash,
            **self._of_this_installation(),
        }
        begin = parse_payload("begin_vastlegging", given)
        assert isinstance(begin, BeginVastlegging)
        self._name_apart()
        while True:
            known = len(self._seen)
            try:
                self.meeting = Meeting.begin(
                    self.journal, self.clock, protocol, begin, station=self.station, door=VOORZITTER, stromen=known
                )
            except PositionTaken:
                # Another station began one while this form stood open: two would split the record.
                if not self._begun_elsewhere():
                    continue
                self.notice("Op een ander scherm is deze vergadering net begonnen.")
                return
            self._seen.add(self.meeting.stroom)
            self._standing(self.meeting)
            return

    def _begun_elsewhere(self) -> bool:
        """Stand in the meeting that was begun since this console looked, if one is open."""
        assert self.journal is not None
        streams = self.journal.streams()
        begun = next((s for s in streams if s.soort == "vergadering" and s.id not in self._seen), None)
        self._seen = {stream.id for stream in streams}
        if begun is None or over(self._load(begun.id).state):
            self.meeting = None
            return False
        assert self.meeting is not None
        self._standing(self.meeting)
        return True

    def _newest(self) -> StreamInfo | None:
        assert self.journal is not None
        return next((stream for stream in self.journal.streams() if stream.soort == "vergadering"), None)

    def _load(self, stroom: str) -> Meeting:
        from voorzitter_console.meeting import Meeting

        assert self.journal is not None
        self._name_apart()
        self.meeting = Meeting.resume(self.journal, stroom, self.clock, station=self.station)
        return self.meeting

    def _name_apart(self) -> None:
        """What this console records must be told apart from what another one on this laptop does."""
        self.station = self.bell.name(self.station)

    def _standing(self, meeting: Meeting, *, asked: bool = False) -> None:
        first = self.bell.enter(self.rol, self.station, meeting.stroom)
        if first is not None and self.rol == VOORZITTER and not asked:
            self.bell.leave()
            self.meeting = None
            self.post(m.Occupied(meeting.stroom, meeting.begin_velden.titel, first.station))
            return
        self._told, self._read = meeting.positie, None
        if self.rol == GRIFFIER:
            self._read_along(meeting)
        self.post(m.Standing(self.snapshot(), self.rol))
        self._watch_from(meeting)

    def _watch_from(self, meeting: Meeting) -> None:
        if self.watcher is not None:
            self.watcher.close()
        if self._watch is not None:
            self.watcher = self._watch(
                meeting.journal.plaats, meeting.stroom, meeting.positie, self._hear, self.trouble
            )

    # a journal that is damaged -----------------------------------------------------------------------------------

    def emergency(self, why: Exception | str, *, lasts: float) -> bool:
        """Go on in the emergency journal where the damage has lasted so many seconds, or another window does so
        already; True where the meeting stands there now.
        """
        meeting = self.meeting
        if meeting is None or self.in_emergency:
            return False
        journal = self._emergency_journal(create=lasts >= DAMAGE)
        if journal is None:
            return False
        try:
            if lasts < DAMAGE and not journal.head(meeting.stroom).aantal:
                journal.close()  # that of another meeting
                return False
            self.meeting = carry_over(meeting, journal, self.clock, str(why))
        except ConsoleError as fault:
            journal.close()
            self.post(m.Trouble(_UNUSABLE, f"Ook in een noodjournaal lukt vastleggen niet: {fault}"))
            return False
        if self.journal is not None:
            self.journal.close()
        self.journal = journal
        self._goes_on_in(journal)
        self._watch_from(self.meeting)
        return True

    def _damaged(self, fault: Exception) -> None:
        """Whether the damage that the watcher met a while ago is there still: what is written now may not be read back.

        The connection that writes may not see it, for it keeps pages in memory.
        """
        meeting = self.meeting
        if self._fault is not fault or meeting is None or self.in_emergency:
            return
        try:
            fresh = self._open_journal()
            try:
                fresh.read(meeting.stroom)
            finally:
                fresh.close()
        except JournalError as still:
            if is_damage(still) and self.emergency(still, lasts=DAMAGE):
                self.tell()

    def _emergency_journal(self, *, create: bool) -> Journal | None:
        if self._open_emergency is None or self.in_emergency:
            return None
        try:
            return self._open_emergency(create)
        except JournalMissing:
            return None
        except JournalError as fault:
            self.post(m.Trouble(_UNUSABLE, f"Ook een noodjournaal is niet te gebruiken: {fault}"))
            return None

    def _goes_on_in(self, emergency: Journal) -> None:
        self.in_emergency, name = True, Path(emergency.plaats).name
        sentence = f"Het journaal is beschadigd; deze vergadering gaat verder in {name}. Bewaar beide bestanden."
        self.post(m.Trouble(f"NOODJOURNAAL: {name}", sentence))

    def _resume_emergency(self) -> bool:
        """Stand in the meeting that went on in the emergency journal, where one did and is not over."""
        emergency = self._emergency_journal(create=False)
        if emergency is None:
            return False
        before, ordinary = self.journal, None
        with suppress(JournalError):  # it is opened in vain then: said there
            ordinary = self._newest() if before is not None else None
        self.journal = emergency
        try:
            newest = self._newest()
            other = ordinary is not None and newest is not None and ordinary.id != newest.id
            if (
                newest is not None
                and not (other and ordinary is not None and ordinary.laatst > newest.laatst)
                and self.clock.now() - newest.laatst <= IDLE
                and not over(self._load(newest.id).state)
            ):
                assert self.meeting is not None
                if before is not None:
                    before.close()
                self._goes_on_in(emergency)
                self._standing(self.meeting)
                return True
            self.notice(f"Naast het journaal staat een noodjournaal ({emergency.plaats}); bewaar en controleer beide.")
        except ConsoleError as fault:
            self.notice(f"Naast het journaal staat een noodjournaal, dat niet te lezen is: {fault}")
        self.journal, self.meeting = before, None
        emergency.close()
        return False

    # what the screens are told ----------------------------------------------------------------------------------

    def notice(self, sentence: str) -> None:
        """A fault that takes nothing away."""
        self.post(m.Notice(sentence))

    def trouble(self, fault: Exception | None) -> None:
        """The journal cannot be read, or (None) can be again: shown for as long as it lasts. Any thread."""
        journal, self._fault = self.journal, fault
        if fault is not None:
            sentence = str(fault) if isinstance(fault, ConsoleError) else crash_sentence(fault)
            self.post(m.Trouble("het journaal is niet te lezen", sentence))
            if is_damage(fault) and not self.in_emergency:
                later = threading.Timer(DAMAGE, lambda: self._submit(lambda: self._damaged(fault)))
                later.daemon = True
                later.start()
        elif self.in_emergency and journal is not None:
            self._goes_on_in(journal)
        else:
            self.post(m.Trouble("", ""))

    def take(self, entries: Sequence[Entry]) -> None:
        """Take in what the watcher read; posts Others where it is news."""
        meeting = self.meeting
        if meeting is None:
            return
        with suppress(JournalBusy):  # only where entries are missing before these: read with the next ones
            if self.in_emergency:
                meeting.catch_up()  # what was read may still come from the damaged journal
            else:
                meeting.take([entry for entry in entries if entry.stroom == meeting.stroom])
        self.tell()

    def tell(self, *own: Entry) -> None:
        """Posts Others for what others wrote since the last time, also where a press of this console met it first."""
        assert self.meeting is not None
        later = self.meeting.history.later_than(self._told)
        ids = {entry.id for entry in own}
        new = tuple(item.entry for item in later if item.entry.id not in ids)
        self._told = self.meeting.positie
        if new:
            self.post(m.Others(new, self.snapshot()))

    def read_along(self) -> None:
        """Posts ReadAlong where it is behind: asked for once the news is painted, since it takes longer."""
        meeting = self.meeting
        if self.rol == GRIFFIER and meeting is not None and self._read_to != meeting.positie:
            self.post(m.ReadAlong(self._read_along(meeting)))

    def catch_up(self) -> None:
        """Read what other stations wrote; posts Others where there is anything. Raises JournalError but Busy."""
        meeting = self.meeting
        if meeting is None:
            return
        with suppress(JournalBusy):  # the watcher tells again
            meeting.catch_up()
            self.tell()
        self.known()

    def known(self) -> None:
        """The watcher need not read what this console has, nor look in the middle of its work."""
        if self.watcher is not None and self.meeting is not None:
            self.watcher.skip(self.meeting.stroom, self.meeting.positie)

    def rung(self) -> None:
        """Another console wrote: read at once. A fault is left to the watcher, which tells each one once."""
        if self.emergency("een ander scherm vond het beschadigd", lasts=0.0):
            self.tell()
            return
        try:
            self.catch_up()
        except ConsoleError as fault:
            if is_damage(fault) and self.emergency(fault, lasts=0.0):
                self.tell()
            elif self.watcher is not None:
                self.watcher.poke()

    def snapshot(self) -> m.Snapshot:
        """The meeting as it stands."""
        meeting = self.meeting
        assert meeting is not None
        return m.Snapshot(
            stroom=meeting.stroom,
            state=meeting.state,
            positie=meeting.positie,
            protocol=meeting.protocol,
            begin=meeting.begin_velden,
            regels=tuple(meeting.regels(TAIL)),
            entries=tuple(item.entry for item in meeting.history.items[-KEPT:]),
            herroepen=frozenset(meeting.history.retracted),
            meelezen=self._read,
        )

    def _read_along(self, meeting: Meeting) -> Meelezen:
        """What only the co-pilot's screen needs."""
        from voorzitter_console.view.griffier.meelezen import meelezen

        self._read, self._read_to = meelezen(meeting.history), meeting.positie
        return self._read

    def close(self) -> None:
        """Let go of the journal."""
        if self.journal is not None:
            self.journal.close()


def over(state: State) -> bool:
    """Closed, and nothing goes on after it."""
    return state.vergadering.value == "gesloten" and not state.ordeverstoring.loopt
