"""Text that is pasted stays: lines are joined visibly, what does not fit is said, a refused form comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tests.ui.desk_bench import Driver, beside, console
from tests.ui.griffier.test_samen import until
from voorzitter_console.console.boxes.box import LONGEST


async def paste(desk: Driver, text: str) -> None:
    """As the terminal's driver sends it."""
    event = events.Paste(text)
    event.set_sender(desk.app)
    assert desk.app._driver is not None
    desk.app._driver.send_message(event)
    await desk.settle()


MAIL = "Regel een van de mail\nRegel twee: NN1 riep een bedreiging\nRegel drie: 20:14 politie gebeld"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (MAIL, "Regel een van de mail / Regel twee: NN1 riep een bedreiging / Regel drie: 20:14 politie gebeld"),
        ("\nEerst een lege regel, dan de tekst", "Eerst een lege regel, dan de tekst"),
        ("a\r\n\r\n  b  \n", "a / b"),
        (" een regel blijft zoals hij is ", "een regel blijft zoals hij is"),
    ],
)
async def test_pasted_lines_stay_and_are_seen_apart(tmp_path: Path, text: str, kept: str) -> None:
    async with console(tmp_path) as desk:
        before = len(desk.entries)
        await desk.press("t")
        await paste(desk, text)
        assert len(desk.entries) == before
        await desk.press("enter")
        assert desk.entries[-1].payload["tekst"] == kept


async def test_what_does_not_fit_is_said(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t")
        await desk.type("x" * (LONGEST - 2))
        await paste(desk, "abcde")
        field = desk.app.focused
        assert isinstance(field, Input)
        assert field.value.endswith("xab")
        assert "hier passen 10000 tekens; de laatste 3 zijn niet overgenomen" in desk.text()
        desk.clock.forward(10)
        await desk.press("q")
        assert len(field.value) == LONGEST
        assert "Dit veld is vol" in desk.text()


@pytest.mark.lang
async def test_pasting_over_a_selection_replaces_it(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("w", "shift+tab")
        await desk.press("tab")
        await paste(desk, "man")
        await desk.press("shift+tab")
        await paste(desk, "NN7\nNN8")
        field = desk.app.focused
        assert isinstance(field, Input)
        assert field.value == "NN7 / NN8"


@pytest.mark.lang
async def test_a_form_whose_press_was_refused_comes_back_with_what_was_typed(tmp_path: Path) -> None:
    film = tmp_path / "balie.mp4"
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await clerk.press("b")
        await clerk.type(str(film))
        await clerk.press("tab")
        await clerk.type("camera bij de balie")
        before = len(clerk.entries)
        await clerk.press("enter")
        await until(clerk, "balie.mp4 is geen")
        assert len(clerk.entries) == before
        assert "balie.mp4" in clerk.text()
        film.write_bytes(b"beeld")
        await clerk.press(",")  # typing goes on where it was: it does not replace what stands there
        await clerk.press("enter")
        await until(clerk, "Bewijs toegevoegd")  # in the record: the copy may take a while
        assert clerk.entries[-1].payload["omschrijving"] == "camera bij de balie,"
