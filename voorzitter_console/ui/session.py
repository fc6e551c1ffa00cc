"""The meeting behind the screens: owns it, the writer thread and the poll thread, and posts messages.

All journal work happens in the writer thread, in the order of the presses. A write that cannot be done now (another
process holds the file, the disk is full) is tried again with the press's own time and the same entry id: it is never
lost and never doubled. Nothing is reported as recorded before it is on disk.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from voorzitter_console.clock import Clock
from voorzitter_console.errors import ConsoleError, Refused
from voorzitter_console.journal.port import Journal, JournalBusy, JournalNotWritable
from voorzitter_console.ui import messages as m

if TYPE_CHECKING:
    from textual.message import Message

    from voorzitter_console.entry import Entry
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.commands import Command
    from voorzitter_console.protocol.model import Protocol as ProtocolText

IDLE = timedelta(hours=12)
"""An open meeting that lay idle for longer is offered, not resumed."""
TAIL = 12
"""Lines of the record kept for the screens."""
SYSTEEM = "systeem"
SAME_JUMP = timedelta(seconds=3)
"""Two windows on one laptop notice a jump of its clock within this."""
KEPT = 60
"""Entries kept for the screens: what can be taken back or completed with one key."""


class Runner(Protocol):
    """A thread that does one thing after another (the journal's writer)."""

    def submit(self, job: Callable[[], object]) -> Future[Any]: ...

    def close(self) -> None: ...


class Watcher(Protocol):
    """Tells when another process wrote."""

    def close(self) -> None: ...


Watch = Callable[[str, int, Callable[[], None], Callable[[str], None]], Watcher]
"""Given the stream, the position that is known, what to do at news, and what to do with a fault's sentence."""


class Session:
    """One console's work on one journal."""

    def __init__(
        self,
        *,
        open_journal: Callable[[], Journal],
        load_protocol: Callable[[], ProtocolText],
        runner: Runner,
        clock: Clock,
        station: str,
        watch: Watch | None = None,
        fresh: bool = False,
        retry_seconds: float = 0.5,
    ) -> None:
        self._open_journal = open_journal
        self._load_protocol = load_protocol
        self._runner = runner
        self._watch = watch
        self._watcher: Watcher | None = None
        self._retry = retry_seconds
        self._stop = threading.Event()
        self._post: Callable[[Message], object] = lambda _message: None
        self._journal: Journal | None = None
        self._meeting: Meeting | None = None
        self._seen: set[str] = set()
        """The streams that were there when the journal was opened."""
        self.fresh = fresh
        """Known beforehand: there is no journal yet, so no meeting to resume."""
        self.clock = clock
        self.station = station

    def start(self, post: Callable[[Message], object]) -> None:
        """Open the journal; answers NoMeeting, Offered, Standing or Broken. ``post`` must be safe from any thread."""
        self._post = post
        self._submit(self._open)

    def warm(self) -> None:
        """Import the heavy parts after the first paint, so that the first press finds them there."""
        self._submit(_import_heavy)

    def begin(self, velden: Mapping[str, Any]) -> None:
        """A new meeting, from the opening form's fields; answers Standing."""
        aanvang = self.clock.now()
        self._submit(lambda: self._begin(velden, aanvang.isoformat()))

    def resume(self, stroom: str) -> None:
        """The offered meeting goes on; answers Standing."""
        self._submit(lambda: self._stand_on(stroom))

    def record(self, press: m.Press) -> None:
        """Record a press; answers Recorded for each command, or Declined."""
        self._submit(lambda: self._record(press))

    def catch_up(self) -> None:
        """Take in what another station wrote; answers Others where there is anything."""
        if not self._stop.is_set():
            self._submit(self._catch_up)

    def timeline(self) -> None:
        """Everything recorded, in order of time; answers Timeline."""
        self._submit(self._timeline)

    def remark(self, op: datetime, tekst: str) -> None:
        """What the program itself noticed (UTC): recorded by ``systeem``, once for all consoles of this station."""
        self._submit(lambda: self._remark(op, tekst))

    def idle(self) -> Future[Any]:
        """Done when everything handed in before it was done; messages may still be on their way."""
        return self._runner.submit(lambda: None)

    def close(self) -> None:
        """Stop the threads; a write under way ends first, one that waits for the disk is given up."""
        self._stop.set()
        if self._watcher is not None:
            self._watcher.close()
        self._runner.submit(self._close_journal)
        self._runner.close()

    def _submit(self, job: Callable[[], None]) -> None:
        self._runner.submit(lambda: self._guarded(job))

    def _guarded(self, job: Callable[[], None]) -> None:
        """Every fault becomes a message: a journal's in its own sentence, any other ends the program in one."""
        try:
            job()
        except ConsoleError as error:
            self._post(m.Broken(str(error), error.exit_code))
        except Exception as error:  # noqa: BLE001  posted, and raised again by the app
            self._post(m.Fault(error))

    # in the writer's thread ------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._journal = self._open_journal()
        self._seen = {stream.id for stream in self._journal.streams()}
        newest = next((stream for stream in self._journal.streams() if stream.soort == "vergadering"), None)
        if newest is None:
            self._post(m.NoMeeting())
            return
        self._load(newest.id)
        assert self._meeting is not None
        state = self._meeting.state
        if state.vergadering.value == "gesloten" and not state.ordeverstoring.loopt:
            self._meeting = None
            self._post(m.NoMeeting())
        elif self.clock.now() - newest.laatst > IDLE:
            titel = self._meeting.begin_velden.titel
            self._meeting = None
            self._post(m.Offered(newest.id, titel, newest.laatst))
        else:
            self._standing()

    def _notice(self, sentence: str) -> None:
        self._post(m.Notice(sentence))

    def _load(self, stroom: str) -> None:
        from voorzitter_console.meeting import Meeting

        assert self._journal is not None
        self._meeting = Meeting.resume(self._journal, stroom, self.clock, station=self.station)

    def _stand_on(self, stroom: str) -> None:
        self._load(stroom)
        self._standing()

    def _begin(self, velden: Mapping[str, Any], aanvang: str) -> None:
        from voorzitter_console.meeting import Meeting
        from voorzitter_console.procedure.commands import BeginVastlegging
        from voorzitter_console.procedure.parse import parse_payload

        if self._journal is None:  # it could not be opened before: tried again
            self._journal = self._open_journal()
        other = self._begun_elsewhere(self._journal)
        if other is not None:
            self._stand_on(other)
            self._notice("Op een ander scherm is deze vergadering net begonnen; u kijkt daarin mee.")
            return
        protocol = self._load_protocol()
        given = {
            **velden,
            "aanvang": aanvang,
            "oefening": self._journal.oefening,
            "protocol_naam": protocol.naam,
            "protocol_tekst": protocol.bron,
            "protocol_hash": protocol.hash,
        }
        begin = parse_payload("begin_vastlegging", given)
        assert isinstance(begin, BeginVastlegging)
        self._meeting = Meeting.begin(
            self._journal, self.clock, protocol, begin, station=self.station, door="voorzitter"
        )
        self._standing()

    def _begun_elsewhere(self, journal: Journal) -> str | None:
        """A meeting that another station began while this form stood open: two would split the record."""
        newest = next((stream for stream in journal.streams() if stream.soort == "vergadering"), None)
        return newest.id if newest is not None and newest.id not in self._seen else None

    def _standing(self) -> None:
        assert self._meeting is not None
        self._post(m.Standing(self._snapshot()))
        if self._watch is not None and self._watcher is None:
            stroom, positie = self._meeting.stroom, self._meeting.positie
            self._watcher = self._watch(stroom, positie, self.catch_up, self._notice)

    def _record(self, press: m.Press) -> None:
        from voorzitter_console.procedure.parse import parse_command

        meeting = self._meeting
        assert meeting is not None
        shown = press.getoond
        for number, opdracht in enumerate(press.opdrachten, 1):
            try:
                command = parse_command(opdracht.soort, opdracht.velden)
                entry = self._until_on_disk(meeting, press, command, shown)
            except Refused as refused:
                # What cannot be true any more (the other station was first) must not take the rest of the press along:
                # "112 gebeld en fysieke agressie" still reports the aggression.
                self._post(m.Declined(press, str(refused), self._snapshot()))
                continue
            except ConsoleError as error:
                # A damaged journal too: the chair keeps the sentence to say, and is told at each press.
                self._post(m.Declined(press, str(error), self._snapshot()))
                return
            if entry is None:
                return
            shown = entry.positie
            self._post(m.Recorded(press, entry, self._snapshot(), number == len(press.opdrachten)))

    def _until_on_disk(self, meeting: Meeting, press: m.Press, command: Command, shown: int) -> Entry | None:
        """Try until it is on disk, with one id so that nothing is doubled; None where the console closes first."""
        entry_id = meeting.new_id()
        told = ""
        while True:
            try:
                return meeting.decide(command, door=press.door, shown=shown, pressed=press.op, entry_id=entry_id)
            except (JournalBusy, JournalNotWritable) as error:
                if str(error) != told:
                    told = str(error)
                    self._post(m.Delayed(press, told))
                if self._stop.wait(self._retry):
                    return None

    def _timeline(self) -> None:
        from voorzitter_console.view.timeline import posts

        assert self._meeting is not None
        self._post(m.Timeline(posts(self._meeting.history), self._meeting.positie))

    def _remark(self, op: datetime, tekst: str) -> None:
        from voorzitter_console.procedure.offers import Opdracht

        if self._meeting is None:
            return
        self._catch_up()
        entries = [item.entry for item in self._meeting.history.items[-KEPT:]]
        noticed = [e for e in entries if (e.door, e.station, e.soort) == (SYSTEEM, self.station, "noteer")]
        if any(abs(op - entry.gebeurd_op) < SAME_JUMP for entry in noticed):
            return  # another window on this laptop noticed the same
        opdrachten = (Opdracht("noteer", {"tekst": tekst}),)
        self._record(m.Press(op=op, sinds=0, woorden="", opdrachten=opdrachten, door=SYSTEEM, getoond=0))

    def _catch_up(self) -> None:
        if self._meeting is None:
            return
        try:
            entries = self._meeting.catch_up()
        except JournalBusy:
            return  # the watcher tells again
        if entries:
            self._post(m.Others(tuple(entries), self._snapshot()))

    def _snapshot(self) -> m.Snapshot:
        meeting = self._meeting
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
        )

    def _close_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()


def _import_heavy() -> None:
    import voorzitter_console.meeting
    import voorzitter_console.procedure.parse
    import voorzitter_console.protocol.load

    # Building one validator imports pydantic, the slowest part.
    voorzitter_console.procedure.parse.parse_command("schors", {})
    # What stands now stays: a full collection over ten thousand entries would hold up a press.
    gc.freeze()
    gc.enable()  # the command line put it off for the start
