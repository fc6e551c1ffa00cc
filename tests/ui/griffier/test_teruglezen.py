"""Reading back: a verdict is about what stood on the griffier's screen, whole, and about no other entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_bench import Driver, beside, console, on_disk
from tests.ui.griffier.test_samen import until
from voorzitter_console.ui.widgets.parts import ReadBack

SIZES = [(80, 24), pytest.param((100, 30), marks=pytest.mark.lang)]
B_WORDS = "De vergadering verstoren is strafbaar. Stop nu!"


def flat(desk: Driver) -> str:
    """The list for reading back as it is drawn, on one line."""
    return " ".join(desk.app.screen.query_one(ReadBack).render().plain.split())


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_the_row_shows_what_is_confirmed(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path, size=size) as clerk:
            assert "B AGRESSIEF gezegd" in clerk.text()
            assert f"de voorzitter: “{B_WORDS}”" in flat(clerk)
            await clerk.press("w")
            await chair.press("enter")
            await until(clerk, "GEVORDERD")
            await clerk.press("shift+tab", "shift+tab", "home")
            assert "1e vordering gezegd" in clerk.text()
            assert "de burgemeester aan NN1 (afgeleid): “Ik vorder dat u per direct het pand verlaat!”" in flat(clerk)


async def test_a_and_its_minutes_are_told_apart_from_b(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "a")
        async with beside(chair, tmp_path) as clerk:
            assert "A RUSTIG gezegd, 2 min" in clerk.text()
            assert "B AGRESSIEF" not in clerk.text()


@pytest.mark.lang
async def test_both_verdicts_go_on_and_right_after_wrong_is_asked(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("f")
            await clerk.type("hij zei scenario A")
            await clerk.press("enter")
            await clerk.press("j")  # the mark went on: this is the entry below
            assert [e.payload["positie"] for e in clerk.entries[-2:]] == [4, 3]
            await clerk.press("shift+tab", "home")
            before = len(clerk.entries)
            await clerk.press("j")
            assert len(clerk.entries) == before
            assert "U noemde dit eerder FOUT. Toch juist?" in clerk.text()
            await clerk.press("enter")
            assert len(clerk.entries) == before
            await clerk.press("j")
            assert (clerk.entries[-1].soort, clerk.entries[-1].payload["positie"]) == ("bevestig", 4)
    assert [e.soort for e in on_disk(tmp_path)][-3:] == ["betwist", "bevestig", "bevestig"]


@pytest.mark.lang
async def test_a_new_entry_never_comes_under_a_verdict_that_was_meant_for_another(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s")
        async with beside(chair, tmp_path, size=(80, 24)) as clerk:
            marked = clerk.entries[-1].positie
            await chair.press("b")
            for _ in range(3):
                await chair.press("t")
                await chair.type("tel")
                await chair.press("enter")
            await until(clerk, "2 nieuwe hierboven")  # the other two are in sight
            await clerk.press("j")
            assert (clerk.entries[-1].soort, clerk.entries[-1].payload["positie"]) == ("bevestig", marked)


@pytest.mark.lang
async def test_once_all_was_read_a_new_entry_is_looked_at_before_it_is_judged(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("j", "j")
            assert "TERUGLEZEN  J juist" in clerk.text()
            await chair.press("b")
            await until(clerk, "B AGRESSIEF gezegd")
            before = len(clerk.entries)
            await clerk.press("j", seconds=0.5)
            assert len(clerk.entries) == before
            assert "lees die eerst" in clerk.text()
            await clerk.press("j", seconds=1)
            assert clerk.entries[-1].soort == "bevestig"


@pytest.mark.lang
async def test_what_is_not_on_the_screen_is_not_confirmed(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path, size=(60, 20)) as clerk:
            before = len(clerk.entries)
            assert "TERUGLEZEN" not in clerk.text()
            assert "(3 te lezen)" in clerk.text()
            for key in ("j", "f"):
                await clerk.press("tab", key)
                assert len(clerk.entries) == before
                assert "Lees eerst wat hier gemerkt staat" in clerk.text()
                assert f"“{B_WORDS}”" in flat(clerk)
                await clerk.press("tab")
            await clerk.press("shift+tab", "j")
            assert clerk.entries[-1].soort == "bevestig"


@pytest.mark.lang
async def test_a_long_note_is_read_whole_before_it_is_confirmed(tmp_path: Path) -> None:
    words = " ".join(f"woord{n}" for n in range(60))
    async with console(tmp_path) as chair:
        await chair.press("t")
        await chair.type(words)
        await chair.press("enter")
        async with beside(chair, tmp_path, size=(80, 24)) as clerk:
            assert "Enter: alles, dan J of F." in clerk.text()
            before = len(clerk.entries)
            await clerk.press("j")
            assert len(clerk.entries) == before
            assert "woord59" in clerk.text()
            await clerk.press("j")
            assert clerk.entries[-1].soort == "bevestig"


@pytest.mark.lang
async def test_no_line_names_an_entry_by_its_number(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b", "e")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("j", "d", "1", "1")
            await clerk.press("escape", "g")
            assert "Teruggelezen: juist (20:08:12 Ordeverstoring voorbij)" in clerk.text()
            assert "ositie" not in clerk.text()
