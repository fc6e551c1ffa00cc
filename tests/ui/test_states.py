"""By keyboard alone, with toasts and tooltips on: every state of the four machines, at three sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parts import LONG
from tests.ui.desk_bench import Driver, console
from voorzitter_console.procedure.state import Livestream, Ordeverstoring, Politie, Vergadering

Seen = set[Vergadering | Ordeverstoring | Livestream | Politie]

WHOLE = (
    *("m", "m", "s", "l", "a", "b", "b", "enter", "enter", "enter"),
    *("p", "p", "d", "p", "k", "p", "u", "e", "enter", "enter"),  # the police, the end, room, resumed
    *("l", "l", "1", "m", "m", "s", "x", "j"),
)
BEFORE_THE_OPENING = (
    *("naar livestream", "space", "naar geopend", "space", "enter"),  # no livestream, not opened yet
    *("m", "m", "b", "p", "p", "w", "p", "z", "e", "e", "enter", "s", "r", "r", "h", "h"),
)
"""A letter twice: the first brings up what it says, the second records it; ``naar``: Tab to that field."""


def look(desk: Driver, seen: Seen) -> None:
    """Note where the four machines stand; the screen must have come along."""
    if desk.app.core.snapshot is None:
        return
    state = desk.app.core.snapshot.state
    seen |= {state.vergadering, state.ordeverstoring, state.livestream, state.politie}
    assert desk.app.return_code is None
    text = desk.text()
    assert desk.view.status in text or desk.view.status_kort in text


@pytest.mark.lang
@pytest.mark.parametrize("size", [(80, 24), pytest.param((100, 30), marks=LONG), pytest.param((60, 20), marks=LONG)])
async def test_every_state_is_reached(tmp_path: Path, size: tuple[int, int]) -> None:
    seen: Seen = set()
    for name, begin, course in (("een", True, WHOLE), ("twee", False, BEFORE_THE_OPENING)):
        folder = tmp_path / name
        folder.mkdir()
        async with console(folder, size=size, begin=begin) as desk:
            for step in course:
                if step.startswith("naar "):
                    await desk.tab_to(step.removeprefix("naar "))
                else:
                    await desk.press(step)
                look(desk, seen)
    missing = {*Vergadering, *Ordeverstoring, *Livestream, *Politie} - seen
    assert missing == set()
