"""The table of situations, one file a subject."""

from __future__ import annotations

from tests.console.situations import boxes, busy, clerk, enter, held, later, letters, police, stations

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
