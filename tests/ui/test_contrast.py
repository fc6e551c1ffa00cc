"""Contrast on the composited screen: every character that is drawn, in every theme, state and screen, at least 7:1.

The colourless theme uses the terminal's own colours, reverse and bold, and nothing else. What is a state is told in
words or marks too, so that no two differ by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color
from rich.segment import Segment
from textual.widgets import Input

from tests.parts import LONG
from tests.ui.desk_bench import EVENING, Driver, console
from voorzitter_console.clock import FakeClock
from voorzitter_console.ui import themes

ENOUGH = 7.0
Step = tuple[str, tuple[str, ...]]

COURSE: tuple[Step, ...] = (
    ("open", ()),
    ("open, met een notitie", ("t",)),
    ("geweigerd", ("escape", "h")),
    ("vork", ("s",)),
    ("livestream", ("l", "l")),
    ("scenario A", ("escape", "escape", "a")),
    ("aangesproken", ("enter",)),
    ("gevorderd", ("b", "enter")),
    ("herroepen?", ("z",)),
    ("herroepen", ("j",)),
    ("wie", ("w",)),
    ("wie, lijst", ("escape", "w")),
    ("alleen de zin", ("escape", "v", "space")),
    ("wacht op politie", ("escape", "v", "v")),
    ("politie", ("p", "p")),
    ("geschiedenis", ("escape", "g")),
    ("details", ("escape", "d")),
    ("achteraf", ("escape", "i")),
    ("hulp", ("escape", "question_mark")),
    ("palet", ("escape", "k")),
    ("kaart 112", ("escape", "n")),
    ("geweld", ("F",)),
    ("verlaten?", ("ctrl+q",)),
    ("sluiten?", ("escape", "x")),
    ("ruimte", ("escape", "e")),
    ("hervatten", ("r",)),
    ("open na verstoring", ("h",)),
    ("checklist?", ("x", "j")),
    ("checklist", ("j",)),
    ("checklist, invullen", ("enter",)),
    ("gesloten", ("escape", "escape")),
)
"""Every main state and screen, and the keys that lead there from the one before."""


def segments(desk: Driver) -> Iterator[Segment]:
    """What is drawn, as the terminal gets it."""
    for strip in desk.app.screen._compositor.render_strips():
        yield from strip


def _luminance(colour: Color) -> float:
    assert colour.triplet is not None, colour
    parts = [part / 255 for part in colour.triplet]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faint(desk: Driver) -> list[str]:
    """Texts that stand out less than seven to one."""
    found = []
    for segment in segments(desk):
        style = segment.style
        if not segment.text.strip() or segment.control:
            continue
        assert style is not None, segment
        assert style.color is not None, segment
        assert style.bgcolor is not None, segment
        light, dark = sorted((_luminance(style.color), _luminance(style.bgcolor)), reverse=True)
        ratio = (light + 0.05) / (dark + 0.05)
        if ratio < ENOUGH or style.dim:
            found.append(f"{segment.text.strip()!r} {ratio:.1f} {style}")
    return found


def coloured(desk: Driver) -> list[str]:
    """Texts in another colour than the terminal's own, or with more than bold and reverse."""
    found = []
    for segment in segments(desk):
        style = segment.style
        if segment.control or style is None:
            continue
        own = all(colour is None or colour.is_default for colour in (style.color, style.bgcolor))
        more = style.dim or style.italic or style.underline or style.strike or style.blink
        if not own or more:
            found.append(f"{segment.text!r} {style}")
    return found


async def describe_two(desk: Driver) -> None:
    """Persons in the list, typed while the form is there."""
    if isinstance(desk.app.focused, Input):
        await desk.type("man, rode jas")
        await desk.press("enter")


THEMES = [themes.DONKER, *(pytest.param(t.name, marks=LONG) for t in themes.THEMES if t.name != themes.DONKER)]


@pytest.mark.lang
@pytest.mark.parametrize("theme", THEMES)
async def test_every_screen_in_every_state(tmp_path: Path, theme: str) -> None:
    faults = coloured if theme == themes.KLEURLOOS else faint
    clock = FakeClock(EVENING)
    async with console(tmp_path, theme=theme, begin=False, clock=clock) as desk:
        assert faults(desk) == []
        await desk.press("shift+tab", "shift+tab", "f2")
        assert faults(desk) == []
        await desk.press("enter")
        for name, keys in COURSE:
            await desk.press(*keys)
            assert faults(desk) == [], name
            if name == "wie":
                await describe_two(desk)
            if name == "gevorderd":
                for size in ((80, 24), (60, 20), (100, 30)):
                    await desk.pilot.resize_terminal(*size)
                    await desk.settle()
                    assert faults(desk) == [], (name, size)
            clock.forward(2)
            await desk.settle()
            assert faults(desk) == [], f"{name}, later"


@pytest.mark.parametrize("theme", [theme.name for theme in themes.THEMES])
async def test_an_offered_meeting(tmp_path: Path, theme: str) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock):
        pass
    clock.forward(13 * 3600)
    async with console(tmp_path, theme=theme, begin=False, clock=clock) as desk:
        assert (coloured if theme == themes.KLEURLOOS else faint)(desk) == []
