"""A crash at each operation of SQLite on the disk, over every kind of write that the journal knows.

After each the file is opened as the console would: it is whole, all that was answered is there, and what was under way
is there whole or not at all.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from tests.faults.crash_vfs import Connection, CrashVFS, Disk
from tests.faults.kills import STREAM, note
from voorzitter_console import sleutelbos
from voorzitter_console.journal import connection, lock
from voorzitter_console.journal.backup import copy_journal
from voorzitter_console.journal.key import load
from voorzitter_console.journal.port import JournalError
from voorzitter_console.journal.relock import change_phrase, put_on
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

NOW = datetime(2026, 3, 10, 20, 0, tzinfo=UTC)
SECRET = "Karel Ongenaam de Derde"
TORN = 3
"""Partly written disks that are tried at each crash, beside nothing and all."""


@dataclass
class Crashes:
    """What was met of one kind of write."""

    kind: str
    operations: int = 0
    disks: int = 0
    wrong: list[str] = field(default_factory=list)


def _append(journal: SqliteJournal) -> list[str]:
    return [journal.append(STREAM, note("een"), expected=journal.head(STREAM).aantal).id]


def _append_all(journal: SqliteJournal) -> list[str]:
    drafts = [note(str(number)) for number in range(4)]
    return [entry.id for entry in journal.append_all(STREAM, drafts, expected=journal.head(STREAM).aantal)]


def _seal(journal: SqliteJournal) -> list[str]:
    add_seal(journal, STREAM, load(Path(journal.plaats).with_name("sleutel.pem")), "gesloten", NOW, "x")
    return [entry.id for entry in journal.read("zegels")]


def _erase(journal: SqliteJournal) -> list[str]:
    first, known = journal.read(STREAM)[0], journal.head(STREAM).aantal
    draft = note("gewist")
    said = {"over_id": first.id, "velden": ["tekst"]}
    draft = type(draft)(**{**_fields(draft), "soort": "gewist", "payload": said, "private": frozenset()})
    journal.erase(STREAM, [(first.id, ["tekst"])], [draft], expected=known)
    return [draft.id]


def _fields(draft: Any) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in draft.__struct_fields__}


def _lock(journal: SqliteJournal) -> list[str]:
    put_on(journal, NOW, "x", lambda _zin: True)
    return []


def _phrase(journal: SqliteJournal) -> list[str]:
    change_phrase(journal, NOW, "x", lambda _zin: True)
    return []


def _copy(journal: SqliteJournal) -> list[str]:
    path = Path(journal.plaats)
    copy_journal(path, path.parent / "stick" / path.name)
    return []


def _scrub(journal: SqliteJournal) -> list[str]:
    journal.scrub()
    return []


KINDS: dict[str, Callable[[SqliteJournal], list[str]]] = {
    "vastlegging": _append,
    "vier in één": _append_all,
    "zegel": _seal,
    "wissen": _erase,
    "slot erop": _lock,
    "andere zin": _phrase,
    "kopie": _copy,
    "opnieuw schrijven": _scrub,
}


@contextmanager
def _on(disk: Disk) -> Iterator[None]:
    """The journal's writing connections go to that disk."""
    real, vfs = connection.open_uri, CrashVFS(disk)

    def open_uri(path: Path, mode: str, busy_seconds: float) -> Any:
        if mode not in ("mode=rw", "mode=ro"):
            return real(path, mode, busy_seconds)
        return Connection(f"file:{path.absolute().as_posix()}?{mode}")

    try:
        with mock.patch.object(connection, "open_uri", open_uri):
            yield
    finally:
        vfs.unregister()


@contextmanager
def ring() -> Iterator[None]:
    """A keyring in memory, and phrases that cost nothing."""
    kept: dict[str, str] = {}
    cheap = {"n": 1 << 4, "r": 8, "p": 1}
    with (
        mock.patch.object(sleutelbos, "get", kept.get),
        mock.patch.object(sleutelbos, "put", lambda naam, secret: kept.update({naam: secret}) is None),
        mock.patch.object(lock, "_COST", cheap),
    ):
        lock.opened.clear()
        yield
        lock.opened.clear()


def _prepared(folder: Path, kind: str) -> Path:
    path = folder / "j.sqlite"
    (folder / "stick").mkdir()
    with closing(SqliteJournal.open(path)) as journal:
        for number in range(6):
            journal.append(STREAM, note(f"{SECRET} {number}" * 20), expected=number)
        add_seal(journal, STREAM, load(path.with_name("sleutel.pem")), "fase", NOW, "x")
        if kind == "andere zin":
            put_on(journal, NOW, "x", lambda _zin: True)
    return path


def crashed(kind: str, seed: int, every: int = 1) -> Crashes:
    """Crash at each ``every``-th operation of that kind of write."""
    out, dice = Crashes(kind=kind), random.Random(seed)
    with tempfile.TemporaryDirectory() as top, ring():
        first = Path(top) / "begin"
        first.mkdir()
        source = _prepared(first, kind)
        with closing(SqliteJournal.open(source, create=False)) as journal:
            before = [entry.id for entry in journal.read(STREAM)]
        at = 1 + dice.randrange(every)
        while True:
            live = Path(top) / f"levend-{at}"
            shutil.copytree(first, live)
            path, disk, answered = live / source.name, Disk(at), list[str]()
            disk.known(path, path.with_name(f"{path.name}-journal"))
            with _on(disk), suppress(JournalError):
                journal = SqliteJournal.open(path, create=False)
                try:
                    answered = KINDS[kind](journal)
                finally:
                    with suppress(JournalError):
                        journal.close()
            if not disk.crashed:
                return out
            out.operations += 1
            for number, image in enumerate(disk.images(dice, TORN)):
                out.disks += 1
                place = Path(top) / f"schijf-{at}-{number}"
                place.mkdir()
                for file, content in image.items():
                    if file.parent == live:
                        (place / file.name).write_bytes(content)
                out.wrong += [
                    f"{kind} {at}/{number}: {said}" for said in _judged(place / source.name, before, answered)
                ]
                shutil.rmtree(place)
            shutil.rmtree(live)
            at += every


def _judged(path: Path, before: list[str], answered: list[str]) -> list[str]:
    """What is wrong with the journal that a disk holds."""
    try:
        with closing(SqliteJournal.open(path, create=False)) as journal:
            entries = journal.read(STREAM)
            ids = [entry.id for entry in entries]
            known = {*ids, *(entry.id for entry in journal.read("zegels"))}
    except JournalError as fault:
        return [str(fault)]
    wrong = [str(fault) for fault in verify_journal(path).all_faults]
    if ids[: len(before)] != before:
        wrong.append("what stood there is not there any more")
    if not set(answered) <= known:
        wrong.append("what was answered is not there")
    if len(ids) - len(before) not in (0, 1, 4):
        wrong.append("half of one write is there")
    if any(entry.op_slot for entry in entries):
        wrong.append("a value cannot be read any more")
    return wrong
