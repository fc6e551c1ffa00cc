"""How the command line speaks: sentences on stderr, answers on stdout, everything hidden in them made visible."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from voorzitter_console.text import one_line


def say(sentence: str) -> None:
    """One line on stderr."""
    if sys.stderr is not None:
        print(one_line(sentence, 2000), file=sys.stderr)  # noqa: T201 - the command line's own voice


def tell_json(value: Mapping[str, Any]) -> None:
    """One JSON object on stdout, in ASCII alone. Raises OSError where nobody can read it."""
    if sys.stdout is not None:
        print(json.dumps(value))  # noqa: T201 - the command line's own voice


def tell(line: str) -> None:
    """One line on stdout. Raises OSError where nobody can read it."""
    if sys.stdout is not None:
        print(one_line(line, 2000))  # noqa: T201 - the command line's own voice
