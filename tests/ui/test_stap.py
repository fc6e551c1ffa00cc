"""L records the step that stands beside it, the first P asks for the police; later they open all steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_bench import Driver, console
from voorzitter_console.ui.screens.chair import ChairScreen


def formed(desk: Driver) -> bool:
    """Whether a form is open."""
    assert isinstance(desk.screen, ChairScreen)
    return desk.screen.board.form is not None


@pytest.mark.lang
async def test_the_first_p_asks_and_each_later_one_opens_the_card_whatever_passed(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        assert " P  vraag om politie" in desk.text()
        await desk.press("p")
        assert desk.soorten[-1] == "vraag_politie"
        assert not formed(desk)
        for key, seconds in (("P", 1), ("f4", 3), ("p", 60)):
            await desk.press(key, seconds=seconds)
            assert formed(desk), key
            assert "gebeld door de bodedienst" in desk.text()
            await desk.press("enter", "p", "f4", "1", "space")
            assert formed(desk), key
            await desk.press("escape")
        assert desk.soorten[-1] == "vraag_politie"
        assert any(loop.code == "wie_belt" for loop in desk.view.lussen)


@pytest.mark.lang
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


@pytest.mark.lang
async def test_where_nothing_stands_beside_it_all_steps_open(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        assert " L " not in desk.text().replace("F3", "")
        await desk.press("l")
        assert formed(desk)
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("escape", "s", "b", "enter", "enter", "enter", "p")
        assert not formed(desk)
        assert desk.soorten[-1] == "vraag_politie"
        await desk.press("p")
        assert formed(desk)
        assert desk.soorten[-1] == "vraag_politie"


@pytest.mark.lang
async def test_an_open_form_keeps_the_f_keys_of_the_others(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "f7", "f4", "f3", "f6", "f8")
        assert formed(desk)
        assert desk.soorten[-1] == "spreek_aan"
        assert "NOTITIE" in desk.text()


async def test_what_was_seen_of_the_stream_is_one_key(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s")
        assert " L  gezien: livestream is uit" in desk.text()
        await desk.press("l")
        assert (desk.entries[-1].soort, desk.entries[-1].payload["toestand"]) == ("bevestig_livestream", "gestopt")
        await desk.press("l", seconds=1)
        assert formed(desk)
