"""A practice by keyboard: what is heard stands beside the record, the practice's key holds it, then the score."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.practice.trainees import scenario
from tests.ui.desk_bench import EVENING, Driver, console
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.practising import Practising


async def _later(desk: Driver, seconds: float) -> None:
    desk.clock.forward(seconds)
    with desk.app._context():
        desk.app._tick()
    await desk.settle()


@pytest.mark.lang
async def test_from_the_first_shout_to_the_score(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    practice = Practising(tmp_path / "j.sqlite", clock, scenario(tmp_path))
    async with console(tmp_path, size=(80, 24), clock=clock, begin=False, practice=practice) as desk:
        assert "ZAAL nog niets te horen" in desk.text()
        assert "Weg met het plan!" not in desk.text()
        await _later(desk, 16)
        assert "20:08:15 NN1: Weg met het plan!" in desk.text()
        await desk.press("s", seconds=3)
        assert desk.soorten[-2:] == ["schors", "stop_livestream"]
        await desk.press("q")
        assert "alles staat stil" in " ".join(desk.text().split())
        await desk.press("s", "b", "enter", seconds=60)  # a box keeps its keys, and time stands still
        assert desk.soorten[-1] == "stop_livestream"
        await desk.press("escape")
        assert not practice.paused
        await _later(desk, 30)
        assert "Een tweede roept mee." in desk.text()
        await desk.press("q", "j")
        await desk.settle()
        assert "OEFENING: DE SCORE" in desk.text()
        assert "1 van 2 (50 %)" in desk.text()
        await desk.press("escape")
        assert "VOORBIJ" in desk.text()


@pytest.mark.lang
async def test_every_box_says_that_it_is_practice_and_the_card_that_nobody_is_to_be_called(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    practice = Practising(tmp_path / "j.sqlite", clock, scenario(tmp_path))
    async with console(tmp_path, size=(60, 20), clock=clock, begin=False, practice=practice) as desk:
        await _later(desk, 16)
        for key in ("n", "question_mark", "k", "q", "ctrl+q"):
            await desk.press(key, seconds=0.5)
            assert "OEFENING: niets is echt. Bel niemand." in desk.text(), key
            assert "Weg met het plan!" in desk.text(), key  # what is heard meanwhile
            await desk.press("escape")
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("n", "enter")
        assert desk.soorten[-1] == "bel_politie"


@pytest.mark.lang
async def test_a_real_meeting_has_no_such_line(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        for key in ("n", "question_mark", "k"):
            await desk.press(key)
            assert "OEFENING" not in desk.text()
            await desk.press("escape")
        await desk.press("q", "f1")
        assert desk.soorten == ["begin_vastlegging"]
