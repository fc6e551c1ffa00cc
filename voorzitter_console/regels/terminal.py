"""Lines in, lines out: no cursor movement, no escape codes, nothing that redraws. A pipe will do as well."""

from __future__ import annotations

from typing import Protocol

from voorzitter_console.text import one_line

LONGEST = 2000
"""Characters of one line that is said; what was recorded stays whole."""


class Source(Protocol):
    """Where lines come from, such as ``sys.stdin``; an empty text is the end."""

    def readline(self) -> str: ...

    def isatty(self) -> bool: ...


class Target(Protocol):
    """Where lines go, such as ``sys.stdout``."""

    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


class Terminal:
    """``interactive``: somebody sits at a keyboard, so a key may be held down and Enter ends the prompt's line."""

    def __init__(self, source: Source, target: Target, *, interactive: bool | None = None) -> None:
        self._source = source
        self._target = target
        self.interactive = source.isatty() if interactive is None else interactive

    def say(self, *lines: str) -> None:
        """A block of lines, flushed together; whatever is hidden in them is made visible."""
        self._target.write("".join(f"{one_line(line, LONGEST)}\n" for line in lines))
        self._target.flush()

    def read(self, prompt: str) -> str:
        """One line without its end; an empty prompt is not repeated. Raises EOFError where there is no more."""
        self._target.write(f"{one_line(prompt, LONGEST)} " if prompt else "")
        self._target.flush()
        line = self._source.readline()
        if not self.interactive or not line:
            self._target.write("\n")
        if not line:
            raise EOFError
        return line.rstrip("\r\n")
