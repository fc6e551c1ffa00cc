"""The griffier's page, driven over HTTP: each key is the button of the page that names it, with its form's fields."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from tests.console.face import Face, flat
from tests.console.world import World
from tests.web.site import Seen, paired, running, until
from voorzitter_console.journal.port import KeptJournal
from voorzitter_console.web.device import Device
from voorzitter_console.web.server import Server
from voorzitter_console.web.sessions import PageSession, Sessions

NAMED = {"enter": "Enter", "escape": "Esc"}
SHIFT = 0.02
"""Seconds between two presses of one key that is held down, as a browser passes them on when asked to."""


class WorldSessions(Sessions):
    """Sessions whose devices write through the world's own connection, so that it can be held."""

    def __init__(self, world: World) -> None:
        super().__init__(
            world.path, oefening=False, clock=world.clock, station="laptop", protocol_naam="maassluis-2025"
        )
        self._world = world

    def device(self, rol: str, naam: str) -> PageSession:
        made = super().device(rol, naam)
        made._seat.station = "laptop, griffier"
        made._recorder._retry = 0.02
        return made

    def _open(self, *, read_only: bool = False) -> KeptJournal:
        return super()._open(read_only=True) if read_only else self._world.journal()


class Page:
    """One page; what is typed stays in its fields until a button is pressed."""

    def __init__(self, world: World, server: Server, browser: httpx.AsyncClient) -> None:
        self.world = world
        self._server, self._browser = server, browser
        self._seen = Seen("")
        self._typed: dict[str, str] = {}

    @property
    def device(self) -> Device:
        (device,) = self._server.hub.devices.values()
        return device

    async def key(self, naam: str) -> None:
        toets = NAMED.get(naam, naam.upper())
        if self._typed and (toets != "Enter" and toets != "Esc"):
            raise AssertionError("typed text has the keys")
        found = self._seen.button(toets)
        if found is None and toets == "Enter" and self._seen.boxes:
            found = next(b for b in self._seen.buttons if b.doe.startswith("vastleggen "))
        if found is not None:
            await self._press(found.toets, woorden="" if found.toets else "legt vast")
        else:
            self._typed.clear()  # such a key is nothing on this page

    async def held(self, naam: str, keren: int, elke: float) -> None:
        for _ in range(keren):
            await self.key(naam)
            self.world.clock.forward(elke)

    async def typed(self, tekst: str) -> None:
        if self._seen.boxes:
            fields = self._seen.fields[self._seen.boxes[0]]
            first = next(name for name in fields if name.startswith("veld-"))
            self._typed[first] = self._typed.get(first, "") + tekst

    async def fill(self, velden: dict[str, str]) -> None:
        self._typed |= {f"veld-{naam}": value for naam, value in velden.items()}
        await self.key("enter")

    async def pick(self, woorden: str) -> None:
        await self._press(woorden=woorden)

    async def detail(self, woorden: str) -> None:
        await self._press(woorden=woorden)

    async def confirm(self, naam: str) -> None:
        await self.key(naam)

    async def alarm(self) -> None:
        await self._press("N")

    async def shown(self) -> None:
        last = len(self.world.entries())
        await until(lambda: self.device.core.snapshot and self.device.core.snapshot.positie >= last, "not heard of")
        await self.rest()

    async def rest(self) -> None:
        core = self.device.core
        if not self.world.bezet:
            await until(lambda: not core.pending, "not on disk")
        else:
            await until(lambda: core.delay or not core.pending, "the journal was not met")
        for _ in range(2):  # what was asked for while drawing comes with the next
            await asyncio.wrap_future(self.device.session.idle())
            await asyncio.sleep(0)
            answer = await self._browser.get("/")
            assert answer.status_code == 200
            self._seen = Seen(answer.text)

    async def _press(self, toets: str = "", woorden: str = "") -> None:
        button = self._seen.button(toets, woorden)
        assert button is not None, f"no button {toets or woorden!r}\n{self.text()}"
        body = self._seen.body(button, {n: v for n, v in self._typed.items() if button.form.isdecimal()})
        answer = await self._browser.post("/doe", data=body)
        assert answer.status_code == 303, (answer.status_code, answer.text)
        self._typed.clear()
        await self.rest()

    def text(self) -> str:
        return " ".join("".join(self._seen.text).split())

    def reads(self, tekst: str) -> bool:
        return flat(tekst) in flat(self.text())


@asynccontextmanager
async def page(world: World) -> AsyncIterator[Face]:
    """The page of the griffier's device, just paired."""
    assert world.rol == "griffier"
    sessions = WorldSessions(world)
    async with running(sessions, world.path.parent, world.clock, lambda _line: None) as server:
        await until(lambda: server.hub.snapshot)
        async with paired(server, "griffier") as browser:
            await until(lambda: server.hub.devices)
            (device,) = server.hub.devices.values()
            await until(lambda: device.core.snapshot and device.core.snapshot.positie >= len(world.entries()))
            await asyncio.wrap_future(server.hub._listener.idle())
            await until(lambda: len(world.entries()) > world.begonnen)
            world.begonnen = len(world.entries())  # that this device was paired is recorded
            await until(lambda: device.core.snapshot and device.core.snapshot.positie >= world.begonnen)
            face = Page(world, server, browser)
            await face.rest()
            world.geopend = world.clock.now()
            try:
                yield face
            finally:
                world.bezet = False
