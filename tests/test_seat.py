"""One seat, one window: between processes, through kills, stops and other people's locks and files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.parts import need_rights
from voorzitter_console.seat import SeatLock, seat_file, seats_folder

TAKER = """
import sys
from pathlib import Path
from voorzitter_console.seat import SeatLock
lock = SeatLock(Path(sys.argv[1]), sys.argv[2])
print(lock.take(5.0), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "j.sqlite"


@pytest.fixture
def holder(journal: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the seat "a"."""
    process = subprocess.Popen(
        [sys.executable, "-c", TAKER, str(journal), "a"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "True"
    yield process
    process.kill()
    process.communicate()


def test_what_another_process_has_is_elsewhere_until_it_is_killed(journal: Path, holder: subprocess.Popen[str]) -> None:
    lock = SeatLock(journal, "a")
    assert not lock.take()
    assert lock.elsewhere
    holder.kill()
    holder.wait()
    assert lock.take(5.0)
    assert lock.held
    assert not lock.elsewhere
    lock.release()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGSTOP")
def test_who_was_stopped_keeps_its_seat(journal: Path, holder: subprocess.Popen[str]) -> None:
    holder.send_signal(signal.SIGSTOP)
    assert not SeatLock(journal, "a").take(0.1)


def test_another_name_or_journal_is_another_seat(journal: Path) -> None:
    locks = [SeatLock(journal, "a"), SeatLock(journal, "b"), SeatLock(journal.with_name("k.sqlite"), "a")]
    assert [lock.take() for lock in locks] == [True] * 3
    for lock in locks:
        lock.release()


def test_within_one_process_it_is_one_seat_too_and_looking_does_not_end_it(journal: Path) -> None:
    first, second = SeatLock(journal, "a"), SeatLock(journal, "a")
    assert first.take()
    assert first.take()
    assert not second.take()
    second.release()
    third = subprocess.run(
        [sys.executable, "-c", TAKER.replace("5.0", "0.0"), str(journal), "a"],
        input="",
        capture_output=True,
        text=True,
        check=True,
    )
    assert third.stdout.strip() == "False"
    first.release()
    assert second.take()
    second.release()


def test_who_waits_gets_it_when_the_other_lets_go(journal: Path, holder: subprocess.Popen[str]) -> None:
    begin = time.monotonic()
    assert not SeatLock(journal, "a").take(0.2)
    assert time.monotonic() - begin >= 0.15
    assert holder.stdin is not None
    holder.stdin.close()
    lock = SeatLock(journal, "a")
    assert lock.take(5.0)
    lock.release()
    holder.stdin = None


def test_a_reader_of_the_file_is_not_in_the_way(journal: Path) -> None:
    place = seat_file(journal, "a", "slot")
    place.parent.mkdir()
    place.touch()
    with closing(sqlite3.connect(place, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM sqlite_schema").fetchall()
        lock = SeatLock(journal, "a")
        assert lock.take()
        lock.release()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_nobody_else_can_enter_the_folder(journal: Path) -> None:
    old = os.umask(0)
    try:
        lock = SeatLock(journal, "a")
        assert lock.take()
    finally:
        os.umask(old)
    assert seats_folder(journal).stat().st_mode & 0o777 == 0o700
    assert seat_file(journal, "a", "slot").stat().st_mode & 0o777 == 0o600
    lock.release()


@pytest.mark.parametrize("kind", ["bytes", "folder", "pipe", "link"])
def test_what_is_no_seat_is_given_to_nobody(journal: Path, kind: str) -> None:
    place = seat_file(journal, "a", "slot")
    place.parent.mkdir()
    if kind == "bytes":
        place.write_bytes(b"x" * 5000)
    elif kind == "folder":
        place.mkdir()
    elif not hasattr(os, "mkfifo"):
        pytest.skip("Windows has no pipes in folders")
    elif kind == "pipe":
        os.mkfifo(place)  # opening it would wait for ever
    else:
        place.symlink_to("elders")
    lock = SeatLock(journal, "a")
    assert not lock.take()
    assert not lock.elsewhere


@pytest.mark.echt
def test_in_a_closed_folder_nothing_is_raised(journal: Path, tmp_path: Path) -> None:
    need_rights(tmp_path)
    tmp_path.chmod(0o500)
    try:
        lock = SeatLock(journal, "a")
        assert not lock.take()
        assert not lock.elsewhere
    finally:
        tmp_path.chmod(0o700)
