"""A fault of the program in one Dutch sentence: where it was, never what was in it (names stand in the locals)."""

from __future__ import annotations

import traceback
from pathlib import Path


def crash_sentence(error: Exception) -> str:
    """What went wrong and where, that the journal is whole, and what is possible."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, regel {frames[-1].lineno}" if frames else ""
    return (
        f"De console stopt door een programmafout ({type(error).__name__}{where}); alles wat is vastgelegd staat in "
        "het journaal. Start opnieuw: u gaat verder waar u was. Blijft het misgaan, start dan zonder scherm: "
        "voorzitter-console --regels"
    )


PANIC = (
    "De console kan niet meer met deze terminal werken en stopt; alles wat is vastgelegd staat in het journaal. "
    "Start opnieuw in een ander venster, of zonder scherm: voorzitter-console --regels"
)
"""Where the terminal's own keys or screen failed: it may well be closed."""
