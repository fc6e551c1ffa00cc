"""Many persons or vorderingen answered in one go, and every vordering of the meeting within reach."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.ui.desk_bench import Driver, beside, console
from voorzitter_console.procedure.state import State


def state_of(desk: Driver) -> State:
    assert desk.app.core.snapshot is not None
    return desk.app.core.snapshot.state


async def caught_up(clerk: Driver, chair: Driver) -> None:
    """Until the griffier's console has taken in what the chair's recorded: its notice comes when it comes."""
    there = chair.entries[-1].positie
    for _ in range(400):
        await clerk.settle()
        if clerk.entries[-1].positie >= there:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(clerk.text())


@pytest.mark.lang
async def test_several_persons_left_with_one_answer(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("w", "w", "w", "home", "space", "down", "space")
            assert clerk.text().count("+NN") == 2
            await clerk.press("u", "4")
            people = state_of(clerk).personen
            assert [p.hoe for p in people] == ["aangehouden", None, "aangehouden"]
            assert "+NN" not in clerk.text()  # the answer was given: the next one is about others
            assert clerk.text().count("aangehouden") >= 2
            await clerk.press("home", "down", "u", "1")
            assert [p.hoe for p in state_of(clerk).personen] == ["aangehouden", "vrijwillig", "aangehouden"]
            assert "vertrokken" in clerk.text()


@pytest.mark.lang
@pytest.mark.parametrize(("answer", "mark"), [("1", "[H]"), ("2", "[N]"), ("3", "[-]"), ("4", "[X]")])
async def test_several_vorderingen_with_one_answer(tmp_path: Path, answer: str, mark: str) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("w", "w", "space", "space")
            await chair.press("enter", "enter", seconds=30)
            await clerk.press("home", "space", "space")
            await clerk.press("h", "5", "1", "2", "enter", answer)
            assert clerk.text().count(f"{mark} {mark}") == 2
            said = [e.payload for e in clerk.entries if e.soort == "stel_aanwezigheid_vast"]
            assert len(said) == 4
            assert not any("gebeurd_op" in payload for payload in said)


@pytest.mark.lang
async def test_a_vordering_of_an_earlier_disturbance_is_reached(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("w")
            await chair.press("enter", "e", "enter", "enter", seconds=30)
            await chair.press("s", "b", "enter", seconds=30)
            await caught_up(clerk, chair)
            await clerk.press("h", "5")
            assert "van ordeverstoring 1" in clerk.text()
            await clerk.press("2", "enter", "1")
            first, second = state_of(clerk).verstoringen
            assert [a.gehoord for a in first.vorderingen[0].aanwezigheid] == [True]
            assert second.vorderingen[0].aanwezigheid == ()


@pytest.mark.lang
async def test_enter_right_after_a_digit_counts_that_tick_and_1_1_2_is_still_the_card(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("w")
            await chair.press("enter", "enter", seconds=30)
            await caught_up(clerk, chair)
            await clerk.press("h", "5")
            clerk.clock.forward(3)
            await clerk.tap("2")
            clerk.clock.forward(0.2)
            await clerk.tap("enter")
            await clerk.settle()
            assert "BIJ DE 1E VORDERING" in clerk.text()
            await clerk.press("escape")
            before = len(clerk.entries)
            for digit in "112":
                clerk.clock.forward(0.2)
                await clerk.tap(digit)
            await clerk.settle()
            assert "112 gebeld" in clerk.text()
            assert len(clerk.entries) == before
