"""How the command line speaks: sentences on stderr, answers on stdout, everything hidden in them made visible."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from voorzitter_console.text import counted, one_line


def holdings(vergaderingen: int, meldingen: int = 0, nazorg: int = 0) -> str:
    """``1 vergadering, 2 meldingen, 1 keer nazorg (vertrouwelijk)``: what a journal holds; what it has none of is left
    out, but for the meetings where it holds nothing else.
    """
    told = [counted(vergaderingen, "vergadering", "vergaderingen")]
    told = told if vergaderingen or not (meldingen or nazorg) else []
    told += [counted(meldingen, "melding", "meldingen")] if meldingen else []
    told += [f"{nazorg} keer nazorg (vertrouwelijk)"] if nazorg else []
    return ", ".join(told)


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
