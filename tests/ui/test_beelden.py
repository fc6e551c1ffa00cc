"""The main screens as they were approved, character by character (their colours: test_contrast).

After a wanted change: ``BEELDEN=schrijf pytest tests/ui/test_beelden.py``, and read the difference before it is kept.
Text and not SVG: the same bytes on every machine, and a difference that can be read. Another Textual may lay out and
break lines otherwise, so these skip there.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import textual

from tests.parts import one_in
from tests.ui.desk_bench import console

APPROVED = Path(__file__).parent / "beelden"
MADE_WITH = "8.2"
Size = tuple[int, int]

COURSES: dict[str, tuple[str, ...]] = {
    "rust": ("enter",),
    "klaargezet": ("enter", "s", "v"),
    "vork": ("enter", "s"),
    "scenario-a": ("enter", "s", "l", "a"),
    "vordering": ("enter", "s", "l", "b", "enter", "p"),
    "wacht": ("enter", "s", "b", "enter", "enter", "enter", "p"),
    "politie": ("enter", "s", "b", "p", "p"),
    "kaart-112": ("enter", "s", "n"),
    "gesloten": ("enter", "s", "l", "b", "e", "x", "j", "escape"),
}
"""The keys from the opening form on, three seconds apart."""
SIZES: tuple[Size, ...] = ((100, 30), (80, 24), (60, 20))
BEELDEN: dict[str, tuple[Size, tuple[str, ...]]] = {
    "opening-80x24": ((80, 24), ()),
    **{f"{name}-{w}x{h}": ((w, h), keys) for name, keys in COURSES.items() for w, h in SIZES},
}


KOP = re.compile("kop [0-9a-f]{16}")


@pytest.mark.skipif(
    not textual.__version__.startswith(f"{MADE_WITH}."),
    reason=f"the approved screens were made with Textual {MADE_WITH}, here is {textual.__version__}",
)
@pytest.mark.parametrize("name", one_in(4, BEELDEN))
async def test_the_screen_is_as_approved(tmp_path: Path, name: str) -> None:
    size, keys = BEELDEN[name]
    async with console(tmp_path, size=size, begin=False) as desk:
        await desk.press(*keys)
        desk.clock.forward(2)  # past the echo
        await desk.settle()
        seen = "\n".join(line.rstrip() for line in desk.text().splitlines()) + "\n"
    seen = KOP.sub("kop 0123456789abcdef", seen)  # another one each time
    file = APPROVED / f"{name}.txt"
    if os.environ.get("BEELDEN") == "schrijf":
        file.parent.mkdir(exist_ok=True)
        file.write_text(seen, encoding="utf-8", newline="\n")
    assert seen == file.read_text(encoding="utf-8")


def test_no_screen_is_left_over() -> None:
    assert {file.stem for file in APPROVED.glob("*.txt")} == set(BEELDEN)
