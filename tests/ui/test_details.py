"""What is asked after recording: only what is not known, one question at a time, always to be skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parts import one_in
from tests.ui.desk_bench import console
from tests.ui.test_timeline import flat, form
from voorzitter_console.ui.forms.entry import EntryForm


@pytest.mark.lang
async def test_each_answer_completes_the_entry_and_the_next_question_follows(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "2")
        assert desk.entries[-1].payload["waarde"] == "sit-in of bezetting van de zaal"
        for who in ("man", "vrouw"):
            await desk.press("w", *(["1"] if who == "vrouw" else []))
            await desk.type(who)
            await desk.press("enter")
        await desk.press("b", "enter")
        assert "Reactie?" in desk.text()
        await desk.press("2")
        assert "Aan wie?" in desk.text()
        await desk.press("1")
        assert desk.entries[-1].payload["waarde"] == ["NN1", "NN2"]
        assert desk.app.core.detail is None


@pytest.mark.lang
async def test_every_question_can_be_skipped(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("s", "escape")
        assert "Reden?" not in desk.text()
        await desk.press("b", "enter", "enter", "enter")
        assert desk.soorten.count("vorder") == 3
        assert "vul_aan" not in desk.soorten


@pytest.mark.lang
async def test_who_called_and_the_incident_number(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "n", "enter", "1")
        assert desk.entries[-1].payload["waarde"] == "de bodedienst"
        await desk.press("d")
        assert isinstance(form(desk), EntryForm)
        assert "1 gebeld door: corrigeer, nu de bodedienst" in flat(desk)
        await desk.press("2")
        await desk.type("2026-4711")
        await desk.press("enter")
        assert desk.entries[-1].payload == {
            **desk.entries[-1].payload,
            "veld": "incidentnummer",
            "waarde": "2026-4711",
        }


@pytest.mark.lang
async def test_d_is_about_the_last_entry_that_has_details(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("d")
        assert "nog niets van dit scherm" in desk.text()
        await desk.press("s", "d")
        assert "reden: vul aan" in desk.text()
        await desk.press("escape", "up", "a", "d")
        assert "minuten: corrigeer, nu 3" in desk.text()


@pytest.mark.parametrize("size", one_in(2, [((100, 30),), ((80, 24),), ((60, 20),), ((72, 26),)]))
async def test_an_answer_is_offered_whole_or_not_at_all(tmp_path: Path, size: tuple[int, int]) -> None:
    """Its words go into the record: what is cut on the screen is nothing that somebody chose."""
    async with console(tmp_path, size=size) as desk:
        await desk.press("s")
        desk.clock.forward(7)
        await desk.settle()
        detail, shown = desk.app.core.detail, desk.app.core.answers_shown
        assert detail is not None
        rows = next(row for row in desk.text().splitlines() if "Reden?" in row)
        assert "…" not in rows
        said = " ".join(desk.text().split())
        for number, (words, _value) in enumerate(detail.opties, 1):
            assert (f"{number} {words}" in said) == (number <= shown), number
        before = desk.soorten
        await desk.press("3")
        assert (desk.soorten == before) == (shown < 3)
        if shown < 3:
            await desk.press("1")
            assert desk.entries[-1].payload["waarde"] == "geroep vanaf de publieke tribune"
