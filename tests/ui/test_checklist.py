"""The checklist's screen, by keys only, at both sizes: what is filled in is on disk, what was typed is never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.ui.desk_bench import Driver, console
from voorzitter_console.clock import FakeClock
from voorzitter_console.dossier.checklist.book import Book
from voorzitter_console.entry import Draft, Entry
from voorzitter_console.errors import Refused
from voorzitter_console.journal.port import Journal, JournalBusy
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.ui.checklist_app import ChecklistApp
from voorzitter_console.ui.screens.checklist import ChecklistScreen
from voorzitter_console.ui.widgets.checks import Checks

SIZES = [(80, 24), pytest.param((100, 30), marks=pytest.mark.lang)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    scenario = scenarios.load(scenarios.find("drie-vorderingen"))
    journal = SqliteJournal.open(tmp_path / "j.sqlite", oefening=True, create=True)
    play(scenario, journal, token=seeded(scenario))
    journal.close()
    return tmp_path / "j.sqlite"


def opened(path: Path, journal: Callable[[Path], Journal] | None = None) -> Book:
    def meeting() -> Meeting:
        found = journal(path) if journal else SqliteJournal.open(path, oefening=None, create=False)
        stroom = found.streams()[0].id
        clock = FakeClock(found.read(stroom)[-1].vastgelegd_op + timedelta(hours=12))
        return Meeting.resume(found, stroom, clock, station="griffie")

    return Book(meeting)


async def settled(pilot: Pilot[int], screen: ChecklistScreen) -> None:
    for _ in range(200):
        await pilot.pause(0.02)
        if not screen.busy:
            # The focus goes back to the list with the next message.
            await pilot.pause()
            return
    raise AssertionError("the journal's thread did not answer")


def screen_of(app: ChecklistApp) -> ChecklistScreen:
    assert isinstance(app.screen, ChecklistScreen)
    return app.screen


def said(app: ChecklistApp) -> str:
    return str(app.screen.query_one("#controle-melding", Static).render())


def last(path: Path) -> tuple[str, dict[str, object], str]:
    journal = SqliteJournal.open(path, oefening=None, create=False, read_only=True)
    entry = journal.read(journal.streams()[0].id)[-1]
    journal.close()
    return entry.soort, dict(entry.payload), entry.door


@pytest.mark.lang
@pytest.mark.parametrize("keys", [("tab", "tab"), ("shift+tab",)])
async def test_tab_stays_in_the_form_and_loses_nothing_typed(keys: tuple[str, ...], path: Path) -> None:
    app = ChecklistApp(opened(path))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = screen_of(app)
        await settled(pilot, screen)
        checks = screen.query_one(Checks)
        checks.cursor = next(n for n, punt in enumerate(checks.punten) if punt.invul and punt.invul.tijd)
        await pilot.press("enter", "x", "y", *keys)
        assert isinstance(app.focused, Input)
        await pilot.press("enter", "enter")  # without a time nothing is recorded
        await settled(pilot, screen)
        assert screen.query_one("#controle-waarde", Input).value == "xy"
        await pilot.press("escape")
        assert checks.has_focus


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_a_missing_text_is_filled_in_by_keys(size: tuple[int, int], path: Path) -> None:
    app = ChecklistApp(opened(path))
    async with app.run_test(size=size) as pilot:
        await settled(pilot, screen_of(app))
        checks = app.screen.query_one(Checks)
        while checks.punt is not None and "namens" not in checks.punt.wat:
            await pilot.press("down")
        wanted = checks.punt
        assert wanted is not None
        assert wanted.invul is not None
        assert {doel.soort for doel in wanted.invul.doelen} == {"vul_aan"}
        await pilot.press("enter", *"de gemeente", "enter")
        await settled(pilot, screen_of(app))
        assert "VASTGELEGD" in said(app)
        assert wanted.wat not in [p.wat for p in checks.punten if p.groep == wanted.groep]
        assert checks.has_focus
    soort, payload, door = last(path)
    assert (soort, door, payload["waarde"]) == ("vul_aan", "griffier", "de gemeente")


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_presence_is_stated_with_one_figure(size: tuple[int, int], path: Path) -> None:
    app = ChecklistApp(opened(path))
    async with app.run_test(size=size) as pilot:
        await settled(pilot, screen_of(app))
        checks = app.screen.query_one(Checks)
        while checks.punt is not None and "gehoord" not in checks.punt.wat:
            await pilot.press("down")
        await pilot.press("enter", "9", "enter")
        await settled(pilot, screen_of(app))
        assert "cijfer" in said(app)
        await pilot.press("backspace", "2", "enter")
        await settled(pilot, screen_of(app))
    soort, payload, _ = last(path)
    assert (soort, payload["label"], payload["vordering"], payload["gehoord"]) == (
        "stel_aanwezigheid_vast", "NN1", 3, False,
    )  # fmt: skip


class Busy(SqliteJournal):
    """Held by another program for the first writes."""

    left = 2

    def append(self, stroom: str, draft: Draft, *, expected: int, stromen: int | None = None) -> Entry:
        if Busy.left:
            Busy.left -= 1
            raise JournalBusy("Een ander programma houdt het journaal bezet; probeer het opnieuw.")
        return super().append(stroom, draft, expected=expected, stromen=stromen)


@pytest.mark.lang
async def test_what_was_typed_stays_until_it_is_on_disk(path: Path) -> None:
    Busy.left = 2
    app = ChecklistApp(opened(path, lambda p: Busy.open(p, oefening=None, create=False)))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot, screen_of(app))
        checks = app.screen.query_one(Checks)
        while checks.punt is not None and "namens" not in checks.punt.wat:
            await pilot.press("down")
        await pilot.press("enter", *"namens ons")
        for _ in range(2):
            await pilot.press("enter")
            await settled(pilot, screen_of(app))
            assert "bezet" in said(app)
            assert app.screen.query_one("#controle-waarde", Input).value == "namens ons"
        await pilot.press("enter")
        await settled(pilot, screen_of(app))
        assert "VASTGELEGD" in said(app)
    assert last(path)[1]["waarde"] == "namens ons"


@pytest.mark.lang
async def test_moving_about_hostile_text_and_leaving(path: Path) -> None:
    app = ChecklistApp(opened(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, screen_of(app))
        checks = app.screen.query_one(Checks)
        before = len(checks.punten)
        await pilot.press("a")
        assert len(checks.punten) > before
        await pilot.press("end")
        assert checks.cursor == len(checks.punten) - 1
        await pilot.press("home", "pagedown", "pageup", "up")
        assert checks.cursor == 0
        await pilot.press("enter")  # complete already
        assert "al ingevuld" in said(app)
        await pilot.press("k", "f9")
        assert "112" in said(app)
        await pilot.press("a", "enter", *"[b]x", "escape")
        assert checks.has_focus
        await pilot.press("escape")
    assert app.return_code == 0


async def test_a_journal_that_is_gone_is_one_sentence() -> None:
    def gone() -> Meeting:
        raise Refused("Er is geen journaal.")

    app = ChecklistApp(Book(gone))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, screen_of(app))
        assert "Er is geen journaal" in said(app)
        seen = [str(app.screen.query_one(part).render()) for part in (Checks, "#controle-voet")]
        assert seen[0] == "", "nothing was read, so nothing is known to be complete"
        assert "Esc" in seen[1]
        assert "vult in" not in seen[1]
        await pilot.press("enter", "a", "escape")
    assert app.return_code == 0


async def checklist_of(desk: Driver) -> ChecklistScreen:
    screen = desk.app.screen
    assert isinstance(screen, ChecklistScreen)
    for _ in range(200):
        await desk.pilot.pause(0.02)
        if not screen.busy:
            return screen
    raise AssertionError("the journal's thread did not answer")


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_it_is_offered_after_closing_and_filled_in_beside_the_console(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("m", "e", "x", "j")
        assert desk.soorten[-1] == "sluit"
        assert "checklist" in desk.text()
        await desk.press("j")
        screen = await checklist_of(desk)
        checks = screen.query_one(Checks)
        await desk.press("enter", *"stadhuis", "enter")
        await checklist_of(desk)
        assert checks.has_focus
        await desk.press("f9")
        assert "112" in desk.text()
        await desk.press("escape", "escape")
        for _ in range(100):
            if desk.soorten[-1] == "vul_aan":
                break
            await desk.pilot.pause(0.02)
        assert desk.entries[-1].payload["waarde"] == "stadhuis"
        assert desk.entries[-1].door == "griffier"
        assert "VERGADERING GESLOTEN" in desk.text()


@pytest.mark.lang
async def test_the_console_can_be_left_from_that_question(tmp_path: Path) -> None:
    """README says Ctrl+Q leaves; the question after the closing must not leave that key dead."""
    async with console(tmp_path) as desk:
        await desk.press("m", "e", "x", "j", "ctrl+q")
        assert "Console verlaten?" in desk.text()
        await desk.press("ctrl+q", "escape")
        assert "checklist openen" in desk.text(), "asked once, and the other question still stands"
        await desk.press("ctrl+q", "j")
        assert desk.app.return_code == 0


@pytest.mark.lang
async def test_a_quiet_meeting_or_one_that_still_runs_is_not_asked(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("m", "x", "j")
        assert desk.soorten[-1] == "sluit"
        assert "checklist" not in desk.text()
    (tmp_path / "stil").mkdir()
    async with console(tmp_path / "stil") as desk:
        await desk.press("x", "j")
        assert desk.soorten[-1] == "sluit"
        assert "checklist" not in desk.text()
