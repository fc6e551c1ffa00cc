"""Figures of the page for another device: milliseconds from the chair's entry to the viewer, bytes, memory a viewer.

Run: python -m benchmarks.delen
"""

from __future__ import annotations

import asyncio
import json
import resource
import ssl
import statistics
import tempfile
import time
from pathlib import Path

import httpx

from tests.console.face_page import WorldSessions
from tests.console.situations import stands as st
from tests.console.steps import Situation
from tests.console.world import World
from tests.web.site import paired, running, until
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.stations import Stations
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.web import app

TIMES = 60
VIEWERS = 20


async def main() -> None:
    """Print the figures."""
    folder = Path(tempfile.mkdtemp())
    world = World(folder, Situation("figures", stand=st.B))
    async with running(WorldSessions(world), folder, world.clock, lambda _line: None) as server:
        await until(lambda: server.hub.snapshot)
        async with paired(server, "griffier") as clerk, paired(server, "meekijker") as looker:
            page = await clerk.get("/")
            device = next(iter(server.hub.devices.values()))
            await until(lambda: device.core.snapshot)
            began = time.perf_counter()
            for _ in range(200):
                device.core._viewed = None
                server.hub.pages.of(device)
            print(f"view and page of the griffier: {(time.perf_counter() - began) * 5:.2f} ms")
            print(f"page {len(page.content) / 1024:.1f} kB, all parts {len(device.board.whole) / 1024:.1f} kB")
            await _ways(world, clerk)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            open_streams = []
            cookie = "; ".join(f"{n}={v}" for n, v in looker.cookies.items())
            board = server.hub.look_board
            app.TABS = VIEWERS + 1
            trust = ssl.create_default_context(cafile=str(server.certificate.certificaat))
            for _ in range(VIEWERS):
                reader, writer = await asyncio.open_connection("127.0.0.1", server.address.port, ssl=trust)
                host = f"127.0.0.1:{server.address.port}"
                writer.write(f"GET /stand HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode())
                open_streams.append((reader, writer))
            await until(lambda: board.viewers == VIEWERS)
            await asyncio.sleep(1)
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            print(f"memory a viewer, both ends of its connection together: {grown / VIEWERS / 1024:.2f} MB")
            await _ways(world, clerk, f", with {VIEWERS} viewers")
            for _, writer in open_streams:
                writer.transport.abort()


class Chair:
    """The chair's console as far as it writes, and tells the others."""

    def __init__(self, world: World) -> None:
        self._peers = Stations(world.path, lambda: None)
        self._peers.name("voorzitter")
        self._journal = SqliteJournal.open(world.path, oefening=False, written=self._peers.notify)
        stroom = self._journal.streams()[0].id
        self._meeting = Meeting.resume(self._journal, stroom, world.clock, station="voorzitter")

    def note(self, words: str) -> float:
        """When it was on disk."""
        self._meeting.catch_up()
        self._meeting.decide(parse_command("noteer", {"tekst": words}), door="voorzitter")
        return time.perf_counter()

    def close(self) -> None:
        self._journal.close()
        self._peers.close()


async def _ways(world: World, browser: httpx.AsyncClient, where: str = "") -> None:
    """From the moment that the chair's entry is on disk to its line at the viewer."""
    took = []
    chair = Chair(world)
    async with browser.stream("GET", "/stand") as stream:
        lines = stream.aiter_lines()
        for number in range(TIMES):
            words = f"proef {number}{where}"
            world.clock.forward(1)
            writing = asyncio.ensure_future(asyncio.to_thread(chair.note, words))
            async for line in lines:
                if line.startswith("data:") and words in json.dumps(json.loads(line[5:]), ensure_ascii=False):
                    break
            took.append((time.perf_counter() - await writing) * 1000)
            await asyncio.sleep(0.05)
    chair.close()
    took.sort()
    p99 = took[int(len(took) * 0.99) - 1]
    print(f"from disk to viewer{where}: p50 {statistics.median(took):.1f} ms, p99 {p99:.1f} ms")


if __name__ == "__main__":
    asyncio.run(main())
