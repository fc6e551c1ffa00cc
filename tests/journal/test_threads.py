"""The writing thread and the reading thread."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.journal.contract import OTHER, M, fill
from voorzitter_console.entry import Entry
from voorzitter_console.journal.memory import MemoryJournal, MemoryStore
from voorzitter_console.journal.poll import Poller
from voorzitter_console.journal.port import Journal, JournalBusy, JournalUnreadable
from voorzitter_console.journal.runner import Runner
from voorzitter_console.journal.sqlite import SqliteJournal

WAIT = 20.0
"""Seconds after which a thread is taken to have died."""


@pytest.fixture
def opener(tmp_path: Path) -> Callable[[], SqliteJournal]:
    return lambda: SqliteJournal.open(tmp_path / "journaal.db")


def test_jobs_run_in_order_in_one_thread_of_its_own() -> None:
    done: list[int] = []
    runner = Runner()

    def job(number: int) -> int:
        done.append(number)
        return threading.get_ident()

    threads = {future.result(WAIT) for future in [runner.submit(partial(job, number)) for number in range(20)]}
    runner.close()
    assert done == list(range(20))
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_a_fault_goes_to_its_own_future_and_the_thread_goes_on() -> None:
    runner = Runner()
    late = runner.submit(lambda: 1 // 0)
    after = runner.submit(lambda: 2)
    assert isinstance(late.exception(WAIT), ZeroDivisionError)
    assert after.result(WAIT) == 2
    runner.close()


def test_closing_finishes_what_was_handed_in_and_takes_no_more() -> None:
    runner = Runner()
    gate = threading.Event()
    futures = [runner.submit(lambda: gate.wait(WAIT)) for _ in range(50)]
    gate.set()
    runner.close()
    runner.close()
    assert all(future.done() and future.result() for future in futures)
    with pytest.raises(JournalUnreadable, match="sluit af"):
        runner.submit(lambda: True)


def test_a_job_that_was_cancelled_does_not_run() -> None:
    runner = Runner()
    gate = threading.Event()
    runner.submit(lambda: gate.wait(WAIT))
    cancelled = runner.submit(lambda: 1)
    assert cancelled.cancel()
    gate.set()
    assert runner.submit(lambda: 2).result(WAIT) == 2
    runner.close()
    with pytest.raises(CancelledError):
        cancelled.result()


class Heard:
    """What a poller told."""

    def __init__(self) -> None:
        self.entries: queue.Queue[Entry] = queue.Queue()
        self.faults: queue.Queue[Exception] = queue.Queue()

    def on_entries(self, entries: list[Entry]) -> None:
        for entry in entries:
            self.entries.put(entry)

    def positions(self, count: int) -> list[int]:
        return [self.entries.get(timeout=WAIT).positie for _ in range(count)]


def test_every_entry_of_another_connection_is_told_once_and_in_order(opener: Callable[[], Journal]) -> None:
    heard = Heard()
    with closing(opener()) as journal:
        fill(journal, 3)
        with Poller(opener, heard.on_entries, heard.faults.put, every=0.001):
            assert heard.positions(3) == [1, 2, 3]
            fill(journal, 40)
            assert heard.positions(40) == list(range(4, 44))
    assert heard.faults.empty()


def test_the_first_look_waits_and_a_poke_does_not(opener: Callable[[], Journal]) -> None:
    heard = Heard()
    with closing(opener()) as journal:
        fill(journal, 3)
        with Poller(opener, heard.on_entries, heard.faults.put, every=0.001, begins=1000.0) as poller:
            assert heard.entries.empty()
            poller.poke()
            assert heard.positions(3) == [1, 2, 3]
            fill(journal, 1)
            assert heard.positions(1) == [4]


def test_what_was_seen_and_other_streams_are_left_out(opener: Callable[[], Journal]) -> None:
    heard = Heard()
    with closing(opener()) as journal:
        fill(journal, 5)
        fill(journal, 2, OTHER)
        with Poller(opener, heard.on_entries, heard.faults.put, stroom=M, seen={M: 3}, every=0.001):
            assert heard.positions(2) == [4, 5]
            fill(journal, 1, OTHER)
            fill(journal, 1)
            assert heard.positions(1) == [6]
    assert heard.entries.empty()


def test_a_stream_that_begins_later_is_told_too(opener: Callable[[], Journal]) -> None:
    heard = Heard()
    with closing(opener()) as journal, Poller(opener, heard.on_entries, heard.faults.put, every=0.001):
        fill(journal, 1)
        assert heard.entries.get(timeout=WAIT).stroom == M
        fill(journal, 1, OTHER)
        assert heard.entries.get(timeout=WAIT).stroom == OTHER


def test_a_poke_makes_it_look_at_once() -> None:
    heard, store = Heard(), MemoryStore()
    with Poller(lambda: MemoryJournal(store), heard.on_entries, heard.faults.put, every=3600) as poller:
        fill(MemoryJournal(store), 1)
        poller.poke()
        assert heard.positions(1) == [1]


def test_what_was_read_elsewhere_is_not_told() -> None:
    heard, store = Heard(), MemoryStore()
    with Poller(lambda: MemoryJournal(store), heard.on_entries, heard.faults.put, every=3600) as poller:
        fill(MemoryJournal(store), 3)
        poller.skip(M, 2)
        poller.poke()
        assert heard.positions(1) == [3]
    assert heard.entries.empty()


def test_it_looks_all_the_same_where_it_is_never_quiet() -> None:
    heard, store, over = Heard(), MemoryStore(), threading.Event()
    with Poller(lambda: MemoryJournal(store), heard.on_entries, heard.faults.put, every=0.02) as poller:

        def busy() -> None:
            while not over.wait(0.001):
                poller.skip(OTHER, 1)

        thread = threading.Thread(target=busy)
        thread.start()
        try:
            fill(MemoryJournal(store), 1)
            assert heard.positions(1) == [1]
        finally:
            over.set()
            thread.join()


def test_a_fault_is_reported_once_and_when_it_is_over_nothing_was_missed() -> None:
    heard, store = Heard(), MemoryStore()
    broken = threading.Event()
    attempts: queue.Queue[None] = queue.Queue()
    broken.set()

    def opened() -> Journal:
        attempts.put(None)
        if broken.is_set():
            raise JournalUnreadable("Onleesbaar.")
        return MemoryJournal(store)

    with Poller(opened, heard.on_entries, heard.faults.put, every=0.0001):
        for _ in range(3):
            attempts.get(timeout=WAIT)
        fill(MemoryJournal(store), 2)
        broken.clear()
        assert heard.positions(2) == [1, 2]
    assert [str(heard.faults.get_nowait())] == ["Onleesbaar."]
    assert heard.faults.empty()


def test_entries_that_the_screen_could_not_take_are_offered_again() -> None:
    heard, store = Heard(), MemoryStore()
    fill(MemoryJournal(store), 2)
    refusals = iter([True, False, False])

    def on_entries(entries: list[Entry]) -> None:
        if next(refusals):
            raise RuntimeError("scherm weg")
        heard.on_entries(entries)

    with Poller(lambda: MemoryJournal(store), on_entries, heard.faults.put, every=0.0001):
        assert heard.positions(2) == [1, 2]
    assert isinstance(heard.faults.get_nowait(), RuntimeError)


def test_a_journal_that_is_busy_keeps_its_connection() -> None:
    heard, store = Heard(), MemoryStore()
    fill(MemoryJournal(store), 1)
    busy = iter([True, True, False])
    opened: list[Journal] = []

    class Busy(MemoryJournal):
        def change_mark(self) -> int:
            if next(busy, False):
                raise JournalBusy("Bezet.")
            return super().change_mark()

    def open_journal() -> Journal:
        opened.append(Busy(store))
        return opened[-1]

    with Poller(open_journal, heard.on_entries, heard.faults.put, every=0.0001):
        assert heard.positions(1) == [1]
    assert len(opened) == 1
    assert str(heard.faults.get_nowait()) == "Bezet."


def test_closing_lets_go_of_the_journal() -> None:
    journal = MemoryJournal()
    seen = threading.Event()

    def open_journal() -> Journal:
        seen.set()
        return journal

    poller = Poller(open_journal, lambda _: None, lambda _: None)
    assert seen.wait(WAIT)
    poller.close()
    poller.close()
    with pytest.raises(JournalUnreadable, match="gesloten"):
        journal.head(M)
