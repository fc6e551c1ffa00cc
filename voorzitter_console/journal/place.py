"""Where a journal is: a file of this computer, or a database on a server. Whoever opens one need not know which.

What belongs to a journal on this computer alone (seats, remembered heads, evidence, an emergency journal) stands beside
``local``: for a file that is the file itself, for a server a name in the user's own data folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from voorzitter_console.journal.port import Head, Journal, JournalError, KeptJournal

if TYPE_CHECKING:
    from voorzitter_console.journal.evidence import Bewaard
    from voorzitter_console.journal.lock import DataKey
    from voorzitter_console.journal.server import ServerAddress
    from voorzitter_console.journal.stations import Later, Stations
    from voorzitter_console.journal.verify import Report

BUSY = 5.0
"""Seconds to wait for another writer where nobody waits for a key."""


class JournalPlace(Protocol):
    """What can be asked of either."""

    @property
    def local(self) -> Path: ...

    @property
    def plaats(self) -> str:
        """For sentences, and the same as the opened journal's own."""
        ...

    @property
    def naam(self) -> str:
        """As somebody named it, without a password."""
        ...

    def exists(self) -> bool:
        """Whether a journal is there already, as far as can be told at once."""
        ...

    def open(
        self,
        *,
        oefening: bool | None,
        create: bool = False,
        read_only: bool = False,
        busy_seconds: float = BUSY,
        written: Callable[[], object] = lambda: None,
        seen: Mapping[str, Head] | None = None,
    ) -> KeptJournal:
        """As :meth:`.sqlite.SqliteJournal.open`. Raises JournalError."""
        ...

    def stations(self, on_notice: Callable[[], object], later: Later) -> Stations:
        """The other consoles on it; see :class:`.stations.Stations`."""
        ...

    def verify(self, roots: Sequence[Any] = ()) -> Report:
        """As :func:`.verify.verify_journal`. Raises JournalBusy."""
        ...

    def keep(self, source: Path) -> Bewaard:
        """Keep an evidence file with the journal; takes as long as that takes. Raises JournalError."""
        ...

    def evidence(self, names: Iterable[str]) -> dict[str, Path]:
        """The evidence files (``bewijs/...``) that are there, as files of this computer, encrypted perhaps (read with
        :func:`.evidence.open_kept`). Raises JournalError.
        """
        ...

    def remove_evidence(self, names: Iterable[str]) -> list[str]:
        """Remove them; the names of those that could not be."""
        ...

    def lock_evidence(self, key: DataKey) -> int:
        """Encrypt what is there unencrypted; how many files. Raises JournalError."""
        ...


class FilePlace(Struct, frozen=True):
    """A SQLite file."""

    local: Path

    @property
    def plaats(self) -> str:
        return str(self.local.absolute())

    @property
    def naam(self) -> str:
        return str(self.local)

    def exists(self) -> bool:
        return os.path.exists(self.local)  # noqa: PTH110  a name that is too long is none, and said where it is opened

    def open(
        self,
        *,
        oefening: bool | None,
        create: bool = False,
        read_only: bool = False,
        busy_seconds: float = BUSY,
        written: Callable[[], object] = lambda: None,
        seen: Mapping[str, Head] | None = None,
    ) -> KeptJournal:
        from voorzitter_console.journal.sqlite import SqliteJournal

        return SqliteJournal.open(
            self.local,
            oefening=oefening,
            create=create,
            read_only=read_only,
            busy_seconds=busy_seconds,
            written=written,
            seen=seen,
        )

    def stations(self, on_notice: Callable[[], object], later: Later) -> Stations:
        from voorzitter_console.journal.stations import Stations

        return Stations(self.local, on_notice, later)

    def verify(self, roots: Sequence[Any] = ()) -> Report:
        from voorzitter_console.journal.verify import verify_journal

        return verify_journal(self.local, roots=roots)

    def keep(self, source: Path) -> Bewaard:
        from voorzitter_console.journal.evidence import secure

        return secure(self.local, source)

    def evidence(self, names: Iterable[str]) -> dict[str, Path]:
        from voorzitter_console.journal.evidence import is_kept

        return {name: self.local.parent / name for name in names if is_kept(self.local.parent / name)}

    def remove_evidence(self, names: Iterable[str]) -> list[str]:
        from voorzitter_console.journal.evidence import is_kept
        from voorzitter_console.journal.sealed_file import locked_name

        left = []
        for name in names:
            file = self.local.parent / name
            with suppress(OSError):
                file.unlink(missing_ok=True)
                locked_name(file).unlink(missing_ok=True)
            if is_kept(file):
                left.append(name)
        return left

    def lock_evidence(self, key: DataKey) -> int:
        from voorzitter_console.journal.evidence import lock_beside

        return lock_beside(self.local, key)


class ServerPlace(Struct, frozen=True):
    """A PostgreSQL database; ``folder`` is where this computer keeps what belongs to journals on servers."""

    server: ServerAddress
    folder: Path

    @property
    def local(self) -> Path:
        return self.server.local(self.folder)

    @property
    def plaats(self) -> str:
        return self.server.plaats

    @property
    def naam(self) -> str:
        return self.server.plaats

    def exists(self) -> bool:
        return True  # that is for the server to say, when it is opened

    def open(
        self,
        *,
        oefening: bool | None,
        create: bool = False,
        read_only: bool = False,
        busy_seconds: float = BUSY,
        written: Callable[[], object] = lambda: None,
        seen: Mapping[str, Head] | None = None,
    ) -> KeptJournal:
        from voorzitter_console.journal.postgres import PostgresJournal

        journal = PostgresJournal.open(
            self.server,
            oefening=oefening,
            create=create,
            read_only=read_only,
            busy_seconds=busy_seconds,
            written=written,
            seen=seen,
        )
        journal.place = self
        return journal

    def stations(self, on_notice: Callable[[], object], later: Later) -> Stations:
        from voorzitter_console.journal.server_seat import ServerStations

        return ServerStations(self.local, on_notice, self.server, later)

    def verify(self, roots: Sequence[Any] = ()) -> Report:
        from voorzitter_console.journal.server_verify import verify_server

        return verify_server(self.server, roots=roots)

    def keep(self, source: Path) -> Bewaard:
        from voorzitter_console.journal.evidence import secure
        from voorzitter_console.journal.relock import known_key
        from voorzitter_console.journal.server_evidence import put

        with closing(self.open(oefening=None, read_only=True)) as journal:
            key = known_key(journal)
        kept = secure(self.local, source, key)
        with closing(self.server.connect()) as con:
            put(con, self.plaats, self.local.parent / kept.bestand, kept)
        return kept

    def evidence(self, names: Iterable[str]) -> dict[str, Path]:
        from voorzitter_console.journal.server_evidence import get

        found = FilePlace(self.local).evidence(names := list(names))
        missing = [name for name in names if name not in found]
        if missing:
            with closing(self.server.connect(read_only=True)) as con:
                found |= {name: path for name in missing if (path := get(con, self.plaats, self.local.parent, name))}
        return found

    def remove_evidence(self, names: Iterable[str]) -> list[str]:
        from voorzitter_console.journal.server_evidence import remove

        left = FilePlace(self.local).remove_evidence(names := list(names))
        if names:
            try:
                with closing(self.server.connect()) as con:
                    remove(con, self.plaats, names)
            except JournalError:
                return names
        return left

    def lock_evidence(self, key: DataKey) -> int:
        from voorzitter_console.journal.server_evidence import lock_all

        here = FilePlace(self.local).lock_evidence(key)
        with closing(self.server.connect()) as con:
            return max(here, lock_all(con, self.plaats, self.local.parent, key))


def place_of(place: Path | JournalPlace) -> JournalPlace:
    """A path is that of a file."""
    return FilePlace(place) if isinstance(place, Path) else place


def place_of_opened(journal: Journal) -> JournalPlace:
    """Where an opened journal is."""
    from voorzitter_console.journal.postgres import PostgresJournal

    known = journal.place if isinstance(journal, PostgresJournal) else None
    return FilePlace(Path(journal.plaats)) if known is None else known


def place_named(plaats: str, ordinary: JournalPlace) -> JournalPlace:
    """Where an opened journal is, by its own word for it: the ordinary one, or a file beside it."""
    return ordinary if plaats == ordinary.plaats else FilePlace(Path(plaats))
