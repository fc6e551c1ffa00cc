"""The two minutes of practice that the very first screen offers; Enter begins the real meeting there, always."""

from __future__ import annotations

from voorzitter_console.practice.scenario import DRILL

OFFER = "Eerste keer? F1: twee minuten oefenen, niets is echt. Enter begint de echte vergadering."
LINES_OFFER = "4. O: eerst twee minuten oefenen; niets is echt"
ASKED = 1000
"""What a console ends with where it was asked for: no exit code of a process."""
AFTER = "Dat was oefenen. De echte vergadering begint u met: voorzitter-console"

__all__ = ["AFTER", "ASKED", "DRILL", "LINES_OFFER", "OFFER", "DrillAsked"]


class DrillAsked(Exception):
    """Asked for in plain mode, before any meeting."""
