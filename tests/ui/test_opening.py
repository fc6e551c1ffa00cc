"""The first screen: Enter begins the real meeting, practice has a letter of its own, a hall brings its address."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.desk_bench import console
from voorzitter_console.console import messages as m
from voorzitter_console.settings import Vooraf, Zaal
from voorzitter_console.ui.screens.help import HelpScreen
from voorzitter_console.ui.screens.opening import OpeningScreen
from voorzitter_console.ui.screens.question import QuestionScreen
from voorzitter_console.ui.terminal.app import TOGETHER

HALLS = Vooraf(
    locatie="Raadzaal",
    adres="Koningshoek 1",
    zalen=(Zaal(naam="Raadzaal", adres="Koningshoek 1"), Zaal(naam="Sporthal", adres="Dijk 2")),
)


async def test_practice_has_its_own_letter_and_is_asked(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        assert "U  eerst oefenen" in desk.text()
        await desk.press("u")
        assert isinstance(desk.screen, QuestionScreen)
        assert "kan nooit een echte vergadering worden" in " ".join(desk.text().split())
        await desk.press("enter")  # never J
        assert isinstance(desk.screen, QuestionScreen)
        await desk.press("escape", "U", "j")
        assert desk.app.to_practise
        assert desk.app.core.snapshot is None


async def test_enter_begins_the_real_meeting_from_the_first_moment(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("u")
        assert not desk.app.to_practise
        assert desk.soorten == ["begin_vastlegging"]


async def test_in_a_field_the_letter_is_text_and_is_not_promised(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        await desk.tab_to("titel")
        assert "eerst oefenen" not in desk.text()
        assert "hulp" not in desk.text()
        await desk.press("u")
        assert isinstance(desk.screen, OpeningScreen)
        assert desk.screen.query_one("#titel", Input).value == "u"


async def test_who_practises_already_is_not_asked(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False, oefening=True) as desk:
        assert "eerst oefenen" not in desk.text()
        await desk.press("u")
        assert isinstance(desk.screen, OpeningScreen)


async def test_help_and_the_way_out_are_named_and_work(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        assert "Ctrl+Q  verlaat" in desk.text()
        await desk.press("question_mark")
        assert isinstance(desk.screen, HelpScreen)
        await desk.press("escape")
        assert isinstance(desk.screen, OpeningScreen)


@pytest.mark.parametrize(("typed", "address"), [("sporthal", "Dijk 2"), ("Kerk", "Koningshoek 1")])
async def test_a_hall_brings_its_address(typed: str, address: str, tmp_path: Path) -> None:
    async with console(tmp_path, begin=False, vooraf=HALLS) as desk:
        await desk.tab_to("locatie")
        desk.screen.query_one("#locatie", Input).value = typed
        await desk.settle()
        assert desk.screen.query_one("#adres", Input).value == address


async def test_an_address_that_somebody_typed_stays(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False, vooraf=HALLS) as desk:
        desk.screen.query_one("#adres", Input).value = "Achterom 3"
        desk.screen.query_one("#locatie", Input).value = "Sporthal"
        await desk.settle()
        assert desk.screen.query_one("#adres", Input).value == "Achterom 3"


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_what_presses_of_earlier_meetings_stands_until_one_begins(tmp_path: Path, size: tuple[int, int]) -> None:
    """A refusal goes after some seconds; who opens the laptop and looks away would miss what is late."""
    late = f"Na afloop nog te doen: “{'Raadsvergadering ' * 3}”: 2 te laat. Zie: voorzitter-console naderhand"
    async with console(tmp_path, begin=False, size=size) as desk:
        desk.app.core.told(m.Notice(late, blijft=True))
        desk.app.core.told(m.Notice("Een kopie is niet gelukt."))
        desk.screen.changed()
        await desk.settle()
        assert "Een kopie is niet gelukt." in desk.text()
        desk.clock.forward(3_600)
        desk.screen.changed()
        await desk.settle()
        assert late in " ".join(desk.text().split())
        await desk.press("enter")
        assert "te laat" not in desk.text()


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_what_is_said_there_stands_whole_and_is_not_said_of_a_later_key(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with console(tmp_path, size=size, begin=False) as desk:
        told = (
            "Een zin van meer dan honderd tekens, die op geen scherm op een regel past: " + "zij staat er geheel." * 2
        )
        desk.app.say(told)
        await desk.settle()
        assert told in " ".join(desk.text().split())
        await desk.tap("f9")
        await desk.settle()
        assert told in " ".join(desk.text().replace("┃", " ").split())
        await desk.tap("escape")
        await desk.tap("f2")
        await desk.settle()
        assert desk.soorten == ["begin_vastlegging"]
        assert "Een zin van" not in desk.text()


def test_that_keys_came_together_is_said_on_one_line_of_the_smallest_screen() -> None:
    assert len(TOGETHER) <= 58
