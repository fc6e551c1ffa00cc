"""What is still on its way: a request of a device that is cut off meanwhile, the first of two files, an older press."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import urlencode

import httpx
import pytest

from tests.web.conftest import Site
from tests.web.site import paired, until
from tests.web.test_attacks import turned_away
from tests.web.test_kept import ms
from tests.web.test_pages import JSON, press, seen
from voorzitter_console.web import limits
from voorzitter_console.web.app import ANOTHER
from voorzitter_console.web.device import Device
from voorzitter_console.web.nothing import ODD_TIME


class Slow:
    """A request whose body comes in two parts, the second when the test says so."""

    def __init__(self, device: httpx.AsyncClient, path: str, body: bytes, kind: str) -> None:
        self._rest = asyncio.Event()

        async def parts() -> AsyncIterator[bytes]:
            yield body[:3]
            await self._rest.wait()
            yield body[3:]

        self._answer = asyncio.ensure_future(device.post(path, content=parts(), headers={"Content-Type": kind, **JSON}))

    async def rest(self) -> httpx.Response:
        """Send it; the answer."""
        self._rest.set()
        return await self._answer


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the requests of which the server has read a part, once for each part."""
    found: list[str] = []
    pieces = limits.pieces

    async def told(request: object, *given: object, **named: object) -> AsyncIterator[bytes]:
        async for piece in pieces(request, *given, **named):  # type: ignore[arg-type]  # as it is called
            found.append(str(request.url.path))  # type: ignore[attr-defined]  # a request
            yield piece

    monkeypatch.setattr(limits, "pieces", told)
    return found


async def test_a_press_that_was_begun_before_the_device_was_cut_off_records_nothing(
    site: Site, begun: list[str]
) -> None:
    """Two of them: the first one would make the device anew, the second one record with it."""
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        button = page.button(woorden="Bodedienst waarschuwen")
        assert button is not None
        body = urlencode(page.body(button), doseq=True).encode()
        first, second = (Slow(device, "/doe", body, limits.FORM_TYPE) for _ in range(2))
        await until(lambda: begun.count("/doe") == 2)
        site.server.hub.cut(1)
        assert turned_away(await first.rest())
        assert site.server.hub.devices == {}
        assert turned_away(await second.rest())
    assert site.kinds == []


async def test_a_page_that_was_asked_for_before_it_was_cut_off_shows_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with paired(site.server, "griffier") as device:

        async def cut(made: Device) -> None:
            site.server.hub.cut(made.paired.nummer)

        monkeypatch.setattr(Device, "ready", cut)
        page = "".join((await seen(device)).text)
    assert "Dit toestel koppelen" in page
    assert "GESCHORST" not in page.upper()


async def test_a_file_of_a_device_that_is_cut_off_is_read_no_further_and_not_kept(site: Site, begun: list[str]) -> None:
    """As slow as it likes, it would keep the place of those that may bring one."""
    async with paired(site.server, "griffier") as device:
        await seen(device)
        file = Slow(device, "/bewijs", b"x" * 1000, "application/octet-stream")
        await until(lambda: "/bewijs" in begun)
        site.server.hub.cut(1)
        assert turned_away(await file.rest())
    assert list((site.world.path.parent / "delen" / "onderweg").iterdir()) == []


async def test_of_two_files_the_one_that_was_chosen_last_counts(site: Site, begun: list[str]) -> None:
    async with paired(site.server, "griffier") as device:
        await press(site, device, await seen(device), "bewijs")
        large = Slow(device, "/bewijs", b"the wrong one" * 1000, "application/octet-stream")
        await until(lambda: "/bewijs" in begun)
        assert (await device.post("/bewijs", content=b"the right one")).status_code == 200
        late = await large.rest()
        assert (late.status_code, late.text) == (409, ANOTHER)
        page = await seen(device)
        button = page.button(woorden="legt vast")
        assert button is not None
        site.world.clock.forward(3)
        await device.post("/doe", data=page.body(button, {"veld-pad": "foto.jpg"}), headers=JSON)
        await until(lambda: site.kinds == ["voeg_bewijs_toe"])
    assert site.new[0].payload["sha256"] == hashlib.sha256(b"the right one").hexdigest()


async def test_a_device_pressed_nothing_before_it_was_paired(site: Site) -> None:
    before = site.world.clock.now()
    site.world.clock.forward(8)
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        answer = await press(site, device, page, "Bodedienst waarschuwen", gedrukt=ms(before))
        assert str(answer["zin"]).startswith(ODD_TIME)
        assert site.kinds == []
        pressed = before + timedelta(seconds=8)
        answer = await press(site, device, page, "Bodedienst waarschuwen", gedrukt=ms(pressed))
        assert answer["goed"] is True, answer
