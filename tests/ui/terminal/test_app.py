"""What did not count as a key: where it goes, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Input, TextArea

from tests.ui.desk_bench import console
from voorzitter_console.ui.terminal import app as told
from voorzitter_console.ui.terminal.app import OutlivesFaults, TerminalApp
from voorzitter_console.ui.terminal.messages import BurstSeen, InputFault, PasteCut


class _Screen(OutlivesFaults, Screen[None]):
    def compose(self) -> ComposeResult:
        yield Button("knop", id="knop")
        yield Input(id="veld")
        yield TextArea(id="tekst")

    def key_f2(self) -> None:
        raise KeyError("geheim")


class _App(TerminalApp):
    outlives = False

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def on_mount(self) -> None:
        self.push_screen(_Screen())

    def key_f3(self) -> None:
        raise ValueError("geheim")


class _Outliving(_App):
    outlives = True


@asynccontextmanager
async def running(app: _App, focus: str) -> AsyncIterator[Pilot[int]]:
    async with app.run_test() as pilot:
        app.screen.query_one(focus).focus()
        await pilot.pause()
        yield pilot


async def test_a_burst_goes_to_the_field_that_has_the_focus() -> None:
    app = _App()
    async with running(app, "#veld") as pilot:
        app.post_message(BurstSeen("abc", keys=False))
        await pilot.pause()
        assert app.screen.query_one("#veld", Input).value == "abc"
        assert app.said == []
        app.post_message(BurstSeen("de", keys=True))
        app.post_message(BurstSeen("", keys=True))
        await pilot.pause()
        assert app.screen.query_one("#veld", Input).value == "abcde"
        assert app.said == [told.TOGETHER_IN_FIELD]


async def test_a_burst_keeps_its_lines_where_the_field_does() -> None:
    app = _App()
    async with running(app, "#tekst") as pilot:
        app.post_message(BurstSeen("een\ntwee", keys=True))
        await pilot.pause()
        assert app.screen.query_one("#tekst", TextArea).text == "een\ntwee"


async def test_what_no_field_takes_goes_nowhere_and_is_said_now_and_then() -> None:
    app = _App()
    async with running(app, "#knop") as pilot:
        for _ in range(5):
            app.post_message(BurstSeen("\nvs", keys=True))
        await pilot.pause()
        assert app.said == [told.TOGETHER]
        app.post_message(Paste("tekst"))
        app.post_message(PasteCut())
        await pilot.pause()
        assert app.said == [told.TOGETHER, told.NO_FIELD, told.CUT]


async def test_a_fault_is_outlived_and_said_without_what_was_in_it() -> None:
    app = _Outliving()
    async with running(app, "#knop") as pilot:
        await pilot.press("f2", "f3")
        app.post_message(InputFault(OSError("geheim")))
        await pilot.pause()
    said = [re.sub(r"\d+", "9", sentence.split("(")[1].split(")")[0]) for sentence in app.said]
    assert said == ["KeyError in test_app.py, regel 9", "ValueError in test_app.py, regel 9", "OSError"]
    assert "geheim" not in "".join(app.said)


async def test_a_test_sees_a_fault() -> None:
    with pytest.raises(KeyError):
        async with running(_App(), "#knop") as pilot:
            await pilot.press("f2")


@pytest.mark.lang
async def test_the_console_says_it_on_the_screen_and_records_nothing(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        before = desk.soorten
        desk.app.post_message(BurstSeen("svb", keys=False))
        await desk.settle()
        assert told.TOGETHER.split(":")[0] in " ".join(desk.text().split())
        assert desk.soorten == before
        await desk.press("t")
        desk.app.post_message(BurstSeen("geroep", keys=False))
        await desk.settle()
        await desk.press("enter")
        assert desk.entries[-1].soort == "noteer"
