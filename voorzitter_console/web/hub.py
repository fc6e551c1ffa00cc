"""All that is paired on one meeting: one listener on the journal, a console for each device that records, one board
for all who look.

Everything here happens on the process's loop; the sessions' threads post to it. What one of them wrote is handed to the
others at once, what other processes wrote when the listener hears it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.clock import Clock
from voorzitter_console.console import messages as m
from voorzitter_console.console.seat import over
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.web.board import Board
from voorzitter_console.web.device import Device
from voorzitter_console.web.faults import ShareUnavailable
from voorzitter_console.web.gate import RECORDS
from voorzitter_console.web.paired import Paired, Pairings
from voorzitter_console.web.presence import Presence
from voorzitter_console.web.render import Pages

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.web.sessions import Sessions

TICK = 0.25
"""Seconds between two looks at the clock."""
LOOK = 0.5
"""Seconds between two looks whether a meeting stands."""
AGAIN = 2.0
"""The same where one lay idle: the chair has to say first that it goes on."""
LOOKERS = 0.05
"""Seconds that who only looks comes after the chair's own screen and the pages of who records: twenty pages written
at that moment would hold both up on a laptop with few cores."""


class Hub:
    """One for the process. ``tell`` is given a line for who started it: who is there, gone, back."""

    def __init__(
        self,
        sessions: Sessions,
        pairings: Pairings,
        pages: Pages,
        clock: Clock,
        tell: Callable[[str], object] = lambda _line: None,
    ) -> None:
        self.pairings = pairings
        self.pages = pages
        self.clock = clock
        self.tell = tell
        self.snapshot: m.Snapshot | None = None
        """The meeting that stands, as the listener knows it."""
        self.fault: Exception | None = None
        """Why the process has to end."""
        self.ended: Callable[[], object] = lambda: None
        self.devices: dict[int, Device] = {}
        self.look_board = Board()
        """What everybody sees who only looks."""
        self.presences: dict[int, Presence] = {}
        self._sessions = sessions
        self._listener = sessions.listener()
        self._reader = sessions.reader()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looked = 0.0
        self._again = 0.0
        self._seen: m.Snapshot | None = None
        self._gone: set[int] = set()
        self._ticking: asyncio.Task[None] | None = None
        self._said = ""
        self._closing = False

    # beginning and ending -------------------------------------------------------------------------------------------

    def start(self) -> None:
        """On the loop."""
        self._loop = asyncio.get_running_loop()
        self._listener.start(self._told)
        self._ticking = asyncio.ensure_future(self._tick())

    async def close(self) -> None:
        """A write under way ends first; whoever looks is let go."""
        self._closing = True
        if self._ticking is not None:
            self._ticking.cancel()
        self.look_board.close()
        devices = list(self.devices.values())
        self.devices = {}
        for device in devices:
            device.board.close()
        for device in devices:
            await asyncio.to_thread(device.close)
        await asyncio.to_thread(self._reader.close)
        await asyncio.to_thread(self._listener.close)

    def _post(self, job: Callable[[], object]) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._guarded, job)

    def _guarded(self, job: Callable[[], object]) -> None:
        if self._closing:
            return
        try:
            job()
        except Exception as error:  # noqa: BLE001  the process ends in one sentence
            self._fatal(error)

    def _fatal(self, error: Exception) -> None:
        if self.fault is None:
            self.fault = error
            self.ended()

    # what the listener tells ----------------------------------------------------------------------------------------

    def _told(self, news: m.News) -> None:
        """In the listener's thread: the devices take it in while the loop still has to hear of it."""
        if isinstance(news, m.Recorded | m.Others):
            self._to_devices(self._listener, _entries(news))
        self._post(lambda: self._heard(news))

    def _heard(self, news: m.News) -> None:
        match news:
            case m.Standing():
                self._stands(news.snapshot)
            case m.Recorded() | m.Others():
                self.snapshot = news.snapshot
                self._to_lookers(_entries(news))  # each device draws its own page when its session has it
            case m.Declined():
                self.snapshot = news.snapshot
            case m.Offered():
                self._again = self.clock.monotonic() + AGAIN
            case m.Notice() | m.Broken():
                self._say(news.sentence)
                if isinstance(news, m.Broken):
                    self._again = self.clock.monotonic() + AGAIN
            case m.ProgramFault():
                raise news.error
            case _:
                pass

    def _say(self, sentence: str) -> None:
        if sentence != self._said:
            self._said = sentence
            self.tell(sentence)

    def _stands(self, snapshot: m.Snapshot) -> None:
        self.snapshot, self._again = snapshot, 0.0
        self.pairings.stand(snapshot.stroom)
        self._reader.start(lambda news: self._post(lambda: self._read(news)))
        self._reader.resume(snapshot.stroom)
        for paired in self.pairings.live:
            self.device(paired)
        self.changed()

    def _read(self, news: m.News) -> None:
        """What the reader tells: all that who only looks ever sees comes from here."""
        if isinstance(news, m.Standing | m.Others):
            self._seen = news.snapshot
            self.look_board.show(self.look())
        elif isinstance(news, m.ProgramFault):
            raise news.error

    def _spread(self, source: object, entries: tuple[Entry, ...]) -> None:
        """What one session knows is known to all; each takes what is of its own meeting."""
        self._listener.hear(entries)
        self._to_devices(source, entries)
        self._to_lookers(entries)

    def _to_devices(self, source: object, entries: tuple[Entry, ...]) -> None:
        """For any thread."""
        for device in list(self.devices.values()):
            if device.session is not source:
                with suppress(ConsoleError):  # it was cut off just now
                    device.session.hear(entries)

    def _to_lookers(self, entries: tuple[Entry, ...]) -> None:
        asyncio.get_running_loop().call_later(LOOKERS, self._guarded, lambda: self._reader.hear(entries))

    # devices --------------------------------------------------------------------------------------------------------

    def device(self, paired: Paired) -> Device | None:
        """The console of a device that records, made when its meeting stands; None for one that has none, or was cut
        off: what it sent before may still be on its way, and would have another one made."""
        if paired.rol not in RECORDS or not paired.stroom or self.pairings.current(paired) is None:
            return None
        known = self.devices.get(paired.nummer)
        if known is None:
            known = Device(paired, self._sessions.device(paired.rol, paired.naam), self._post, self.pairings.presses)
            known.presence = self.presence(paired)
            device = known

            def told(news: m.News) -> None:
                if isinstance(news, m.Recorded):
                    self._spread(device.session, (news.entry,))
                elif isinstance(news, m.ProgramFault):
                    raise news.error
                self.draw(device)

            known.told = told
            self.devices[paired.nummer] = known
            known.start()
        return known

    def presence(self, paired: Paired) -> Presence:
        """When this device was heard last."""
        known = self.presences.get(paired.nummer)
        if known is None:
            last = self.pairings.heard.of(paired.nummer, self.clock.now())
            known = self.presences[paired.nummer] = Presence(last)
        return known

    def board(self, paired: Paired) -> Board:
        """What this device looks at."""
        device = self.device(paired)
        if device is not None:
            return device.board
        return self.look_board

    def paired(self, paired: Paired) -> None:
        """A device was paired: who is connected is part of the record."""
        self.tell(f"{paired.naam.capitalize()} {paired.rol} gekoppeld")
        self.remark(f"Gekoppeld: {paired.naam}, {paired.rol}.")
        self.presences[paired.nummer] = Presence(self.clock.now(), fresh=True)
        self.device(paired)

    def cut(self, nummer: int) -> bool:
        """Cut a device off: its streams end, whatever it sends from now on is refused."""
        found = next((one for one in self.pairings.live if one.nummer == nummer), None)
        if found is None:
            return False
        try:
            self.pairings.cut(nummer)
        except ShareUnavailable as fault:  # it is cut off here; only a restart would not know
            self.tell(str(fault))
        device = self.devices.pop(nummer, None)
        self.presences.pop(nummer, None)
        self._gone.discard(nummer)
        self.look_board.wake()
        if device is not None:
            device.board.close()
            if self._loop is not None:
                self._loop.run_in_executor(None, device.close)
        self.tell(f"{found.naam.capitalize()} {found.rol} afgesloten")
        self.remark(f"Afgesloten: {found.naam}, {found.rol}.")
        return True

    def remark(self, tekst: str) -> None:
        """What the program itself noticed, by ``systeem``; nothing while no meeting stands."""
        if self.snapshot is None:
            return
        opdrachten = (Opdracht("noteer", {"tekst": tekst}),)
        self._listener.record(
            m.RecordingPress(
                op=self._sessions.clock.now(), sinds=0, woorden="", opdrachten=opdrachten, door=SYSTEEM, getoond=0
            )
        )

    # drawing --------------------------------------------------------------------------------------------------------

    def changed(self) -> None:
        """Draw every page anew; a part that is the same is not sent."""
        self.look_board.show(self.look())
        for device in list(self.devices.values()):
            self.draw(device)

    def look(self) -> Mapping[str, str]:
        """The parts for who only looks."""
        return self.pages.look(self._seen, self._sessions.clock.now())

    def draw(self, device: Device) -> None:
        """One device's page."""
        device.tick()
        device.board.show(self.pages.of(device))
        device.read_along()  # last: it takes longer than the page

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            try:
                self._each_tick()
            except Exception as error:  # noqa: BLE001  the process ends in one sentence
                self._fatal(error)
                return

    def _each_tick(self) -> None:
        now = self.clock.monotonic()
        if self._again and now >= self._again:
            self._again = 0.0
            self._listener.start(self._told)
        elif self._looks_on() and now - self._looked >= LOOK and not self._again:
            self._looked = now
            self._listener.look()
        if self.snapshot is not None and self.snapshot.state.vergadering.value == "gesloten":
            self.pairings.closed(self.snapshot.stroom, self.snapshot.state.sinds)
        self._ended_devices()
        self._who_is_there()
        self.changed()

    def _looks_on(self) -> bool:
        """Whether another meeting may begin, or is practised now."""
        practice = self._listener.practice
        if self.snapshot is None or over(self.snapshot.state):
            return True
        return practice is not None and practice.elsewhere(self.snapshot)

    def _ended_devices(self) -> None:
        live = {paired.nummer for paired in self.pairings.live}
        for nummer in [nummer for nummer in self.devices if nummer not in live]:
            device = self.devices.pop(nummer)
            device.board.close()
            if self._loop is not None:
                self._loop.run_in_executor(None, device.close)

    def _who_is_there(self) -> None:
        """A device that went silent, or came back, is told once."""
        moment = self.clock.now()
        self.pairings.heard.keep({p.nummer: self.presence(p).last for p in self.pairings.live}, moment)
        for paired in self.pairings.live:
            gone = self.presence(paired).gone(moment)
            if gone and paired.nummer not in self._gone:
                self._gone.add(paired.nummer)
                silent = round((moment - self.presence(paired).last) / timedelta(seconds=1))
                self.tell(f"{paired.naam.capitalize()} {paired.rol} weg sinds {silent} s")
            elif not gone and paired.nummer in self._gone:
                self._gone.discard(paired.nummer)
                self.tell(f"{paired.naam.capitalize()} {paired.rol} terug")


def _entries(news: m.Recorded | m.Others) -> tuple[Entry, ...]:
    return (news.entry,) if isinstance(news, m.Recorded) else news.entries
