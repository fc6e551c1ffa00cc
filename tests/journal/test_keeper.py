"""Beside the work: seals at each phase, after a while and at closing; heads remembered; a copy where one is asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journal.contract import M, draft, fill
from voorzitter_console import sleutelbos
from voorzitter_console.clock import SystemClock
from voorzitter_console.journal import keeper, lock
from voorzitter_console.journal.emergency import emergency_path
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.keeper import Keeper
from voorzitter_console.journal.key import Key, KeyUnusable, load
from voorzitter_console.journal.port import JournalBusy
from voorzitter_console.journal.relock import put_on
from voorzitter_console.journal.remembered import Remembered
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

WAIT = 20.0
"""Seconds; a limit, not a wait."""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "SOON", 0.01)
    monkeypatch.setattr(keeper, "AGAIN", 0.05)
    monkeypatch.setattr(keeper, "COPY_AGAIN", 0.05)


class Desk:
    """A journal and its keeper."""

    def __init__(self, folder: Path, key: Callable[[], Key] | None = None, *, lock_wanted: bool = False) -> None:
        self.path = folder / "j.sqlite"
        self.stick = folder / "stick"
        self.said: list[str] = []
        self.remembered = Remembered(folder / "koppen")
        self.journal = SqliteJournal.open(self.path)
        self.keeper = Keeper(
            self.path,
            key=key or (lambda: load(folder / "sleutel.pem")),
            clock=SystemClock(),
            station="laptop",
            say=self.said.append,
            remembered=self.remembered,
            copy_to=self.stick,
            lock_wanted=lock_wanted,
        )

    def record(self, soort: str) -> None:
        self.journal.append(M, draft(soort), expected=self.journal.head(M).aantal)
        self.keeper.recorded(M, soort)

    def reasons(self) -> list[str]:
        return [entry.payload["reden"] for entry in self.journal.read(SEALS) if entry.soort == "zegel"]

    def until(self, done: Callable[[], object], what: str) -> None:
        end = time.monotonic() + WAIT
        while not done():
            assert time.monotonic() < end, f"{what}; said were {self.said}, seals {self.reasons()}"
            time.sleep(0.01)

    def close(self) -> None:
        self.keeper.close()
        self.journal.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(Desk(tmp_path)) as desk:
        yield desk


def test_a_phase_is_sealed_at_once_and_the_rest_when_nothing_follows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.record("begin_vastlegging")
    desk.until(lambda: desk.reasons() == ["fase"], "the phase")
    desk.record("noteer")
    time.sleep(0.1)
    assert len(desk.reasons()) == 1
    monkeypatch.setattr(keeper, "IDLE", 0.01)
    desk.record("noteer")
    desk.until(lambda: desk.reasons() == ["fase", "rust"], "the pause")
    assert verify_journal(desk.path).streams[0].zegel.aantal == 3
    desk.until(lambda: desk.remembered.heads(desk.path).get(M) == desk.journal.head(M), "remembered")
    assert desk.remembered.heads(desk.path)[SEALS] == desk.journal.head(SEALS)


def test_closing_is_sealed_as_such_and_said_for_the_minutes_and_each_batch_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "IDLE", 0.05)
    desk.stick.mkdir()
    desk.record("begin_vastlegging")
    desk.record("sluit")
    desk.until(lambda: desk.said, "for the minutes")
    head = desk.journal.head(M)
    assert desk.said == [f"Voor de notulen: 2 vastleggingen, kop {head.kop[:16]}."]
    desk.record("vul_aan")
    desk.record("vul_aan")
    desk.until(lambda: desk.reasons()[-1:] == ["na_sluiting"], "the batch")
    report = verify_journal(desk.path)
    assert report.streams[0].zegel.gesloten
    assert (report.streams[0].zegel.aantal, report.streams[0].na_sluiting) == (4, 2)


def test_a_copy_goes_to_the_stick_at_each_schorsing_and_after_closing(desk: Desk) -> None:
    desk.stick.mkdir()
    copy = desk.stick / desk.path.name
    desk.record("begin_vastlegging")
    desk.until(lambda: desk.reasons(), "the seal")
    assert not copy.exists()
    desk.record("schors")
    desk.until(copy.exists, "the copy")
    desk.record("sluit")
    desk.keeper.close()
    report = verify_journal(copy)
    assert report.uitkomst == "heel"
    assert report.streams[0].head == desk.journal.head(M)
    assert report.streams[0].zegel.aantal == 3


def test_a_stick_that_is_not_there_is_said_once_and_tried_again_until_it_is(desk: Desk) -> None:
    desk.record("begin_vastlegging")
    desk.record("schors")
    desk.until(lambda: desk.said, "what is missing")
    time.sleep(0.3)
    assert len(desk.said) == 1
    assert "is er niet" in desk.said[0]
    desk.stick.mkdir()
    desk.until(lambda: len(desk.said) == 2, "that it is there")
    assert "staat weer" in desk.said[1]
    assert verify_journal(desk.stick / desk.path.name).uitkomst == "heel"


def test_a_key_that_cannot_be_used_is_said_once_and_the_head_is_remembered_all_the_same(tmp_path: Path) -> None:
    def broken() -> Key:
        raise KeyUnusable("De sleutel is niet te lezen.")

    with closing(Desk(tmp_path, broken)) as desk:
        desk.record("begin_vastlegging")
        desk.until(lambda: desk.remembered.heads(desk.path), "remembered")
        time.sleep(0.2)
        assert desk.said == ["De sleutel is niet te lezen."]
        assert desk.reasons() == []


def test_a_busy_journal_is_tried_again_without_a_word(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, tries = SqliteJournal.open, iter([True, True])

    def busy(*given: Any, **more: Any) -> SqliteJournal:
        if next(tries, False):
            raise JournalBusy("bezet")
        return opened(*given, **more)

    monkeypatch.setattr(SqliteJournal, "open", busy)
    desk.record("begin_vastlegging")
    desk.until(lambda: desk.reasons() == ["fase"], "the seal")
    assert desk.said == []


def test_a_fault_of_the_program_takes_nothing_else_along(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> object:
        raise ZeroDivisionError

    desk.stick.mkdir()
    with monkeypatch.context() as broke:
        broke.setattr("voorzitter_console.journal.seal.add_seal", broken)
        desk.record("schors")
        desk.until((desk.stick / desk.path.name).exists, "the copy")
    assert len(desk.said) == 1
    assert "programmafout (ZeroDivisionError)" in desk.said[0]
    desk.record("hervat")
    desk.until(lambda: desk.reasons() == ["fase"], "the next seal")


def test_what_waits_is_sealed_when_it_closes(desk: Desk) -> None:
    desk.record("noteer")
    fill(desk.journal, 1)
    desk.keeper.close()
    assert desk.reasons() == ["rust"]
    assert verify_journal(desk.path).streams[0].zegel.aantal == 2
    desk.keeper.close()


def test_one_that_was_told_nothing_closes_at_once(tmp_path: Path) -> None:
    begin = time.monotonic()
    with closing(Desk(tmp_path)):
        pass
    assert time.monotonic() - begin < 2


def test_where_the_meeting_goes_on_in_the_emergency_journal_that_is_sealed_and_copied(desk: Desk) -> None:
    desk.stick.mkdir()
    desk.record("begin_vastlegging")
    desk.until(lambda: desk.reasons() == ["fase"], "the phase")
    beside = emergency_path(desk.path)
    with closing(SqliteJournal.open(beside)) as there:
        for soort in ("begin_vastlegging", "noteer", "schors"):
            there.append(M, draft(soort), expected=there.head(M).aantal)
        desk.journal.close()
        desk.path.write_bytes(b"dit is geen journaal " * 4000)
        desk.keeper.recorded(M, "schors")
        end = time.monotonic() + WAIT
        while not (there.head(SEALS).aantal and (desk.stick / beside.name).is_file() and desk.said):
            assert time.monotonic() < end, desk.said
            time.sleep(0.01)
    assert verify_journal(beside).streams[0].zegel.aantal == 3
    assert verify_journal(desk.stick / beside.name).uitkomst == "heel"
    assert desk.remembered.heads(beside)[M].aantal == 3
    assert "geen journaal" in desk.said[0]  # that of the other is said, and tried again


def test_that_a_lock_is_wanted_or_its_key_missing_is_said_and_nothing_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sleutelbos, "get", lambda _naam: None)
    monkeypatch.setattr(sleutelbos, "put", lambda _naam, _secret: False)
    with closing(Desk(tmp_path, lock_wanted=True)) as desk:
        desk.record("begin_vastlegging")
        desk.until(lambda: any("nog niet op slot" in said for said in desk.said), "no lock yet")
        done = put_on(desk.journal, SystemClock().now(), "x", lambda _zin: True)
        assert done is not None
        lock.opened.clear()
        desk.record("schors")
        desk.until(lambda: any("sleutel is hier niet" in said for said in desk.said), "no key")
        desk.until(lambda: desk.reasons()[-1:] == ["fase"], "sealed all the same")
        assert lock.slots[str(desk.path)].sleutel_id == done.sleutel_id
    lock.opened.clear()
    lock.slots.clear()
