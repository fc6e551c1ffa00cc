"""Live practice beside a console: the scenario's time, what is heard in the hall so far, when it is over.

A face draws what stands here and gives keys; which events come is decided in :mod:`voorzitter_console.practice.course`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.clock import Clock, cut_ms
from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER, Post
from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.practice.course import Handled, Occurrence, due, occurrences
from voorzitter_console.practice.derived import events_of
from voorzitter_console.practice.player import begin_velden
from voorzitter_console.practice.practice_clock import Pace, PracticeClock
from voorzitter_console.practice.progress import KeptScores
from voorzitter_console.practice.run_file import PracticeRun, RunFile
from voorzitter_console.practice.scenario import Scenario, load
from voorzitter_console.seat import SeatLock

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.procedure.state import State

LEADS = "oefening"
"""Who has this seat leads the practice on a journal."""
LEAD = timedelta(seconds=15)
"""Quiet before the first event: a scenario begins where something happens."""
AFTER = timedelta(seconds=30)
"""After the last event: time to record it."""
STALLED = timedelta(minutes=5)
"""Without an event or an entry, where what still may come waits for a press that does not come."""


class AlreadyPractised(InvalidInput):
    """Another window leads a practice on this journal."""


class Heard(Struct, frozen=True):
    """Something heard or seen in the hall: when (UTC), by whom it is to be heard (empty: by all)."""

    op: datetime
    wat: str
    label: str = ""
    voor: str = ""


class Practising:
    """One for a console of a practice. Used on the face's thread; :meth:`heeded` says what is called elsewhere."""

    def __init__(self, database: Path, real: Clock, scenario: Scenario | None = None, snelheid: int = 1) -> None:
        """``scenario``: the chair's console begins it now; None: this console follows the one that runs, if one does.
        Raises Unavailable, AlreadyPractised.
        """
        self._file = RunFile(database)
        self.progress = KeptScores(database)
        self._real = real
        self._scenarios = {} if scenario is None else {str(scenario.pad.absolute()): scenario}
        self._lead = SeatLock(database, LEADS)
        self._acts: dict[str, tuple[str, datetime]] = {}
        self._retracted: frozenset[str] = frozenset()
        self._state: State | None = None
        self._stroom = ""
        self._known = 0
        self.clock = PracticeClock(real, self._pace)
        self.leads = scenario is not None
        self.score_due = False
        """It ended by itself, and its score was not shown yet."""
        if scenario is not None:
            self._begin(scenario, snelheid)

    def _begin(self, scenario: Scenario, snelheid: int) -> None:
        if not self._lead.take() and self._lead.elsewhere:
            raise AlreadyPractised(
                "Op dit journaal wordt al geoefend, in een ander venster; sluit dat, of geef met --database een ander"
                " bestand."
            )
        events = events_of(scenario)
        first = min((e.op for e in events if e.op is not None), default=timedelta())
        now = cut_ms(self._real.now()).replace(microsecond=0)
        self._file.clear()
        self._file.write(
            PracticeRun(
                scenario=str(scenario.pad.absolute()),
                aanvang=now - max(timedelta(), first - LEAD),
                snelheid=snelheid,
                pace=Pace(oefentijd=now, echt=now, snelheid=snelheid),
            )
        )

    # what a session asks ------------------------------------------------------------------------------------------

    @property
    def run(self) -> PracticeRun | None:
        """The practice that runs on this journal; None while none does."""
        return self._file.read()

    @property
    def stroom(self) -> str | None:
        """The meeting to stand in: empty until it is begun, None where no practice runs."""
        run = self.run
        return None if run is None else run.stroom

    def elsewhere(self, snapshot: m.Snapshot | None) -> bool:
        """Whether another meeting than this one is practised now."""
        return bool(self.stroom) and (snapshot is None or snapshot.stroom != self.stroom)

    @property
    def scenario(self) -> Scenario | None:
        """What is practised, where its file can be read."""
        run = self.run
        if run is None:
            return None
        if run.scenario not in self._scenarios:
            with suppress(ConsoleError):
                self._scenarios[run.scenario] = load(Path(run.scenario))
        return self._scenarios.get(run.scenario)

    def velden(self) -> tuple[Mapping[str, Any], datetime]:
        """What the meeting is begun with, and its aanvang."""
        run, scenario = self.run, self.scenario
        assert run is not None
        assert scenario is not None
        moved = run.aanvang - scenario.aanvang
        given = begin_velden(scenario)
        if given["begonnen_om"]:
            given["begonnen_om"] = (datetime.fromisoformat(given["begonnen_om"]) + moved).astimezone(UTC).isoformat()
        return {name: value for name, value in given.items() if value is not None}, run.aanvang

    def heeded(self, post: Post) -> Post:
        """``post``, told first of what is on disk. Called in the writer's thread."""

        def told(message: m.News) -> object:
            match message:
                case m.Standing():
                    self._stands(message)
                case m.Recorded():
                    self._take((message.entry,), message.snapshot)
                case m.Others():
                    self._take(message.entries, message.snapshot)
            return post(message)

        return told

    def _stands(self, message: m.Standing) -> None:
        snapshot, run = message.snapshot, self.run
        if self.leads and run is not None and not run.stroom:
            self._file.write(replace(run, stroom=snapshot.stroom))
        if snapshot.stroom != self._stroom:
            self._stroom, self._acts = snapshot.stroom, {}
        if message.rol == GRIFFIER:
            self._file.clerk_is_here()
        self._take(snapshot.entries, snapshot)

    def _take(self, entries: tuple[Entry, ...], snapshot: m.Snapshot) -> None:
        new = {entry.id: (entry.soort, entry.gebeurd_op) for entry in (*snapshot.entries, *entries)}
        # Put in place whole: the face's thread reads it.
        self._acts = {**self._acts, **new}
        self._retracted, self._state = snapshot.herroepen, snapshot.state

    # what a face shows --------------------------------------------------------------------------------------------

    def heard(self, rol: str) -> tuple[Heard, ...]:
        """What was heard or seen up to now by who has that role; a chair without a griffier is told everything."""
        run = self.run
        if run is None or not run.stroom:
            return ()
        alone = rol == VOORZITTER and not self._file.clerk
        return tuple(
            Heard(
                op=run.aanvang + o.op,
                wat=o.event.wat,
                label=o.event.label or "",
                voor="" if o.event.wie == "beiden" or o.event.known_to(rol) else o.event.wie,
            )
            for o in self._came(run)
            if alone or o.event.known_to(rol)
        )

    def tick(self, rol: str) -> bool:
        """Four times a second: whether there is anything new to show. The chair's console ends what is over.

        ``score_due`` is true from then on, until it is taken.
        """
        if rol == GRIFFIER and self.run is not None:
            self._file.clerk_is_here()
        count = len(self.heard(rol)) * 4 + self.paused * 2 + self.over
        self._ended()
        count += self.over
        changed, self._known = count != self._known, count
        return changed

    @property
    def paused(self) -> bool:
        """Time stands still."""
        run = self.run
        return run is not None and run.pace.snelheid == 0

    @property
    def over(self) -> bool:
        """It was stopped, or its last event is over: the score can be seen."""
        run = self.run
        return run is not None and run.klaar

    @property
    def snelheid(self) -> int:
        """So many times as fast as the clock on the wall, when it does not stand still."""
        run = self.run
        return 1 if run is None else run.snelheid

    # what a key does ----------------------------------------------------------------------------------------------

    def pause(self) -> None:
        """Time stands still: nothing is heard, and what is recorded has this moment. Raises Unavailable."""
        self._go(0)

    def go_on(self) -> None:
        """From where it stood still. Raises Unavailable."""
        self._go(1 if self.over else self.snelheid)

    def stop(self) -> bool:
        """It is over, whatever was still to come. True where that is news. Raises Unavailable."""
        run = self.run
        if run is None or run.klaar:
            return False
        self._file.write(replace(run, klaar=True, pace=run.pace.from_now(cut_ms(self._real.now()), 1)))
        return True

    def close(self) -> None:
        """Another window may lead a practice here."""
        self._lead.release()

    def _go(self, snelheid: int) -> None:
        run = self.run
        if run is not None and run.pace.snelheid != snelheid:
            self._file.write(replace(run, pace=run.pace.from_now(cut_ms(self._real.now()), snelheid)))

    # how far it is ------------------------------------------------------------------------------------------------

    def _pace(self) -> Pace | None:
        run = self._file.read()
        return None if run is None else run.pace

    def _handled(self, run: PracticeRun) -> Handled:
        acts, gone, state = self._acts, self._retracted, self._state
        disturbances = state.verstoringen if state is not None else ()
        return Handled(
            acts=tuple((soort, op - run.aanvang) for key, (soort, op) in acts.items() if key not in gone),
            begun=tuple(v.begin - run.aanvang for v in disturbances),
            demanded=tuple(x.op - run.aanvang for v in disturbances for x in v.vorderingen),
            addressed=tuple((a.op - run.aanvang, a.scenario) for v in disturbances for a in v.aansprekingen),
        )

    def _came(self, run: PracticeRun) -> tuple[Occurrence, ...]:
        scenario = self.scenario
        if scenario is None:
            return ()
        return occurrences(events_of(scenario), self._handled(run), self.clock.now() - run.aanvang)

    def _ended(self) -> None:
        """The chair's console: whether the last event is over, or nothing is done any more for the next to come."""
        run, scenario = self.run, self.scenario
        if not self.leads or run is None or scenario is None or run.klaar or not run.stroom:
            return
        now, handled = self.clock.now() - run.aanvang, self._handled(run)
        moments = [due(event, handled) for event in events_of(scenario)]
        if any(op is not None and op > now for op in moments):
            return
        last = max([op for op in moments if op is not None], default=timedelta())
        if None in moments:
            quiet = now - max([last, *(op for _, op in handled.acts)]) >= (AFTER if self._settled else STALLED)
        else:
            quiet = now - last >= AFTER
        if quiet:
            with suppress(ConsoleError):  # tried again at the next tick
                self.score_due = self.stop()

    @property
    def _settled(self) -> bool:
        """The disturbance was ended and the meeting goes on, or is closed: what waits for more need not come."""
        state = self._state
        if state is None or not state.verstoringen:
            return False
        return not state.ordeverstoring.loopt and state.vergadering.value != "geschorst"
