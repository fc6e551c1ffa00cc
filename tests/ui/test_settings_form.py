"""The form of ``instellen`` on the screen: Enter saves, a fault is said, Esc loses nothing by accident."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from textual.pilot import Pilot
from textual.widgets import Input

from voorzitter_console.cli.instellen_file import Question
from voorzitter_console.ui.screens.question import QuestionScreen
from voorzitter_console.ui.screens.settings_form import SettingsScreen
from voorzitter_console.ui.settings_app import SettingsApp

ROWS = [
    Question(key=("gemeente",), label="Gemeente", uitleg="de naam", waarde="Maassluis"),
    Question(key=("nummers", "politie"), label="Politie", uitleg="het nummer zonder spoed", waarde="[b]0900[/b]"),
]


@dataclass
class Bench:
    """The app, and what was given to be saved."""

    app: SettingsApp
    screen: SettingsScreen
    pilot: Pilot[int]
    given: list[list[str]] = field(default_factory=list)
    wrong: Sequence[str] = ()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def text(self) -> str:
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    def value(self, number: int) -> str:
        return self.screen.query_one(f"#inst-{number}", Input).value


@asynccontextmanager
async def bench(*faults: str) -> AsyncIterator[Bench]:
    holder: list[Bench] = []

    def save(values: Sequence[str]) -> Sequence[str]:
        holder[0].given.append([*values])
        return holder[0].wrong

    screen = SettingsScreen("map/instellingen.toml", ROWS, save, faults)
    app = SettingsApp(screen, "donker")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        holder.append(Bench(app, screen, pilot))
        yield holder[0]


async def test_it_shows_what_holds_and_what_a_line_is_for() -> None:
    async with bench("i.toml, regel 1: zo kan het niet.") as desk:
        text = desk.text()
        assert "map/instellingen.toml" in text
        assert "Gemeente: de naam" in text
        assert "[b]0900[/b]" in text
        assert "zo kan het niet" in text
        await desk.press("tab")
        assert "Politie: het nummer zonder spoed" in desk.text()


async def test_enter_saves_from_every_field() -> None:
    async with bench() as desk:
        await desk.press("tab", "end", "1", "enter")
        assert desk.given == [["Maassluis", "[b]0900[/b]1"]]
        assert desk.screen.saved
        assert desk.app.return_code == 0


async def test_what_is_wrong_is_said_and_the_form_stays() -> None:
    async with bench() as desk:
        desk.wrong = ("i.toml, sleutel nummers.politie: verwacht een telefoonnummer.",)
        await desk.press("enter")
        assert not desk.screen.saved
        assert "verwacht een telefoonnummer" in desk.text()
        assert desk.value(0) == "Maassluis"


async def test_esc_leaves_at_once_where_nothing_was_changed() -> None:
    async with bench() as desk:
        await desk.press("escape")
        assert desk.app.return_code == 0
        assert (desk.given, desk.screen.saved) == ([], False)


async def test_esc_asks_where_something_was_changed() -> None:
    async with bench() as desk:
        await desk.press("end", "x", "escape")
        assert isinstance(desk.app.screen, QuestionScreen)
        await desk.press("escape")
        assert desk.value(0) == "Maassluisx"
        await desk.press("escape", "j")
        assert desk.app.return_code == 0
        assert desk.given == []


async def test_the_keys_of_the_console_say_where_they_are() -> None:
    async with bench() as desk:
        for key, words in (("f9", "112-kaart staat in de console zelf"), ("f2", "Schorsen gaat in de console")):
            await desk.press(key)
            assert words in desk.text()
        assert desk.given == []
