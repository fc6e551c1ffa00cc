"""The channel's own thread and loop: nothing of it can hold up a key. Safe to call from any thread."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from voorzitter_console.livestream.names import unhurried
from voorzitter_console.livestream.port import Gewenst, Kanaal, Uitkomst, Verbinding
from voorzitter_console.seat import SeatLock

FOLLOW = 1.0
"""Seconds between two tries to become the window that drives."""
LEAVE = 3.0
"""Seconds that a stop under way may still take when the console closes."""


class Uitzendthread:
    """Runs one channel. ``tell`` and ``done`` are called in this thread."""

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
        self._loop: asyncio.AbstractEventLoop | None = None
        self._kanaal: Kanaal | None = None
        self._task: asyncio.Task[None] | None = None
        self._wanted: Gewenst | None = None
        self._main: asyncio.Task[None] | None = None
        self._follows = False
        self._early: Gewenst | None = None
        """Asked before it was known who drives."""
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="livestream", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._ready.wait(5)

    def ask(self, toestand: Gewenst) -> None:
        """Stop or start; ``done`` tells how it ended. Where another window drives, nothing happens here."""
        self._soon(self._asked, toestand)

    def close(self) -> None:
        """A stop under way may end first; then the connection is closed."""
        self._soon(self._end)
        self._thread.join(LEAVE + 2)

    @property
    def drives(self) -> bool:
        """Whether this window is the one that drives the channel; also until it turns out that another does."""
        return self._kanaal is not None or not self._follows

    def _soon(self, job: Callable[..., None], *given: Any) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(job, *given)

    # in the thread ---------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            asyncio.run(self._live())
        except Exception as fault:  # noqa: BLE001  told: a person can always confirm by hand
            self._broken(fault)
        finally:
            self._follows = True
            self._ready.set()
            if self._stuur is not None:
                self._stuur.release()

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        unhurried(self._loop)
        self._main = asyncio.create_task(self._drive())
        self._ready.set()
        with contextlib.suppress(asyncio.CancelledError):
            await self._main

    async def _drive(self) -> None:
        told = False
        while self._stuur is not None and not self._stuur.take():
            self._follows, self._early = True, None  # the window that drives asks it
            if not told:
                told = True
                self._tell(Verbinding(naam="livestream", zin="Een ander venster bedient de livestream."))
            await asyncio.sleep(FOLLOW)
        self._kanaal = self._make()
        early, self._early = self._early, None
        if early is not None:
            self._asked(early)
        try:
            await self._kanaal.run(self._tell)
        finally:
            self._kanaal, self._follows = None, True

    def _asked(self, toestand: Gewenst) -> None:
        if self._kanaal is None:
            self._early = None if self._follows else toestand
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
