"""The screen at every size and in every theme: what must never be lost is there, and colours are the theme's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_bench import Driver, console
from voorzitter_console.ui.widgets.sentence import Sentence


async def test_what_is_never_lost_at_any_size(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "enter")
        desk.clock.forward(2)  # until Enter is there again
        for size in ((200, 60), (100, 30), (80, 24), (60, 20), (40, 12)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            text = desk.text()
            assert "ENTER   Gezegd: 2e vordering" in text, size
            assert "[X][ ][ ]" in text, size
            assert desk.view.kopregel.klok in text, size
            assert " O " in text, size
            assert "F2" in text, size
            assert "F9 112" in text, size


async def test_the_sentence_keeps_its_place_when_the_other_rows_change(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("s", "b")
        height = desk.screen.query_one(Sentence).size.height
        await desk.press("enter")
        assert "Reactie?" in desk.text()
        assert desk.screen.query_one(Sentence).size.height == height
        await desk.press("h", "h")
        assert desk.screen.query_one(Sentence).size.height == height


async def test_a_rule_that_is_cut_looks_cut(tmp_path: Path) -> None:
    async with console(tmp_path, size=(60, 20)) as desk:
        await desk.press("s", "b", "enter", "enter", "enter", "p")
        desk.clock.forward(2)
        await desk.settle()
        assert "fysieke" in desk.text()
        end = next(
            line for line in reversed(desk.text().split("ENTER")[0].splitlines()) if "┃" in line and line.strip("┃ ")
        )
        assert end.strip("┃ ").endswith(("…", "."))


def drawn(desk: Driver, row: int) -> list[str]:
    """The styles of one row of the composited screen, as rich writes them."""
    strips = desk.app.screen._compositor.render_strips()
    return [str(segment.style) for segment in strips[row] if segment.text.strip()]


@pytest.mark.parametrize(
    ("theme", "ground", "bar"), [("donker", "#0a0d12", "#26324a"), ("licht", "#ffffff", "#d5dce8")]
)
async def test_the_colours_are_the_themes_own(tmp_path: Path, theme: str, ground: str, bar: str) -> None:
    async with console(tmp_path, theme=theme) as desk:
        assert all(f"on {ground}" in style for style in drawn(desk, 0))
        assert all(f"on {bar}" in style for style in drawn(desk, 1))


@pytest.mark.parametrize("theme", ["kleurloos", None])
async def test_without_colour_bars_are_reversed(
    tmp_path: Path, theme: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme is None:
        monkeypatch.setenv("NO_COLOR", "1")
    async with console(tmp_path, theme=theme) as desk:
        await desk.press("s", "b")
        desk.clock.forward(2)
        await desk.settle()
        assert all("#" not in style for row in range(30) for style in drawn(desk, row))
        assert any("reverse" in style for style in drawn(desk, 1))
        enter = next(row for row, line in enumerate(desk.text().splitlines()) if line.startswith(" ENTER"))
        assert all("reverse" in style for style in drawn(desk, enter))
