"""Stopped at any moment and started again: it stands where it stood."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.message import Message

from tests.ui.desk_bench import EVENING, console, on_disk
from voorzitter_console.clock import FakeClock
from voorzitter_console.ui.screens.chair import ChairScreen
from voorzitter_console.ui.screens.offer import OfferScreen
from voorzitter_console.ui.screens.opening import OpeningScreen

KEYS = ["s", "b", "enter", "enter", "enter", "enter", "enter", "e", "enter", "enter"]


@pytest.mark.lang
async def test_after_every_step_it_stands_where_it_stood(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    seen = None
    for key in KEYS:
        async with console(tmp_path, clock=clock) as desk:
            if seen is not None:
                assert desk.view.status == seen
            await desk.press(key)
            seen = desk.view.status
    assert [entry.soort for entry in on_disk(tmp_path)].count("vorder") == 3


async def test_the_enter_that_started_it_answers_no_screen_that_nobody_read(tmp_path: Path) -> None:
    """Pressed twice after the command, or held down: it came before what it would record could be seen."""
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock, begin=False) as desk:
        form = desk.screen
        assert isinstance(form, OpeningScreen)
        drawn, form._drawn_at = form._drawn_at, None  # as it is until it is drawn
        await desk.press("enter")
        form._drawn_at = Message().time + 60  # the key was read before that, and waited behind it
        await desk.press("enter")
        assert desk.app.core.snapshot is None
        form._drawn_at = drawn
        await desk.press("enter", "s", "b")
        before = desk.soorten
    async with console(tmp_path, clock=clock) as desk:
        assert "ENTER   Gezegd" in desk.text()
        await desk.press("enter", seconds=0.1)
        assert on_disk(tmp_path)[-1].soort == before[-1]
        await desk.press("enter", seconds=1)
        assert desk.soorten[-1] == "vorder"


@pytest.mark.lang
async def test_idle_for_twelve_hours_is_offered(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock) as desk:
        await desk.press("s")
    clock.set(EVENING + timedelta(hours=11))
    async with console(tmp_path, clock=clock, begin=False) as desk:
        assert isinstance(desk.screen, ChairScreen)
    clock.set(EVENING + timedelta(hours=12, minutes=1))
    async with console(tmp_path, clock=clock, begin=False) as desk:
        assert isinstance(desk.screen, OfferScreen)
        assert "Hervatten of nieuwe vergadering?" in desk.text()
        await desk.press("enter")
        assert isinstance(desk.screen, OfferScreen)
        await desk.press("1")
        assert isinstance(desk.screen, ChairScreen)
        assert desk.view.status == "ORDEVERSTORING 1: GESCHORST"


async def test_garbage_is_collected_while_a_question_waits_for_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No meeting stands yet behind the offer, nor behind the question who chairs; both may wait long."""
    clock, begun = FakeClock(EVENING), list[str]()
    monkeypatch.setattr("voorzitter_console.console.warm.gc.enable", lambda: begun.append("collects"))
    async with console(tmp_path, clock=clock):
        begun.clear()
        async with console(tmp_path, clock=clock, begin=False) as second:
            assert "Wie zit voor?" in second.text()
            assert begun == ["collects"]
    clock.forward(13 * 3600)
    begun.clear()
    async with console(tmp_path, clock=clock, begin=False) as desk:
        assert isinstance(desk.screen, OfferScreen)
        assert begun == ["collects"]


@pytest.mark.lang
async def test_a_new_meeting_may_be_chosen_instead(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock):
        pass
    clock.forward(13 * 3600)
    async with console(tmp_path, clock=clock, begin=False) as desk:
        await desk.press("2")
        assert isinstance(desk.screen, OpeningScreen)
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging"]
        assert desk.view.status.startswith("VERGADERING OPEN")


@pytest.mark.lang
async def test_after_a_closed_meeting_comes_the_opening_form(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock) as desk:
        await desk.press("x", "j")
    async with console(tmp_path, clock=clock, begin=False) as desk:
        assert isinstance(desk.screen, OpeningScreen)


async def test_leaving_asks_while_a_meeting_stands(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("ctrl+q")
        assert "Console verlaten?" in desk.text()
        await desk.press("escape")
        assert isinstance(desk.screen, ChairScreen)
        await desk.press("ctrl+c")
        assert isinstance(desk.screen, ChairScreen)
        await desk.press("s")
        assert "schors" in desk.soorten


async def test_a_broken_journal_is_one_sentence_and_its_exit_code(tmp_path: Path) -> None:
    (tmp_path / "j.sqlite").write_bytes(b"geen journaal" * 500)
    async with console(tmp_path, begin=False) as desk:
        assert desk.app.return_code in (1, 2)
        assert desk.app.return_value == desk.app.return_code
