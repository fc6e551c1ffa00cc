"""The README's two pictures, made by the program itself: ``python -m tests.docs.beeld`` writes them in docs/beelden.

The chair's screen is the approved one of ``tests/ui/beelden`` with the same name, as SVG in text: the same keys at the
same moments. The page is the first of the aangifte of a shipped scenario. Both are the same bytes at each run with the
same versions of Textual and typst, so ``tests/docs/test_beeld.py`` keeps those current that the README shows.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

import typst

from tests.command import here
from tests.ui.desk_bench import console
from tests.ui.test_beelden import BEELDEN

FOLDER = Path(__file__).parents[2] / "docs" / "beelden"
SCREEN = "vordering-100x30"
SCENARIO = "drie-vorderingen"
_FONT = re.compile(r"@font-face\s*\{.*?\}\s*", re.S)
"""Textual's SVG asks another host for its letters; ours asks nobody."""


async def screen() -> bytes:
    """The chair's screen at a vordering, dark."""
    size, keys = BEELDEN[SCREEN]
    with tempfile.TemporaryDirectory() as folder:
        async with console(Path(folder), size=size, theme="donker", begin=False) as desk:
            for step in keys:
                key, _, seconds = step.partition("@")
                await desk.press(key, seconds=float(seconds or 3))
            desk.clock.forward(2)  # past the echo
            await desk.settle()
            drawn = desk.app.export_screenshot(title="voorzitter-console")
    return _FONT.sub("", drawn).replace("Fira Code", "DejaVu Sans Mono").encode()


def page() -> bytes:
    """The first page of the aangifte, as PNG of 640 pixels wide."""
    with tempfile.TemporaryDirectory() as folder:
        played = here(["speel", SCENARIO, "--uit", "uit"], Path(folder), {"HOME": folder})
        assert played.returncode == 0, played.stderr
        source = Path(folder) / "blad.typ"
        source.write_text(
            "#set page(width: auto, height: auto, margin: 0pt)\n"
            '#image("uit/data/aangifte.pdf", page: 1, width: 480pt, alt: "Het eerste blad van de aangifte")\n',
            encoding="utf-8",
        )
        made = typst.compile(str(source), root=folder, format="png", ppi=96)
    assert isinstance(made, bytes)
    return made


def pictures() -> dict[str, bytes]:
    """Each picture under its name."""
    return {"voorzitter.svg": asyncio.run(screen()), "aangifte.png": page()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, made in pictures().items():
        (FOLDER / name).write_bytes(made)
