"""Real power losses: an ext4 of its own is shut down under a writer (FS_IOC_SHUTDOWN), mounted again, and read.

What was answered before the shutdown began is there, in the order that was answered; the file is whole. Needs root,
loop devices and mkfs.ext4.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.faults.history import Append, contradictions
from tests.faults.kills import STREAM, Writer, on_file
from voorzitter_console.journal.key import load
from voorzitter_console.journal.port import JournalError
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

LOSSES = 100
SIZE = 24 << 20
"""Bytes of the disk."""
SHUTDOWN, AT_ONCE = 0x8004587D, 2
"""FS_IOC_SHUTDOWN, without writing the file system's own journal first (linux/fs.h, ext4)."""
TOOLS = ("mkfs.ext4", "mount", "umount")


def available() -> str:
    """Empty, or why these cannot run here."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "a disk of its own needs root on Linux"
    path = f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin"
    missing = [tool for tool in TOOLS if shutil.which(tool, path=path) is None]
    return f"no {missing[0]}" if missing else ""


def _run(*command: str | Path) -> None:
    environment = {**os.environ, "PATH": f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin"}
    subprocess.run([*map(str, command)], check=True, capture_output=True, env=environment)


def losses(count: int, seed: int) -> tuple[int, list[str]]:
    """So many power losses; how many entries were answered before theirs, and what is wrong. Raises CalledProcessError
    where no disk can be made here.
    """
    dice, answered, wrong = random.Random(seed), 0, list[str]()
    with tempfile.TemporaryDirectory() as top:
        image, place = Path(top) / "schijf.img", Path(top) / "schijf"
        place.mkdir()
        for number in range(count):
            image.write_bytes(b"")
            os.truncate(image, SIZE)
            _run("mkfs.ext4", "-q", "-F", image)
            _run("mount", "-o", "loop", image, place)
            try:
                appends = _one(place, dice)
            finally:
                _run("umount", place)
            _run("mount", "-o", "loop", image, place)  # the file system makes itself whole
            try:
                wrong += [f"{number}: {said}" for said in _judged(place / "j.sqlite", appends)]
            finally:
                _run("umount", place)
            answered += sum(one.end is not None for one in appends)
    return answered, wrong


def _one(place: Path, dice: random.Random) -> list[Append]:
    """Write until the power goes; what counts is what was answered before it began to."""
    path = place / "j.sqlite"
    key = load(place / "sleutel.pem")
    SqliteJournal.open(path).close()
    writer = Writer(on_file(path), "w", key)
    time.sleep(0.1 + dice.random() * 0.4)
    import fcntl

    handle = os.open(place, os.O_RDONLY)
    try:
        went = time.monotonic()
        fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", AT_ONCE))
    finally:
        os.close(handle)
    return _told(writer.kill(), went)


def _told(lines: list[dict[str, Any]], went: float) -> list[Append]:
    appends: dict[str, Append] = {}
    for one in lines:
        if "ids" in one:
            continue
        if "end" not in one:
            appends[one["id"]] = Append(wie="w", id=one["id"], begin=one["begin"])
        elif one["end"] < went:
            begin = appends[one["id"]].begin
            appends[one["id"]] = Append(wie="w", id=one["id"], begin=begin, end=one["end"], positie=one["positie"])
    return list(appends.values())


def _judged(path: Path, appends: list[Append]) -> list[str]:
    try:
        with closing(SqliteJournal.open(path, create=False)) as journal:
            left = [entry.id for entry in journal.read(STREAM)]
    except JournalError as fault:
        return [str(fault)]
    return contradictions(appends, [], left) + [str(fault) for fault in verify_journal(path).all_faults]
