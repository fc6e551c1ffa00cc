"""The screen, driven by its keys alone."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from tests.console.face import Face, flat
from tests.console.world import STATION, World
from tests.ui.desk_bench import Driver, drawn_by_hand
from voorzitter_console.console.session import Session
from voorzitter_console.entry import Entry
from voorzitter_console.journal.runner import Runner
from voorzitter_console.ui.app import ConsoleApp
from voorzitter_console.ui.letters import ROWS, large

SIZE = (100, 34)
DIGIT = 0.8
NAMED = {"verlaten": "ctrl+q"}
PATIENCE = 2.0
"""Seconds of the real clock for what another thread has to do."""


class ByHand:
    """A watcher that looks when it is told to: until then this station knows of nothing."""

    def __init__(self, world: World, positie: int, news: Callable[[Sequence[Entry]], None]) -> None:
        self._world, self._positie, self._news = world, positie, news
        world.look = self.poke

    def poke(self) -> None:
        entries = [entry for entry in self._world.entries() if entry.positie > self._positie]
        if entries:
            self._positie = entries[-1].positie
            self._news(entries)

    def skip(self, stroom: str, positie: int) -> None:  # noqa: ARG002  one meeting in each situation
        self._positie = max(self._positie, positie)

    def close(self) -> None:
        """It has no thread."""


def session_on(world: World) -> Session:
    """One console's work on the journal of this world, which hears of the other station when it is told to look."""
    return Session(
        open_journal=world.journal,
        load_protocol=lambda: world.protocol,
        runner=Runner(),
        clock=world.clock,
        station=STATION[world.rol],
        rol=world.rol,
        watch=lambda _plaats, _stroom, positie, news, _fault: ByHand(world, positie, news),
        retry_seconds=0.02,
        broadcast=world.broadcast,
    )


def reads_large(sentence: str, text: str) -> bool:
    """Whether the whole sentence stands on this screen in large letters, line for line, however it is wrapped."""
    rows = text.split("\n")
    ways = {_tight(sentence, width, scale) for width in range(40, SIZE[0]) for scale in (1, 2)}
    return any(_stands(*way, rows) for way in ways if way is not None)


def _tight(sentence: str, width: int, scale: int) -> tuple[tuple[str, ...], int] | None:
    """The sentence in letters of that scale without rows between its lines, and the rows of a line."""
    high = ROWS * scale
    found = (large(sentence, width, height, scale) for height in range(high, SIZE[1] + 1, high))
    return next(((drawn, high) for drawn in found if drawn is not None), None)


def _stands(drawn: tuple[str, ...], high: int, rows: Sequence[str]) -> bool:
    at = 0
    for line in range(0, len(drawn), high):
        letters = drawn[line : line + high]
        while not all(part in row for part, row in zip(letters, rows[at : at + high], strict=False)):
            at += 1
        if at + high > len(rows):
            return False
        at += high
    return True


class Screen:
    """One screen; ``driver`` is somebody at its keyboard."""

    def __init__(self, world: World, driver: Driver) -> None:
        self.world = world
        self.driver = driver

    async def key(self, naam: str) -> None:
        await self.driver.tap(NAMED.get(naam, naam))
        if naam.isdecimal():  # a digit counts where no other one follows it
            self.world.clock.forward(DIGIT)
            self.driver.app._tick()
        await self.rest()

    async def held(self, naam: str, keren: int, elke: float) -> None:
        for _ in range(keren):
            await self.driver.tap(naam)
            self.world.clock.forward(elke)
        await self.rest()

    async def typed(self, tekst: str) -> None:
        for letter in tekst:
            await self.driver.tap(letter)

    async def fill(self, velden: dict[str, str]) -> None:
        while velden:
            for _ in range(12):
                focused = self.driver.app.focused
                naam = (focused.id or "").removeprefix("veld-") if focused else ""
                if naam in velden:
                    break
                await self.driver.tap("tab")
            else:
                raise AssertionError(f"no field {list(velden)}\n{self.text()}")
            await self.typed(velden.pop(naam))
        await self.key("enter")

    async def pick(self, woorden: str) -> None:
        await self.key(self._mark(woorden).lower())

    async def detail(self, woorden: str) -> None:
        await self.key(self._mark(woorden))

    def _mark(self, woorden: str) -> str:
        found = re.search(rf"(?<!\w)(\w)\s+{re.escape(woorden)}", self.text())
        assert found, f"no line says {woorden!r}\n{self.text()}"
        return found.group(1)

    async def confirm(self, naam: str) -> None:
        await self.key(naam)

    async def alarm(self) -> None:
        for digit in "112":
            self.world.clock.forward(0.2)
            await self.driver.tap(digit)
        await self.rest()

    async def shown(self) -> None:
        self.world.look()
        await self.rest()

    async def rest(self) -> None:
        if not self.world.bezet:
            await self.driver.settle()
            return
        end = asyncio.get_running_loop().time() + PATIENCE
        app = self.driver.app
        while app.core.pending and not app.core.delay:  # until the session met the journal
            assert asyncio.get_running_loop().time() < end
            await asyncio.sleep(0.005)
        app.changed()
        await self.driver.quiet()

    def text(self) -> str:
        return self.driver.text()

    def reads(self, tekst: str) -> bool:
        return flat(tekst) in flat(self.text()) or reads_large(tekst, self.text())


@asynccontextmanager
async def screen(world: World) -> AsyncIterator[Face]:
    """The screen of whoever sits there."""
    session = session_on(world)
    app = ConsoleApp(session=session)
    try:
        with drawn_by_hand():
            async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
                face = Screen(world, Driver(app, pilot, world.clock))
                await face.rest()
                yield face
    finally:
        world.bezet = False
        session.close()
