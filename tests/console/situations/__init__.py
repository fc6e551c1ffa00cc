"""The table of situations, one file a subject. ``DESIGN_NEXT`` is what the faces do not do yet, and is not run."""

from __future__ import annotations

from tests.console.situations import boxes, busy, clerk, enter, held, later, letters, police, stations
from tests.console.situations.design_next import DESIGN_NEXT

__all__ = ["DESIGN_NEXT", "SITUATIONS"]

SITUATIONS = (
    *enter.SITUATIONS,
    *letters.SITUATIONS,
    *police.SITUATIONS,
    *stations.SITUATIONS,
    *held.SITUATIONS,
    *boxes.SITUATIONS,
    *busy.SITUATIONS,
    *later.SITUATIONS,
    *clerk.SITUATIONS,
)
