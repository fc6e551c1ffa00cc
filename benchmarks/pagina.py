"""Key press of the chair to the changed page in a real Chromium, beside a bare page told by the same ring.

    .venv/bin/python -m benchmarks.pagina [PRESSES] [eigen]      (eigen: without Chromium, the last figures only)

Three chairs, each a console in a pty on a journal of its own, pressed in turn so that the machine's mood falls on all:

- *page*: ``deel`` serves the griffier's page of that journal to Chromium;
- *bare*: a Starlette page with one line, on the same server, TLS and event stream, whose process has a place in the
  ring of the consoles (:mod:`voorzitter_console.journal.notifier`) and counts what it is told: it reads no journal;
- *alone*: nobody looks.

A press is a byte written to the pty; *changed* is the frame after the one in which the page's line changed, by the
page's own clock, so that the way from there to here through the driver counts for nothing; *own* is VASTGELEGD read
from the pty. Then twenty more look along at *page* (a process of its own, each with a pairing and a connection), and
all is measured again. All clocks go four times as fast, so that presses need not be seconds apart.
Asked: p99 at most 150 ms and at most 1.5 times the bare page's; under 2 MB a viewer; with twenty of them the chair's
own key at most 1.2 times that of the chair who is alone, measured once Chromium is away: that runs on another device.
Linux only (memory is read from ``/proc``).
"""

from __future__ import annotations

import asyncio
import os
import re
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from benchmarks.lag import Screen, _at, fast_clock
from tests.web.chromium import Tab, chromium

if TYPE_CHECKING:
    from playwright.async_api import Page

PRESSES = 60
"""Measured without a number given: some eight minutes."""
VIEWERS = 20
CLERKS = 4
WARM = 5
"""First rounds that are not counted."""
APART = 0.1
"""Seconds between two presses."""
SETTLED = 2.0
"""Seconds after which what was paired is recorded, and shown everywhere."""
ASKED_P99, ASKED_RATIO, ASKED_MB, ASKED_OWN = 150, 1.5, 2.0, 1.2
OWN = rb"(?<!NIET )VASTGELEGD \d\d:\d\d:\d\d opnieuw"
SEEN = """
new MutationObserver(() => {
  const now = document.querySelector("%s").textContent;
  if (now === window.stond) return;
  window.stond = now;
  requestAnimationFrame(() => requestAnimationFrame(() => gezien(String(performance.timeOrigin + performance.now()))));
}).observe(document.body, { childList: true, characterData: true, subtree: true });
"""
PAGE = """<!doctype html><html lang="nl"><title>kaal</title><p id="regel">0</p>
<script>
new EventSource("/stand").onmessage = (event) => { document.getElementById("regel").textContent = event.data; };
</script>
"""


class Served:
    """A process that serves pages: ``deel`` as it is but for its clock, or the bare one."""

    def __init__(self, kind: str, database: Path, start: str) -> None:
        folder = database.parent
        env = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.pagina", kind, str(database), start],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env,
        )  # fmt: skip
        self.certificate = folder / "delen" / "certificaat.pem"
        self.url = self.line("Adres: ")

    def line(self, begin: str) -> str:
        """The rest of the next line that begins so."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(begin):
                return line.removeprefix(begin).strip()
        raise SystemExit(f"{begin!r} did not come")

    def pair(self, rol: str) -> str:
        """The cookie of another device in that role."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{rol}\n")
        self._process.stdin.flush()
        trust = ssl.create_default_context(cafile=str(self.certificate))
        with httpx.Client(base_url=self.url, verify=trust, headers={"Origin": self.url.rstrip("/")}) as browser:
            answer = browser.post("/koppel", data={"code": self.line(f"Koppelcode {rol}: ")})
            assert answer.status_code == 303, answer.text
            return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())

    @property
    def megabytes(self) -> float:
        """What the process holds now."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()


class Place:
    """A chair, and the page that is looked at, if any."""

    def __init__(self, chair: Screen) -> None:
        self._chair = chair
        self._page: Page | None = None
        self._last = b""
        self._changed: asyncio.Future[float] | None = None
        self.own: list[float] = []
        self.page: list[float] = []

    async def looks_at(self, tab: Tab, url: str, what: str, cookie: str = "") -> None:
        """From now on at that page, which tells when the part that is named changes."""
        page = self._page = tab.page
        session = await page.context.new_cdp_session(page)  # playwright's own bindings answer through the page
        session.on("Runtime.bindingCalled", lambda called: self._called(called["payload"]))
        await session.send("Runtime.enable")
        await session.send("Runtime.addBinding", {"name": "gezien"})
        if cookie:
            name, _, value = cookie.partition("=")
            await page.context.add_cookies([{"name": name, "value": value, "url": url, "secure": True}])
        await tab.go(url)
        await tab.until(f"!!document.querySelector('{what}')")
        await tab.js(SEEN % what)

    def _called(self, moment: str) -> None:
        """``moment``: milliseconds, by the wall."""
        if self._changed is not None and not self._changed.done():
            self._changed.set_result(float(moment) / 1000 - time.time() + time.monotonic())

    async def measure(self) -> None:
        """One press."""
        loop = asyncio.get_running_loop()
        await asyncio.to_thread(self._chair.bring_up)
        self._chair.drain()
        self._changed = loop.create_future()
        begin = self._chair.key(b"\r")
        moment, self._last = await loop.run_in_executor(None, lambda: self._chair.until(OWN, but=self._last))
        self.own.append(moment - begin)
        if self._page is not None:
            self.page.append(await asyncio.wait_for(self._changed, 10) - begin)

    def leave(self) -> None:
        """Nobody looks at it in Chromium any more."""
        self._page = None

    def forget(self) -> None:
        self.own.clear()
        self.page.clear()


async def seated(folder: Path, start: str) -> Screen:
    """A chair in a meeting that is disturbed."""
    folder.mkdir()
    chair = Screen(folder, "console", str(folder / "j.sqlite"), "voorzitter", start)

    def until(marker: bytes) -> None:
        chair.until(marker, 60)

    await asyncio.to_thread(until, b"NIEUWE VERGADERING")
    await asyncio.sleep(1)
    chair.key(b"\r")
    await asyncio.to_thread(until, b"STAND")
    for key in (b"s", b"b"):
        await asyncio.sleep(1)
        chair.key(key)
        await asyncio.to_thread(until, b"VASTGELEGD")
    return chair


async def main(presses: int, alone: bool) -> None:
    """Measure in turn, print the figures; ``alone`` leaves Chromium out: the chair's own key and the memory only."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        folder, start = Path(name), str(time.monotonic())
        chairs = {}
        for kind in ("alone", "page") if alone else ("page", "bare", "alone"):
            chairs[kind] = await seated(folder / kind, start)
            running.callback(chairs[kind].stop)
        served = Served("deel", folder / "page" / "j.sqlite", start)
        running.callback(served.stop)
        places = {kind: Place(chair) for kind, chair in chairs.items()}
        if alone:
            await crowd(served, folder, running)
        else:
            bare = Served("bare", folder / "bare" / "j.sqlite", start)
            running.callback(bare.stop)
            await in_chromium(served, bare, places, presses, folder, running)
        for place in places.values():
            place.leave()
        await round_of(places, presses)
        busy, quiet = places["page"].own[WARM:], places["alone"].own[WARM:]
        report(f"own key with {VIEWERS} viewers", busy)
        report("own key alone", quiet)
        own = _at(busy, 0.5) / _at(quiet, 0.5)
        print(f"own key: p50 is {own:.2f} x with {VIEWERS} viewers (asked: at most {ASKED_OWN})")
        before = served.megabytes
        for _ in range(CLERKS):
            await asyncio.to_thread(served.pair, "griffier")
        await asyncio.sleep(SETTLED)
        print(f"memory a griffier's device: {(served.megabytes - before) / CLERKS:.2f} MB")


async def in_chromium(
    served: Served, bare: Served, places: dict[str, Place], presses: int, folder: Path, running: ExitStack
) -> None:
    """The changed page beside the bare one, without and with the others that look along."""
    async with AsyncExitStack() as browsers:
        ours = await browsers.enter_async_context(chromium(folder / "c1", served.certificate))
        theirs = await browsers.enter_async_context(chromium(folder / "c2", bare.certificate))
        cookie = await asyncio.to_thread(served.pair, "griffier")
        await places["page"].looks_at(await ours(bypass_csp=True), served.url, "#deel-verslag", cookie)
        await places["bare"].looks_at(await theirs(), bare.url, "#regel")
        await round_of(places, presses)
        page, other = places["page"].page[WARM:], places["bare"].page[WARM:]
        report("page", page)
        report("bare", other)
        ratio = _at(page, 0.99) / _at(other, 0.99)
        print(f"page: p99 is {ratio:.2f} x the bare page's (asked: at most {ASKED_RATIO}, and {ASKED_P99} ms)")
        await crowd(served, folder, running)
        await round_of(places, presses)
        report(f"page with {VIEWERS} viewers", places["page"].page[WARM:])


async def crowd(served: Served, folder: Path, running: ExitStack) -> None:
    """Those twenty, and what the server's memory grew by for each."""
    before = served.megabytes
    cookies = [await asyncio.to_thread(served.pair, "meekijker") for _ in range(VIEWERS)]
    looking = viewers(served, cookies, folder)
    running.callback(looking.kill)
    await asyncio.sleep(SETTLED)
    print(f"memory a viewer: {(served.megabytes - before) / VIEWERS:.2f} MB (asked: under {ASKED_MB})")


async def round_of(places: dict[str, Place], presses: int) -> None:
    """All in turn, anew."""
    for place in places.values():
        place.forget()
    for _ in range(presses + WARM):
        for place in places.values():
            await asyncio.sleep(APART)
            await place.measure()


def report(name: str, times: list[float]) -> None:
    """One line."""
    print(f"{name}: p50 {_at(times, 0.5):.1f} p99 {_at(times, 0.99):.1f} max {max(times) * 1000:.1f} ms", flush=True)


def viewers(served: Served, cookies: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Who looks along, in a process of their own; back once all of them are there."""
    given = folder / "kijkers.txt"
    given.write_text("\n".join(cookies))
    called = [sys.executable, "-m", "benchmarks.pagina", "viewers", served.url, str(served.certificate), str(given)]
    process = subprocess.Popen(called, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


# in the children ----------------------------------------------------------------------------------------------------


def deel(database: str, start: str) -> None:
    """The pages as they are, but for the clock."""
    from voorzitter_console.console.sharing_file import SharingFile
    from voorzitter_console.web.server import ServeOptions, Server
    from voorzitter_console.web.sessions import Sessions

    path, clock = Path(database), fast_clock(start)
    folder = path.parent / "delen"
    sessions = Sessions(path, oefening=False, clock=clock, station="proef", protocol_naam="maassluis-2025")
    choices = ServeOptions(
        adres="127.0.0.1:0", folder=folder, pairings=folder / "toestellen.json", beside=SharingFile(path)
    )

    async def serve() -> None:
        server = Server(sessions, choices, clock, lambda line: print(line, flush=True))

        def ready() -> None:
            print(f"Adres: {server.address.url}", flush=True)
            server.read_lines()

        await server.serve(ready)

    asyncio.run(serve())


def bare(database: str, _start: str) -> None:
    """One line that counts the notices, on the same server as ``deel``."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import HTMLResponse, StreamingResponse
    from starlette.routing import Route

    from voorzitter_console.clock import SystemClock
    from voorzitter_console.journal.sqlite import SqliteJournal
    from voorzitter_console.journal.stations import Stations
    from voorzitter_console.web import certificate
    from voorzitter_console.web.server import Address, listen

    path = Path(database)
    journal = SqliteJournal.open(path, oefening=False, create=False, read_only=True)
    stroom = journal.streams()[0].id
    journal.close()
    told, number = asyncio.Event(), 0

    async def stand(_request: Request) -> StreamingResponse:
        async def events() -> AsyncIterator[str]:
            while True:
                told.clear()
                yield f"data: {number}\n\n"
                await told.wait()

        return StreamingResponse(events(), media_type="text/event-stream")

    async def serve() -> None:
        loop = asyncio.get_running_loop()

        def rung() -> None:
            nonlocal number
            number += 1
            told.set()

        stations = Stations(path, lambda: loop.call_soon_threadsafe(rung))
        stations.enter("kijker", "kaal", stroom)
        listening = listen(Address("127.0.0.1", 0))
        made = certificate.own(path.parent / "delen", ("127.0.0.1",), SystemClock().now())
        routes = [Route("/", lambda _request: HTMLResponse(PAGE)), Route("/stand", stand)]
        config = uvicorn.Config(
            Starlette(routes=routes), http="h11", ws="none", lifespan="off", loop="asyncio", log_config=None,
            access_log=False, ssl_context_factory=lambda _config, _default: certificate.context(made),
        )  # fmt: skip
        print(f"Adres: https://127.0.0.1:{listening.getsockname()[1]}/", flush=True)
        await uvicorn.Server(config).serve(sockets=[listening])

    asyncio.run(serve())


def watch(url: str, certificate: str, cookies: str) -> None:
    """A connection for each cookie, which takes what comes."""

    async def look() -> None:
        host = url.removeprefix("https://").rstrip("/")
        trust = ssl.create_default_context(cafile=certificate)
        readers = []
        for cookie in Path(cookies).read_text().splitlines():
            reader, writer = await asyncio.open_connection(*host.split(":"), ssl=trust)
            writer.write(f"GET /stand HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode())
            await reader.readuntil(b"event: stand")
            readers.append((reader, writer))
        print("ready", flush=True)
        await asyncio.gather(*(taken(reader) for reader, _ in readers))

    async def taken(reader: asyncio.StreamReader) -> None:
        while await reader.read(65536):
            pass

    with suppress(KeyboardInterrupt):
        asyncio.run(look())


_CHILDREN: dict[str, Callable[..., Any]] = {"deel": deel, "bare": bare, "viewers": watch}

if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in _CHILDREN:
        _CHILDREN[sys.argv[1]](*sys.argv[2:])
    else:
        named = [word for word in sys.argv[1:] if word != "eigen"]
        asyncio.run(main(int(named[0]) if named else PRESSES, "eigen" in sys.argv))
