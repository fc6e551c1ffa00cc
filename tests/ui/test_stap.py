"""L and P record the step that stands on the screen beside them, else open all steps; held down they do neither."""

from __future__ import annotations

from pathlib import Path

from tests.ui.desk_bench import Driver, console
from voorzitter_console.ui.screens.chair import ChairScreen


def formed(desk: Driver) -> bool:
    """Whether a form is open."""
    assert isinstance(desk.screen, ChairScreen)
    return desk.screen.board.form is not None


async def test_what_stands_on_the_screen_is_recorded_and_once_more_opens_all_steps(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        assert " P  vraag om politie" in desk.text()
        await desk.press("p")
        assert desk.soorten[-1] == "vraag_politie"
        assert not formed(desk)
        await desk.press("P", seconds=1)
        assert formed(desk)
        assert "politie afgezegd" in desk.text()
        await desk.press("escape")
        await desk.press("f4")
        assert desk.soorten[-1] == "bel_politie"


async def test_a_held_key_records_once_and_opens_nothing(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        before = len(desk.entries)
        desk.clock.forward(3)
        for _ in range(20):
            desk.clock.forward(0.1)
            await desk.tap("p")
        await desk.settle()
        assert len(desk.entries) == before + 1
        assert not formed(desk)


async def test_where_nothing_stands_beside_it_all_steps_open(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        assert " L " not in desk.text().replace("F3", "")
        await desk.press("l")
        assert formed(desk)
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("escape", "s", "b", "enter", "enter", "enter", "p")
        assert formed(desk)
        assert desk.soorten[-1] == "vorder"


async def test_in_a_form_the_f_key_opens_its_own_form(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "f7", "f4")
        assert formed(desk)
        assert desk.soorten[-1] == "spreek_aan"
        assert "POLITIE" in desk.text()


async def test_what_was_seen_of_the_stream_is_one_key(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s")
        assert " L  gezien: stream is uit" in desk.text()
        await desk.press("l")
        assert (desk.entries[-1].soort, desk.entries[-1].payload["toestand"]) == ("bevestig_livestream", "gestopt")
        await desk.press("l", seconds=1)
        assert formed(desk)
