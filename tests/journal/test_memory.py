"""The journal in memory keeps the contract."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.journal.contract import JournalContract, M, Store, draft, fill
from voorzitter_console.journal.memory import MemoryJournal, MemoryStore
from voorzitter_console.journal.port import JournalDamaged, JournalMixed


class _Memory:
    def __init__(self) -> None:
        self._store = MemoryStore()

    def open(self, *, oefening: bool = False) -> MemoryJournal:
        return MemoryJournal(self._store, oefening=oefening)

    def erase(self, entry_id: str, veld: str) -> None:
        for entries in self._store.streams.values():
            for index, entry in enumerate(entries):
                if entry.inhoud["id"] == entry_id:
                    kept = {name: value for name, value in entry.kluis.items() if name != veld}
                    entries[index] = replace(entry, kluis=kept)


class TestMemory(JournalContract):
    @pytest.fixture
    def store(self) -> Store:
        return _Memory()


def test_a_practice_journal_takes_no_real_meeting() -> None:
    with pytest.raises(JournalMixed):
        MemoryJournal(oefening=True).append(M, draft("begin_vastlegging", oefening=False), expected=0)


def test_a_chain_that_became_shorter_is_refused() -> None:
    store = MemoryStore()
    journal = MemoryJournal(store)
    fill(journal, 3)
    store.streams[M].pop()
    with pytest.raises(JournalDamaged, match="korter"):
        journal.read(M)
