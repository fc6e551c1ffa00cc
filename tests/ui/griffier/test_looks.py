"""How the griffier's screen looks: readable in every theme and state, and two screens as they were approved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import textual

from tests.ui.desk_bench import beside, console
from tests.ui.test_beelden import MADE_WITH
from tests.ui.test_contrast import THEMES, coloured, faint
from voorzitter_console.ui import themes

APPROVED = Path(__file__).parent / "beelden"
SIZES = [(100, 30), (80, 24), (60, 20)]
COURSE = (
    "1",
    "1",
    "w",
    "tab",
    "h",
    "escape",
    "d",
    "escape",
    "v",
    "escape",
    "b",
    "escape",
    "y",
    "escape",
    "f",
    "escape",
)


@pytest.mark.lang
@pytest.mark.parametrize("theme", THEMES)
async def test_every_part_and_form_is_readable(tmp_path: Path, theme: str) -> None:
    faults = coloured if theme == themes.KLEURLOOS else faint
    async with console(tmp_path) as chair:
        await chair.press("s", "b", "enter")
        async with beside(chair, tmp_path, theme=theme) as clerk:
            assert faults(clerk) == []
            for key in COURSE:
                await clerk.press(key)
                assert faults(clerk) == [], key
            for size in SIZES:
                await clerk.pilot.resize_terminal(*size)
                await clerk.settle()
                assert faults(clerk) == [], size
    async with (
        console(tmp_path, clock=chair.clock),
        console(tmp_path, clock=chair.clock, begin=False, theme=theme) as second,
    ):
        assert "Wie zit voor?" in second.text()
        assert faults(second) == []


@pytest.mark.lang
@pytest.mark.skipif(
    not textual.__version__.startswith(f"{MADE_WITH}."),
    reason=f"the approved screens were made with Textual {MADE_WITH}, here is {textual.__version__}",
)
@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_screen_is_as_approved(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b", "enter")
        async with beside(chair, tmp_path, size=size) as clerk:
            await clerk.press("1", "2", "w", "enter")
            for text in ("man, ±40, rode jas", "tribune rij 2", "roept"):
                await clerk.type(text)
                await clerk.press("tab")
            await clerk.press("enter", "w", "v", "2", "h", "1", "j")
            clerk.clock.forward(2)
            await clerk.settle()
            seen = "\n".join(line.rstrip() for line in clerk.text().splitlines()) + "\n"
    file = APPROVED / f"griffier-{size[0]}x{size[1]}.txt"
    if os.environ.get("BEELDEN") == "schrijf":
        file.parent.mkdir(exist_ok=True)
        file.write_text(seen, encoding="utf-8", newline="\n")
    assert seen == file.read_text(encoding="utf-8")
