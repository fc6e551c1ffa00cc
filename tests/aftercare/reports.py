"""Meldingen on a journal in a file, recorded as the faces record them; the clock stands where it is set."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from voorzitter_console.aftercare.meldboek import Meldboek
from voorzitter_console.aftercare.papers import Papieren
from voorzitter_console.clock import FakeClock
from voorzitter_console.journal.key import load
from voorzitter_console.journal.memory import MemoryJournal, MemoryStore
from voorzitter_console.journal.port import Journal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.stream_key import StreamKeys
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.protocol.load import find

NOW = datetime(2026, 3, 13, 9, 0, tzinfo=UTC)
WHEN = "2026-03-12T20:15:00+01:00"


STORES: dict[Path, MemoryStore] = {}
"""What stands in memory, by the folder of the test."""


def meldboek(home: Path, now: datetime = NOW, *, file: bool = False) -> Meldboek:
    """The book on a journal in memory, the same for each of that folder; ``file``: on ``home/j.sqlite``."""
    path = home / "j.sqlite"

    def opened() -> Journal:
        if not file:
            return MemoryJournal(STORES.setdefault(home, MemoryStore()))
        return SqliteJournal.open(path, oefening=False, create=not path.exists())

    papers = Papieren(
        plaatsen=home / "plaatsen.jsonl",
        sleutel=lambda: load(home / "sleutel.pem"),
        zorgsleutels=StreamKeys(home / "nazorg"),
    )
    return Meldboek(
        opened,
        lambda: find("maassluis-2025"),
        papers,
        FakeClock(now),
        "griffie",
        key=lambda: load(home / "sleutel.pem"),
    )


def begun(home: Path, kanaal: str = "telefoon", now: datetime = NOW, *, file: bool = False, **velden: Any) -> Meldboek:
    """A new melding, open in its book."""
    book = meldboek(home, now, file=file)
    given = {"kanaal": kanaal, "aanvang": WHEN, "ambtsdrager": "P. Jansen", "ambt": "raadslid", **velden}
    book.give([Opdracht("begin_melding", given)])
    return book


def say(book: Meldboek, command: str, /, **velden: Any) -> str:
    """One entry in the open melding."""
    return book.give([Opdracht(command, velden)])
