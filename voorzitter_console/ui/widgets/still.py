"""A widget that hands out what it drew last for as long as nothing of it changed.

Textual composes every widget of the screen for each change of one: finding out that nothing changed takes as long as
drawing a line does, and what the other console recorded must be on the screen at once.
"""

from __future__ import annotations

from typing import Any, Self

from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from voorzitter_console.ui.private import draw_now


class Still(Widget):
    """Base of the screens and of their parts."""

    auto_links = Reactive(False)
    """No text holds a link; looking for one took a third of the time that a line takes."""

    _drawn: tuple[Region, Size, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        drawn = self._drawn
        size = self.outer_size  # without asking the screen for it, as `size` does each time
        if drawn is None or drawn[0] != crop or drawn[1] != size:
            drawn = self._drawn = crop, size, self.draw_lines(crop)
        return drawn[2]

    def draw_lines(self, crop: Region) -> list[Strip]:
        """The lines of that part, as they are now."""
        return super().render_lines(crop)

    def refresh(self, *regions: Region, **how: Any) -> Self:
        self._drawn = None
        return super().refresh(*regions, **how)

    def paint(self) -> None:
        """Draw a change of this part at once."""
        draw_now(self)

    def notify_style_update(self) -> None:
        self._drawn = None
        super().notify_style_update()


class StillColumn(Vertical, Still):
    """Parts below each other."""


class StillRow(Horizontal, Still):
    """Parts beside each other."""
