"""Numbers and lengths of time as the screens write them."""

from __future__ import annotations


def rangnummer(nummer: int) -> str:
    """``2e``."""
    return f"{nummer}e"
