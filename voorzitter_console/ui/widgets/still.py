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


class Still(Widget):
    """Base of the screens and of their parts."""

    auto_links = Reactive(False)
    """No text holds a link; looking for one took a third of the time that a line takes."""

    _drawn: tuple[Region, Size, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        drawn = self._drawn
        if drawn is None or drawn[:2] != (crop, self.size):
            drawn = self._drawn = crop, self.size, super().render_lines(crop)
        return drawn[2]

    def refresh(self, *regions: Region, **how: Any) -> Self:
        self._drawn = None
        return super().refresh(*regions, **how)

    def notify_style_update(self) -> None:
        self._drawn = None
        super().notify_style_update()


class StillColumn(Vertical, Still):
    """Parts below each other."""


class StillRow(Horizontal, Still):
    """Parts beside each other."""
