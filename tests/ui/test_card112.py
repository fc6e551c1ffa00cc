"""The 112 card: the place as it was entered, whom else to call as the settings have it, OEFENING, large letters."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.ui.desk_bench import EVENING, Driver, on_disk
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.phones import Phones
from voorzitter_console.settings import Nummers, Settings, Vooraf
from voorzitter_console.ui.app import ConsoleApp
from voorzitter_console.ui.letters import large

HOSTILE = "[bold]010[/bold] \x1b[2J593"
PHONES = Phones.of(
    Settings(nummers=Nummers(bodedienst=HOSTILE, politie="0900 8844"), livestream={"bellen": "Webcast, 070 1"})
)
PLACE = Vooraf(locatie="Sporthal", adres="Dijk 1, Maassluis")


@asynccontextmanager
async def desk_with(
    folder: Path, size: tuple[int, int] = (100, 30), *, oefening: bool = False, vooraf: Vooraf = PLACE
) -> AsyncIterator[Driver]:
    clock = FakeClock(EVENING)
    given: dict[str, Any] = {"clock": clock, "station": "laptop", "protocol_naam": "maassluis-2025"}
    session = console_session(folder / "j.sqlite", oefening=oefening, phones=PHONES, **given)
    app = ConsoleApp(session=session, vooraf=vooraf)
    try:
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, clock)
            await driver.settle()
            yield driver
    finally:
        session.close()


def flat(desk: Driver) -> str:
    return " ".join(desk.text().replace("┃", " ").split())


@pytest.mark.lang
@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_place_function_and_whom_to_call(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_with(tmp_path, size) as desk:
        await desk.press("f9")
        assert "Sporthal, Dijk 1, Maassluis. Ik wil dat de politie direct komt.”" in flat(desk)
        assert "Noem ook uw functie." in flat(desk)
        assert "raadzaal" not in flat(desk).lower()
        await desk.press("escape", "enter", "n")
        text = flat(desk)
        assert "Sporthal, Dijk 1, Maassluis. Ik bel namens de voorzitter. Geweld tegen aanwezigen." in text
        assert "Bodedienst: [bold]010[/bold] " in text
        assert "\x1b" not in text
        assert "Politie, geen spoed: 0900 8844" in text
        assert "Livestream: Webcast, 070 1" in text
        assert "OEFENING" not in text


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_the_police_card_names_whom_to_call_too(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_with(tmp_path, size) as desk:
        await desk.press("enter", "p", "p")
        text = " ".join(desk.text().replace("│", " ").split())
        assert "Bodedienst: [bold]010[/bold] " in text
        assert "Politie, geen spoed: 0900 8844." in text
        assert "Zeg aan de telefoon:" in text
        assert "politie is er" in text


@pytest.mark.lang
async def test_practice_says_so_on_the_form_and_on_the_card(tmp_path: Path) -> None:
    async with desk_with(tmp_path, (80, 24), oefening=True) as desk:
        assert "OEFENING: NIEUWE VERGADERING" in desk.text()
        await desk.press("f9")
        assert "OEFENING: niets is echt. Bel niemand." in desk.text()
        await desk.press("escape", "enter", "n")
        assert "OEFENING: niets is echt. Bel niemand." in desk.text()


async def test_the_words_are_large_where_all_of_the_card_fits(tmp_path: Path) -> None:
    async with desk_with(tmp_path, (140, 45), vooraf=Vooraf()) as desk:
        await desk.press("enter", "n")
        view = desk.app.core.view()
        assert view is not None
        drawn = large(view.kaart_112.zeg, 136, 45)
        assert drawn is not None
        assert drawn[0].strip() in desk.text()
        assert "Politie, geen spoed: 0900 8844" in desk.text()


async def test_before_a_meeting_without_a_place_the_caller_names_it(tmp_path: Path) -> None:
    async with desk_with(tmp_path, vooraf=Vooraf(locatie="")) as desk:
        await desk.press("f9")
        assert "direct komt.” Noem ook de zaal, het adres en uw functie." in flat(desk)


@pytest.mark.lang
@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_f_on_the_opening_form_keeps_the_card_too(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_with(tmp_path, size) as desk:
        await desk.press("f9", "f")
        assert "VASTGELEGD" in flat(desk)
        assert "deze kaart blijft staan" in flat(desk)
        await desk.press("f")
        assert "Hier al vastgelegd, " in flat(desk)
        assert "Zelfde of nieuwe? 1 of 2" in flat(desk)
        await desk.press("enter", "f", "1", "enter")
    kinds = [e.soort for e in on_disk(tmp_path)]
    assert kinds == ["begin_vastlegging", "meld_fysieke_agressie", "bel_politie"]


@pytest.mark.lang
async def test_a_question_that_stood_in_the_bar_stays_there(tmp_path: Path) -> None:
    async with desk_with(tmp_path) as desk:
        await desk.press("enter", "x", "f9", "f")
        assert "Beantwoord eerst de vraag in de balk" in flat(desk)
        await desk.press("escape")
        assert "sluiten?" in flat(desk)
    assert [e.soort for e in on_disk(tmp_path)] == ["begin_vastlegging"]
