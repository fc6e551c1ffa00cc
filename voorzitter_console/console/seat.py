"""The meeting that a session stands in, and the seat that this console has in it. Used in the writer's thread only.

Two consoles may not both chair one meeting unasked: each makes itself known first and looks then, so of two that start
at once just one finds the other before itself, and asks who chairs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.clock import Clock
from voorzitter_console.console import messages as m
from voorzitter_console.console.emergency import is_damage
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER, NoRefuge, Peers, Post, Refuge, Watch, Watcher
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal.port import (
    Journal,
    JournalBusy,
    JournalError,
    JournalMissing,
    JournalUnreachable,
    PositionTaken,
)
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.console.practising import Practising
    from voorzitter_console.entry import Entry
    from voorzitter_console.journal.port import StreamInfo
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.state import State
    from voorzitter_console.protocol.model import Protocol
    from voorzitter_console.view.griffier.meelezen import Meelezen

IDLE = timedelta(hours=12)
"""An open meeting that lay idle for longer is offered, not resumed."""
TAIL = 12
"""Lines of the record kept for the screens."""
KEPT = 60
"""Entries kept for the screens: what can be taken back or completed with one key."""


class MeetingSeat:
    """One for a session. ``hear`` is where the watcher hands what other stations wrote."""

    def __init__(
        self,
        *,
        open_journal: Callable[[], Journal],
        load_protocol: Callable[[], Protocol],
        clock: Clock,
        rol: str,
        station: str,
        peers: Peers,
        watch: Watch | None,
        hear: Callable[[Sequence[Entry]], None],
        of_this_installation: Callable[[], Mapping[str, str]] = dict,
        practice: Practising | None = None,
    ) -> None:
        self._practice = practice
        self.open_journal = open_journal
        self._load_protocol = load_protocol
        self.clock = clock
        self._watch = watch
        self._hear = hear
        self._of_this_installation = of_this_installation
        self.seen: set[str] = set()
        """The streams that were there when the journal was opened."""
        self._told = 0
        """The position up to which the screens know."""
        self._read: Meelezen | None = None
        self._read_to = 0
        """What the co-pilot reads along with, up to that position."""
        self.peers = peers
        self.rol = rol
        self.station = station
        self.watcher: Watcher | None = None
        self.journal: Journal | None = None
        self.meeting: Meeting | None = None
        self.van = ""
        """The laptop that records this meeting, where this console only reads along with what comes in from there."""
        self._elsewhere: dict[str, str] = {}
        """The streams that come in from another laptop, and which."""
        self.refuge: Refuge = NoRefuge()
        """Where the meeting goes on when the journal is damaged."""
        self.post: Post = lambda _message: None

    # beginning, resuming, sitting down --------------------------------------------------------------------------

    def open(self) -> None:
        """Open the journal and stand in the meeting that is open; posts NoMeeting, Offered, Occupied or Standing."""
        try:
            self.journal = self.journal or self.open_journal()
        except JournalMissing:
            if self.rol != GRIFFIER:
                raise
            self.post(m.NoMeeting())  # the chair has not begun: it is looked for again
            return
        except JournalError as error:
            if not is_damage(error) or not self.refuge.resume():
                raise
            return
        if self.refuge.resume():
            return
        self.seen = {stream.id for stream in self.journal.streams()}
        newest = self.newest()
        if newest is None and self._practice is not None and self._practice.leads:
            velden, aanvang = self._practice.velden()
            self.begin(velden, aanvang.isoformat())
            return
        if newest is None or self._out_of_reach(newest):
            if newest is not None and self.clock.now() - newest.laatst <= IDLE:
                self.notice(f"De laatste vergadering wordt niet meer hier bijgehouden maar door {newest.overgedragen}.")
            self.post(m.NoMeeting())
            return
        meeting = self.load(newest.id)
        if over(meeting.state):
            self.meeting = None
            self.post(m.NoMeeting(m.LastMeeting(newest.id, meeting.begin_velden.titel, newest.laatst)))
        elif self.clock.now() - newest.laatst > IDLE:
            self.meeting = None
            self.post(m.Offered(newest.id, meeting.begin_velden.titel, newest.laatst))
        else:
            self.standing(meeting)

    def look(self) -> None:
        """For a co-pilot that waits: a meeting that was begun since, or the next one where this one is closed."""
        wanted = self._practice.stroom if self._practice is not None else None
        if self.meeting is not None and not over(self.meeting.state) and wanted in (None, "", self.meeting.stroom):
            return
        if self.journal is None:
            try:
                self.journal = self.open_journal()
            except (JournalMissing, JournalBusy, JournalUnreachable):
                return
        newest = self.newest()
        known = self.meeting.stroom if self.meeting is not None else ""
        if newest is None or self._out_of_reach(newest) or newest.id == known:
            return
        if wanted != newest.id and (newest.id in self.seen or self.clock.now() - newest.laatst > IDLE):
            return
        self.seen.add(newest.id)
        self.stand_on(newest.id)

    def stand_on(self, stroom: str) -> None:
        """This recorded meeting goes on; posts Standing, or Occupied."""
        self.standing(self.load(stroom))

    def sit(self, stroom: str, rol: str) -> None:
        """This console goes on in that role: a person said so, whoever has it elsewhere; posts Standing."""
        self.rol = rol
        meeting = self.meeting if self.meeting is not None and self.meeting.stroom == stroom else self.load(stroom)
        self.standing(meeting, asked=True)

    def begin(self, velden: Mapping[str, Any], aanvang: str) -> None:
        """A new meeting from the opening form, or the one that another console began meanwhile."""
        from voorzitter_console.meeting import Meeting
        from voorzitter_console.procedure.commands import BeginVastlegging
        from voorzitter_console.procedure.parse import parse_payload

        if self.journal is None:  # it could not be opened before: tried again
            self.journal = self.open_journal()
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
            known = len(self.seen)
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
            self.seen.add(self.meeting.stroom)
            self.standing(self.meeting)
            return

    def _begun_elsewhere(self) -> bool:
        """Stand in the meeting that was begun since this console looked, if one is open."""
        assert self.journal is not None
        streams = self.journal.streams()
        new = (s for s in streams if s.soort == "vergadering" and s.id not in self.seen)
        begun = next((s for s in new if not s.overgedragen), None)  # in another hall it is another meeting
        self.seen = {stream.id for stream in streams}
        if begun is None or over(self.load(begun.id).state):
            self.meeting = None
            return False
        assert self.meeting is not None
        self.standing(self.meeting)
        return True

    def newest(self) -> StreamInfo | None:
        """The meeting that was begun last; in a live practice only its own."""
        assert self.journal is not None
        wanted = self._practice.stroom if self._practice is not None else None
        streams = self.journal.streams()
        self._elsewhere = {s.id: s.overgedragen for s in streams if s.komt_binnen}
        return next((s for s in streams if s.soort == "vergadering" and wanted in (None, s.id)), None)

    def _out_of_reach(self, stream: StreamInfo) -> bool:
        """Another has it: the griffier reads along where it comes in here, the chair's place is there."""
        return bool(stream.overgedragen) and not (self.rol == GRIFFIER and stream.komt_binnen)

    def load(self, stroom: str) -> Meeting:
        """That recorded meeting, as this console's. Raises JournalError, HistoryImpossible."""
        from voorzitter_console.meeting import Meeting

        assert self.journal is not None
        self._name_apart()
        self.meeting = Meeting.resume(self.journal, stroom, self.clock, station=self.station)
        self.van = self._elsewhere.get(stroom, "")
        return self.meeting

    def decline(self, press: m.RecordingPress) -> None:
        """Nothing is recorded from here in a meeting that another has; whether that is so still is asked again."""
        assert self.meeting is not None
        before, self.van = self.van, ""
        try:
            self.newest()
            self.van = self._elsewhere.get(self.meeting.stroom, "")
        except JournalError:  # the watcher says so
            self.van = before
        if press.door != SYSTEEM:
            self.post(m.Declined(press, f"Hier leest u mee: {one_line(before, 60)} legt vast.", self.snapshot()))
        if not self.van:
            self.standing(self.meeting)

    def _name_apart(self) -> None:
        """What this console records must be told apart from what another one on this laptop does."""
        self.station = self.peers.name(self.station)

    def standing(self, meeting: Meeting, *, asked: bool = False) -> None:
        """This console stands in it; posts Standing, or Occupied where another chairs it and that was not ``asked``."""
        first = self.peers.enter(self.rol, self.station, meeting.stroom)
        if first is not None and self.rol == VOORZITTER and not asked:
            self.peers.leave()
            self.meeting = None
            self.post(m.Occupied(meeting.stroom, meeting.begin_velden.titel, first.station))
            return
        self._told, self._read = meeting.positie, None
        if self.rol == GRIFFIER:
            self._read_along(meeting)
        self.post(m.Standing(self.snapshot(), self.rol, self.van))
        self.watch_from(meeting)

    def watch_from(self, meeting: Meeting) -> None:
        """Hear from now on what others write in it."""
        if self.watcher is not None:
            self.watcher.close()
        if self._watch is not None:
            self.watcher = self._watch(
                meeting.journal.plaats, meeting.stroom, meeting.positie, self._hear, self.refuge.met
            )

    # what the screens are told ----------------------------------------------------------------------------------

    def notice(self, sentence: str) -> None:
        """A fault that takes nothing away."""
        self.post(m.Notice(sentence))

    def take(self, entries: Sequence[Entry]) -> None:
        """Take in what the watcher read; posts Others where it is news."""
        meeting = self.meeting
        if meeting is None:
            return
        with suppress(JournalBusy):  # only where entries are missing before these: read with the next ones
            if self.refuge.entered:
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

    def woken(self) -> None:
        """Another console wrote: read at once. A fault is left to the watcher, which tells each one once."""
        if self.refuge.enter("een ander scherm vond het beschadigd", lasts=0.0):
            self.tell()
            return
        try:
            self.catch_up()
        except ConsoleError as fault:
            if is_damage(fault) and self.refuge.enter(fault, lasts=0.0):
                self.tell()
            elif self.watcher is not None:
                self.watcher.poke()

    def snapshot(self) -> m.Snapshot:
        """The meeting as it stands."""
        meeting = self.meeting
        assert meeting is not None
        head = meeting.journal.known_head(meeting.stroom)
        return m.Snapshot(
            stroom=meeting.stroom,
            state=meeting.state,
            positie=meeting.positie,
            protocol=meeting.protocol,
            begin=meeting.begin_velden,
            regels=tuple(meeting.regels(TAIL)),
            entries=tuple(item.entry for item in meeting.history.items[-KEPT:]),
            kop=head.kop if head is not None and head.aantal == meeting.positie else "",
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
    """Closed: it is not resumed as a meeting, also where a disturbance went on after it."""
    return state.vergadering.value == "gesloten"
