"""A process that appends and says so: ``appender.py PATH STREAM COUNT NAME``; each line it prints is on disk."""

from __future__ import annotations

import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from voorzitter_console.entry import Draft, uuid7
from voorzitter_console.journal.port import JournalBusy, PositionTaken
from voorzitter_console.journal.sqlite import SqliteJournal


def main(path: str, stroom: str, count: int, name: str) -> None:
    """Append ``count`` entries, whoever was first; print the id of each that was acknowledged."""
    journal = SqliteJournal.open(Path(path), busy_seconds=20.0)
    position = journal.head(stroom).aantal
    for number in range(count):
        now = datetime.now(UTC)
        draft = Draft(
            id=uuid7(now, secrets.token_bytes(10)),
            soort="noteer",
            payload={"tekst": f"{name} {number}"},
            private=frozenset({"tekst"}),
            gebeurd_op=now,
            vastgelegd_op=now,
            door="griffier",
            station=name,
        )
        while True:
            try:
                position = journal.append(stroom, draft, expected=position).positie
                break
            except PositionTaken as taken:
                position = taken.later[-1].positie
            except JournalBusy:
                continue
        print(draft.id, flush=True)  # noqa: T201
    journal.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
