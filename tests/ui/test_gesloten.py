"""After the closing: the keys of a closed meeting, and the same meeting opened again at another start."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.ui.desk_bench import Driver, beside, console, on_disk
from voorzitter_console.console.ports import GRIFFIER
from voorzitter_console.errors import InvalidInput
from voorzitter_console.ui.screens.griffier import GriffierScreen
from voorzitter_console.ui.screens.question import QuestionScreen
from voorzitter_console.ui.toetsen import Toetsen

CLOSE = ("x", "j")
PATIENCE = 20.0


async def until(desk: Driver, words: str) -> None:
    """Until this is said: the dossier is made in a thread of its own."""
    async with asyncio.timeout(PATIENCE):
        while words not in " ".join(desk.text().split()):
            await asyncio.sleep(0.01)
            await desk.settle()


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_chairs_closed_meeting_names_its_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    made: list[str] = []

    def make(stroom: str) -> tuple[Path, str]:
        made.append(stroom)
        return tmp_path / "dossier", "Dossier staat in [b]dossier[/b]."

    async with console(tmp_path, size=size) as desk:
        desk.app.make_dossier = make
        await desk.press("c")
        assert not made
        assert "als de vergadering is gesloten" in " ".join(desk.text().split())
        await desk.press(*CLOSE)
        for words in ("G  aanvullen", "C  dossier", "U  na", "L  stop" if size[0] > 60 else "L  stream"):
            assert words in desk.text()
        await desk.press("c")
        await until(desk, "Dossier staat in [b]dossier[/b].")
        assert made == [desk.app.core.snapshot.stroom if desk.app.core.snapshot else ""]
        await desk.press("escape", "u")
        assert "voorzitter-console naderhand" in " ".join(desk.text().split())
        await desk.press("g")
        assert "Vergadering gesloten" in desk.text()
    assert [e.soort for e in on_disk(tmp_path)] == ["begin_vastlegging", "sluit"]


async def test_a_dossier_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    def make(_stroom: str) -> tuple[Path, str]:
        raise InvalidInput("De map is vol.")

    async with console(tmp_path) as desk:
        desk.app.make_dossier = make
        await desk.press(*CLOSE, "c")
        await until(desk, "De map is vol.")


@pytest.mark.lang
async def test_the_last_meeting_is_opened_again_and_completed(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "e", *CLOSE, "escape")
        clock = desk.clock
    clock.forward(24 * 3600)
    async with console(tmp_path, clock=clock, begin=False) as desk:
        assert "NIEUWE VERGADERING" in desk.text()
        assert "aanvullen of dossier: Raadsvergadering 24 november 2026" in desk.text()
        await desk.press("f7")
        assert "VERGADERING GESLOTEN" in desk.text()
        await desk.press("t")
        await desk.type("later bedacht")
        await desk.press("enter", "z", "j")
    assert [e.soort for e in on_disk(tmp_path)][-3:] == ["sluit", "noteer", "herroep"]


@pytest.mark.lang
async def test_enter_still_begins_a_new_meeting(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press(*CLOSE)
        clock = desk.clock
    async with console(tmp_path, clock=clock, begin=False) as desk:
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging"]


async def test_without_a_closed_meeting_f7_says_so(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        await desk.press("f7")
        assert "nog geen gesloten vergadering" in desk.text()


@pytest.mark.lang
async def test_the_griffier_is_offered_the_checklist_and_the_meeting_again(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        async with beside(desk, tmp_path) as clerk:
            await desk.press("s", "e", *CLOSE)
            await clerk.settle()
            assert isinstance(clerk.app.screen, QuestionScreen)
            await clerk.press("escape")
            assert "G aanvullen O dossier R naderhand C getuige B bewijs K zoek: checklist" in clerk.bar
        clock = desk.clock
    clock.forward(3600)
    async with console(tmp_path, clock=clock, rol=GRIFFIER) as clerk:
        assert "aanvullen of dossier: Raadsvergadering" in clerk.text()
        await clerk.press("g")
        assert isinstance(clerk.app.screen, GriffierScreen)
        await clerk.press("c")
        await clerk.type("J. de Bode")
        await clerk.press("enter")
    assert on_disk(tmp_path)[-1].soort == "noem_getuige"


@pytest.mark.lang
async def test_a_letter_that_somebody_chose_is_not_taken_by_these(tmp_path: Path) -> None:
    async with console(tmp_path, toetsen=Toetsen.of({"opnieuw": "u"})) as desk:
        await desk.press("s", "b", "u", "u")
        assert desk.entries[-1].soort == "spreek_opnieuw_aan"
        await desk.press("e", *CLOSE, "escape")
        assert "C  dossier" in desk.text()
        assert "K  naderhand" in desk.text()
