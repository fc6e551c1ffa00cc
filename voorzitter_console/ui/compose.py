"""Puts the parts of the chair's console together: the journal's file, its threads, the protocol."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock
from voorzitter_console.journal.port import Journal
from voorzitter_console.journal.writer import Runner
from voorzitter_console.ui.session import Session, Watcher

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

EVERY = 0.05
"""Seconds between two looks at what another process wrote."""


def chair_session(database: Path, *, oefening: bool, clock: Clock, station: str, protocol_naam: str) -> Session:
    """A session on the journal in ``database``. Nothing is opened before the session starts."""

    def load_protocol() -> Protocol:
        from voorzitter_console.protocol.load import find

        return find(protocol_naam)

    def open_journal() -> Journal:
        from voorzitter_console.journal.sqlite import SqliteJournal

        return SqliteJournal.open(database, oefening=oefening)

    def watch(stroom: str, positie: int, news: Callable[[], None], fault: Callable[[str], None]) -> Watcher:
        from voorzitter_console.errors import ConsoleError
        from voorzitter_console.journal.poll import Poller
        from voorzitter_console.journal.sqlite import SqliteJournal
        from voorzitter_console.ui.crash import crash_sentence

        return Poller(
            lambda: SqliteJournal.open(database, oefening=oefening, create=False, read_only=True),
            lambda _entries: news(),
            lambda error: fault(str(error) if isinstance(error, ConsoleError) else crash_sentence(error)),
            stroom=stroom,
            seen={stroom: positie},
            every=EVERY,
        )

    return Session(
        open_journal=open_journal,
        load_protocol=load_protocol,
        runner=Runner(),
        clock=clock,
        station=station,
        watch=watch,
        fresh=not database.exists(),
    )
