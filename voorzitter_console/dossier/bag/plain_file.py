"""Reading what somebody else put in a folder: plain files only, within that folder, and never waiting.

A symbolic link leads out of it, a FIFO or device makes a reader wait for ever: both are a fault, not a file.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from typing_extensions import Buffer

from voorzitter_console.errors import Unavailable
from voorzitter_console.text import one_line

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


_ELSEWHERE = frozenset("\\:\x00")
"""What would lead elsewhere on Windows, or name no file at all."""


_DISK = frozenset(
    {errno.EIO, errno.EACCES, errno.EPERM, errno.ENOMEM, errno.EMFILE, errno.ENFILE, errno.ENXIO, errno.ENODEV}
    | {getattr(errno, name) for name in ("ESTALE", "EREMOTEIO", "EUCLEAN", "EBADMSG") if hasattr(errno, name)}
)
"""Faults of the disk, the rights or this computer: they say nothing of what was to be read."""


class NotPlain(OSError):
    """A link, pipe, device or folder stands where a file should."""


def open_plain(folder: Path, name: str) -> io.BufferedReader:
    """The file ``name`` (``/`` between folders) within ``folder``. Raises NotPlain, OSError."""
    path = folder
    *above, last = name.split("/")
    if any(part in ("", ".", "..") or not _ELSEWHERE.isdisjoint(part) for part in (*above, last)):
        raise NotPlain(name)
    for part in above:
        path = path / part
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise NotPlain(name)
    return open_file(path / last)


def open_file(path: Path, *, follow: bool = False) -> io.BufferedReader:
    """A file for reading; ``follow``: a link that the user named may lead to it. Raises NotPlain, OSError."""
    if not stat.S_ISREG((path.stat() if follow else path.lstat()).st_mode):
        raise NotPlain(str(path))
    flags = _FLAGS & ~getattr(os, "O_NOFOLLOW", 0) if follow else _FLAGS
    with readable(path):
        descriptor = os.open(path, flags)
    try:
        # It may have been replaced since.
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotPlain(str(path))
        return io.BufferedReader(_Told(descriptor, path))
    except BaseException:
        os.close(descriptor)
        raise


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Inside, a fault of the disk or its rights is no verdict on the file. Raises Unavailable in its place."""
    try:
        yield
    except OSError as fault:
        if fault.errno not in _DISK:
            raise
        raise Unavailable(
            f"{one_line(str(path), 200)} is niet te lezen (fout {fault.errno} van het besturingssysteem), dus niet te "
            "beoordelen; controleer de rechten en de schijf."
        ) from fault


class _Told(io.FileIO):
    """A file whose read errors are told as such."""

    def __init__(self, descriptor: int, path: Path) -> None:
        super().__init__(descriptor, "rb")
        self._path = path

    def readinto(self, buffer: Buffer, /) -> int:
        with readable(self._path):
            return super().readinto(buffer)

    def readall(self) -> bytes:
        with readable(self._path):
            return super().readall()


def digest(folder: Path, name: str) -> tuple[str, int]:
    """SHA-256 in hex and size in bytes of a file within ``folder``. Raises NotPlain, OSError."""
    with open_plain(folder, name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()


def walk(folder: Path, under: str) -> Iterator[tuple[str, bool]]:
    """(name, whether it is a plain file) of all that stands below ``folder/under``, links not followed.

    In order of name; folders themselves are not told. Raises OSError.
    """
    with readable(folder / under), os.scandir(folder / under) as found:
        there = sorted(found, key=lambda entry: entry.name)
    for entry in there:
        name = f"{under}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and not _junction(entry):
            yield from walk(folder, name)
        else:
            yield name, entry.is_file(follow_symlinks=False)


def _junction(entry: os.DirEntry[str]) -> bool:
    """Whether it is Windows' other kind of link between folders."""
    found = getattr(entry, "is_junction", None)
    return bool(found and found())
