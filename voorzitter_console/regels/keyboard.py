"""What arrives together on a terminal: a note that was pasted in lines belongs to the question that is open.

A terminal hands over whole lines only, so of a pasted text the last piece waits unseen until Enter is pressed: without a
look at it, that Enter would send it as an answer to the next question, where a letter records.
"""

from __future__ import annotations

import os
import select
import sys
from typing import TextIO

TOGETHER = 0.02
"""Seconds after a line within which more of the same text arrives; a hand is slower."""

if sys.platform == "win32":
    import msvcrt

    def more_waits(source: TextIO) -> bool:  # noqa: ARG001  a console has one keyboard
        """Whether keys were sent with the line that was read."""
        return msvcrt.kbhit()

else:
    import termios

    def more_waits(source: TextIO) -> bool:
        """Whether anything was sent with the line that was read, also a piece that no Enter has ended yet."""
        fd = source.fileno()
        before = termios.tcgetattr(fd)
        unlined = [*before]
        unlined[3] &= ~termios.ICANON
        try:
            termios.tcsetattr(fd, termios.TCSANOW, unlined)
            ready, _, _ = select.select([fd], [], [], TOGETHER)
            return bool(ready)
        finally:
            termios.tcsetattr(fd, termios.TCSANOW, before)


def is_terminal(source: object) -> bool:
    """Whether somebody types there: a pipe, or an object that only a test knows, sends lines and no keys."""
    try:
        return os.isatty(source.fileno())  # type: ignore[attr-defined]  what has no fileno is no terminal
    except (AttributeError, OSError, ValueError):
        return False
