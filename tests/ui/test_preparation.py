"""``voorbereiden`` on the screen: the form, what comes and goes with an answer, and what follows once it is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.preparation.evening import desk, risky
from voorzitter_console.preparation.desk import PreparationDesk
from voorzitter_console.preparation.kept import Bewaarde, Preparations
from voorzitter_console.ui.preparation_app import PreparationApp
from voorzitter_console.ui.screens.preparation import PreparationScreen
from voorzitter_console.ui.screens.prepared import FollowsScreen, WhichScreen
from voorzitter_console.ui.screens.question import QuestionScreen
from voorzitter_console.ui.widgets.toggle import Toggle


@dataclass
class Bench:
    """The app, and the files."""

    app: PreparationApp
    pilot: Pilot[int]
    kept: Preparations

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def fill(self, naam: str, value: str) -> None:
        field = self.app.screen.query_one(f"#vb-veld-{naam}", Input)
        field.focus()
        field.value = value
        await self.pilot.pause()

    async def choose(self, naam: str, value: str) -> None:
        toggle = self.app.screen.query_one(f"#vb-veld-{naam}", Toggle)
        toggle.focus()
        while toggle.value != value:
            toggle.action_turn(1)
        await self.pilot.pause()

    async def until(self, words: str) -> None:
        """Wait until those words stand there, on however many rows (a field comes into view a moment later)."""
        for _ in range(1000):
            if words in " ".join(self.text().split()):
                return
            await self.pilot.pause()
        raise AssertionError(f"{words!r} never came:\n{self.text()}")

    def text(self) -> str:
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())


@asynccontextmanager
async def bench(folder: Path, *there: Bewaarde, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Bench]:
    def make(was: Bewaarde | None, _day: date | None) -> PreparationDesk:
        return desk(folder, was)

    app = PreparationApp(make, there, None, ("Let op.",), "donker")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Bench(app, pilot, Preparations(folder))


async def test_it_shows_what_the_settings_know_and_what_a_line_is_for(tmp_path: Path) -> None:
    async with bench(tmp_path) as table:
        text = table.text()
        assert "Raadzaal" in text
        assert "Datum: de dag, zoals 01-12-2026" in text
        assert "Let op." in text
        await table.fill("publiek", "80")
        await table.until("Niets hiervan wordt vastgelegd")
        table.app.screen.query_one("#vb-veld-aanvang", Input).focus()
        await table.pilot.pause()
        assert "Aanvang: hoe laat" in table.text()


async def test_what_is_typed_in_a_filled_field_takes_its_place(tmp_path: Path) -> None:
    async with bench(tmp_path) as table:
        day = table.app.screen.query_one("#vb-veld-datum", Input)
        assert day.value
        await table.press(*"1-12")
        assert day.value == "1-12"
        await table.press("tab", *"19:30", "shift+tab", *"morgen", "tab", *"20:00")
        assert day.value == "morgen"
        assert table.app.screen.query_one("#vb-veld-aanvang", Input).value == "20:00"


@pytest.mark.lang
async def test_what_follows_comes_with_the_answers_in_the_words_of_the_protocol(tmp_path: Path) -> None:
    async with bench(tmp_path, size=(80, 45)) as table:
        assert "! Politie" not in table.text()
        await table.choose("risico", "ja")
        assert "! Politie" in table.text()
        await table.fill("politie", "wijkagent komt")
        assert "! Politie" not in table.text()
        await table.until("Bij te verwachten onrustige situaties")
        assert "Verhuurder" not in table.text()
        await table.choose("plaats", "gehuurd")
        assert "! Verhuurder" in table.text()
        assert "! Wie gaat mee" in table.text()
        await table.choose("soort", "gesprek")
        assert "Livestream" not in table.text()


@pytest.mark.lang
async def test_enter_keeps_it_from_every_field_and_shows_what_follows(tmp_path: Path) -> None:
    async with bench(tmp_path) as table:
        await table.fill("datum", "1 december")
        await table.fill("agendapunt", "[b]7[/b]")
        await table.choose("risico", "ja")
        await table.press("enter")
        assert isinstance(table.app.screen, FollowsScreen)
        assert "Afgestemd in de driehoek: NOG TE DOEN" in table.text()
        assert "Bewaard: dinsdag 1 december 2026" in table.text()
        assert table.kept.read("2026-12-01").voorbereiding.agendapunt == "[b]7[/b]"
        await table.press("w")
        assert table.app.screen.query_one("#vb-veld-datum", Input).value == "01-12-2026"
        await table.press("escape")
        assert table.app.return_code == 0


@pytest.mark.lang
async def test_what_cannot_be_is_said_at_its_own_field(tmp_path: Path) -> None:
    async with bench(tmp_path) as table:
        for naam, value, said in (
            ("datum", "31-02-2027", "'31-02-2027' bestaat niet"),
            ("datum", "28-03-2027", ""),
            ("aanvang", "29:30", "'29:30' is geen tijd"),
            ("aanvang", "02:30", "de klok gaat dan vooruit"),
        ):
            await table.fill(naam, value)
            if said:
                table.app.screen.query_one("#vb-veld-griffier", Input).focus()
                await table.press("enter")
                await table.until(said)
                assert table.app.focused is not None
                assert table.app.focused.id == f"vb-veld-{naam}"
        assert table.kept.names() == []


@pytest.mark.lang
async def test_b_makes_the_briefing_in_a_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    async with bench(tmp_path / "v") as table:
        await table.press("enter", "b")
        await table.until("De briefing staat in")
        assert (tmp_path / "briefing-2026-11-29" / "briefing.pdf").read_bytes().startswith(b"%PDF")
        assert [sentence.split()[0] for sentence in table.app.told] == ["Bewaard:", "De"]


@pytest.mark.lang
async def test_esc_asks_where_something_was_changed(tmp_path: Path) -> None:
    async with bench(tmp_path) as table:
        await table.fill("publiek", "80")
        await table.press("escape")
        assert isinstance(table.app.screen, QuestionScreen)
        await table.press("escape")
        assert table.app.screen.query_one("#vb-veld-publiek", Input).value == "80"
        await table.press("escape", "j")
        assert table.app.return_code == 0
        assert table.kept.names() == []


@pytest.mark.lang
async def test_which_one_is_asked_where_there_are_some(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    there = (kept.keep(risky(titel="[b]Een[/b]")), kept.keep(risky(titel="Twee")))
    async with bench(tmp_path, *there) as table:
        assert isinstance(table.app.screen, WhichScreen)
        assert "dinsdag 1 december 2026, 19:30: [b]Een[/b]" in table.text()
        await table.press("enter", "3")
        assert isinstance(table.app.screen, WhichScreen)
        await table.press("2")
        assert isinstance(table.app.screen, PreparationScreen)
        assert table.app.screen.query_one("#vb-veld-titel", Input).value == "Twee"
    async with bench(tmp_path, *there) as table:
        await table.press("n")
        assert table.app.screen.query_one("#vb-veld-datum", Input).value == "29-11-2026"


@pytest.mark.lang
async def test_the_keys_of_the_console_say_where_they_are(tmp_path: Path) -> None:
    async with bench(tmp_path) as table:
        for key, words in (("f9", "112-kaart staat in de console zelf"), ("f2", "Schorsen gaat in de console")):
            await table.press(key)
            assert words in table.text()
        await table.press("enter")
        await table.press("f9")
        assert "112-kaart staat in de console zelf" in table.text()


@pytest.mark.lang
async def test_at_60x20_the_field_with_the_focus_and_the_bar_stand(tmp_path: Path) -> None:
    async with bench(tmp_path, size=(60, 20)) as table:
        await table.fill("nummer_livestream", "010 [x]")
        await table.until("010 [x]")
        assert "ENTER   Bewaren" in table.text()
        assert "Esc" in table.text()
        await table.choose("soort", "bijeenkomst")
        await table.until("[bijeenkomst]")


@pytest.mark.lang
async def test_a_question_names_no_key_that_does_nothing_here(tmp_path: Path) -> None:
    async with bench(tmp_path) as table:
        await table.fill("publiek", "80")
        assert "Publiek: hoeveel mensen verwacht u, en welke groepen?" in table.text()
        assert "groepen?." not in table.text()
        await table.press("escape")
        assert isinstance(table.app.screen, QuestionScreen)
        await table.until("terug")
        assert "F9" not in table.text()
        assert "F2" not in table.text()
