"""The chair's whole session on a journal in a folder, with an OBS behind it: a real one, or a fake in a thread."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.livestream.bench import BELLEN
from tests.livestream.fake_obs import PASSWORD, FakeObs
from voorzitter_console.broadcast.broadcast import Broadcast
from voorzitter_console.clock import SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.console import Console
from voorzitter_console.entry import Entry
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.livestream.config import ObsAdres
from voorzitter_console.livestream.names import unhurried
from voorzitter_console.livestream.obs.channel import ObsKanaal
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.seat import LIVESTREAM, SeatLock

PATIENCE = 15.0


class ObsConsole:
    """One console, pressed from here; without a ``port`` it has no livestream's channel."""

    def __init__(self, folder: Path, port: int | None, *, station: str = "laptop", rol: str = "voorzitter") -> None:
        self.database = folder / "j.sqlite"
        clock = SystemClock()

        def make() -> Broadcast:
            return Broadcast(
                lambda: ObsKanaal(ObsAdres(poort=port or 0), clock, secret=lambda: PASSWORD, bellen=BELLEN),
                clock=clock,
                stuur=SeatLock(self.database, LIVESTREAM),
                bellen=BELLEN,
            )

        self._closed = False
        self.said: list[str] = []
        self.standing = threading.Event()
        self.snapshot: m.Snapshot | None = None
        self._wrote = threading.Condition()
        self.session = console_session(
            self.database,
            oefening=False,
            clock=clock,
            station=station,
            protocol_naam="maassluis-2025",
            rol=rol,
            broadcast=make if port else None,
        )
        self.core = Console(self.session)
        self.troubles: list[str] = []
        self.occupied = False
        self.broken = ""
        self.session.start(self._heard)

    def _heard(self, message: Any) -> None:
        with self._wrote:
            self.core.told(message)
            self.occupied = self.occupied or isinstance(message, m.Occupied)
            if isinstance(message, m.Standing | m.Recorded | m.Others | m.Declined):
                self.snapshot = message.snapshot
            if isinstance(message, m.Notice):
                self.said.append(message.sentence)
            if isinstance(message, m.Trouble):
                self.troubles.append(message.sentence)
            if isinstance(message, m.Broken):
                self.broken = message.sentence
            if isinstance(message, m.ProgramFault):
                raise message.error
            if isinstance(message, m.Standing):
                self.standing.set()
            self._wrote.notify_all()

    def begin(self) -> ObsConsole:
        self.session.begin({"titel": "Raad"})
        assert self.standing.wait(PATIENCE)
        self.session.warm()  # as the app does once its screen stands
        return self

    def press(self, *soorten: str, door: str = "voorzitter", **velden: Any) -> float:
        """One press of these commands; how long it took until the last one was on disk, seconds."""
        begin = time.monotonic()
        self.give(*soorten, door=door, **velden)
        self.session.idle().result(PATIENCE)
        return time.monotonic() - begin

    def give(self, *soorten: str, door: str = "voorzitter", **velden: Any) -> None:
        """The same, and nothing is waited for."""
        positie = self.snapshot.positie if self.snapshot else 0
        press = m.RecordingPress(
            op=self.session.clock.now(),
            sinds=time.monotonic(),
            woorden=", ".join(soorten),
            opdrachten=tuple(Opdracht(soort, velden) for soort in soorten),
            door=door,
            getoond=positie,
        )
        self.core.pending.append(press)
        self.session.record(press)

    def until(self, done: Callable[[list[Entry]], bool], what: str, seconds: float = PATIENCE) -> list[Entry]:
        """Wait until what is on disk is so."""
        end = time.monotonic() + seconds
        with self._wrote:
            while not done(found := self.entries()):
                left = end - time.monotonic()
                told = [(e.soort, e.door, e.payload.get("toestand"), e.payload.get("tekst")) for e in found]
                assert left > 0, f"{what} did not come: {told}, {self.said}"
                self._wrote.wait(min(left, 0.1))
        return found

    def entries(self) -> list[Entry]:
        """What the file holds, read anew."""
        journal = SqliteJournal.open(self.database, create=False, read_only=True)
        try:
            return journal.read(journal.streams()[0].id)
        finally:
            journal.close()

    def until_seen(self, toestand: str) -> Entry:
        """The entry by which ``systeem`` confirmed it, the last one on disk of its kind."""

        def last(found: list[Entry]) -> Entry | None:
            ours = [e for e in found if e.soort == "bevestig_livestream" and e.door == "systeem"]
            return ours[-1] if ours and ours[-1].payload["toestand"] == toestand else None

        entry = last(self.until(lambda found: last(found) is not None, f"systeem: {toestand}"))
        assert entry is not None
        return entry

    @property
    def connected(self) -> bool:
        broadcast = self.session.broadcast._broadcast
        return bool(broadcast and broadcast.verbinding and broadcast.verbinding.verbonden)

    @property
    def on_air(self) -> bool:
        broadcast = self.session.broadcast._broadcast
        return bool(broadcast and broadcast.on_air)

    def until_connected(self, wanted: bool = True) -> None:
        end = time.monotonic() + PATIENCE
        while self.connected is not wanted:
            assert time.monotonic() < end, f"connected: {not wanted}; {self.said}"
            time.sleep(0.005)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.session.close()


@contextmanager
def obs_console(folder: Path, port: int, *, begin: bool = True, connected: bool = True) -> Iterator[ObsConsole]:
    """A console that is connected, in a meeting that was just begun."""
    found = ObsConsole(folder, port)
    try:
        if begin:
            found.begin()
            if connected:
                found.until_connected()
        yield found
    finally:
        found.close()


class Threaded:
    """A fake OBS in a thread of its own, for consoles that have theirs; ``do`` runs something on its loop."""

    def __init__(self, **options: Any) -> None:
        self.obs = FakeObs(**options)
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        unhurried(self._loop)
        self._loop.run_until_complete(self.obs.listen())
        self._up.set()
        self._loop.run_forever()
        self._loop.run_until_complete(self.obs.__aexit__())
        self._loop.run_until_complete(asyncio.sleep(0.05))
        self._loop.close()

    def __enter__(self) -> Threaded:
        self._thread.start()
        assert self._up.wait(5)
        return self

    def __exit__(self, *_given: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def do(self, job: Callable[[], Any]) -> None:
        """Run on the fake's loop; a coroutine is awaited."""

        async def run() -> None:
            found = job()
            if asyncio.iscoroutine(found):
                await found

        asyncio.run_coroutine_threadsafe(run(), self._loop).result(5)
