"""The pages in a real Chromium: paired, a vordering seen, a call recorded, the network gone for a while, cut off."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.console.face_page import WorldSessions
from tests.console.situations import stands as st
from tests.console.steps import Situation, other
from tests.console.world import World
from tests.web.chromium import Tab, chromium
from tests.web.conftest import Site
from tests.web.site import running, until
from voorzitter_console.clock import FakeClock, SystemClock

pytestmark = pytest.mark.echt
_AN_HOUR = timedelta(hours=1)


class Walking(SystemClock):
    """The real clock: a browser has no other."""

    def forward(self, seconds: float) -> None:
        """It goes by itself."""


class RealWorld(World):
    """A meeting that was begun just now."""

    def walk(self) -> None:
        self.clock = Walking()  # type: ignore[assignment]  # of a world only its clock is real here


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    from tests.console import world as world_module

    monkeypatch.setattr(world_module, "EVENING", SystemClock().now().replace(microsecond=0) - _AN_HOUR)
    world = RealWorld(tmp_path, Situation("browser", stand=st.B))
    assert isinstance(world.clock, FakeClock)
    world.walk()
    lines: list[str] = []
    async with running(WorldSessions(world), tmp_path, world.clock, lines.append) as server:
        await until(lambda: server.hub.snapshot)
        yield Site(world, server, lines)


async def pair(site: Site, tab: Tab, rol: str) -> None:
    await tab.go(site.server.address.url)
    await tab.js("document.getElementById('code').focus()")
    await tab.types(site.server.codes.new(rol))
    await tab.key("Enter")
    # Its script too: a key that comes before it is nobody's.
    await tab.until(f"document.documentElement.dataset.rol === '{rol}' && document.readyState === 'complete'")


def counted(site: Site, soort: str) -> int:
    return site.kinds.count(soort)


@pytest.mark.lang
async def test_the_griffier_at_a_keyboard(live: Site, tmp_path: Path) -> None:
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        tab = await open_tab()
        await tab.size(1280, 900)
        await pair(live, tab, "griffier")
        # what the chair says now, and what the chair records
        await tab.until("document.body.innerText.includes('Ik vorder dat u per direct het pand verlaat!')")
        live.world.other(other("vorder", door="voorzitter"))
        await tab.until("document.body.innerText.includes('1e vordering uitgesproken')")
        # a digit, which counts once no other follows
        await tab.key("1")
        await until(lambda: counted(live, "waarschuw_bodedienst") == 1)
        await tab.until("document.body.innerText.includes('VASTGELEGD')")
        # 1-1-2 opens the card and records nothing
        for digit in "112":
            await tab.key(digit)
        await tab.until("document.body.innerText.includes('BEL 112')")
        await tab.key("Escape")
        await tab.until("!document.querySelector('#deel-box').firstElementChild")
        # a held key records once
        await asyncio.sleep(1.6)
        await tab.hold("w", 20)
        await until(lambda: counted(live, "beschrijf_verstoorder") == 1)
        # letters can be turned off
        await tab.tap("Letters en cijfers werken als toets")
        await tab.key("t")
        await tab.tap("Letters en cijfers werken niet als toets")
        assert not await tab.js("document.querySelector('#deel-box').firstElementChild")
        # what is typed is kept while the page is renewed, and focus stays
        await asyncio.sleep(0.6)
        await tab.key("t")
        await tab.until("document.activeElement && document.activeElement.name === 'veld-tekst'")
        await tab.types("zij roepen <b>leuzen</b>")
        live.world.other(other("noteer", door="voorzitter", tekst="iets"))
        await tab.until("document.body.innerText.includes('Notitie: iets')")
        assert await tab.js("document.activeElement.value") == "zij roepen <b>leuzen</b>"
        await tab.key("1")  # a letter of the text, no task
        await tab.js("document.activeElement.value = 'zij roepen <b>leuzen</b>'")
        await asyncio.sleep(0.5)
        await tab.key("Enter")
        await until(lambda: counted(live, "noteer") == 2)
        await tab.until("document.body.innerText.includes('Notitie: zij roepen <b>leuzen</b>')")
        assert await tab.js("document.querySelectorAll('main b').length") == 0
        # what is entered afterwards asks only the rows that go with it, by their own names
        await asyncio.sleep(1.6)
        await tab.key("i")
        await tab.until("document.querySelector('label[for=veld-tekst]').textContent === 'Notitie'")
        assert await tab.js("document.getElementById('veld-wie').getClientRects().length") == 0
        await tab.js("document.getElementById('veld-wat').value = '7'")
        await tab.js("document.getElementById('veld-wat').dispatchEvent(new Event('change', {bubbles: true}))")
        assert await tab.js("document.querySelector('label[for=veld-tekst]').textContent") == "Reactie"
        assert await tab.js("document.getElementById('veld-wie').getClientRects().length") == 1
        await tab.key("Escape")
        # cut off
        live.server.hub.cut(1)
        await tab.until("document.getElementById('verbinding').textContent.includes('afgesloten')")
        ours = live.server.address.url
        assert all(url.startswith((ours, "about:")) for url in tab.requests), tab.requests
        assert [line for line in tab.console if "Content Security Policy" in line or "Error" in line] == []
        assert counted(live, "waarschuw_bodedienst") == 1


@pytest.mark.lang
async def test_an_open_box_keeps_its_keys_the_mouse_and_tab(live: Site, tmp_path: Path) -> None:
    inside = "document.getElementById('deel-{}').contains(document.activeElement)"
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        tab = await open_tab()
        await tab.size(1280, 900)
        await pair(live, tab, "griffier")
        await tab.until("document.body.innerText.includes('Bodedienst waarschuwen')")
        await tab.key("t")
        await tab.until("document.activeElement && document.activeElement.name === 'veld-tekst'")
        await tab.types("wat ik typte")
        for _ in range(12):
            await tab.key("Tab")
            stands = f"{inside.format('box')} || {inside.format('nood')} || document.activeElement === document.body"
            assert await tab.js(stands)
        await tab.js("document.activeElement.blur()")
        for key in "svbeplw1jfhmox":
            await tab.key(key)
        assert await tab.js("document.getElementById('deel-taken').inert"), "the mouse too"
        await asyncio.sleep(1)  # as long as a digit needs to count
        assert live.kinds == []
        # 112 passes, and what was typed is kept under it
        await tab.key("F9")
        await tab.until("document.querySelector('#deel-box').innerText.includes('BEL 112')")
        await tab.key("Escape")
        await tab.until("document.querySelector('[name=veld-tekst]')?.value === 'wat ik typte'")
        await tab.until(inside.format("box"))
        await asyncio.sleep(0.5)
        await tab.key("Enter")
        await until(lambda: live.kinds == ["noteer"])


@pytest.mark.lang
async def test_a_digit_means_what_stood_there_when_it_was_pressed(live: Site, tmp_path: Path) -> None:
    live.world.other(other("beschrijf_verstoorder", label="NN1", door="voorzitter"))
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        tab = await open_tab()
        await tab.size(1280, 900)
        await pair(live, tab, "griffier")
        await tab.until("document.body.innerText.includes('NN1')")
        before = live.kinds
        await tab.key("u")
        await tab.until("document.querySelector('#deel-box').innerText.includes('weg: vrijwillig')")
        await tab.key("1")
        await tab.js("document.querySelector('#deel-box button[value^=terug]').click()")  # with the mouse, at once
        await tab.until("!document.querySelector('#deel-box').firstElementChild")
        await asyncio.sleep(1.2)
        assert live.kinds == before, "the digit of the list that went is no task"


@pytest.mark.groot
async def test_the_network_goes_for_half_a_minute(live: Site, tmp_path: Path) -> None:
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        tab = await open_tab()
        await pair(live, tab, "griffier")
        await tab.until("document.body.innerText.includes('Bodedienst waarschuwen')")
        await tab.tap("notitie")
        await tab.until("document.activeElement.name === 'veld-tekst'")
        await asyncio.sleep(3.2)  # a sign of life
        await tab.offline(True)
        await tab.until("document.getElementById('verbinding').textContent.includes('Geen verbinding sinds')")
        await tab.types("wat ik typte")
        before = SystemClock().now()
        await tab.tap("legt vast")
        pressed = SystemClock().now()
        await tab.until("document.getElementById('wachtrij').textContent.includes('wacht op verbinding')")
        await asyncio.sleep(30 - 3)
        assert live.kinds == []
        assert await tab.js("document.querySelector('[name=veld-tekst]').value") == "wat ik typte"
        await until(lambda: any("weg sinds" in line for line in live.lines))
        await tab.offline(False)
        for _ in range(300):
            if live.kinds:
                break
            await asyncio.sleep(0.1)
        assert live.kinds == ["noteer"]
        (entry,) = live.new
        assert before - timedelta(seconds=1) <= entry.gebeurd_op <= pressed + timedelta(seconds=1)
        assert entry.kwaliteit == "bij_benadering"
        assert entry.payload["tekst"] == "wat ik typte"
        assert entry.payload["toelichting"] == "zonder verbinding"
        await tab.until("document.getElementById('verbinding').hidden && document.getElementById('wachtrij').hidden")
        await asyncio.sleep(4)
        assert live.kinds == ["noteer"]


@pytest.mark.lang
async def test_the_bode_on_a_phone(live: Site, tmp_path: Path) -> None:
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        tab = await open_tab()
        await tab.size(390, 844)
        await pair(live, tab, "bode")
        await tab.until("document.body.innerText.includes('Geen oproep')")
        await tab.tap("Geluid en scherm aanzetten")
        await tab.until("document.getElementById('geluid').textContent.includes('staan aan')")
        live.world.other(other("vraag_politie", door="voorzitter"))
        await tab.until("document.body.innerText.includes('POLITIE GEVRAAGD')")
        assert await tab.js("document.querySelector('a[href^=\"tel:112\"]') !== null")
        await tab.js("window.trilt = 0; Object.defineProperty(navigator, 'vibrate', { value: () => { trilt += 1; } })")
        assert await tab.js("document.documentElement.scrollWidth <= innerWidth")
        await tab.tap("gezien: ik weet ervan")
        await until(lambda: counted(live, "waarschuw_bodedienst") == 1)
        await asyncio.sleep(1)
        await tab.tap("politie gebeld")
        await until(lambda: counted(live, "bel_politie") == 1)
        assert {entry.door for entry in live.new if entry.soort != "vraag_politie"} == {"bode"}
        await tab.until("document.body.innerText.includes('POLITIE GEBELD')")
        live.world.other(other("meld_fysieke_agressie", soort="geweld", door="griffier"))
        await tab.until("document.body.innerText.includes('BEL 112') && trilt === 1")  # not for what he did himself
        # signing off takes two taps
        assert not await tab.js(
            "[...document.querySelectorAll('form[action=\"/weg\"] button')].some(b => b.checkVisibility())"
        )
        assert all(url.startswith((live.server.address.url, "about:")) for url in tab.requests)


@pytest.mark.lang
async def test_what_waits_counts_once_and_is_told_when_it_goes_nowhere(live: Site, tmp_path: Path) -> None:
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        tab = await open_tab()
        await tab.size(1280, 900)
        await pair(live, tab, "griffier")
        waits = "document.querySelectorAll('#wachtrij p').length"
        for text in ("eens", "nooit"):
            await tab.until("!document.querySelector('#deel-box').firstElementChild && !!document.querySelector('h1')")
            await tab.key("t")
            await tab.until("document.activeElement && document.activeElement.name === 'veld-tekst'")
            await tab.types(text)
            await tab.offline(True)
            for _ in range(3):  # the page does not know yet that it is alone
                await tab.key("Enter")
            await tab.until("!document.getElementById('verbinding').hidden")
            assert await tab.js(waits) == 1
            assert "NOTITIE: legt vast: wacht op verbinding" in await tab.js("document.body.innerText")
            assert await tab.js("document.querySelector('[name=veld-tekst]').value") == text
            if text == "nooit":
                live.server.hub.cut(1)
            await tab.offline(False)
            if text == "eens":
                await until(lambda: live.kinds == ["noteer"])
                await tab.until(f"document.getElementById('verbinding').hidden && {waits} === 0")
        await tab.until("document.getElementById('verbinding').textContent.includes('afgesloten')")
        said = await tab.js("document.getElementById('wachtrij').innerText")
        assert "NOTITIE: legt vast: NIET vastgelegd" in said
        assert "wacht op verbinding" not in said
        assert await tab.js("document.querySelector('[name=veld-tekst]').value") == "nooit"
        assert live.kinds == ["noteer"]


SCREENS = [(1280, 900, False, 1), (768, 1024, True, 1), (390, 844, False, 1), (1280, 900, True, 2)]


@pytest.mark.groot
async def test_every_page_fits_its_screen(live: Site, tmp_path: Path) -> None:
    """Nothing is cut off at the side; all that is pressed is named and fits a finger; contrast is enough."""
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        live.world.other(other("vraag_politie", door="voorzitter"))
        for rol in ("griffier", "bode", "meekijker"):
            tab = await open_tab()
            await pair(live, tab, rol)
            await tab.until("!!document.querySelector('h1')")
            for width, height, dark, zoom in SCREENS:
                await tab.size(width, height, dark=dark, zoom=zoom)
                await asyncio.sleep(0.3)
                seen: Any = await tab.js(_FITS)
                assert seen == {"breed": True, "klein": [], "naamloos": [], "flets": []}, (rol, width, dark, seen)
                folder = tmp_path / "beelden"
                folder.mkdir(exist_ok=True)
                await tab.picture(folder / f"{rol}-{width}-{'donker' if dark else 'licht'}-{zoom}.png")


_FITS = """(() => {
  const lum = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
  const ratio = (a, b) => { const [x, y] = [lum(a), lum(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const sight = (e) => e.getClientRects().length > 0;
  const press = [...document.querySelectorAll('button, a, input, select, summary')].filter(sight);
  const texts = [...document.querySelectorAll('p, li, h1, h2, button, a, td, th, dd, dt, small, time, kbd, span')]
    .filter((e) => sight(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()));
  return {
    breed: document.documentElement.scrollWidth <= innerWidth,
    klein: press.filter((e) => e.getBoundingClientRect().height < 24).map((e) => e.textContent.trim()),
    naamloos: press.filter((e) => !(e.textContent.trim() || e.labels?.length || e.ariaLabel)).map((e) => e.outerHTML),
    flets: texts.filter((e) => ratio(getComputedStyle(e).color, ground(e)) < 7)
      .map((e) => `${e.textContent.trim().slice(0, 40)}`),
  };
})()"""
