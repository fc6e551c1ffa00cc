"""The two stylesheets: what the first screens need, and all the rest, which takes as long to parse as to draw a screen.

Textual parses the second when a screen that names it opens; it is there by then where the first one was painted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App

FIRST = Path(__file__).absolute().with_name("console.tcss")
LATER = Path(__file__).absolute().with_name("later.tcss")


def read_later(app: App[Any]) -> None:
    """Have the rest too: once the first screen is painted, or a form opens in it. Nothing that stands changes."""
    if not app.stylesheet.has_source(str(LATER)):
        app.stylesheet.read(LATER)
        app.stylesheet.parse()
