"""The screen at every size and in every theme: what must never be lost is there, and colours are the theme's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui.desk_bench import Driver, console
from voorzitter_console.ui.widgets.sentence import Sentence

SIZES = ((200, 60), (100, 30), (80, 24), (60, 20), (40, 12))


@pytest.mark.lang
async def test_what_is_never_lost_at_any_size(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "enter")
        desk.clock.forward(2)  # until Enter is there again
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            text = desk.text()
            assert "ENTER   Gezegd: 2e vordering" in text, size
            assert "[X][ ][ ]" in text, size
            assert desk.view.kopregel.klok in text, size
            assert " O " in text, size
            assert "F2" in text, size
            assert "F9 112" in text, size


@pytest.mark.lang
async def test_the_count_the_police_and_the_choices_are_whole_at_every_size(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s")
        desk.clock.forward(2)
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            for words in ("A   RUSTIG: korte verklaring", "B   AGRESSIEF of gaat door"):
                assert words in desk.text(), size
        await desk.press("b", "enter", "enter", "enter", "p")
        desk.clock.forward(2)
        for size in SIZES:
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert "[X][X][X]" in desk.text(), size
            if size[0] >= 60:
                assert re.search("Politie +GEVRAAGD", desk.text()), size


@pytest.mark.lang
async def test_every_choice_is_named_on_a_small_screen_and_what_must_be_told_stands_there_whole(tmp_path: Path) -> None:
    async with console(tmp_path, size=(60, 20)) as desk:
        await desk.press("s")
        desk.app.core.say("Roep de operator: livestream stoppen. Is zij uit, bevestig met L.")
        await desk.settle()
        assert "bevestig met L." in " ".join(desk.text().split())
        for keys in ((), ("b",), ("enter",)):
            await desk.press(*keys)
            desk.clock.forward(10)
            await desk.settle()
            named = desk.text()
            for choice in desk.view.keuzes:
                assert f" {choice.toets} " in named, choice


@pytest.mark.lang
async def test_a_letter_that_the_screen_does_not_name_records_nothing_at_once(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "space")
        before = desk.soorten
        assert "verstoring voorbij" not in desk.text()
        await desk.press("e")
        assert desk.soorten == before
        assert "VASTLEGGEN?" in desk.text()
        await desk.press("escape", "space", "l")
        assert desk.soorten == before
        assert "LIVESTREAM" in desk.text()


@pytest.mark.lang
async def test_what_is_open_of_police_and_violence_is_never_folded_away(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "p", "n", "f", "escape")
        desk.clock.forward(2)
        await desk.settle()
        urgent = [loop.tekst for loop in desk.view.lussen if loop.dringend]
        assert len(urgent) == 4
        assert len(desk.view.lussen) > 4
        for tekst in urgent:
            assert tekst in desk.text(), tekst
        assert desk.text().count("; en nog 1") == 1, "the last row holds an urgent one too, whole"


@pytest.mark.lang
async def test_all_that_is_open_is_there_where_there_are_rows_for_it(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "enter", "enter", "enter", "p")
        assert len(desk.view.lussen) == 3
        for loop in desk.view.lussen:
            assert f"! {loop.tekst}" in desk.text()


@pytest.mark.lang
async def test_the_sentence_keeps_its_place_when_the_other_rows_change(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("s", "b")
        height = desk.screen.query_one(Sentence).size.height
        await desk.press("enter")
        assert "Reactie?" in desk.text()
        assert desk.screen.query_one(Sentence).size.height == height
        await desk.press("h", "h")
        assert desk.screen.query_one(Sentence).size.height == height


@pytest.mark.lang
async def test_a_rule_that_is_cut_looks_cut(tmp_path: Path) -> None:
    async with console(tmp_path, size=(60, 21)) as desk:
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


@pytest.mark.parametrize(
    ("theme", "environ", "ground"),
    [
        ("licht", {"NO_COLOR": "1"}, "#ffffff"),
        ("donker", {"TERM": "linux"}, "#0a0d12"),
        (None, {"NO_COLOR": ""}, "#0a0d12"),
    ],
)
async def test_a_theme_that_was_chosen_wins_and_an_empty_no_color_is_none(
    tmp_path: Path, theme: str | None, environ: dict[str, str], ground: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    async with console(tmp_path, theme=theme) as desk:
        assert all(f"on {ground}" in style for style in drawn(desk, 0))


@pytest.mark.lang
async def test_the_console_of_linux_itself_gets_what_its_font_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with console(tmp_path, size=(80, 25)) as desk:
        await desk.press("s", "b", "n")
        desk.clock.forward(2)
        await desk.settle()
        card = desk.text()
        await desk.press("escape")
        seen = card + desk.text()
        assert all("#" not in style for row in range(25) for style in drawn(desk, row))
    assert sorted({ch for ch in seen if 0x2500 <= ord(ch) <= 0x27BF}) == []
    assert "BEL 112" in card


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
