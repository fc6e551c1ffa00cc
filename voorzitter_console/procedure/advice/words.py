"""Numbers and lengths of time as the screens write them."""

from __future__ import annotations


def rangnummer(nummer: int) -> str:
    """``2e``."""
    return f"{nummer}e"


def duur(seconden: float) -> str:
    """``02:30``, from an hour on ``1:02:30``; below zero counts as zero (another station's clock)."""
    minuten, rest = divmod(max(0, int(seconden)), 60)
    uren, minuten = divmod(minuten, 60)
    return f"{uren}:{minuten:02}:{rest:02}" if uren else f"{minuten:02}:{rest:02}"
