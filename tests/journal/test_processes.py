"""More than one process, and one that is killed: what was acknowledged is there, once, in an unbroken chain."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.contract import M
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

APPENDER = Path(__file__).with_name("appender.py")
KILLS = 15
EACH = 200


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journaal.db"
    SqliteJournal.open(path).close()
    return path


def start(path: Path, count: int, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(APPENDER), str(path), M, str(count), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.lang
def test_a_killed_process_loses_nothing_that_it_acknowledged(path: Path) -> None:
    dice = random.Random(7)
    acknowledged: list[str] = []
    for kill in range(KILLS):
        with start(path, 100_000, f"ronde {kill}") as process:
            assert process.stdout is not None
            acknowledged.extend(process.stdout.readline().strip() for _ in range(dice.randrange(1, 30)))
            moment = time.perf_counter() + dice.random() * 0.003
            while time.perf_counter() < moment:  # Somewhere within the writing of the next one.
                pass
            process.kill()
            # What was still in the pipe was acknowledged as well; a last line may have been cut.
            acknowledged.extend(line.strip() for line in process.stdout if line.endswith("\n"))
        with closing(SqliteJournal.open(path)) as journal:
            ids = [entry.id for entry in journal.read(M)]
        assert set(acknowledged) <= set(ids)
        assert len(ids) == len(set(ids))
        assert len(ids) <= len(acknowledged) + kill + 1
    assert verify_journal(path).uitkomst == "heel"


@pytest.mark.lang
def test_two_processes_that_write_at_once_lose_and_double_nothing(path: Path) -> None:
    with start(path, EACH, "voorzitter") as one, start(path, EACH, "griffier") as two:
        printed = [line for process in (one, two) for line in process.communicate()[0].split()]
    assert (one.returncode, two.returncode) == (0, 0)
    with closing(SqliteJournal.open(path, read_only=True)) as journal:
        entries = journal.read(M)
    assert sorted(entry.id for entry in entries) == sorted(printed)
    for name in ("voorzitter", "griffier"):
        mine = [entry.payload["tekst"] for entry in entries if entry.station == name]
        assert mine == [f"{name} {number}" for number in range(EACH)]
    assert verify_journal(path).uitkomst == "heel"
