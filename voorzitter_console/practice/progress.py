"""Earlier practice: the scores kept beside the practice journal, and a small chart of them in characters."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from voorzitter_console.moment import local
from voorzitter_console.practice.score import Score
from voorzitter_console.practice.score_text import number, percent
from voorzitter_console.text import one_line

SUFFIX = ".scores.jsonl"
BAR = 20
"""Characters of a whole bar."""
SHOWN = 12
"""The last ones are shown."""
_LARGEST = 1 << 20


class KeptScore(msgspec.Struct, frozen=True, kw_only=True):
    """One practice in a line of the file."""

    stroom: str
    op: datetime
    """When it was scored (UTC, by the laptop's clock)."""
    scenario: str
    volledig: float
    mediaan: float | None
    gemist: int
    te_laat: int
    onwaar: int


class KeptScores:
    """The scores of one practice journal. A file that cannot be read or written takes nothing away from a score."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + SUFFIX)

    def keep(self, stroom: str, op: datetime, scenario: str, score: Score) -> None:
        """Add it; what was kept of the same practice before counts no more."""
        kept = KeptScore(
            stroom=stroom,
            op=op,
            scenario=scenario,
            volledig=score.volledig,
            mediaan=score.mediaan,
            gemist=len(score.gemist),
            te_laat=len(score.te_laat),
            onwaar=len(score.onwaar),
        )
        with suppress(OSError), self._path.open("ab") as file:
            file.write(msgspec.json.encode(kept) + b"\n")

    def all(self) -> tuple[KeptScore, ...]:
        """Each practice with its last score, the oldest first."""
        found: dict[str, KeptScore] = {}
        with suppress(OSError), self._path.open("rb") as file:
            for line in file.read(_LARGEST).splitlines():
                with suppress(msgspec.DecodeError):
                    kept = msgspec.json.decode(line, type=KeptScore)
                    found.pop(kept.stroom, None)
                    found[kept.stroom] = kept
        return tuple(found.values())


def chart(scores: Sequence[KeptScore]) -> tuple[str, ...]:
    """A bar for each, as long as what was recorded; the numbers beside it, so that nothing hangs on the bar."""
    return tuple(
        f"{local(kept.op):%d-%m} {'█' * round(kept.volledig * BAR):░<{BAR}} {percent(kept.volledig):>5}"
        f"  {'geen tijd' if kept.mediaan is None else f'{number(kept.mediaan)} s'}  {one_line(kept.scenario, 40)}"
        for kept in scores[-SHOWN:]
    )
