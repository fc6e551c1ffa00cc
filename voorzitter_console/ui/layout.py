"""What stays on a small terminal: venue, panels, timeline, agenda line and open loops give way, in that order.

Never: the sentence, the bar, the choices, the pips, the clock, F2 and F9. Pure, so that it can be tested by table.
"""

from __future__ import annotations

from msgspec import Struct


class Layout(Struct, frozen=True):
    """What a screen of some size shows."""

    venue: bool
    panels: bool
    """Frames for STAND and NOG OPEN; else a line each."""
    log: int
    """Rows of the timeline."""
    head: bool
    """A line of its own for orgaan and agendapunt; else the clock stands in the state's line."""
    loops: bool
    """A line (or panel) for the open loops; else they stand on the frame."""
    bar: int
    """Rows of the Enter bar."""
    choices: int
    """Rows for the other keys."""
    stand: bool = True


TIGHT = Layout(venue=False, panels=False, log=0, head=False, loops=False, bar=1, choices=1, stand=False)
"""The fork on a usual small terminal."""


def layout(width: int, height: int, *, forked: bool = False) -> Layout:
    """The layout of a screen of that many columns and rows; ``forked``: two sentences stand there, not one."""
    wide = width >= 76
    if wide and height >= 40:  # half of what is left to the record, half to the letters
        return Layout(
            venue=True,
            panels=width >= 96 and not forked,
            log=(height - 33) // 2,
            head=True,
            loops=True,
            bar=3,
            choices=1,
        )
    if wide and height >= 28:
        panels = width >= 96 and not forked
        return Layout(venue=True, panels=panels, log=2, head=True, loops=True, bar=3, choices=1)
    if wide and height >= 22 and forked:  # both in large letters: all else gives way to them
        return TIGHT
    if wide and height >= 22:
        return Layout(venue=False, panels=False, log=2, head=True, loops=True, bar=1, choices=1)
    if height >= 24:
        return Layout(venue=False, panels=False, log=1, head=True, loops=True, bar=1, choices=1)
    return Layout(venue=False, panels=False, log=0, head=False, loops=False, bar=1, choices=1, stand=height >= 15)


ROOMY = 28
"""Rows of a screen from which the hall of a practice has a heading and more than the newest above a large sentence."""
WIDE = 76
SMALL = 21
"""The most rows of a layout that leaves out all that gives way to the large sentence."""


def beside_hall(rows: int, height: int) -> int:
    """The height that is left to lay out the rest by: the sentence stays large, so on a small screen the rest goes."""
    return min(height - rows, SMALL) if rows and height < ROOMY else height - rows
