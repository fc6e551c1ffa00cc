"""What the parser hands on: keys, text that is no keys, and the few reports that the screen uses.

Structs: as dataclasses they took 2.5 ms of the console's start, as named tuples 0.6 ms.
"""

from __future__ import annotations

from msgspec import Struct


class Press(Struct, frozen=True):
    """A key that somebody pressed."""

    key: str
    """Textual's name of it, such as ``s``, ``question_mark`` or ``ctrl+left``."""
    character: str | None = None
    """What it types; None where it types nothing."""


class Paste(Struct, frozen=True):
    """Text that was pasted, as the terminal marked it (bracketed paste); lines end in ``\\n``."""

    text: str
    cut: bool = False
    """Whether there was more than is kept (:data:`voorzitter_console.ui.terminal.tokens.LONGEST_PASTE`)."""


class Burst(Struct, frozen=True):
    """What came at once and so are no presses: text pasted without marks, or several keys in one read."""

    keys: bool = False
    """Whether it held more than text, such as Enter, an arrow or a broken sequence: that was dropped."""
    text: str = ""
    """Its letters; lines end in ``\\n``. Empty where it held none."""


class Mouse(Struct, frozen=True):
    """A mouse report of the SGR form (xterm 1006)."""

    code: int
    """Button and modifiers as xterm numbers them."""
    column: int
    row: int
    """Both from 0."""
    released: bool


class Focus(Struct, frozen=True):
    """The terminal's window got the keyboard, or lost it."""

    gained: bool


class Mode(Struct, frozen=True):
    """The terminal's answer about one private mode (DECRPM)."""

    number: int
    setting: int
    """0: it does not know the mode."""


Event = Press | Paste | Burst | Mouse | Focus | Mode
