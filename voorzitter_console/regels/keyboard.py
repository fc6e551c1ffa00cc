"""What arrives together on a terminal: a note that was pasted in lines belongs to the question that is open.

A terminal hands over whole lines only, so the last piece of a pasted text waits unseen until Enter is pressed: without
a look at it, that Enter would send it as an answer to the next question, where a letter records.
"""

from __future__ import annotations

import codecs
import os
import select
import sys

TOGETHER = 0.02
"""Seconds after a line within which more of the same text arrives; a hand is slower."""

if sys.platform == "win32":
    import msvcrt

    def more_waits(fd: int) -> bool:  # noqa: ARG001  a console has one keyboard
        """Whether keys were sent with the line that was read."""
        return msvcrt.kbhit()

else:
    import termios

    def more_waits(fd: int) -> bool:
        """Whether anything was sent with the line that was read, also a piece that no Enter has ended yet."""
        before = termios.tcgetattr(fd)
        unlined = [*before]
        unlined[3] &= ~termios.ICANON
        try:
            termios.tcsetattr(fd, termios.TCSANOW, unlined)
            ready, _, _ = select.select([fd], [], [], TOGETHER)
            return bool(ready)
        finally:
            termios.tcsetattr(fd, termios.TCSANOW, before)


class TypedLines:
    """The lines of a terminal, with what was read along with one and not given yet.

    Python's own stdin keeps that out of sight: once the look above put a line aside, all that waits comes in one read,
    and its second line would count as typed after the question that follows.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._read = ""

    def readline(self) -> str:
        """One line with its end; what was typed before the end of the input without one; an empty text is the end."""
        while "\n" not in self._read:
            piece = os.read(self._fd, 65_536)
            self._read += self._decoder.decode(piece, final=not piece)
            if not piece:
                line, self._read = self._read, ""
                return line
        line, _, self._read = self._read.partition("\n")
        return f"{line}\n"

    def more(self) -> bool:
        """Whether anything was sent with the line that was read."""
        return bool(self._read) or more_waits(self._fd)


def terminal_of(source: object) -> int | None:
    """The file descriptor of the terminal that somebody types at; None for a pipe or a text in memory."""
    try:
        fd: int = source.fileno()  # type: ignore[attr-defined]  # what has none is no terminal
        return fd if os.isatty(fd) else None
    except (AttributeError, OSError, ValueError):
        return None
