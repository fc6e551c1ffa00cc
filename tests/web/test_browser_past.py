"""What was recorded before, in a real Chromium: corrected and retracted, evidence brought, by keys and by finger."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.chromium import Tab, chromium
from tests.web.conftest import Site
from tests.web.site import until
from tests.web.test_browser import live, pair

if TYPE_CHECKING:
    from playwright.async_api import Route

__all__ = ["live"]
pytestmark = [pytest.mark.echt, pytest.mark.lang]
APART = 0.8
"""Seconds before a press: two digits are one number within 0.7, and Enter held down answers no box."""
BOX = "document.getElementById('deel-box')"


class Hand:
    """Who chooses by the keys that stand on the buttons, and nothing else; or with a finger, and nothing else."""

    def __init__(self, tab: Tab, *, finger: bool) -> None:
        self._tab = tab
        self._finger = finger

    async def opens(self, words: str, title: str) -> None:
        """Choose those words, which lead to a box of that title."""
        await self.choose(words)
        await self._tab.until(f"{BOX}.innerText.startsWith({title!r})")

    async def choose(self, words: str) -> None:
        await asyncio.sleep(APART)
        if self._finger:
            await self._tab.tap(words)
            return
        button = self._tab.page.locator("button:visible").filter(has_text=words).first
        key = await button.get_attribute("data-toets")
        assert key, f"no key chooses {words}"
        await self._tab.key({"Esc": "Escape"}.get(key, key.lower()))

    async def fill(self, **texts: str) -> None:
        """Each text in its field, in the place of what stands there, and record; keys begin where the focus is."""
        for number, (name, text) in enumerate(texts.items()):
            if self._finger:
                await self._tab.page.tap(f"#veld-{name}")
            elif number:
                await self._tab.key("Tab")
            await self._tab.until(f"document.activeElement.id === 'veld-{name}'")
            await self._tab.key("Control+a")
            await self._tab.page.keyboard.type(text)
        await self.gives()

    async def gives(self) -> None:
        await asyncio.sleep(APART)
        await (self._tab.tap("legt vast") if self._finger else self._tab.key("Enter"))

    async def file(self, path: Path) -> None:
        """Choose a file in the field of the open box; keys go on to the next field."""
        async with self._tab.page.expect_file_chooser() as asked:
            await (self._tab.page.tap("#bestand") if self._finger else self._tab.key("Enter"))
        await (await asked.value).set_files(path)
        await self._tab.until("document.querySelector('[name=veld-pad]').value.endsWith('.jpg')")
        if not self._finger:
            await self._tab.key("Tab")

    async def leaves(self) -> None:
        """Back until no box stands there."""
        while await self._tab.js(f"!!{BOX}.firstElementChild"):
            number = await self._tab.js(f"{BOX}.firstElementChild.dataset.box")
            await self.choose("terug")
            await self._tab.until(f"{BOX}.firstElementChild?.dataset.box !== {number!r}")


@pytest.mark.parametrize("finger", [False, True], ids=["toetsen", "vinger"])
async def test_the_past_is_put_right_and_evidence_brought(live: Site, tmp_path: Path, finger: bool) -> None:
    photo = tmp_path / "foto \u202e<b>gpj.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + bytes(range(256)) * 1000)
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        tab = await open_tab(has_touch=finger)
        await tab.size(*((390, 844) if finger else (1280, 900)))
        await pair(live, tab, "griffier")
        hand = Hand(tab, finger=finger)
        await hand.opens("notitie", "NOTITIE")
        await hand.fill(tekst="hij riep iets")
        await until(lambda: live.kinds == ["noteer"])
        await tab.until(f"!{BOX}.firstElementChild")
        # corrected: not without a reason, and what was typed is kept
        await hand.opens("geschiedenis", "GESCHIEDENIS")
        await tab.until(f"{BOX}.innerText.includes('Notitie: hij riep iets')")
        await hand.opens("Notitie: hij riep iets", "VASTLEGGING")
        await hand.opens("woorden: corrigeer", "WOORDEN")
        await hand.fill(waarde="hij riep <i>niets</i>")
        await tab.until(f"{BOX}.innerText.includes('Geef een reden')")
        assert await tab.js("document.querySelector('[name=veld-waarde]').value") == "hij riep <i>niets</i>"
        await hand.fill(waarde="hij riep <i>niets</i>", reden="vergist")
        await until(lambda: live.kinds == ["noteer", "corrigeer"])
        note, correction = live.new
        assert correction.payload["positie"] == note.positie
        assert (correction.payload["waarde"], correction.payload["reden"]) == ("hij riep <i>niets</i>", "vergist")
        await hand.leaves()
        await tab.until("document.getElementById('deel-verslag').innerText.includes('hij riep <i>niets</i>')")
        # retracted: still there, struck, and said in a word, for who hears the page sees no line through it
        await hand.opens("herroep", "HERROEP")
        await hand.choose("herroep: ")
        await until(lambda: live.kinds[-1] == "herroep")
        await tab.until("document.querySelector('#deel-verslag .door')?.innerText.endsWith('niets</i> herroepen')")
        await tab.until(f"!{BOX}.firstElementChild")
        # evidence, under a name that is not what it seems
        await hand.opens("bewijs", "BEWIJS")
        await hand.file(photo)
        await hand.fill(omschrijving="foto van de tribune")
        await until(lambda: live.kinds[-1] == "voeg_bewijs_toe")
        brought = live.new[-1]
        assert brought.payload["sha256"] == hashlib.sha256(photo.read_bytes()).hexdigest()
        assert {entry.door for entry in live.new} == {"griffier"}
        await tab.until("document.getElementById('deel-verslag').innerText.includes('Bewijs')")
        assert await tab.js("document.documentElement.scrollWidth <= innerWidth")
        assert await tab.js("document.querySelectorAll('main b, main i').length") == 0
        assert tab.console == []


async def test_another_file_takes_the_place_of_one_that_is_still_on_its_way(live: Site, tmp_path: Path) -> None:
    wrong, right = tmp_path / "fout.mp4", tmp_path / "goed.jpg"
    wrong.write_bytes(b"the wrong one")
    right.write_bytes(b"the right one")
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        tab = await open_tab()
        await pair(live, tab, "griffier")
        failed: list[str] = []
        tab.page.on("requestfailed", lambda request: failed.append(request.url))
        held: list[object] = []

        async def hold(route: Route) -> None:
            held.append(route)
            if len(held) > 1:
                await route.continue_()

        await tab.page.route("**/bewijs", hold)
        hand = Hand(tab, finger=False)
        await hand.opens("bewijs", "BEWIJS")
        await tab.page.set_input_files("#bestand", wrong)
        await until(lambda: held)
        await tab.page.set_input_files("#bestand", right)
        await until(lambda: [url.endswith("/bewijs") for url in failed] == [True])
        await tab.until("document.querySelector('[name=veld-pad]').value.endsWith('goed.jpg')")
        await tab.page.focus("#veld-omschrijving")
        await hand.fill(omschrijving="foto")
        await until(lambda: live.kinds == ["voeg_bewijs_toe"])
        assert live.new[0].payload["sha256"] == hashlib.sha256(right.read_bytes()).hexdigest()
