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
    "$nadruk [$lus]x[/] 界面 ｶ 👩\u200d🚀" + "a" * 9_000,
]


@pytest.mark.lang
async def test_in_every_field_of_the_opening_form(tmp_path: Path) -> None:
    names = ("titel", "locatie", "agendapunt", "voorzitter", "griffier")
    async with console(tmp_path, begin=False) as desk:
        for name, text in zip(names, HOSTILE, strict=True):
            desk.screen.query_one(f"#{name}", Input).value = text
        await desk.press("enter", "s", "b")
        assert HOSTILE[1] in desk.text()
        for key in ("n", "question_mark", "space", "z"):
            await desk.press(key)
            assert "\x1b" not in desk.text()
            await desk.press("escape")
        assert "1e VORDERING" in desk.text()
    begin = on_disk(tmp_path)[0].payload
    assert [begin[name] for name in names] == HOSTILE


@pytest.mark.lang
async def test_the_title_of_an_idle_meeting(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        desk.screen.query_one("#titel", Input).value = HOSTILE[0]
        await desk.press("enter")
        clock = desk.clock
    clock.forward(13 * 3600)
    async with console(tmp_path, begin=False, clock=clock) as desk:
        assert HOSTILE[0] in desk.text()


@pytest.mark.lang
async def test_in_notes_and_descriptions(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        for text in HOSTILE[:4]:
            await desk.press("f7")
            desk.screen.query_one("#veld-tekst", Input).value = text
            await desk.press("enter")
            assert desk.entries[-1].payload["tekst"] == text
            assert "\x1b" not in desk.text()
            assert "\u202e" not in desk.text()
        await desk.press("w")
        for field, text in zip(desk.screen.query(Input), HOSTILE, strict=False):
            field.value = text[:90]
        await desk.press("enter", "w", "2", "z")
        assert desk.soorten[-1] == "beschrijf_verstoorder"
        assert "\x1b" not in desk.text()


@pytest.mark.lang
async def test_markup_stands_on_the_screen_as_it_was_typed(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t")
        desk.screen.query_one("#veld-tekst", Input).value = HOSTILE[0]
        await desk.press("enter")
        assert HOSTILE[0] in desk.text()
