"""A fault of the system at each call on the journal's folder: full, read-only, broken, half a write (LD_PRELOAD).

    python -m tests.faults.preload EVERY SEED     (starts itself once more, with fault.c compiled before it)

What fails is offered again as the console does, with the same id, once the disk is well: it is there once, and all that
was answered before as well.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from tests.faults.kills import STREAM, note
from voorzitter_console.journal.backup import copy_journal
from voorzitter_console.journal.port import JournalBusy, JournalError, PositionTaken
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

SOURCE = Path(__file__).with_name("fault.c")
KINDS = {"vol": errno.ENOSPC, "stuk": errno.EIO, "alleen lezen": errno.EROFS, "half": 0}
NOTES = 3


def available() -> str:
    """Empty, or why these cannot run here."""
    if sys.platform != "linux":
        return "LD_PRELOAD with /proc needs Linux"
    return "" if shutil.which("gcc") else "gcc, to compile fault.c"


def run(every: int, seed: int) -> dict[str, object]:
    """In a process of its own, with the library before it; what was met. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "fault.so"
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
        environment = {**os.environ, "LD_PRELOAD": str(library)}
        command = [sys.executable, "-m", "tests.faults.preload", "--here", str(library), str(every), str(seed)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _all(library: str, every: int, seed: int) -> dict[str, object]:
    told = ctypes.CDLL(library)
    told.fault_set.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
    told.fault_calls.restype = ctypes.c_long
    dice = random.Random(seed)
    wrong: list[str] = []
    faults = 0
    met: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as top:
        first = Path(top).resolve() / "begin"
        first.mkdir()
        with closing(SqliteJournal.open(first / "j.sqlite")) as journal:
            for number in range(4):
                journal.append(STREAM, note(str(number)), expected=number)
        cases = [(name, code, lasting, 0) for name, code in KINDS.items() for lasting in (0, 1)]
        for name, code, lasting, reads in [
            *cases,
            ("niet te lezen", errno.EIO, 0, 1),
            ("niet te lezen", errno.EIO, 1, 1),
        ]:
            at = 1 + dice.randrange(every)
            while True:
                place = Path(top).resolve() / f"{faults}-{name.replace(' ', '')}"
                shutil.copytree(first, place)
                counted: list[int] = []

                def heal(counted: list[int] = counted) -> None:
                    counted.append(told.fault_calls())
                    told.fault_set(b"", 0, 0, 0, 0)

                told.fault_set(bytes(place), at, code, lasting, reads)
                said, refusals = _written(place, heal)
                reached = max(counted) >= at
                met[name] += refusals
                wrong += [f"{name} {at}{' blijvend' if lasting else ''}: {sentence}" for sentence in said]
                shutil.rmtree(place)
                if not reached:
                    break
                faults += 1
                at += every
    return {"fouten": faults, "geweigerd": dict(met), "mis": wrong}


def _written(place: Path, heal: Callable[[], None]) -> tuple[list[str], int]:
    """Record and copy through the fault; what is wrong afterwards, and how often it was refused."""
    path, refusals, answered = place / "j.sqlite", 0, list[str]()
    (place / "stick").mkdir()
    drafts = [note(f"door {number}") for number in range(NOTES)]
    journal: SqliteJournal | None = None
    for draft in drafts:
        for _ in range(20):
            try:
                journal = journal or SqliteJournal.open(path, create=False, busy_seconds=0.2)
                entry = journal.append(STREAM, draft, expected=journal.head(STREAM).aantal)
            except (PositionTaken, JournalBusy):
                continue
            except JournalError:
                refusals += 1
                if refusals >= 2:
                    heal()  # somebody made room, or put the disk back
                continue
            answered.append(entry.id)
            break
    with suppress(JournalError):
        copy_journal(path, place / "stick" / "j.sqlite")
    heal()
    if journal is not None:
        journal.close()
    wrong = [] if len(answered) == NOTES else [f"only {len(answered)} of {NOTES} were recorded"]
    with closing(SqliteJournal.open(path, create=False)) as again:
        ids = [entry.id for entry in again.read(STREAM)]
    if ids[4:] != answered or len(set(ids)) != len(ids):
        wrong.append(f"answered were {len(answered)}, there are {len(ids) - 4}")
    wrong += [str(fault) for fault in verify_journal(path).all_faults]
    copy = place / "stick" / "j.sqlite"
    if copy.exists() and verify_journal(copy).uitkomst != "heel":
        wrong.append("a copy stands there that is not whole")
    return wrong, refusals


if __name__ == "__main__":
    if sys.argv[1] == "--here":
        print(json.dumps(_all(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))  # noqa: T201
    else:
        print(json.dumps(run(int(sys.argv[1]), int(sys.argv[2])), indent=2))  # noqa: T201
