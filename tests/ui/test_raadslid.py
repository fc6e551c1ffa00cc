"""A raadslid who disturbs is put before the raad; in a commission another speaks; each vordering has its ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_bench import console
from tests.ui.test_timeline import flat
from voorzitter_console.procedure.advice.grondslag import ART_139

SIZES = pytest.mark.parametrize("size", [(80, 24), pytest.param((100, 30), marks=pytest.mark.lang)])


@pytest.mark.lang
@SIZES
async def test_a_raadslid_by_keyboard(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "w")
        await desk.type("lid van de raad, rij 2")
        await desk.press("enter", "w", "2", "5")
        assert desk.entries[-1].payload == {"label": "NN1", "rol": "raadslid"}
        assert "Vorder een raadslid niet, leg het voor aan de raad." in flat(desk)
        assert "A RUSTIG: korte verklaring" in flat(desk)
        await desk.press("b")
        assert "RAADSLID NN1: DE RAAD BESLIST" in desk.text()
        assert "Vorder een raadslid niet" in flat(desk)
        desk.clock.forward(3)
        await desk.settle()
        assert "Gedaan: voorgelegd aan de raad" in desk.bar
        await desk.press("enter")
        assert desk.entries[-1].soort == "leg_voor_aan_raad"
        assert "vorder" not in desk.soorten
        assert "Besluit?" in desk.text()
        await desk.press("1")
        assert desk.entries[-1].payload["waarde"] == "het lid verlaat de vergadering"


@SIZES
async def test_in_a_commission_another_speaks(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size, begin=False) as desk:
        await desk.tab_to("orgaan")
        await desk.press("space", "enter", "s", "b")
        assert desk.entries[0].payload["orgaan"] == "raadscommissie"
        assert "Laat de griffier of de burgemeester de vordering uitspreken." in flat(desk)
        await desk.press("enter")
        assert desk.entries[-1].payload["grondslag"] == "artikel 139 Wetboek van Strafrecht"
        assert "Wie sprak?" in desk.text()
        await desk.press("1")
        assert [e.payload["waarde"] for e in desk.entries[-2:]] == ["de griffier", "griffier"]
        assert "Reactie?" in desk.text()
        await desk.press("1")
        assert desk.entries[-1].payload["waarde"] == "geen gehoor"
        assert desk.app.core.snapshot is not None
        order = desk.app.core.snapshot.state.verstoringen[0].vorderingen[0]
        assert (order.spreker, order.hoedanigheid, order.reactie) == ("de griffier", "griffier", "geen gehoor")


@pytest.mark.lang
async def test_the_ground_in_the_raad_and_after_the_closing(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "v", "x", "j", "v")
        assert f"gesloten: de vordering rust op {ART_139}" in flat(desk)
        assert desk.soorten[-1] == "sluit"
        await desk.press("v")
        grounds = [e.payload["grondslag"] for e in desk.entries if e.soort == "vorder"]
        assert grounds == ["artikel 26 lid 1 Gemeentewet", ART_139]


@pytest.mark.lang
async def test_entered_afterwards_the_ground_is_that_of_its_own_time(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        desk.clock.forward(120)
        await desk.press("x", "j")
        desk.clock.forward(120)
        await desk.press("i")
        for time, ground in (("20:09", "artikel 26 lid 1 Gemeentewet"), ("20:11", ART_139)):
            await desk.type(time)
            await desk.tap("tab")
            for letter in "vord":
                await desk.tap(letter)
            await desk.press("enter")
            assert desk.entries[-1].payload["grondslag"] == ground
