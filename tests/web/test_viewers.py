"""How many streams there may be: who only looks keeps nobody out who records, and a lost network no device itself."""

from __future__ import annotations

from contextlib import AsyncExitStack

import httpx
import pytest

from tests.web.conftest import Site
from tests.web.site import paired
from voorzitter_console.web import app
from voorzitter_console.web.app import TABS, TOO_MANY


async def looks(running: AsyncExitStack, device: httpx.AsyncClient) -> httpx.Response:
    """A stream of that device, which stays open with ``running``; or why not."""
    return await running.enter_async_context(device.stream("GET", "/stand"))


async def test_who_only_looks_keeps_nobody_out_who_records(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "VIEWERS", 1)
    async with AsyncExitStack() as running:
        one, two, griffier, bode = [
            await running.enter_async_context(paired(site.server, rol))
            for rol in ("meekijker", "meekijker", "griffier", "bode")
        ]
        async with AsyncExitStack() as first:
            assert (await looks(first, one)).status_code == 200
            refused = await looks(running, two)
            assert (refused.status_code, await refused.aread()) == (503, TOO_MANY.encode())
            for device in (griffier, bode):
                assert (await looks(running, device)).status_code == 200
        for _ in range(500):  # its place is given back once its end is heard
            async with two.stream("GET", "/stand") as again:
                if again.status_code == 200:
                    break
        else:
            raise AssertionError("a place that was left is not given back")


@pytest.mark.parametrize("rol", ["bode", "meekijker"])
async def test_a_phone_that_lost_its_network_again_and_again_is_let_in(site: Site, rol: str) -> None:
    """Its older streams may look alive from here for a quarter of an hour."""
    async with AsyncExitStack() as running:
        device = await running.enter_async_context(paired(site.server, rol))
        streams = [await looks(running, device) for _ in range(TABS + 2)]
        assert {stream.status_code for stream in streams} == {200}
        for ended in streams[:2]:
            assert [line async for line in ended.aiter_lines()]  # to its end
        staying = [stream.aiter_lines() for stream in streams[2:]]
        for lines in staying:
            while not (await anext(lines)).startswith("event: stand"):
                pass
        site.server.hub.cut(1)
        for lines in staying:
            assert "event: afgesloten" in [line async for line in lines]
