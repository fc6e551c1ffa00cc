"""The sentence in letters four rows high, from quadrant blocks: readable at a metre and a half from a laptop.

On a large screen they are eight rows high.

A sentence that does not fit gives None, and the screen falls back to bold text: never a cut sentence.
"""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache

from msgspec import Struct

from voorzitter_console.ui.glyphs import HEIGHT, Glyph, glyphs, spelled, with_mark

LINUX = "linux"
"""TERM of the console of Linux itself, whose font has no quadrant blocks."""
ROWS = HEIGHT // 2
"""Rows of one line of large letters."""

_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_GAP = 2
"""Pixels between letters: one column."""
_SPACE = 2
"""Pixels of a blank, beside the gap on either side of it: three columns in all."""


class _Word(Struct, frozen=True):
    """One word in block letters: its rows of pixels."""

    pixels: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.pixels[0])


def has_blocks() -> bool:
    """Whether the terminal's font has quadrant blocks."""
    return os.environ.get("TERM") != LINUX


def largest(text: str, width: int, height: int) -> tuple[str, ...] | None:
    """The text in letters of twice the size where they fit, else of the usual size; None as for :func:`large`."""
    return large(text, width, height, 2) or large(text, width, height)


def large(text: str, width: int, height: int, scale: int = 1) -> tuple[str, ...] | None:
    """The text wrapped to ``width`` columns, as rows of quadrant blocks with at most ``height`` rows.

    ``scale`` 2: each pixel is a whole cell, so that a letter has eight rows. None where it does not fit, has a
    character that the font lacks, or the terminal has no quadrant blocks. Rows left over are spread between the lines
    (at most two a gap), never above the first.
    """
    return _large(text, width, height, scale) if has_blocks() else None


@lru_cache(maxsize=256)
def _large(text: str, width: int, height: int, scale: int) -> tuple[str, ...] | None:
    words = _words(text)
    if not words or width < 1:
        return None
    lines = _wrap(words, width * 2 // scale)
    if lines is None or len(lines) * ROWS * scale > height:
        return None
    gap = min(2, (height - len(lines) * ROWS * scale) // max(1, len(lines) - 1)) if len(lines) > 1 else 0
    rows: list[str] = []
    for number, line in enumerate(lines):
        if number:
            rows.extend([""] * gap)
        rows.extend(_blocks(line) if scale == 1 else _whole_blocks(line))
    return tuple(rows)


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[_Word, ...]:
    words: list[_Word] = []
    for word in spelled(unicodedata.normalize("NFC", text)).split():
        drawn: list[Glyph] = []
        for character in word:
            glyph = _glyph(character)
            if glyph is None:
                return ()
            drawn.append(glyph)
        words.append(_Word(tuple(("." * _GAP).join(glyph[row] for glyph in drawn) for row in range(HEIGHT))))
    return tuple(words)


def _glyph(character: str) -> Glyph | None:
    known = glyphs().get(character)
    if known is not None:
        return known
    parts = unicodedata.normalize("NFD", character)
    return with_mark(parts[0], parts[1]) if len(parts) == 2 else None


def _wrap(words: tuple[_Word, ...], width: int) -> list[tuple[str, ...]] | None:
    """Lines of eight pixel rows; None where a single word is too wide."""
    between = "." * (_SPACE + 2 * _GAP)
    lines: list[tuple[str, ...]] = []
    line: tuple[str, ...] | None = None
    for word in words:
        if word.width > width:
            return None
        if line is not None and len(line[0]) + len(between) + word.width <= width:
            line = tuple(left + between + right for left, right in zip(line, word.pixels, strict=True))
            continue
        if line is not None:
            lines.append(line)
        line = word.pixels
    if line is not None:
        lines.append(line)
    return lines


def _whole_blocks(pixels: tuple[str, ...]) -> list[str]:
    """Each pixel a whole cell."""
    return [row.replace(".", " ").replace("#", "█").rstrip() for row in pixels]


def _blocks(pixels: tuple[str, ...]) -> list[str]:
    rows: list[str] = []
    for top, bottom in zip(pixels[::2], pixels[1::2], strict=True):
        padded = len(top) + len(top) % 2
        above, below = top.ljust(padded, "."), bottom.ljust(padded, ".")
        row = "".join(
            _QUADRANTS[
                (above[at] == "#") | (above[at + 1] == "#") << 1 | (below[at] == "#") << 2 | (below[at + 1] == "#") << 3
            ]
            for at in range(0, padded, 2)
        )
        rows.append(row.rstrip())
    return rows
