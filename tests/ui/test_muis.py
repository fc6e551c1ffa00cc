"""The mouse goes the way of the key: the same commands, the same guard, from everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content

from tests.ui.desk_bench import Driver, console
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.card112 import Card112Screen
from voorzitter_console.ui.screens.chair import ChairScreen
from voorzitter_console.ui.screens.help import HelpScreen


async def click(desk: Driver, words: str, *, seconds: float = 3, times: int = 1) -> None:
    """On the first place where these words stand on the screen."""
    desk.clock.forward(seconds)
    desk.app.changed()
    await desk.pilot.pause()
    for y, line in enumerate(desk.text().splitlines()):
        if (x := line.find(words)) >= 0:
            await desk.pilot.click(offset=(x + 1, y), times=times)
            await desk.settle()
            return
    raise AssertionError(f"{words!r} not in\n{desk.text()}")


@pytest.mark.lang
async def test_a_whole_incident_with_the_mouse(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        await click(desk, "Begin: de vergadering")
        await click(desk, " F2 ")
        assert desk.soorten[-2:] == ["schors", "stop_livestream"]
        await click(desk, "AGRESSIEF of gaat door")
        assert desk.entries[-1].payload["scenario"] == "B"
        await click(desk, "ENTER   Gezegd: 1e vordering")
        assert desk.soorten[-1] == "vorder"
        await click(desk, " 2 ", seconds=1)
        assert desk.soorten[-1] == "vorder"
        await desk.digit_counts()
        assert desk.soorten[-1] == "vul_aan"
        await click(desk, " O ")
        assert desk.soorten[-1] == "vul_aan"
        await click(desk, "ENTER   Gezegd: opnieuw aangesproken")
        assert desk.soorten[-1] == "spreek_opnieuw_aan"
        await click(desk, " F8 ")
        await click(desk, " J ")
        assert desk.soorten[-1] == "herroep"
        await click(desk, " F7 ")
        assert isinstance(desk.screen, ChairScreen)
        assert desk.screen.board.form is not None
        await click(desk, "F9 112")
        assert isinstance(desk.screen, Card112Screen)
        await click(desk, " Esc ")
        await click(desk, " Esc ")
        assert desk.screen.board.form is None
        await click(desk, " ? ")
        assert isinstance(desk.screen, HelpScreen)
        await desk.press("escape")
        await click(desk, "F9 112")
        await click(desk, "Gedaan: 112 gebeld")
        assert desk.soorten[-1] == "bel_politie"


@pytest.mark.lang
async def test_a_double_click_records_once(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        await click(desk, "ENTER   Gezegd", times=3)
        await click(desk, "VASTGELEGD", seconds=0.1)
        assert desk.soorten.count("vorder") == 1
        await click(desk, " O ", times=3)
        assert "spreek_opnieuw_aan" not in desk.soorten
        await click(desk, "ENTER   Gezegd: opnieuw", times=2)
        assert desk.soorten.count("spreek_opnieuw_aan") == 1


async def test_typed_text_is_no_action(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t")
        await desk.type("[@click=app.quit]weg[/]")
        await desk.press("enter")
        before = len(desk.entries)
        await click(desk, "[@click=app.quit]weg[/]")
        assert len(desk.entries) == before
        assert isinstance(desk.screen, ChairScreen)


def test_what_is_pressed_is_no_part_of_the_text() -> None:
    assert draw.cap("Esc", "leave").plain == draw.cap("Esc").plain
    assert draw.pressable(Content(""), "leave").plain == ""
