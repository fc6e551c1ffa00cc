"""A practice on the page: what is heard stands there literally, and the bode is given nobody to call."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from tests.practice.trainees import scenario
from tests.ui.desk_bench import EVENING, session_on
from tests.web.site import Seen, paired, running, until
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.hall import PAUSED, HallView
from voorzitter_console.console.practising import Practising
from voorzitter_console.practice.run_file import LOOK
from voorzitter_console.web.bode import BodeView
from voorzitter_console.web.render import Pages
from voorzitter_console.web.sessions import Sessions

CALLED = BodeView(oproep="Bel de politie", spoed=True, waar="Raadzaal", zeg="Help", stappen=(), rustig=False, alarm=2)


def test_the_bode_is_given_nobody_to_call_in_a_practice() -> None:
    bode: Any = Pages()._bode
    real = str(bode.kop(CALLED)) + str(bode.stappen(CALLED))
    assert "tel:112" in real
    assert "OEFENING" not in real
    practice = replace(CALLED, oefening=True)
    page = str(bode.kop(practice)) + str(bode.stappen(practice))
    assert "tel:" not in page
    assert page.count("OEFENING") == 2


def test_what_is_heard_stands_on_the_page_literally_the_last_ones_last() -> None:
    clerk: Any = Pages()._clerk
    heard = tuple(f"20:10:0{n} <b>geroep {n}</b>" for n in range(8))
    page = str(
        clerk.zaal(
            HallView(titel="OEFENING: IN DE ZAAL", kort="ZAAL", toets="Q: stil", toets_kort="Q stil", regels=heard)
        )
    )
    assert "OEFENING: IN DE ZAAL" in page
    assert "Q: stil" not in page  # a page has no such key
    assert "&lt;b&gt;geroep 7&lt;/b&gt;" in page
    assert "geroep 1" not in page
    assert str(clerk.zaal(None)).strip() == ""


def test_the_field_for_the_code_says_that_it_is_a_practice() -> None:
    assert "OEFENING" in Pages(oefening=True).code()
    assert "OEFENING" not in Pages().code()


@dataclass
class Practice:
    """A practice that the chair's console leads, and a griffier's device at its page."""

    chair: Practising
    wall: FakeClock
    device: httpx.AsyncClient

    async def page(self) -> Seen:
        return Seen((await self.device.get("/")).text)

    async def until(self, woorden: str) -> Seen:
        """The page once that stands on it: how a practice goes is looked at a few times a second."""
        end = time.monotonic() + 20
        while woorden not in "".join((page := await self.page()).text):
            assert time.monotonic() < end, (woorden, page.text)
        return page

    async def press(self, page: Seen, toets: str = "", woorden: str = "") -> None:
        button = page.button(toets, woorden)
        assert button is not None, (toets, woorden)
        self.wall.forward(3)
        assert (await self.device.post("/doe", data=page.body(button))).status_code == 303


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    wall, path = FakeClock(EVENING), tmp_path / "j.sqlite"
    leads = Practising(path, wall, scenario(tmp_path))
    chair = session_on(tmp_path, wall, practice=leads)
    chair.start(lambda _news: None)
    chair.idle().result(20)
    sessions = Sessions(
        path, oefening=True, clock=wall, station="laptop", protocol_naam="maassluis-2025",
        practising=lambda: Practising(path, wall),
    )  # fmt: skip
    async with running(sessions, tmp_path, wall, lambda _line: None) as server:
        await until(lambda: server.hub.snapshot)
        async with paired(server, "griffier") as device:
            yield Practice(leads, wall, device)
    chair.close()


async def test_the_griffiers_page_sets_the_practice_still_goes_on_and_sees_the_score(practice: Practice) -> None:
    page = await practice.until("zet de oefening stil")
    stop = page.button(woorden="stop de oefening")
    assert stop is None  # only what stands still can be stopped
    await practice.press(page, "Q")
    page = await practice.until(PAUSED)
    await until(lambda: practice.chair.paused)
    await practice.press(page, "Q")
    page = await practice.until("zet de oefening stil")
    await until(lambda: not practice.chair.paused)
    await practice.press(page, "Q")
    await practice.press(await practice.until(PAUSED), woorden="stop de oefening en toon de score")
    page = await practice.until("Wat er gebeurde, en wat is vastgelegd")
    await until(lambda: practice.chair.over)
    await practice.press(page, woorden="de score weg")
    page = await practice.page()
    assert "Wat er gebeurde" not in "".join(page.text)
    await practice.press(page, "Q")
    await practice.until("Wat er gebeurde, en wat is vastgelegd")


async def test_a_practice_that_goes_on_is_not_stopped_by_a_page_that_showed_it_still(practice: Practice) -> None:
    await practice.press(await practice.until("zet de oefening stil"), "Q")
    still = await practice.until(PAUSED)
    await practice.press(still, "Q")
    await practice.until("zet de oefening stil")
    await practice.press(still, woorden="stop de oefening en toon de score")
    time.sleep(LOOK)  # how it goes is looked at so often at most
    assert not practice.chair.over


async def test_the_chair_knows_that_a_griffier_listens_on_another_device(practice: Practice) -> None:
    await practice.until("zet de oefening stil")
    await until(lambda: practice.chair._file.clerk)
