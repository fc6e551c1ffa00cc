"""The screen of the days after, by keys only: what is answered is on disk, what was typed is never lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.ui.box_screen import Seconds, clock_of_keys, pressed, settled  # noqa: F401  the clock is a fixture
from voorzitter_console.aftercare.book import Naboek
from voorzitter_console.aftercare.papers import Papieren
from voorzitter_console.clock import FakeClock
from voorzitter_console.entry import Draft, Entry
from voorzitter_console.journal.port import Journal, JournalBusy
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.ui.afterwards_app import AfterwardsApp
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Choose
from voorzitter_console.ui.screens.afterwards import AfterwardsScreen

LATER = datetime(2026, 9, 10, 8, 0, tzinfo=UTC)
SIZE = (80, 24)


@pytest.fixture(scope="module")
def assault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A played meeting; only to copy."""
    path = tmp_path_factory.mktemp("geweld") / "j.sqlite"
    journal = SqliteJournal.open(path, oefening=True, create=True)
    scenario = scenarios.load(scenarios.find("geweld-112"))
    play(scenario, journal, token=seeded(scenario))
    journal.close()
    return path


@pytest.fixture
def path(assault: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(assault, tmp_path / "j.sqlite"))


def opened(path: Path, journal: Callable[[Path], Journal] | None = None) -> Naboek:
    def meeting() -> Meeting:
        found = journal(path) if journal else SqliteJournal.open(path, oefening=None, create=False)
        return Meeting.resume(found, found.streams()[0].id, FakeClock(LATER), station="griffie")

    return Naboek(meeting, Papieren(plaatsen=path.parent / "plaatsen.jsonl", sleutel=lambda: None))


def screen_of(app: AfterwardsApp) -> AfterwardsScreen:
    assert isinstance(app.screen, AfterwardsScreen)
    return app.screen


def titled(screen: AfterwardsScreen) -> str:
    return str(screen.query_one(Form).border_title)


def digit_of(screen: AfterwardsScreen, words: str) -> str:
    rows = screen.query_one(Choose)._words
    return str(next(n for n, row in enumerate(rows, 1) if words in row))


def recorded(path: Path) -> list[str]:
    journal = SqliteJournal.open(path, oefening=None, create=False, read_only=True)
    found = [entry.soort for entry in journal.read(journal.streams()[0].id)]
    journal.close()
    return found


@pytest.mark.lang
async def test_a_task_is_done_by_keys_alone(path: Path) -> None:
    app = AfterwardsApp(opened(path))
    async with app.run_test(size=SIZE) as pilot:
        screen = screen_of(app)
        await settled(pilot, screen)
        assert titled(screen) == "NADERHAND"
        await pressed(pilot, screen, "1")
        await pressed(pilot, screen, digit_of(screen, "bespreken door"), "1")
        assert titled(screen) == "TAAK GEDAAN"
        await pilot.press(*"griffier")
        await pressed(pilot, screen, "enter")
        assert recorded(path)[-1] == "rond_taak_af"
        assert titled(screen).startswith("TAKEN: ")
        assert "VASTGELEGD" in str(screen.query_one("#na-melding", Static).render())
        await pressed(pilot, screen, "escape")
        assert titled(screen) == "NADERHAND"
        await pilot.press("escape")
        for _ in range(200):
            await pilot.pause(0.02)
            if app.return_code is not None:
                break
        assert app.return_code == 0


async def test_a_held_enter_goes_on_once_and_records_nothing_by_itself(path: Path, seconds: Seconds) -> None:
    app = AfterwardsApp(opened(path))
    async with app.run_test(size=SIZE) as pilot:
        screen = screen_of(app)
        await settled(pilot, screen)
        await pressed(pilot, screen, "3", "1")
        before = recorded(path)
        seconds.now += 2
        for _ in range(10):
            await pilot.press("enter")
            seconds.now += 0.05
        await settled(pilot, screen)
        assert recorded(path) == [*before, "noem_benadeelde"]


class Busy(SqliteJournal):
    """A journal that is busy until it is let go."""

    busy = True

    def append(self, stroom: str, draft: Draft, *, expected: int, stromen: int | None = None) -> Entry:
        if type(self).busy:
            raise JournalBusy("Het journaal is bezet; er is niets vastgelegd.")
        return super().append(stroom, draft, expected=expected, stromen=stromen)


@pytest.mark.lang
async def test_what_was_typed_stays_until_it_is_on_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Busy, "busy", True)
    app = AfterwardsApp(opened(path, lambda where: Busy.open(where, oefening=None, create=False)))
    async with app.run_test(size=SIZE) as pilot:
        screen = screen_of(app)
        await settled(pilot, screen)
        before = recorded(path)
        await pressed(pilot, screen, "1")
        await pressed(pilot, screen, digit_of(screen, "bespreken door"), "2")
        await pilot.press(*"overbodig")
        await pressed(pilot, screen, "enter")
        assert recorded(path) == before
        assert screen.query_one("#veld-omdat", Input).value == "overbodig"
        monkeypatch.setattr(Busy, "busy", False)
        await pressed(pilot, screen, "enter")
        assert recorded(path)[-1] == "taak_niet_van_toepassing"


async def test_a_journal_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    app = AfterwardsApp(opened(tmp_path / "weg.sqlite"))
    async with app.run_test(size=SIZE) as pilot:
        screen = screen_of(app)
        for _ in range(200):
            await pilot.pause(0.02)
            if not screen.busy:
                break
        assert "weg.sqlite" in str(screen.query_one("#na-melding", Static).render())
        await pilot.press("escape")


async def test_where_there_is_no_journal_the_way_out_is_said(tmp_path: Path) -> None:
    app = AfterwardsApp(opened(tmp_path / "weg.sqlite"))
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(500):
            await pilot.pause(0.01)
            if not screen_of(app).busy:
                break
        said = str(app.screen.query_one("#na-melding", Static).render())
        assert "weg.sqlite" in said
        assert said.endswith("Esc verlaat dit scherm.")
        await pilot.press("escape")
    assert app.return_code == 0
