"""The meeting behind the screens: its threads. All journal work is done in the writer's, in order of the presses.

What is done there: :mod:`.seat` (which meeting, which seat) and :mod:`.recorder` (a press becomes entries); it answers
with the messages of :mod:`.messages`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from voorzitter_console.clock import Clock
from voorzitter_console.console import messages as m
from voorzitter_console.console.clockwatch import behind
from voorzitter_console.console.host import BroadcastHost, MakeBroadcast
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.ports import VOORZITTER, JobRunner, KeepFile, NoPeers, Peers, Post, Watch
from voorzitter_console.console.recorder import Recorder
from voorzitter_console.console.refuge import OpenEmergency, SeatRefuge
from voorzitter_console.console.seat import MeetingSeat
from voorzitter_console.console.sharing import Sharing
from voorzitter_console.console.warm import import_heavy
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal.port import Journal, JournalBusy, JournalNotWritable

if TYPE_CHECKING:
    from voorzitter_console.console.practising import Practising
    from voorzitter_console.console.prepared import Evening
    from voorzitter_console.console.safekeeping import Safekeeping
    from voorzitter_console.entry import Entry
    from voorzitter_console.journal.evidence import Bewaard
    from voorzitter_console.livestream.alarm import Ringing
    from voorzitter_console.procedure.commands import Command
    from voorzitter_console.protocol.model import Protocol


PATIENCE = 10.0
"""Seconds that a console waits for a busy journal before it says that it cannot begin or resume."""
TRY_AGAIN = 0.1
"""Seconds between two of those tries."""
KEEP_AGAIN = 3.0
"""Seconds between two tries to keep a file where there is no room for it."""


class Session:
    """One console's work on one journal."""

    def __init__(
        self,
        *,
        open_journal: Callable[[], Journal],
        load_protocol: Callable[[], Protocol],
        runner: JobRunner,
        clock: Clock,
        station: str,
        rol: str = VOORZITTER,
        watch: Watch | None = None,
        peers: Callable[[Callable[[], None]], Peers] | None = None,
        fresh: bool = False,
        retry_seconds: float = 0.5,
        broadcast: MakeBroadcast | None = None,
        safekeeping: Safekeeping | None = None,
        open_emergency: OpenEmergency | None = None,
        keep: KeepFile | None = None,
        practice: Practising | None = None,
        phones: Phones | None = None,
        evening: Evening | None = None,
        oefening: bool = False,
        sharing: Sharing | None = None,
        alarm: Ringing | None = None,
    ) -> None:
        self._runner = runner
        self.phones = phones or Phones()
        """Whom to call; in a meeting that was prepared its own numbers."""
        self._evening = evening
        self.oefening = oefening
        """Nothing of it is real, whether a scenario is practised or not; known before a meeting stands."""
        self._alarm = alarm
        self.alarm_fault = ""
        """Why what rings when the police are asked for was not accepted, while it was not."""
        self.sharing = sharing
        """Lets other devices work along; the chair's console only."""
        self.open_journal = open_journal
        """For another connection to the same journal."""
        self._stop = threading.Event()
        self._hears = threading.Event()
        """A look at what another console wrote is on its way."""
        self._seat = MeetingSeat(
            open_journal=open_journal,
            load_protocol=load_protocol,
            clock=clock,
            rol=rol,
            station=station,
            peers=peers(self._woken) if peers is not None else NoPeers(),
            watch=watch,
            hear=self.hear,
            of_this_installation=safekeeping.begin_fields if safekeeping is not None else dict,
            practice=practice,
        )
        self.practice = practice
        """The scenario that is practised here, or followed; None where nothing of the kind can be."""
        if open_emergency is not None:
            self._seat.refuge = SeatRefuge(self._seat, open_emergency, self._later)
        self._safekeeping = safekeeping
        self._keep_file = keep or _beside_file
        self._recorder = Recorder(self._seat, self._stop, retry_seconds)
        self.broadcast = BroadcastHost(broadcast, self._seat, self._recorder, self._later)
        """The livestream: what is pressed here is asked here."""
        self.fresh = fresh
        """Known beforehand: there is no journal yet, so no meeting to resume."""
        self.clock = clock
        self.wall: Clock = practice.clock.real if practice is not None else clock
        """The laptop's own clock, where that of a practice goes its own way."""

    @property
    def rol(self) -> str:
        """``voorzitter`` or ``griffier``: who records here; another one after taking over."""
        return self._seat.rol

    @property
    def station(self) -> str:
        """This console's name in the record; it has a number where another console had the name first."""
        return self._seat.station

    def start(self, post: Post) -> None:
        """Open the journal; answers NoMeeting, Offered, Occupied, Standing or Broken."""
        heeded = self.broadcast.heeded(self.practice.heeded(post) if self.practice is not None else post)
        if self._safekeeping is not None:
            heeded = self._safekeeping.heeded(heeded, self._clock_compared)
        self._seat.post = self._calling(self._clock_said(heeded))
        self._submit(self._seat.open, patiently=True)

    def _clock_said(self, post: Post) -> Post:
        """Where the clock was put back since the last entry that is said, and recorded once, before anything else."""

        def told(news: m.News) -> None:
            now = self.clock.now()  # of the moment that it stood: whoever hears of it may set the clock right
            post(news)
            if isinstance(news, m.Standing) and news.snapshot.entries:
                sentence = behind(news.snapshot.entries[-1], now, self.station)
                if sentence:
                    self.remark(now, sentence)
                    post(m.Notice(sentence))

        return told

    def _calling(self, post: Post) -> Post:
        """Whom to call goes with the meeting that stands."""
        evening = self._evening
        if evening is None:
            return post

        def told(news: m.News) -> None:
            if isinstance(news, m.Standing):
                self.phones = evening(news.snapshot.begin)
                if self.sharing is not None:
                    self.sharing.phones = self.phones
            post(news)

        return told

    def warm(self) -> None:
        """Import the heavy parts after the first paint, so that the first press finds them there."""
        self._submit(import_heavy)
        self.tell_key()
        self.broadcast.ready()
        if self.sharing is not None:
            self.sharing.watch()

    def tell_key(self) -> None:
        """Which key this computer seals with; answers Installation, or nothing where it has none."""
        if self._safekeeping is not None:
            self._submit(self._safekeeping.tell_key)

    def begin(self, velden: Mapping[str, Any]) -> None:
        """A new meeting, from the opening form's fields; answers Standing."""
        aanvang = self.clock.now()
        self._submit(lambda: self._seat.begin(velden, aanvang.isoformat()), patiently=True)

    def resume(self, stroom: str) -> None:
        """The offered meeting goes on; answers Standing, or Occupied."""
        self._submit(lambda: self._seat.stand_on(stroom), patiently=True)

    def sit(self, stroom: str, rol: str) -> None:
        """This console goes on in that role, whoever has it elsewhere; answers Standing."""
        if rol == VOORZITTER:
            self.broadcast.takes_over()
        self._submit(lambda: self._seat.sit(stroom, rol), patiently=True)

    def look(self) -> None:
        """Whether a meeting stands now where there was none; answers Standing or nothing."""
        self._submit(self._seat.look, patiently=True)

    def record(self, press: m.RecordingPress) -> None:
        """Record a press; answers Recorded for each command, or Declined.

        A stop of the livestream in it is asked now, whatever the journal does. Where this console only reads along with
        another laptop's meeting nothing is asked and nothing recorded.
        """
        if self._seat.van:
            self._submit(lambda: self._seat.decline(press))
            return
        self.broadcast.pressed(press)
        self._ring(press)
        if press.te_bewaren:
            self._keep(press)
        else:
            self._submit(lambda: self._recorder.record(press))

    def _ring(self, press: m.RecordingPress) -> None:
        """The police are asked for: what rings is asked now; what came of that is recorded by ``systeem``."""
        now = [o for o in press.opdrachten if o.soort == "vraag_politie" and o.velden.get("gebeurd_op") is None]
        meeting = self._seat.meeting
        if self._alarm is None or not now or meeting is None:
            return
        state, usual = meeting.state, meeting.protocol.politie
        waar = ", ".join(part for part in (state.locatie or usual.locatie, state.adres or usual.adres) if part)

        from voorzitter_console.livestream.alarm import ACCEPTED

        def told(sentence: str) -> None:
            moment = self.clock.now()
            self.alarm_fault = "" if sentence == ACCEPTED else sentence
            self._later(lambda: self._recorder.told(moment, sentence))

        self._alarm.ring(waar, told)

    def hear(self, entries: Sequence[Entry]) -> None:
        """Take in what another station wrote; answers Others where it is news."""
        if not self._stop.is_set():
            self._submit(lambda: self._seat.take(entries))

    def read_along(self) -> None:
        """What the griffier reads back and completes, brought up to date; answers ReadAlong."""
        self._submit(self._seat.read_along)

    def timeline(self) -> None:
        """Everything recorded, in order of time; answers Timeline."""
        self._submit(self._timeline)

    def stop_practice(self) -> None:
        """The practice is over: said in the record where more was still to come. Raises Unavailable."""
        if self.practice is not None and self.practice.stop():
            from voorzitter_console.practice.practice_record import STOPPED

            self.remark(self.clock.now(), STOPPED)

    def score(self) -> None:
        """Hold what was recorded against what happened; answers Scored."""
        self._submit(self._score)

    def _clock_compared(self, command: Command, op: datetime) -> None:
        if not self._seat.van:
            self._later(lambda: self._recorder.clock_compared(command, op))

    def remark(self, op: datetime, tekst: str) -> None:
        """What the program itself noticed (UTC): recorded by ``systeem``, once for all consoles of this laptop."""
        if not self._seat.van:
            self._submit(lambda: self._recorder.remark(op, tekst))

    def idle(self) -> Future[Any]:
        """Done when everything handed in before it was done; messages may still be on their way."""
        return self._runner.submit(lambda: None)

    def close(self) -> None:
        """Stop the threads; a write under way ends first, one that waits for the disk is given up."""
        if self._stop.is_set():
            return
        if self.practice is not None and self.practice.leads:
            with suppress(ConsoleError):
                self.stop_practice()
        if self.practice is not None:
            self.practice.close()
        if self.sharing is not None:
            self.sharing.close()
        self.broadcast.close()
        self._stop.set()
        self._seat.peers.close()
        if self._seat.watcher is not None:
            self._seat.watcher.close()
        self._runner.submit(self._seat.close)
        self._runner.close()
        if self._safekeeping is not None:
            self._safekeeping.close()

    def _submit(self, job: Callable[[], object], *, patiently: bool = False) -> None:
        """Hand a job to the writer's thread; ``patiently``: where the journal is busy it is tried again for a while."""
        self._runner.submit(lambda: self._guarded(lambda: self._patiently(job) if patiently else job()))

    def _later(self, job: Callable[[], object]) -> None:
        with suppress(ConsoleError):  # closing
            self._submit(job)

    def _patiently(self, job: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                job()
            except JournalBusy:
                if time.monotonic() > end or self._stop.wait(TRY_AGAIN):
                    raise
            else:
                return

    def _guarded(self, job: Callable[[], object]) -> None:
        """Every fault becomes a message: a journal's in its own sentence, any other ends the program in one."""
        try:
            job()
        except ConsoleError as error:
            self._seat.post(m.Broken(str(error), error.exit_code))
        except Exception as error:  # noqa: BLE001  posted, and raised again by the app
            self._seat.post(m.ProgramFault(error))

    def _woken(self) -> None:
        if self._hears.is_set() or self._stop.is_set():
            return  # the same look tells of this one too
        self._hears.set()
        with suppress(ConsoleError):  # closing
            self._submit(self._heard)

    def _heard(self) -> None:
        self._hears.clear()  # first: what is written from now on asks for another look
        self._seat.woken()

    def _keep(self, press: m.RecordingPress) -> None:
        """Evidence is copied in a thread of its own: a film takes minutes, and the next press must not wait for it."""
        self._seat.post(m.Delayed(press, "Het bestand wordt gekopieerd; u kunt doorgaan."))
        threading.Thread(
            target=lambda: self._guarded(lambda: self._secure(press)), name="bewijs-bewaren", daemon=True
        ).start()

    def _secure(self, press: m.RecordingPress) -> None:
        from voorzitter_console.console.boxes.box import path_of

        journal = self._seat.journal
        assert journal is not None
        try:
            while True:
                try:
                    kept = self._keep_file(journal.plaats, path_of(press.te_bewaren))
                    break
                except JournalNotWritable as error:  # room may come: tried again, as every write is
                    self._seat.post(m.Delayed(press, str(error)))
                    if self._stop.wait(KEEP_AGAIN):
                        return
        except ConsoleError as error:
            sentence = str(error)
            if not self._stop.is_set():
                self._submit(lambda: self._seat.post(m.Declined(press, sentence, self._seat.snapshot())))
            return
        if not self._stop.is_set():
            self.record(replace(press, te_bewaren="", bewaard=kept))

    def _score(self) -> None:
        from voorzitter_console.practice.debrief import debrief
        from voorzitter_console.practice.nakijken import record_of, score_record

        practice, meeting = self.practice, self._seat.meeting
        scenario = practice.scenario if practice is not None else None
        if practice is None or scenario is None or meeting is None:
            return
        record = record_of(meeting)
        score = score_record(scenario, record)
        if practice.leads and practice.over:
            practice.progress.keep(meeting.stroom, self.wall.now(), scenario.titel, score)
        rows = debrief(scenario, record, score)
        self._seat.post(m.Scored(scenario.titel, score, rows, practice.progress.all()))

    def _timeline(self) -> None:
        from voorzitter_console.view.timeline import posts

        meeting = self._seat.meeting
        assert meeting is not None
        nabeeld = None
        if meeting.state.vergadering.value == "gesloten":
            from voorzitter_console.aftercare.book import seen
            from voorzitter_console.aftercare.meldboek import not_closed

            nabeeld = replace(seen(meeting), meldingen_open=not_closed(meeting.journal))
        self._seat.post(m.Timeline(posts(meeting.history), meeting.positie, nabeeld))


def _beside_file(plaats: str, source: Path) -> Bewaard:
    from voorzitter_console.journal.evidence import secure

    return secure(Path(plaats), source)
