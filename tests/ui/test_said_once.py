"""Nothing stands twice on one screen, and what had no room looks cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_bench import console
from voorzitter_console.console import messages as m


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_that_enter_has_no_task_is_said_once(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        assert desk.text().count("Enter heeft nu geen taak") == 1
        await desk.press("enter")
        assert desk.text().count("Enter heeft nu geen taak") == 1
        assert "Kies een toets op het scherm." in desk.text()
        await desk.press("s", "enter")  # the fork has no bar
        assert desk.text().count("Enter heeft nu geen taak") == 1


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_what_the_minutes_take_over_is_said_once(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "x", "j")
        kop = desk.app.core.snapshot.kop if desk.app.core.snapshot else ""
        desk.app.core.told(m.Notice(f"Voor de notulen: 4 vastleggingen, kop {kop[:16]}."))
        await desk.settle()
        assert "LOOPT NOG" in desk.text()
        assert desk.text().count("Voor de notulen: 4 vastleggingen") == 1


async def test_a_rule_that_is_cut_looks_cut(tmp_path: Path) -> None:
    async with console(tmp_path, size=(60, 20)) as desk:
        await desk.press("s")
        rows = [row.strip(" ┃") for row in desk.text().split("\n")]
        last = rows[next(n for n, row in enumerate(rows) if row.startswith("B   AGRESSIEF")) - 1]
        assert last.endswith("…"), last


@pytest.mark.lang
async def test_the_way_back_is_never_cut(tmp_path: Path) -> None:
    async with console(tmp_path, size=(60, 20)) as desk:
        await desk.press("s")
        for keys in (("l", "l"), ("t",), ("w",), ("z",), ("p", "p")):
            await desk.press(*keys)
            assert "Esc  terug" in desk.text(), keys
            await desk.press("escape", "escape")


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_first_screen_names_its_keys_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size, begin=False) as desk:
        foot = desk.text().rstrip().split("\n")[-1]
        assert "U  eerst oefenen" in foot
        assert "…" not in foot


async def test_the_reasons_of_the_schorsing_are_whole_where_there_is_room(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30)) as desk:
        await desk.press("s")
        desk.clock.forward(2)  # past the echo, which takes a row
        await desk.settle()
        for words in ("1  geroep vanaf de publieke tribune", "2  sit-in of bezetting van de zaal", "3  spandoeken of"):
            assert words in desk.text()


@pytest.mark.lang
async def test_what_f2_does_stands_beside_it(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        assert "F2  schors " in desk.text()
        await desk.press("s")
        assert "F2  stream uit" in desk.text()  # while its end is not seen
        for key in ("t", "p", "z", "n"):
            await desk.press(key)
            assert "F2  stream uit" in desk.text(), f"the box of {key} too"
            await desk.press("escape")
        await desk.press("l")
        assert "F2  geschorst " in desk.text()
        await desk.press("t")
        assert "F2  geschorst " in desk.text()
        await desk.press("f2")
        assert "Schorsen kan niet: de vergadering is geschorst" in desk.text()
        await desk.press("escape", "e", "h", "enter")
        assert "F2  schors " in desk.text()


async def test_beside_f2_that_stops_the_stream_the_usual_keys_have_their_place(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("s")
        assert "F2  stream uit  F3  stream  F4  politie  F6  wie " in desk.text()


async def test_what_was_said_of_the_opening_form_is_gone_once_the_meeting_stands(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        desk.app.core.say("Meer tekens tegelijk tellen niet als toetsen: niets gedaan. Druk zo nodig opnieuw.")
        await desk.press("f2")
        assert "STAP 1: SCHORSEN" in desk.text()
        assert "niets gedaan" not in desk.text(), "F2 began the meeting"


async def test_a_press_too_soon_after_its_sentence_came_up_is_not_said_to_be_recorded(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("b")
        await desk.press("b", seconds=0.6)
        assert desk.soorten == ["begin_vastlegging"]
        assert "nog niet vastgelegd" in desk.text()
        assert "net vastgelegd" not in desk.text()


@pytest.mark.lang
async def test_a_form_that_becomes_narrow_keeps_its_way_back(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("w")
        await desk.pilot.resize_terminal(60, 20)
        await desk.settle()
        assert "Esc  terug" in desk.text()


@pytest.mark.lang
async def test_no_box_names_f2_without_what_it_does(tmp_path: Path) -> None:
    async with console(tmp_path, size=(60, 20)) as desk:
        for stand, word in ((("s",), "stream uit"), (("l",), "geschorst")):
            await desk.press(*stand)
            for box in ("t", "w", "z", "g", "k"):
                await desk.press(box)
                assert f"F2  {word}" in desk.text(), (box, word)
                assert "Esc" in desk.text()
                await desk.press("escape")


@pytest.mark.lang
async def test_after_closing_f2_says_that_nothing_is_left_to_schors_and_takes_no_question_away(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("s", "l", "e", "x", "j")
        assert desk.soorten[-1] == "sluit"
        assert "checklist openen" in desk.text()
        assert "F2  gesloten" in desk.text()
        assert "F2  schors" not in desk.text()
        await desk.press("f2")
        assert "Schorsen kan niet: de vergadering is gesloten" in desk.text()
        assert "checklist openen" in desk.text()
