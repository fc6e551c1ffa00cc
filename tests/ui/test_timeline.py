"""Mistakes, by keyboard only: the timeline, completing, correcting with a reason, retracting; refusals said."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.desk_bench import Driver, beside, console
from tests.ui.test_hostile import HOSTILE
from voorzitter_console.ui.forms.entry import EntryForm
from voorzitter_console.ui.forms.timeline import TimelineForm
from voorzitter_console.ui.screens.chair import ChairScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), pytest.param((100, 30), marks=pytest.mark.lang)])


def form(desk: Driver) -> object:
    assert isinstance(desk.screen, ChairScreen)
    return desk.screen.board.form


def flat(desk: Driver) -> str:
    """The screen's words on one line, wrapped or not."""
    return " ".join(" ".join(line.strip("│┃ ") for line in desk.text().splitlines()).split())


async def choose(desk: Driver, words: str) -> None:
    """Walk down to the line that holds these words and press Enter."""
    for _ in range(30):
        if any(line.lstrip("│ ").startswith(">") and words in line for line in desk.text().splitlines()):
            await desk.press("enter")
            return
        await desk.tap("down")
    raise AssertionError(f"{words}\n{desk.text()}")


@pytest.mark.lang
@SIZES
async def test_a_field_is_corrected_with_a_reason_and_both_are_seen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "b", "enter", "1", "g")
        assert isinstance(form(desk), TimelineForm)
        assert "1e vordering uitgesproken" in desk.text()
        assert "aangevuld" in desk.text()
        await desk.press("up")
        await choose(desk, "1e vordering uitgesproken")
        await choose(desk, "reactie: corrigeer, nu geen gehoor")
        assert "geen gehoor (zo staat het er nu)" in desk.text()  # it keeps its digit
        await desk.press("1")
        assert "Zo staat het er al" in flat(desk)
        await choose(desk, "in eigen woorden")
        await desk.press("end")
        await desk.type(", zij lopen weg")
        await desk.press("enter")
        assert "Geef een reden" in flat(desk)
        assert desk.entries[-1].soort == "vul_aan"
        await desk.press("tab")
        await desk.type("ik zag het verkeerd")
        await desk.press("enter")
        said = desk.entries[-1]
        assert [said.soort, said.payload["veld"], said.payload["reden"]] == [
            "corrigeer",
            "reactie",
            "ik zag het verkeerd",
        ]
        assert said.payload["waarde"] == "geen gehoor, zij lopen weg"
        assert isinstance(form(desk), EntryForm)
        await desk.settle()
        assert "gecorrigeerd (eerst: geen gehoor)" in flat(desk)
        assert "ik zag het verkeerd" in flat(desk)
        await desk.press("escape")
        assert "aangevuld, gecorrigeerd" in desk.text()
        await desk.press("escape")
        assert form(desk) is None


@SIZES
async def test_an_entry_is_retracted_with_j_and_stays_on_the_list(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "b", "enter", "enter", "g", "up")
        await choose(desk, "1e vordering uitgesproken")
        await choose(desk, "herroepen: dit gebeurde niet")
        await desk.press("enter")
        assert "Enter herroept niet" in desk.text()
        await desk.press("j")
        assert desk.soorten[-1] == "herroep"
        assert desk.view.titel == "STAP 4: 2e VORDERING VAN 3"
        await desk.settle()
        assert "HERROEPEN" in desk.text(), desk.text()
        assert "niets aan te vullen" in flat(desk)
        await desk.press("enter", "1", "escape")
        assert any("Vordering uitgesproken" in line and "herroepen" in line for line in desk.text().splitlines())
        assert desk.soorten.count("herroep") == 1


@pytest.mark.lang
async def test_what_stands_in_the_way_of_a_retraction_is_said(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("s", "b", "e", "r", "h", "g", "home", "down")
        await choose(desk, "Vergadering geschorst")
        await choose(desk, "herroepen: dit gebeurde niet")
        await desk.press("j")
        await desk.settle()
        assert "“Vergadering hervat (20:08:" in flat(desk)
        assert "is dat ook niet gebeurd, herroep dan eerst die vastlegging" in flat(desk)
        assert "herroep" not in desk.soorten


@pytest.mark.lang
async def test_choices_numbers_and_times(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "a", "d")
        await choose(desk, "minuten: corrigeer, nu 2")
        await desk.press("end", "backspace")
        await desk.type("veel")
        await desk.press("tab")
        await desk.type("afspraak")
        await desk.press("enter")
        assert "typ een getal" in desk.text()
        await desk.press("shift+tab", "end", *["backspace"] * 4)
        await desk.type("5")
        await desk.press("enter")
        assert desk.entries[-1].payload["waarde"] == 5
        await choose(desk, "versterkt: vul aan")
        await choose(desk, "megafoon")
        assert desk.entries[-1].soort == "vul_aan"
        assert desk.entries[-1].payload["waarde"] == "megafoon"
        await choose(desk, "tijdstip: corrigeer")
        field = desk.app.focused
        assert isinstance(field, Input)
        field.value = "23:59"
        await desk.press("tab")
        await desk.type("klok liep voor")
        await desk.press("enter")
        assert "toekomst kan niet" in flat(desk)
        await desk.press("shift+tab")
        field.value = "20:08:07"
        await desk.press("enter")
        assert desk.entries[-1].payload["veld"] == "gebeurd_op"
        await choose(desk, "zekerheid: corrigeer, nu exact")
        await choose(desk, "bij benadering")
        await desk.type("van de klok in de zaal")
        await desk.press("enter")
        assert desk.entries[-1].payload["waarde"] == "bij_benadering"


@pytest.mark.lang
async def test_whom_is_chosen_among_the_described(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        for who in ("man, rode jas", "vrouw, megafoon"):
            await desk.press("w")
            if "1" in desk.text() and "nieuw: iemand" in desk.text():
                await desk.press("1")
            await desk.type(who)
            await desk.press("enter")
        await desk.press("s", "b", "enter", "1", "2")
        assert [e.payload["waarde"] for e in desk.entries[-2:]] == ["geen gehoor", ["NN1"]]
        await desk.press("enter", "d")
        await choose(desk, "aan wie: vul aan")
        await desk.press("enter")
        assert "Merk eerst wie" in desk.text()
        await desk.press("1", "down", "space", "1", "enter")
        assert desk.entries[-1].payload["waarde"] == ["NN2"]
        vordering = desk.app.core.snapshot
        assert vordering is not None
        assert [v.gericht_aan for v in vordering.state.verstoringen[0].vorderingen] == [("NN1",), ("NN2",)]


@pytest.mark.lang
async def test_a_held_key_answers_no_form_that_it_opened(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "e", "g")
        before = len(desk.entries)
        for _ in range(30):
            desk.clock.forward(0.03)
            await desk.tap("enter")
        await desk.settle()
        assert len(desk.entries) == before


@pytest.mark.lang
async def test_the_timeline_keeps_its_keys_and_f2_passes(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("g")
        for key in "sabovmerhxlpnwtzkjy123":
            await desk.press(key)
        assert desk.soorten == ["begin_vastlegging"]
        assert isinstance(form(desk), TimelineForm)
        await desk.press("f2")
        assert desk.soorten == ["begin_vastlegging"]
        assert "STAP 1: SCHORSEN" in desk.text()
        await desk.press("f2")
        assert desk.soorten == ["begin_vastlegging", "schors", "stop_livestream"]
        assert isinstance(form(desk), TimelineForm)
        assert "Vergadering geschorst" in desk.text()


@pytest.mark.lang
async def test_hostile_text_in_every_new_field(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        for text in ("".join(HOSTILE[:4]), HOSTILE[4]):
            await desk.press("m", "d")
            await choose(desk, "omschrijving: vul aan")
            desk.screen.query_one("#veld-waarde", Input).value = text
            await desk.press("enter")
            assert desk.entries[-1].payload["waarde"] == text
            await choose(desk, "omschrijving: corrigeer")
            assert "\x1b" not in desk.text()
            desk.screen.query_one("#veld-waarde", Input).value = "x" + text
            desk.screen.query_one("#veld-reden", Input).value = text
            await desk.press("enter")
            assert desk.entries[-1].payload["reden"] == text
            for key in ("escape", "g", "up", "enter"):
                await desk.press(key)
                assert "\x1b" not in desk.text()
                assert "\u202e" not in desk.text()
            await desk.press("escape", "escape", "e")
        assert desk.soorten.count("corrigeer") == 2


@pytest.mark.lang
async def test_another_stations_entries_come_in(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("g")
        async with beside(desk, tmp_path) as other:
            await other.press("t")
            await other.type("van de andere laptop")
            await other.press("enter")
        for _ in range(200):
            await desk.settle()
            if "van de andere laptop" in desk.text():
                return
        raise AssertionError(desk.text())
