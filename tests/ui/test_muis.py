"""Mouse reports never record and never end the program (design): a click shows, and says what is a key's."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content

from tests.ui.desk_bench import Driver, console
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import BY_KEY
from voorzitter_console.ui.screens.card112 import Card112Screen
from voorzitter_console.ui.screens.chair import ChairScreen
from voorzitter_console.ui.screens.help import HelpScreen
from voorzitter_console.ui.screens.opening import OpeningScreen


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


async def clicked(desk: Driver, words: str, *, times: int = 1) -> bool:
    """Click there; whether it was said that only a key will do. Nothing is recorded of any click."""
    before = len(desk.entries) if desk.app.core.snapshot is not None else None
    await click(desk, words, times=times)
    assert (len(desk.entries) if desk.app.core.snapshot is not None else None) == before
    said = BY_KEY in one_line(desk.text().replace("\n", " "))
    desk.app.core.say("")
    return said


async def test_a_click_never_begins_a_meeting(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        assert await clicked(desk, "Begin: de vergadering", times=3)
        assert isinstance(desk.screen, OpeningScreen)
        assert desk.app.core.snapshot is None


async def test_a_click_on_what_enter_does_says_that_it_is_a_keys(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        for times in (1, 2, 3):
            assert await clicked(desk, "ENTER   Gezegd", times=times)
        await desk.press("enter")
        assert desk.soorten[-1] == "vorder"
        assert await clicked(desk, " 2 ")
        await desk.digit_counts()
        assert desk.soorten[-1] == "vorder"


async def test_a_click_on_a_letter_brings_its_words_up_and_a_key_records_them(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        assert not await clicked(desk, " F2 ", times=2)
        await desk.press("enter")
        assert desk.soorten[-2:] == ["schors", "stop_livestream"]
        assert not await clicked(desk, "AGRESSIEF of gaat door")
        await desk.press("enter")
        assert desk.entries[-1].payload["scenario"] == "B"
        assert not await clicked(desk, " O ", times=3)
        assert "ENTER   Gezegd: opnieuw aangesproken" in desk.text()
        assert await clicked(desk, "ENTER   Gezegd: opnieuw")
        await desk.press("enter")
        assert desk.soorten[-1] == "spreek_opnieuw_aan"


async def test_a_click_opens_and_closes_boxes_and_answers_none(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        assert not await clicked(desk, " F8 ")
        assert await clicked(desk, " J ")
        assert isinstance(desk.screen, ChairScreen)
        assert desk.screen.board.form is not None
        assert not await clicked(desk, " Esc ")
        assert desk.screen.board.form is None
        assert not await clicked(desk, " ? ")
        assert isinstance(desk.screen, HelpScreen)
        await desk.press("escape")
        await clicked(desk, "F9 112")
        assert isinstance(desk.screen, Card112Screen)
        await clicked(desk, "Gedaan: 112 gebeld", times=3)
        await clicked(desk, " F  ")
        await clicked(desk, " Esc ")
        assert isinstance(desk.screen, ChairScreen)


async def test_a_click_never_takes_away_what_was_typed(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t")
        assert not await clicked(desk, " Esc ")  # nothing stood in it
        await desk.press("t")
        await desk.type("stoel gegooid")
        assert await clicked(desk, " Esc ", times=3)
        assert "stoel gegooid" in desk.text()
        await desk.type(", en nog een")
        await desk.press("enter")
        assert desk.entries[-1].payload["tekst"] == "stoel gegooid, en nog een"


async def test_a_click_on_closing_the_meeting_asks_and_enter_is_no_answer(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        assert not await clicked(desk, " X ")
        assert "De vergadering sluiten?" in desk.text()
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("j")
        assert desk.soorten[-1] == "sluit"


async def test_a_click_opens_the_steps_where_the_key_does(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        assert isinstance(desk.screen, ChairScreen)
        await desk.press("s", "a", "enter")
        assert not await clicked(desk, " P ")
        await desk.press("enter")
        assert desk.soorten[-1] == "vraag_politie"
        assert not await clicked(desk, " P ")
        assert desk.screen.board.form is not None
        await desk.press("escape", "h", "enter")
        assert desk.soorten[-1] == "hervat"
        assert not await clicked(desk, " F3 ")
        assert desk.screen.board.form is not None


async def test_a_click_marks_a_line_of_a_list_and_enter_chooses_it(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "d")
        lines = desk.text().splitlines()
        [first] = [y for y, line in enumerate(lines) if ">  1  " in line]
        words = lines[first + 1].split("2  ", 1)[1].split("  ")[0].strip()
        assert not await clicked(desk, words, times=2)
        lines = desk.text().splitlines()
        assert ">  2  " in lines[first + 1]
        await desk.press("enter")
        assert ">  2  " not in desk.text()


async def test_the_question_of_leaving_is_not_answered_by_a_click(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("ctrl+q")
        await clicked(desk, " J ")
        assert desk.app.is_running
        assert not desk.app._exit
        await clicked(desk, " Esc ")
        assert isinstance(desk.screen, ChairScreen)


@pytest.mark.lang
@pytest.mark.parametrize("keys", [(), ("s",), ("s", "b"), ("s", "b", "enter"), ("s", "b", "z"), ("k",), ("f9",)])
async def test_no_click_anywhere_records_or_ends_anything(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """On every place that does something when clicked, and on each row of what is not text."""
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press(*keys)
        before, screens = [entry.id for entry in desk.entries], len(desk.app.screen_stack)
        places = {(x, y) for y in range(24) for x in (2, 30, 55, 76)}
        for x, y in sorted(places):
            await desk.pilot.click(offset=(x, y))
            if len(desk.app.screen_stack) != screens:  # it opened a box
                await desk.press("escape")
        await desk.digit_counts()
        assert [entry.id for entry in desk.entries] == before
        assert not desk.app._exit


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
