"""A disk that loses power at the n-th write, truncation, sync or deletion of SQLite (apsw): what was synced stays.

Files are real, as the page cache sees them; beside them stands what is surely on disk, and what was written since the
last sync. After the crash a disk may hold none of that, all of it, or any part: :meth:`Disk.images` gives several.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512
Pending = tuple[str, int, bytes]
"""``write`` with offset and bytes, ``truncate`` with a size, or ``delete``."""


class Disk:
    """What SQLite writes, and the moment at which the power goes (0: never)."""

    def __init__(self, crash_at: int = 0) -> None:
        self.crash_at = crash_at
        self.steps = 0
        self._sure: dict[Path, bytes] = {}
        self._pending: dict[Path, list[Pending]] = {}

    @property
    def crashed(self) -> bool:
        """Whether the power went."""
        return bool(self.crash_at) and self.steps >= self.crash_at

    def known(self, *paths: Path) -> None:
        """These are on disk as they stand now."""
        for path in paths:
            if path.exists():
                self._sure[path] = path.read_bytes()

    def step(self) -> None:
        """One more operation; the power may go before it is done. Raises apsw.IOError."""
        self.steps += 1
        if self.crashed:
            raise apsw.IOError("the power went")

    def note(self, path: Path | None, what: Pending) -> None:
        """Something that the next sync makes sure."""
        if path is not None:
            self._pending.setdefault(path, []).append(what)

    def synced(self, path: Path | None) -> None:
        """All that was written to it is on disk."""
        if path is not None:
            made = _applied(self._sure.get(path), self._pending.pop(path, []))
            if made is None:
                self._sure.pop(path, None)
            else:
                self._sure[path] = made

    def images(self, dice: random.Random, count: int) -> Iterator[dict[Path, bytes]]:
        """What may be on disk now: nothing unsynced, all of it, and ``count`` chosen parts, torn at sectors."""
        paths = {*self._sure, *self._pending}
        for kind in range(2 + count):
            image: dict[Path, bytes] = {}
            for path in paths:
                pending = self._pending.get(path, [])
                kept = [] if kind == 0 else pending if kind == 1 else list(_torn(pending, dice))
                made = _applied(self._sure.get(path), kept)
                if made is not None:
                    image[path] = made
            yield image


def _applied(before: bytes | None, pending: Sequence[Pending]) -> bytes | None:
    data = None if before is None else bytearray(before)
    for what, at, content in pending:
        if what == "delete":
            data = None
            continue
        data = bytearray() if data is None else data
        if what == "truncate":
            data = data[:at] + bytes(max(0, at - len(data)))
        else:
            data += bytes(max(0, at - len(data)))
            data[at : at + len(content)] = content
    return None if data is None else bytes(data)


def _torn(pending: Sequence[Pending], dice: random.Random) -> Iterator[Pending]:
    for what, at, content in pending:
        if what != "write":
            if dice.random() < 0.5:
                yield what, at, content
            continue
        for start in range(0, len(content), SECTOR):
            if dice.random() < 0.5:
                yield what, at + start, content[start : start + SECTOR]


class CrashVFS(apsw.VFS):
    """The system's own file layer, told to a disk."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        super().__init__("crash", "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _File(self.disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.disk.step()
        super().xDelete(filename, syncdir)
        self.disk.note(Path(filename), ("delete", 0, b""))
        if syncdir:
            self.disk.synced(Path(filename))


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        told = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._path = Path(told) if told else None
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.step()
        super().xWrite(data, offset)
        self._disk.note(self._path, ("write", offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        self._disk.step()
        super().xTruncate(newsize)
        self._disk.note(self._path, ("truncate", newsize, b""))

    def xSync(self, flags: int) -> None:
        self._disk.step()
        super().xSync(flags)
        self._disk.synced(self._path)


class Connection:
    """As much of ``sqlite3.Connection`` as the journal uses, on that file layer."""

    def __init__(self, uri: str) -> None:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
        with _named():
            self._con = apsw.Connection(uri, flags=flags, vfs="crash")
        self._con.set_busy_timeout(1000)

    @property
    def in_transaction(self) -> bool:
        return self._con.in_transaction

    def execute(self, sql: str, values: Any = ()) -> Any:
        with _named():
            return self._con.execute(sql, values)

    def executemany(self, sql: str, values: Any) -> Any:
        with _named():
            return self._con.executemany(sql, values)

    def backup(self, target: Connection, *, pages: int, sleep: float) -> None:  # noqa: ARG002  a writer has no turn here
        with _named():
            copying = target._con.backup("main", self._con, "main")
            while not copying.done:
                copying.step(pages)
            copying.close()

    def close(self) -> None:
        with _named(), suppress(SystemError):  # a copy under way ends with a fault of the disk's own
            self._con.close(True)


class _named:
    """apsw's faults as those of the module that the journal uses."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        if isinstance(fault, apsw.Error):
            made = sqlite3.OperationalError(str(fault))
            made.sqlite_errorcode = getattr(fault, "extendedresult", apsw.SQLITE_IOERR)
            raise made from fault
