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
