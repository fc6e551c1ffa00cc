"""A box keeps its keys, and a letter records only where the griffier's screen names it (design; keys.md 13, 15, 19)."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.desk_bench import beside, console
from tests.ui.griffier.test_samen import until


async def test_tab_stays_inside_a_note(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        before = len(clerk.entries)
        await clerk.press("t")
        await clerk.type("zij ")
        await clerk.press("tab", "w", "tab", "e", "s")
        assert len(clerk.entries) == before
        field = clerk.app.focused
        assert isinstance(field, Input)
        await clerk.type("NN1")
        await clerk.press("enter")
        assert clerk.entries[-1].soort == "noteer"


@pytest.mark.lang
@pytest.mark.parametrize("seconds", [0.2, 0.5])
async def test_tab_in_a_list_stays_in_it_and_enter_means_the_digit_before_it(tmp_path: Path, seconds: float) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            before = len(clerk.entries)
            await clerk.press("v", "tab")
            clerk.clock.forward(3)
            await clerk.tap("2")
            clerk.clock.forward(seconds)
            await clerk.tap("enter")
            await clerk.settle()
            await clerk.digit_counts()
            await clerk.settle()
            assert [e.soort for e in clerk.entries[before:]] == ["vorder"]
            assert clerk.entries[-1].payload["instemming_van"] == "de burgemeester"


@pytest.mark.lang
async def test_enter_held_on_a_task_records_that_task_once(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            before = len(clerk.entries)
            clerk.clock.forward(3)
            for _ in range(60):
                await clerk.tap("enter")
                clerk.clock.forward(0.05)
            await clerk.settle()
            assert [e.soort for e in clerk.entries[before:]] == ["waarschuw_bodedienst"]
            await clerk.press("enter")  # the mark stayed on its task, which is done: asked
            assert [e.soort for e in clerk.entries[before:]] == ["waarschuw_bodedienst"]
            assert "al vastgelegd" in clerk.bar


@pytest.mark.lang
async def test_tab_selects_all_but_coming_back_goes_on(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await clerk.press("w", "enter")
        await clerk.type("man")
        await clerk.press("tab", "shift+tab", *"vrouw")
        field = clerk.app.focused
        assert isinstance(field, Input)
        assert field.value == "vrouw"  # Tab selected all
        for away in (("f9", "escape"), ("f2", "escape")):
            await clerk.press(*away)
        await clerk.press(*" met hoed")
        field = clerk.app.focused
        assert isinstance(field, Input)
        assert field.value == "vrouw met hoed"


@pytest.mark.lang
@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_a_letter_that_is_not_named_records_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path, size=size) as clerk:
        before = len(clerk.entries)
        await clerk.press("e")  # no disturbance runs, so nothing is over
        assert len(clerk.entries) == before
        await chair.press("s", "b")
        await until(clerk, "SCENARIO B")
        assert "E  voorbij" in clerk.text()
        assert "F2" in clerk.text().splitlines()[-1]
        named = "L  stream" in clerk.text()
        before = len(clerk.entries)
        await clerk.press("l")
        assert (len(clerk.entries) > before) is named
        assert named or "LIVESTREAM" in clerk.text()


@pytest.mark.lang
async def test_a_sentence_that_was_brought_up_has_a_solid_bar(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await chair.press("s", "b")
        await clerk.press("t")
        await clerk.type("wordt geduwd")
        await chair.press("e", "enter", "enter", seconds=20)
        await until(clerk, "VERGADERING OPEN")  # all that the chair recorded is known here too
        before = len(clerk.entries)
        await clerk.press("f2")
        assert clerk.bar == "ENTER Gezegd: schorsing"
        assert len(clerk.entries) == before
        await clerk.press("escape", "enter")
        assert clerk.entries[-1].payload["tekst"] == "wordt geduwd"


@pytest.mark.lang
@pytest.mark.parametrize("last", ["enter", "1"])
async def test_words_that_were_meant_for_a_field_choose_nothing_in_a_list(tmp_path: Path, last: str) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            before = len(clerk.entries)
            await clerk.press("w", "v")  # meant: W opens a form, and then a description
            for key in ("r", "o", "u", "w", "space", "5", "0"):
                await clerk.press(key, seconds=0.15)
            await clerk.press(last)
            assert [e.soort for e in clerk.entries[before:]] == ["beschrijf_verstoorder"]
            assert "U typte letters, maar dit is een lijst." in clerk.text()
            await clerk.press("enter")
            assert [e.soort for e in clerk.entries[before:]] == ["beschrijf_verstoorder", "vorder"]
            assert "1e vordering, door de voorzitter" in clerk.text()


@pytest.mark.lang
async def test_an_arrow_after_letters_shows_that_the_list_was_seen(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("v", "r", "down", "enter")
            assert clerk.entries[-1].soort == "vorder"
            assert clerk.entries[-1].payload["instemming_van"] == "de burgemeester"
            assert "1e vordering, door u" in clerk.text()
