"""A journal in memory, for tests and for practice that nobody keeps: the same behaviour, nothing on disk.

Two journals on one store behave as two connections to one file; each is used by one thread at a time.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence

from voorzitter_console.entry import Draft, Entry, SealedEntry
from voorzitter_console.journal import bindings, heads
from voorzitter_console.journal.chain import open_entry, seal
from voorzitter_console.journal.port import Head, JournalError, JournalUnreadable, StreamInfo
from voorzitter_console.journal.vault import Token


class MemoryStore:
    """What a file is to the SQLite journal; ``streams`` are in order of their begin."""

    def __init__(self, *, oefening: bool = False) -> None:
        self.oefening = oefening
        self.streams: dict[str, list[SealedEntry]] = {}
        self.writes = 0
        self.lock = threading.Lock()


class MemoryJournal:
    """See :class:`voorzitter_console.journal.port.Journal`."""

    def __init__(
        self, store: MemoryStore | None = None, *, oefening: bool = False, token: Token = secrets.token_bytes
    ) -> None:
        """Raises JournalMixed where the store is of the other kind."""
        self._store = MemoryStore(oefening=oefening) if store is None else store
        if self._store.oefening != oefening:
            raise heads.mixed(self._store.oefening, self.plaats)
        self._token = token
        self._seen = heads.SeenHeads()
        self._own_writes = 0
        self._closed = False

    @property
    def oefening(self) -> bool:
        return self._store.oefening

    @property
    def plaats(self) -> str:
        return "het geheugen"

    def append(self, stroom: str, draft: Draft, *, expected: int, stromen: int | None = None) -> Entry:
        with self._opened().lock:
            return self._append(stroom, draft, expected, stromen)

    def append_all(self, stroom: str, drafts: Sequence[Draft], *, expected: int) -> list[Entry]:
        with self._opened().lock:
            before = list(self._store.streams.get(stroom, []))
            written: list[Entry] = []
            try:
                for draft in drafts:
                    known = max(expected, written[-1].positie) if written else expected
                    written.append(self._append(stroom, draft, known, None))
            except BaseException:
                self._take_back(stroom, before)
                raise
            return written

    def _take_back(self, stroom: str, before: list[SealedEntry]) -> None:
        """All or none: the stream as it stood before a write of several that could not be finished."""
        if before:
            self._store.streams[stroom] = before
            self._seen.note(stroom, Head(aantal=len(before), kop=before[-1].schakel))
        elif self._store.streams.pop(stroom, None) is not None:
            self._seen.note(stroom, heads.empty_head(stroom))

    def _append(self, stroom: str, draft: Draft, expected: int, stromen: int | None) -> Entry:
        head = self._head(stroom)
        for name, entries in self._store.streams.items():
            for recorded in entries:
                if recorded.inhoud["id"] == draft.id:
                    if name != stroom:
                        raise JournalError(
                            f"Het id {draft.id!a} staat al in een andere stroom; er is niets geschreven."
                        )
                    return open_entry(recorded)
        if head.aantal > expected:
            later = self._store.streams[stroom][max(expected, 0) :]
            raise heads.position_taken(expected, [open_entry(entry) for entry in later])
        if head.aantal < expected:
            raise heads.too_short(expected, head)
        if head.aantal == 0:
            streams = {name: found for name, found in self._store.streams.items() if name != heads.SEALS}
            heads.refuse_second(stromen, len(streams))
            heads.refuse_mixed(self.oefening, draft, self.plaats)
            firsts = [entries[0].inhoud["payload"].get(bindings.FIELD) for entries in streams.values()]
            draft = bindings.bind(draft, [(name, self._head(name)) for name in streams], bindings.bound(firsts))
        sealed = seal(stroom, head.aantal + 1, head.kop, draft, self._token)
        self._store.streams.setdefault(stroom, []).append(sealed)
        self._store.writes += 1
        self._own_writes += 1
        self._seen.note(stroom, Head(aantal=sealed.positie, kop=sealed.schakel))
        return open_entry(sealed)

    def read(self, stroom: str, after: int = 0) -> list[Entry]:
        return [open_entry(entry) for entry in self.read_sealed(stroom)[max(after, 0) :]]

    def read_sealed(self, stroom: str, after: int = 0) -> list[SealedEntry]:
        with self._opened().lock:
            self._head(stroom)
            return self._store.streams.get(stroom, [])[after:]

    def head(self, stroom: str) -> Head:
        with self._opened().lock:
            return self._head(stroom)

    def known_head(self, stroom: str) -> Head | None:
        return self._seen.last(stroom)

    def streams(self) -> list[StreamInfo]:
        with self._opened().lock:
            return [self._info(stroom) for stroom in reversed(self._store.streams) if stroom != heads.SEALS]

    def change_mark(self) -> int:
        with self._opened().lock:
            return self._store.writes - self._own_writes

    def close(self) -> None:
        self._closed = True

    def _opened(self) -> MemoryStore:
        if self._closed:
            raise JournalUnreadable("Het journaal in het geheugen is al gesloten.")
        return self._store

    def _head(self, stroom: str) -> Head:
        entries = self._store.streams.get(stroom, [])
        head = Head(aantal=len(entries), kop=entries[-1].schakel) if entries else heads.empty_head(stroom)
        self._seen.check(stroom, head, lambda positie: entries[positie - 1].schakel)
        return head

    def _info(self, stroom: str) -> StreamInfo:
        entries = self._store.streams[stroom]
        first, last = open_entry(entries[0]), open_entry(entries[-1])
        return StreamInfo(
            id=stroom,
            soort=heads.stream_soort(first),
            aangelegd_op=first.vastgelegd_op,
            laatst=last.vastgelegd_op,
            head=self._head(stroom),
        )
