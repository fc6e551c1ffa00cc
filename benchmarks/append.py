"""What an entry costs on disk: with its chain, under the lock, with a seal; beside SQLite alone and a library's.

    .venv/bin/pip install 'eventsourcing>=9.5,<10'        (for this benchmark only; without it that line is left out)
    .venv/bin/python -m benchmarks.append [APPENDS]

In turns, so that what else the machine does falls on each; medians of wall time, the disk's included. SQLite alone
writes as many bytes with the journal's own settings (TRUNCATE, EXTRA, secure_delete). The *eventsourcing* library has
its SQLite application (one aggregate, one event of the same words) as it comes, in WAL mode with one sync for each, and
with the journal's settings (docs/besluiten/0003 says why not WAL). Asked: with the same settings an entry with its
chain, under the lock, is not slower than that library's.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from unittest import mock

from benchmarks.peer import SETTINGS, as_ours
from benchmarks.scale import a_clock, begun, note
from voorzitter_console import sleutelbos
from voorzitter_console.journal import lock
from voorzitter_console.journal.key import load
from voorzitter_console.journal.relock import put_on
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.sqlite import SqliteJournal

APPENDS = 300
TEXT = "Er wordt op de tafel geslagen ({})."
Work = Callable[[int], object]


def bare(folder: Path, opened: ExitStack) -> Work:
    """The same bytes by SQLite alone."""
    con = opened.enter_context(closing(sqlite3.connect(folder / "kaal.sqlite", isolation_level=None)))
    for setting in SETTINGS:
        con.execute(f"PRAGMA {setting}")
    con.execute("CREATE TABLE a (positie INTEGER PRIMARY KEY, inhoud TEXT, waarde TEXT)")

    def work(number: int) -> None:
        con.execute("BEGIN IMMEDIATE")
        con.execute("INSERT INTO a VALUES (?, ?, ?)", (number, "x" * 900, "x" * 60))
        con.execute("COMMIT")

    return work


def journal(folder: Path, opened: ExitStack, *, locked: bool, sealed: bool) -> Work:
    """Ours, under the lock or not, with a seal on each entry or not."""
    name = f"j{locked:d}{sealed:d}"
    clock, key = a_clock(), load(folder / "sleutel.pem")
    stroom = begun(clock).stroom
    kept = opened.enter_context(closing(SqliteJournal.open(folder / f"{name}.sqlite")))
    if locked:
        put_on(kept, clock.now(), "proef", lambda _zin: True)

    def work(number: int) -> None:
        kept.append(stroom, note(clock, number), expected=number)
        if sealed:
            add_seal(kept, stroom, key, "fase", clock.now(), "proef")

    return work


@cache
def _aggregate() -> Any:
    """The library knows a class by its name: one for both."""
    from eventsourcing.domain import Aggregate, event

    class Vergadering(Aggregate):  # type: ignore[misc, unused-ignore]  # not installed in the tests: Any
        @event("Genoteerd")  # type: ignore[untyped-decorator, unused-ignore]  # the same
        def noteer(self, tekst: str) -> None:
            self.tekst = tekst

    return Vergadering


def library(folder: Path, opened: ExitStack, *, ours: bool) -> Work | None:
    """The eventsourcing library's application on SQLite, with our settings or its own; None where it is not there."""
    try:
        from eventsourcing.application import Application
    except ImportError:
        return None
    if ours:
        opened.enter_context(as_ours())

    place = str(folder / f"bibliotheek{ours:d}.sqlite")
    app = Application[Any](env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": place})
    opened.callback(app.close)
    meeting = _aggregate()()
    app.save(meeting)  # its connections are made

    def work(number: int) -> None:
        meeting.noteer(TEXT.format(number))
        app.save(meeting)

    return work


def main(appends: int) -> None:
    kept: dict[str, str] = {}
    with (
        tempfile.TemporaryDirectory() as temporary,
        ExitStack() as opened,
        mock.patch.object(sleutelbos, "get", kept.get),
        mock.patch.object(sleutelbos, "put", lambda naam, secret: kept.update({naam: secret}) is None),
    ):
        lock.opened.clear()
        folder = Path(temporary)
        given: dict[str, Work | None] = {
            "SQLite alleen": bare(folder, opened),
            "vastlegging met keten": journal(folder, opened, locked=False, sealed=False),
            "onder het slot": journal(folder, opened, locked=True, sealed=False),
            "onder het slot, met zegel": journal(folder, opened, locked=True, sealed=True),
            "eventsourcing, als het komt": library(folder, opened, ours=False),
            "eventsourcing, onze instellingen": library(folder, opened, ours=True),
        }
        works = {name: work for name, work in given.items() if work is not None}
        took: dict[str, list[float]] = {name: [] for name in works}
        for number in range(appends):
            for name, work in works.items():
                begin = time.perf_counter()
                work(number)
                took[name].append(time.perf_counter() - begin)
    floor = median(took["SQLite alleen"])
    for name, times in took.items():
        print(f"{name}: {1000 * median(times):.2f} ms, {median(times) / floor:.1f} x SQLite alleen")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else APPENDS)
