"""axe (Deque's checker) on every page in a real Chromium: no fault of any weight, boxes and a dark phone too."""

from __future__ import annotations

from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.console.steps import other
from tests.parts import need
from tests.web.chromium import Tab, chromium
from tests.web.conftest import Site
from tests.web.test_browser import live, pair

__all__ = ["live"]
pytestmark = [pytest.mark.echt, pytest.mark.groot]
BOXES = ("notitie", "getuige", "112")


@pytest.fixture(scope="module")
def axe() -> str:
    """Its script, as the package ``axe-playwright-python`` holds it."""
    need(find_spec("axe_playwright_python") is not None, "axe is not installed (pip install '.[browser]')")
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


async def faults(tab: Tab, axe: str) -> Any:
    """What it finds, by its rules' names."""
    said = "r.violations.map((v) => [v.id, v.impact, v.nodes[0].html.slice(0, 200)])"
    return await tab.js(f"{axe};axe.run({{ resultTypes: ['violations'] }}).then((r) => {said})")


async def test_no_page_and_no_box_has_a_fault(live: Site, tmp_path: Path, axe: str) -> None:
    live.world.other(other("vraag_politie", door="voorzitter"))
    for label in ("NN1", "NN2"):
        live.world.other(other("beschrijf_verstoorder", label=label))
    async with chromium(tmp_path / "c", live.server.certificate.certificaat) as open_tab:
        stranger = await open_tab()
        await stranger.go(live.server.address.url)
        assert await faults(stranger, axe) == []
        for rol in ("griffier", "bode", "meekijker"):
            tab = await open_tab()
            await pair(live, tab, rol)
            await tab.until("!!document.querySelector('h1')")
            for width, height, dark in ((1280, 900, False), (390, 844, True)):
                await tab.size(width, height, dark=dark)
                shown = f"matchMedia('(prefers-color-scheme: {'dark' if dark else 'light'})').matches"
                await tab.until(f"innerWidth === {width} && {shown}")
                assert await faults(tab, axe) == [], (rol, width)
            for box in BOXES if rol == "griffier" else ():
                await tab.tap(box)
                await tab.until("!!document.querySelector('#deel-box').firstElementChild")
                assert await faults(tab, axe) == [], box
                await tab.key("Escape")
                await tab.until("!document.querySelector('#deel-box').firstElementChild")
