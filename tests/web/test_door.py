"""Who takes connections and says nothing: he gets so many, they end by themselves, and no paired device notices."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest

from tests.web.conftest import Site
from tests.web.site import client, paired, until
from voorzitter_console.web import door as doors
from voorzitter_console.web.door import Door
from voorzitter_console.web.server import run

windows = pytest.mark.skipif(sys.platform == "win32", reason="the loop of the tests themselves is another one there")


@pytest.fixture
def door() -> Iterator[Door]:
    with closing(Door(socket.AF_INET, socket.SOCK_STREAM)) as made:
        made.bind(("127.0.0.1", 0))
        made.listen(50)
        made.setblocking(False)
        yield made


def knock(door: Door, host: str, times: int) -> list[socket.socket]:
    """So many connections from that address of this machine; the client's ends."""
    made = []
    for _ in range(times):
        one = socket.socket()
        one.bind((host, 0))
        one.connect(door.getsockname())
        made.append(one)
    return made


def taken(door: Door) -> list[socket.socket]:
    found = []
    with suppress(BlockingIOError):
        while True:
            found.append(door.accept()[0])
    return found


def needs_loopback_net() -> None:
    with closing(socket.socket()) as probe:
        try:
            probe.bind(("127.0.0.2", 0))
        except OSError:
            pytest.skip("this system has no 127.0.0.2")


def test_one_sender_and_all_strangers_have_an_end_and_a_known_device_its_place(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_loopback_net()
    for name, value in (("OF_ONE", 3), ("STRANGERS", 5), ("CONNECTIONS", 7)):
        monkeypatch.setattr(doors, name, value)
    clients = knock(door, "127.0.0.2", 6)
    inside = taken(door)
    assert (len(inside), door.refused) == (3, 3)
    clients += knock(door, "127.0.0.3", 6)
    inside += taken(door)
    assert len(inside) == 5
    door.knows("127.0.0.1")
    clients += knock(door, "127.0.0.1", 4)
    inside += taken(door)
    assert len(inside) == 7
    inside.pop(0).close()
    clients += knock(door, "127.0.0.4", 1)
    again = taken(door)
    assert len(again) == 1, "a place that was given back is there for another"
    for one in (*inside, *again, *clients):
        one.close()
        one.close()  # twice gives no place twice
    assert door._taken.total() == 0
    clients = knock(door, "127.0.0.2", 4)
    inside = taken(door)
    assert len(inside) == 3
    for one in (*inside, *clients):
        one.close()


@windows
async def test_silent_connections_end_and_a_paired_device_works_on(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before its handshake a connection has no request that could be refused."""
    needs_loopback_net()
    monkeypatch.setattr(doors, "STRANGERS", 4)
    host, port = "127.0.0.1", site.server.address.port
    async with paired(site.server, "griffier") as device:
        assert (await device.post("/hier")).status_code == 200  # from now on its address is known
        silent = []
        for _ in range(12):
            silent.append(await asyncio.open_connection(host, port, local_addr=("127.0.0.2", 0)))
        ended = [asyncio.ensure_future(reader.read()) for reader, _ in silent]
        await until(lambda: sum(one.done() for one in ended) == 8, "those that are too many end at once")
        async with client(site.server) as other:
            assert (await other.get("/")).status_code == 200
        assert (await device.post("/hier")).status_code == 200
        for _, writer in silent:
            writer.close()
        await asyncio.gather(*ended, return_exceptions=True)


@windows
@pytest.mark.lang
async def test_a_handshake_has_an_end(site: Site) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", site.server.address.port)
    writer.write(b"\x16\x03\x01")
    began = asyncio.get_running_loop().time()
    with suppress(ConnectionError):
        assert await asyncio.wait_for(reader.read(), 50) == b""  # asyncio's own would be a minute
    assert asyncio.get_running_loop().time() - began >= doors.HANDSHAKE - 1
    writer.close()


def test_the_limits_hold_where_asyncio_would_choose_a_loop_that_does_not_ask_them(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, whose own loop never calls ``accept`` of the socket."""

    def deaf() -> asyncio.AbstractEventLoop:
        raise AssertionError("asyncio was asked which loop suits this system")

    monkeypatch.setattr(asyncio, "new_event_loop", deaf)
    monkeypatch.setattr(asyncio.events, "new_event_loop", deaf)
    monkeypatch.setattr(doors, "OF_ONE", 2)
    inside: list[asyncio.Task[None]] = []

    async def stays(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inside.append(asyncio.current_task())  # type: ignore[arg-type]  # it runs in one
        await reader.read()
        writer.close()
        await writer.wait_closed()

    async def serve() -> None:
        async with await asyncio.start_server(stays, sock=door):
            ways = [await asyncio.open_connection(*door.getsockname()) for _ in range(5)]
            await until(lambda: door.refused == 3)
            reading = [asyncio.ensure_future(reader.read()) for reader, _ in ways]
            await until(lambda: sum(one.done() for one in reading) == 3)
            for _, writer in ways:
                writer.close()
            await asyncio.gather(*reading, *inside, return_exceptions=True)

    run(serve())
    assert len(inside) == 2
    assert doors.CONNECTIONS < 512 - 100, "select on Windows holds 512"
