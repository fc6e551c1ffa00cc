"""How the command line speaks."""

from __future__ import annotations

import sys

from voorzitter_console.text import one_line


def say(sentence: str) -> None:
    """One line on stderr, everything hidden made visible."""
    print(one_line(sentence, 2000), file=sys.stderr)  # noqa: T201 - the command line's own voice
