"""Somebody at the keyboard of a screen of boxes that stands by itself: the days after, or a melding."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.screens import afterwards
from voorzitter_console.ui.screens.afterwards import BoxScreen


class Seconds:
    """The clock of held keys, which stands until it is moved: a slow machine is no slow hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True, name="seconds")
def clock_of_keys(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    """For the module that imports it."""
    made = Seconds()
    monkeypatch.setattr(afterwards, "monotonic", made)
    return made


async def settled(pilot: Pilot[int], screen: BoxScreen[Any]) -> None:
    """Until the journal's thread answered and the one form has the focus: a key before that is lost."""
    for _ in range(500):
        await pilot.pause(0.01)
        forms, focused = list(screen.query(Form)), screen.focused
        if not screen.busy and len(forms) == 1 and focused is not None and forms[0] in focused.ancestors_with_self:
            return
    raise AssertionError("the journal's thread did not answer")


async def pressed(pilot: Pilot[int], screen: BoxScreen[Any], *keys: str) -> None:
    """Each key with the quiet before it that a person leaves."""
    clock = vars(afterwards)["monotonic"]
    assert isinstance(clock, Seconds)
    for key in keys:
        clock.now += 2
        await pilot.press(key)
        await settled(pilot, screen)
