"""The screen of a year: bars of what may be shown, another year by the arrows; nothing is recorded."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.aftercare.reports import begun, meldboek
from voorzitter_console.aftercare.overzicht import Jaaroverzicht, overzicht
from voorzitter_console.journal.port import JournalBusy
from voorzitter_console.ui.overzicht_app import OverzichtApp
from voorzitter_console.ui.screens.overzicht import OverzichtScreen

LATER = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)


async def counted(pilot: Pilot[int], screen: OverzichtScreen) -> str:
    for _ in range(500):
        await pilot.pause(0.01)
        if not screen.busy:
            return str(screen.query_one("#jaar-tekst", Static).content)
    raise AssertionError("the journal's thread did not answer")


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_bars_and_another_year(tmp_path: Path, size: tuple[int, int]) -> None:
    for kanaal in ("online", "thuis", "telefoon"):
        begun(tmp_path, kanaal)
    journal = meldboek(tmp_path).journal
    app = OverzichtApp(lambda year: overzicht(journal, year, LATER), 2026)
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, OverzichtScreen)
        text = await counted(pilot, screen)
        [row] = [line for line in text.splitlines() if "meldingen buiten" in line]
        assert " 3 " in row
        assert "█" in row
        assert all(len(line) <= size[0] - 4 for line in text.splitlines())
        await pilot.press("left")
        assert " 3 " not in await counted(pilot, screen)
        await pilot.press("escape")
    assert len(journal.streams()) == 3


async def test_what_goes_wrong_is_said_on_the_screen() -> None:
    def count(year: int) -> Jaaroverzicht:
        raise JournalBusy(f"Het journaal van {year} is bezet.")

    app = OverzichtApp(count, 2026)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, OverzichtScreen)
        assert "Het journaal van 2026 is bezet." in await counted(pilot, screen)
