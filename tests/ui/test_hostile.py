"""Text that people typed or pasted is shown literally and breaks nothing, in every field and on every screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.desk_bench import console, on_disk

HOSTILE = [
    "Jan [/b] sprak [naam] aan",
    "[@click=app.quit]klik[/]",
    "\x1b[2J\x1b]0;titel\x07 rood \x1b[31m",
    "omge\u202ekeerd\u2066 nul\x00byte",
    "a" * 10_000,
    "$nadruk [$lus]x[/] 界面 ｶ 👩\u200d🚀",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_in_every_field_of_the_opening_form(tmp_path: Path, text: str) -> None:
    async with console(tmp_path, begin=False, size=(80, 24)) as desk:
        for name in ("titel", "locatie", "agendapunt", "voorzitter", "griffier"):
            desk.screen.query_one(f"#{name}", Input).value = text
        await desk.press("enter")
        assert "\x1b" not in desk.text()
        await desk.press("s", "b", "n", "escape", "z", "escape", "question_mark", "escape", "space", "space")
        assert "1e VORDERING" in desk.text()
    assert on_disk(tmp_path)[0].payload["locatie"] == text.strip()


@pytest.mark.parametrize("text", HOSTILE)
async def test_in_notes_and_descriptions(tmp_path: Path, text: str) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "t")
        desk.screen.query_one("#veld-tekst", Input).value = text
        await desk.press("enter", "w")
        for field in desk.screen.query(Input):
            field.value = text[:90]
        await desk.press("enter", "w", "2", "escape", "z", "escape")
        assert desk.soorten[-2:] == ["noteer", "beschrijf_verstoorder"]
        assert "\x1b" not in desk.text()
        assert "\u202e" not in desk.text()


async def test_markup_stands_on_the_screen_as_it_was_typed(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t")
        desk.screen.query_one("#veld-tekst", Input).value = HOSTILE[0]
        await desk.press("enter")
        assert HOSTILE[0] in desk.text()
