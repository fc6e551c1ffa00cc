"""The channel's own thread and loop: nothing of it can hold up a key. Safe to call from any thread.

Every window has one, made once a meeting stands, so that the stop that is pressed there waits for nothing: no other
window, no disk, no import. Only the window that drives stays connected and watches; it has the seat, or took over.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Literal

from voorzitter_console.livestream.names import unhurried
from voorzitter_console.livestream.port import Gewenst, Kanaal, Uitkomst, Verbinding
from voorzitter_console.seat import SeatLock

FOLLOW = 1.0
"""Seconds between two tries to become the window that drives."""
LEAVE = 3.0
"""Seconds that a stop under way may still take when the console closes."""
AGAIN = 5.0
"""Seconds before a channel whose watching broke off by a fault of the program is watched again."""

Part = Literal["vraagt", "volgt", "neemt"]
"""What a window does besides asking: nothing; drive where no other does; drive whatever another does."""


class Uitzendthread:
    """Runs one channel. ``tell``, ``done`` and ``broken`` are called in this thread."""

    def __init__(
        self,
        make: Callable[[], Kanaal],
        *,
        stuur: SeatLock | None,
        tell: Callable[[Verbinding], None],
        done: Callable[[Uitkomst], None],
        broken: Callable[[Exception], None],
    ) -> None:
        self._make = make
        self._stuur = stuur
        self._tell = tell
        self._done = done
        self._broken = broken
        self._loop = asyncio.new_event_loop()  # here, so that what is asked before it runs waits in it
        self._kanaal: Kanaal | None = None
        self._task: asyncio.Task[None] | None = None
        self._wanted: Gewenst | None = None
        self._main: asyncio.Task[None] | None = None
        self._part: Part = "volgt"
        self._changed = asyncio.Event()
        self._watches: bool | None = None
        """None until it is known."""
        self._thread = threading.Thread(target=self._run, name="livestream", daemon=True)

    def start(self, part: Part = "volgt") -> None:
        """Begin; returns at once."""
        self._part = part
        self._thread.start()

    def ask(self, toestand: Gewenst) -> None:
        """Stop or start, whether this window drives or not; ``done`` tells how it ended."""
        self._soon(self._asked, toestand)

    def play(self, part: Part) -> None:
        """Another part from now on: the console took over, or became the griffier's."""
        self._soon(self._play, part)

    def later(self, seconds: float, job: Callable[[], None]) -> None:
        """Run the job in this thread after so many seconds."""
        self._soon(self._loop.call_later, seconds, job)

    def close(self) -> None:
        """A stop under way may end first; then the connection is closed."""
        self._soon(self._end)
        if self._thread.ident is not None:
            self._thread.join(LEAVE + 2)

    @property
    def drives(self) -> bool:
        """Whether this window watches the channel; also until it turns out that another does."""
        return self._watches is not False

    def _soon(self, job: Callable[..., object], *given: Any) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(job, *given)

    # in the thread ---------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._live())
        except Exception as fault:  # noqa: BLE001  told: a person can always confirm by hand
            self._broken(fault)
        finally:
            if self._stuur is not None:
                self._stuur.release()

    async def _live(self) -> None:
        unhurried(self._loop)
        self._kanaal = self._make()  # what was asked meanwhile follows as soon as it is there
        self._main = asyncio.create_task(self._drive(self._kanaal))
        with contextlib.suppress(asyncio.CancelledError):
            await self._main

    async def _drive(self, kanaal: Kanaal) -> None:
        told = False
        while True:
            self._changed.clear()
            if await self._may_drive():
                told = False
                await self._watch(kanaal)
                continue
            self._watches = False
            if not told:
                told = True
                self._tell(Verbinding(naam="livestream", zin="Een ander venster bedient de livestream."))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(FOLLOW if self._part != "vraagt" else None):
                    await self._changed.wait()

    async def _may_drive(self) -> bool:
        """A window that took over drives beside one that may be frozen with the seat in its hand."""
        if self._part == "vraagt":
            if self._stuur is not None:
                self._stuur.release()
            return False
        return self._stuur is None or await asyncio.to_thread(self._stuur.take) or self._part == "neemt"

    async def _watch(self, kanaal: Kanaal) -> None:
        """Until this window has another part to play."""
        running = asyncio.create_task(kanaal.run(self._tell))
        other = asyncio.create_task(self._changed.wait())
        self._watches = True
        try:
            await asyncio.wait({running, other}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._watches = False
            for task in (running, other):
                task.cancel()
            found = await asyncio.gather(running, return_exceptions=True)
        if isinstance(found[0], Exception):
            self._broken(found[0])
            await asyncio.sleep(AGAIN)

    def _play(self, part: Part) -> None:
        if part != self._part:
            self._part = part
            self._changed.set()

    def _asked(self, toestand: Gewenst) -> None:
        if self._kanaal is None:
            self._loop.call_later(0.005, self._asked, toestand)  # it is being made
            return
        if self._task is not None and not self._task.done():
            if self._wanted == toestand:
                return  # under way already; its end counts for both
            self._task.cancel()
        self._wanted = toestand
        self._task = asyncio.create_task(self._ask(self._kanaal.ask(toestand)))

    async def _ask(self, asking: Coroutine[Any, Any, Uitkomst]) -> None:
        try:
            self._done(await asking)
        except Exception as fault:  # noqa: BLE001  told
            self._broken(fault)

    def _end(self) -> None:
        asyncio.get_running_loop().create_task(self._ended())

    async def _ended(self) -> None:
        if self._task is not None and not self._task.done():
            if self._wanted == "gestopt":
                await asyncio.wait([self._task], timeout=LEAVE)
            self._task.cancel()
        if self._main is not None:
            self._main.cancel()
