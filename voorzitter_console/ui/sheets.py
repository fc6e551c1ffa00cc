"""The stylesheets: what every screen needs, each of the two that come first, and all the rest.

Parsing all of it takes as long as drawing a screen, so each comes where it is needed first. Textual parses what a
screen names when that opens; the two that come first name none, and have theirs read just before. Once one of them is
painted the rest follows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App

COMMON, MEETING, OPENING, LATER = (
    Path(__file__).absolute().with_name(f"{name}.tcss") for name in ("console", "vergadering", "opening", "later")
)
ALL = (COMMON, MEETING, OPENING, LATER)


def read_sheet(app: App[Any], sheet: Path) -> None:
    """Have this one before the screen that needs it is pushed; it is parsed with what that screen brings."""
    if not app.stylesheet.has_source(str(sheet)):
        app.stylesheet.read(sheet)


def read_later(app: App[Any]) -> None:
    """Have the rest too: once the first screen is painted, or a form opens in it. Nothing that stands changes."""
    missing = [sheet for sheet in ALL if not app.stylesheet.has_source(str(sheet))]
    for sheet in missing:
        app.stylesheet.read(sheet)
    if missing:
        app.stylesheet.parse()
