"""What viewers get: what stands there at once, each change once, a sign of life; the slow are let go."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest

from tests.console.face_page import WorldSessions
from tests.console.situations import stands as st
from tests.console.steps import Situation
from tests.console.world import World
from tests.web.conftest import Site
from tests.web.site import paired, running, until
from voorzitter_console.web import board as board_module
from voorzitter_console.web import stream as stream_module
from voorzitter_console.web.board import Board


def parts_of(piece: bytes) -> dict[str, str]:
    (data,) = [line for line in piece.decode().split("\n") if line.startswith("data: ")]
    found: dict[str, str] = json.loads(data.removeprefix("data: "))
    return found


async def test_at_once_all_then_only_what_changed() -> None:
    board = Board()
    board.show({"kop": "a", "zin": "b"})
    events = board.events("")
    assert b"retry" in await anext(events)
    assert parts_of(await anext(events)) == {"kop": "a", "zin": "b"}
    waiting = asyncio.ensure_future(anext(events))
    await asyncio.sleep(0)
    assert not board.show({"kop": "a", "zin": "b"})
    assert board.show({"kop": "c", "zin": "b"})
    assert parts_of(await waiting) == {"kop": "c"}
    await events.aclose()
    assert board.viewers == 0


async def test_many_viewers_get_the_very_same_bytes() -> None:
    board = Board()
    board.show({"kop": "a"})
    viewers = [board.events("") for _ in range(20)]
    for events in viewers:
        await anext(events)
        await anext(events)
    waiting = [asyncio.ensure_future(anext(events)) for events in viewers]
    await asyncio.sleep(0)
    board.show({"kop": "b"})
    pieces = await asyncio.gather(*waiting)
    assert len({id(piece) for piece in pieces}) == 1
    for events in viewers:
        await events.aclose()


async def test_who_was_slow_gets_what_holds_now_and_no_queue() -> None:
    board = Board()
    board.show({"kop": "0"})
    events = board.events("")
    await anext(events)
    await anext(events)
    for number in range(1, 1000):
        board.show({"kop": str(number)})
    assert parts_of(await anext(events)) == {"kop": "999"}
    await events.aclose()


async def test_who_comes_back_with_the_last_id_gets_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_module, "KEEP_ALIVE", 0.05)
    board = Board()
    board.show({"kop": "a"})
    events = board.events(board.id)
    await anext(events)
    assert await anext(events) == b": leeft\n\n"
    await events.aclose()
    other = Board()
    other.show({"kop": "a"})
    events = other.events(board.id)  # the number of another process
    await anext(events)
    assert parts_of(await anext(events)) == {"kop": "a"}
    await events.aclose()


async def test_a_viewer_that_takes_nothing_is_dropped(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "SLOW", 0.3)
    import ssl

    async with paired(site.server, "meekijker") as device:
        cookie = "; ".join(f"{name}={value}" for name, value in device.cookies.items())
        trust = ssl.create_default_context(cafile=str(site.server.certificate.certificaat))
        reader, writer = await asyncio.open_connection("127.0.0.1", site.server.address.port, ssl=trust, limit=1024)
        writer.write(f"GET /stand HTTP/1.1\r\nHost: {site.host}\r\nCookie: {cookie}\r\n\r\n".encode())
        board = site.server.hub.look_board
        await until(lambda: board.viewers == 1)
        began = time.monotonic()
        number = 0
        while board.viewers:
            number += 1
            board.show({"kop": f"{number} " + "x" * 300_000})
            await asyncio.sleep(0.01)
            assert time.monotonic() - began < 15
        writer.transport.abort()
        del reader


async def test_what_the_chair_records_is_pushed(site: Site) -> None:
    from tests.console.steps import other

    async with paired(site.server, "griffier") as device, device.stream("GET", "/stand") as stream:
        lines = stream.aiter_lines()
        async for line in lines:
            if line.startswith("data:"):
                break
        site.world.other(other("vorder", door="voorzitter"))
        seen = ""
        async with asyncio.timeout(5):
            async for line in lines:
                seen += line
                if "2e vordering uitgesproken" in line:
                    break


async def test_who_waited_for_the_meeting_asks_again_once_it_stands() -> None:
    """Not told that it was cut off: its browser comes back by itself and gets the page of its role."""
    board, sent, stands = Board(), list[bytes](), False
    board.show({"kop": "nog geen vergadering"})

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message.get("body", b""))

    async def receive() -> MutableMapping[str, Any]:
        await asyncio.sleep(3600)
        raise AssertionError

    stream = stream_module.Stream(board, "", good=lambda: True, moved=lambda: stands)
    answering = asyncio.ensure_future(stream({"type": "http"}, receive, send))
    await until(lambda: any(b"nog geen vergadering" in body for body in sent))
    stands = True
    board.show({"kop": "de vergadering begon"})
    await asyncio.wait_for(answering, 5)
    assert sent[-1] == b""
    assert stream_module.GONE not in sent


async def test_who_looks_is_let_go_on_the_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread that waits for the journal may not touch what belongs to the loop (asyncio is not thread-safe)."""
    world = World(tmp_path, Situation("einde", stand=st.B))
    real, threads = Board.close, []

    def noted(board: Board) -> None:
        threads.append(threading.current_thread())
        real(board)

    monkeypatch.setattr(Board, "close", noted)
    async with running(WorldSessions(world), tmp_path, world.clock, lambda _line: None) as server:
        await until(lambda: server.hub.snapshot)
        async with paired(server, "griffier") as device:
            await device.get("/")
        board = server.hub.devices[1].board
    assert board.closed
    assert set(threads) == {threading.current_thread()}
