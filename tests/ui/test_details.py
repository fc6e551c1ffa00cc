"""What is asked after recording: only what is not known, one question at a time, always to be skipped."""

from __future__ import annotations

from pathlib import Path

from tests.ui.desk_bench import console
from tests.ui.test_timeline import flat, form
from voorzitter_console.ui.forms.entry import EntryForm


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


async def test_every_question_can_be_skipped(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("s", "escape")
        assert "Reden?" not in desk.text()
        await desk.press("b", "enter", "enter", "enter")
        assert desk.soorten.count("vorder") == 3
        assert "vul_aan" not in desk.soorten


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


async def test_d_is_about_the_last_entry_that_has_details(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("d")
        assert "nog niets van dit scherm" in desk.text()
        await desk.press("s", "d")
        assert "reden: vul aan" in desk.text()
        await desk.press("escape", "up", "a", "d")
        assert "minuten: corrigeer, nu 3" in desk.text()
