"""The screen of the meldingen by keys only: the protocol's words are in sight, what is answered is on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.aftercare.reports import begun, meldboek
from tests.ui.box_screen import clock_of_keys, pressed, settled  # noqa: F401  the clock is a fixture
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Choose, Intro
from voorzitter_console.ui.melding_app import MeldingApp
from voorzitter_console.ui.screens.melding import MeldingScreen


async def chosen(pilot: Pilot[int], screen: MeldingScreen, words: str) -> None:
    """The line with those words, by the arrows and Enter."""
    menu = screen.query_one(Choose)
    at = next(n for n, row in enumerate(menu._words) if words in row)
    await pilot.press(*["down"] * at)
    await pressed(pilot, screen, "enter")


def titled(screen: MeldingScreen) -> str:
    return str(screen.query_one(Form).border_title)


def above(screen: MeldingScreen) -> str:
    return str(screen.query_one(Intro).content)


def recorded(home: Path) -> list[tuple[str, dict[str, object]]]:
    journal = SqliteJournal.open(home / "j.sqlite", oefening=None, create=False, read_only=True)
    found = [(e.soort, dict(e.payload)) for s in journal.streams() for e in journal.read(s.id)]
    journal.close()
    return found


async def test_a_call_is_recorded_with_the_protocol_in_sight(tmp_path: Path) -> None:
    app = MeldingApp(meldboek(tmp_path, file=True))
    async with app.run_test(size=(60, 20)) as pilot:
        screen = app.screen
        assert isinstance(screen, MeldingScreen)
        await settled(pilot, screen)
        await chosen(pilot, screen, "nieuwe melding")
        await chosen(pilot, screen, "telefoon")
        assert "benoemt het gedrag en stelt de grens" in above(screen)
        assert recorded(tmp_path) == []
        screen.query_one("#veld-ambtsdrager", Input).value = "P. Jansen"
        screen.query_one("#veld-dag", Input).value = "32-13-2026"
        await pressed(pilot, screen, "enter")
        assert recorded(tmp_path) == []
        screen.query_one("#veld-dag", Input).value = "12-03-2026"
        screen.query_one("#veld-tijd", Input).value = "20:15"
        await pressed(pilot, screen, "enter")
        assert titled(screen) == "WAT HET PROTOCOL ZEGT (4.4, 5.1)"
        await chosen(pilot, screen, "wordt het gesprek beëindigd")
        assert above(screen).startswith("Protocol 4.4: “Als de inwoner hier toch mee doorgaat")
        await pressed(pilot, screen, "enter")
        rows = screen.query_one(Choose)._words
        assert [row[:3] for row in rows if "beëindigd" in row] == ["[X]"]
    found = recorded(tmp_path)
    assert [soort for soort, _ in found] == ["begin_melding", "zet_stap"]
    begin, step = (payload for _, payload in found)
    assert (begin["ambtsdrager"], begin["aanvang"]) == ("P. Jansen", "2026-03-12T20:15:00+01:00")
    assert step["stap"] == "gesprek_beeindigd"


@pytest.mark.lang
async def test_opening_one_records_nothing_and_its_days_after_lead_back_to_it(tmp_path: Path) -> None:
    begun(tmp_path, "online", file=True).close()
    app = MeldingApp(meldboek(tmp_path, file=True))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, MeldingScreen)
        await settled(pilot, screen)
        await chosen(pilot, screen, "online")
        assert titled(screen) == "MELDING"
        await chosen(pilot, screen, "naderhand")
        assert titled(screen) == "NADERHAND"
        assert not any("invoeren achteraf" in row for row in screen.query_one(Choose)._words)
        await pressed(pilot, screen, "escape")
        assert titled(screen) == "MELDING"
    assert [soort for soort, _ in recorded(tmp_path)] == ["begin_melding"]
