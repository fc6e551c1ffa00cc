"""Tables of TOML as text: names and plain values only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def table(head: str, values: Mapping[str, Any]) -> str:
    """A table with its values, a line each, and an empty line after it; without a head the values alone."""
    lines = [head] if head else []
    return "\n".join(
        [*lines, *(f"{name} = {_value(value)}" for name, value in values.items()), *([""] if head else [])]
    )


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    # A JSON string, number, true or false is one of TOML too.
    return json.dumps(value)
