"""How the command line speaks: sentences on stderr, answers on stdout, everything hidden in them made visible."""

from __future__ import annotations

import sys

from voorzitter_console.text import one_line


def say(sentence: str) -> None:
    """One line on stderr."""
    if sys.stderr is not None:
        print(one_line(sentence, 2000), file=sys.stderr)  # noqa: T201 - the command line's own voice


def tell(line: str) -> None:
    """One line on stdout. Raises OSError where nobody can read it."""
    if sys.stdout is not None:
        print(one_line(line, 2000))  # noqa: T201 - the command line's own voice
