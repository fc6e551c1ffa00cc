"""One channel on a fake OBS, watched: what it tells, and how an ask ended and when."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from tests.livestream.conftest import WITHIN
from tests.livestream.fake_obs import PASSWORD, FakeObs
from voorzitter_console.clock import SystemClock
from voorzitter_console.livestream.config import ObsAdres
from voorzitter_console.livestream.names import unhurried
from voorzitter_console.livestream.obs.channel import ObsKanaal
from voorzitter_console.livestream.port import Gewenst, Kanaal, Uitkomst, Verbinding

PATIENCE = 5.0
BELLEN = "Raadstreams, 010 123 45 67"


class Watched:
    """A channel that runs."""

    def __init__(self, kanaal: Kanaal) -> None:
        self.kanaal = kanaal
        self.told: list[Verbinding] = []

    @property
    def last(self) -> Verbinding:
        return self.told[-1]

    async def until(self, done: Callable[[Verbinding], bool], what: str) -> Verbinding:
        """The telling for which it is so: the last one, or one that comes; the next may follow it at once."""
        end, seen = time.monotonic() + PATIENCE, max(len(self.told) - 1, 0)
        while True:
            for told in self.told[seen:]:
                if done(told):
                    return told
            seen = len(self.told)
            assert time.monotonic() < end, f"{what}: {self.told[-3:]}"
            await asyncio.sleep(0.002)

    async def ask(self, toestand: Gewenst) -> Uitkomst:
        """Ask; it ends in time, whatever the other side does, and the loop stays free all the while."""
        begin = time.monotonic()
        found = await self.kanaal.ask(toestand)
        assert time.monotonic() - begin < WITHIN
        assert len(found.zin.splitlines()) <= 1
        return found


def obs_channel(port: int, *, password: str | None = PASSWORD, webhook: Kanaal | None = None) -> ObsKanaal:
    adres = ObsAdres(poort=port)
    return ObsKanaal(adres, SystemClock(), secret=lambda: password, bellen=BELLEN, webhook=webhook)


@asynccontextmanager
async def watched(kanaal: Kanaal) -> AsyncIterator[Watched]:
    """The channel while it runs."""
    found = Watched(kanaal)
    unhurried(asyncio.get_running_loop())
    running = asyncio.create_task(kanaal.run(found.told.append))
    try:
        yield found
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@asynccontextmanager
async def connected(obs: FakeObs, *, webhook: Kanaal | None = None) -> AsyncIterator[Watched]:
    """A channel that is connected to this OBS."""
    async with watched(obs_channel(obs.port, webhook=webhook)) as found:
        await found.until(lambda v: v.verbonden is True, "connected")
        yield found
