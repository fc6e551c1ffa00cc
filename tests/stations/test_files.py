"""What can be wrong with the journal of two consoles: one Dutch sentence, nothing lost, written when it can be."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.parts import need_rights, one_in, small_disk
from tests.stations.pair import BEGIN, Console, Pair, on_disk
from voorzitter_console.journal import schema
from voorzitter_console.journal.sqlite import SqliteJournal

windows = pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be moved")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    folder = tmp_path / "vergadering"
    folder.mkdir()
    with Pair(folder / "j.sqlite") as pair:
        yield pair.begin()


def waits(console: Console, tekst: str) -> str:
    """A press that cannot be written: it is told so within a second, in one sentence."""
    seen = len(console.told)
    console.press(("noteer", {"tekst": tekst}), woorden=tekst)
    told = console.heard("Delayed", after=seen)
    assert not [t for t in console.told[seen:] if t["bericht"] in ("Recorded", "Declined", "Fault")]
    sentence = str(told["sentence"])
    assert len(sentence.splitlines()) == 1
    assert sentence.endswith(".")
    return sentence


def goes_on(pair: Pair, *texts: str) -> None:
    """Both write what they held, each once, and go on."""
    for console in pair.both:
        console.heard("Recorded", woorden=texts[pair.both.index(console)])
    for console in pair.both:
        console.press(("noteer", {"tekst": "verder"}))
    found = [entry.payload["tekst"] for entry in pair.settled(1 + 2 + 2)[1:]]
    assert sorted(found[:2]) == sorted(texts)
    assert not [t for c in pair.both for t in c.told if t["bericht"] in ("Broken", "Fault", "Declined")]


@pytest.mark.lang
@windows
def test_removed_while_it_is_open(pair: Pair) -> None:
    aside = pair.database.with_name("opzij")
    pair.database.rename(aside)
    for console, tekst in zip(pair.both, ("een", "twee"), strict=True):
        assert "er is niets vastgelegd" in waits(console, tekst)
    assert not pair.database.exists()
    aside.rename(pair.database)
    goes_on(pair, "een", "twee")


def another(folder: Path, kind: str) -> Path:
    """Something else to put in its place."""
    path = folder / kind
    if kind == "rommel":
        path.write_bytes(b"x" * 5000)
        return path
    if kind == "oefening":
        SqliteJournal.open(path, oefening=True).close()
        return path
    with Console(path, "voorzitter") as chair:
        chair.heard("NoMeeting")
        chair.say(begin=BEGIN)
        chair.heard("Standing")
        chair.press(("noteer", {"tekst": "van een andere vergadering"}))
        chair.heard("Recorded")
    if kind == "nieuwer":
        newer(path)
    return path


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as con:
        con.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


@pytest.mark.lang
@windows
@pytest.mark.parametrize("kind", ["andere", "nieuwer", "oefening", "rommel"])
def test_replaced_while_it_is_open(pair: Pair, tmp_path: Path, kind: str) -> None:
    aside = pair.database.with_name("opzij")
    pair.database.rename(aside)
    content = another(tmp_path, kind).read_bytes()
    shutil.copyfile(tmp_path / kind, pair.database)
    for console, tekst in zip(pair.both, ("een", "twee"), strict=True):
        waits(console, tekst)
    for console in pair.both:  # also where it looks once more: nothing of ours goes into the other one
        console.heard("Delayed", "Notice")
    time.sleep(1.2)
    assert not [t for c in pair.both for t in c.told if t["bericht"] in ("Recorded", "Declined")]
    assert pair.database.read_bytes() == content
    aside.replace(pair.database)
    goes_on(pair, "een", "twee")


def starts_with(database: Path, rol: str) -> str:
    """Starting a console that cannot use the journal: its one sentence."""
    with Console(database, rol) as console:
        told = console.heard("Broken", "Standing", "NoMeeting", "Fault")
        assert told["bericht"] == "Broken", told
        sentence = str(told["sentence"])
        assert len(sentence.splitlines()) == 1
        return sentence


@pytest.mark.parametrize("rol", one_in(2, ["voorzitter", "griffier"]))
@pytest.mark.parametrize(
    ("kind", "says"),
    [("nieuwer", "nieuwere versie"), ("oefening", "oefenjournaal"), ("rommel", "geen journaal")],
)
def test_a_journal_that_cannot_be_used_is_refused_at_the_start(tmp_path: Path, rol: str, kind: str, says: str) -> None:
    path = another(tmp_path, kind)
    content = path.read_bytes()
    assert says in starts_with(path, rol)
    assert path.read_bytes() == content


@pytest.mark.echt
def test_read_only_while_it_is_open(pair: Pair, tmp_path: Path) -> None:
    need_rights(tmp_path)
    folder = pair.database.parent
    pair.database.chmod(0o400)
    folder.chmod(0o500)
    try:
        with Console(pair.database, "griffier") as third:  # reading goes on
            third.heard("Standing")
            assert "alleen gelezen" in waits(third, "drie")
            pair.database.chmod(0o600)
            folder.chmod(0o700)
            third.heard("Recorded", woorden="drie", seconds=60)
    finally:
        folder.chmod(0o700)
    assert [entry.payload["tekst"] for entry in on_disk(pair.database)[1:]] == ["drie"]


@pytest.mark.lang
def test_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf", "4m") as disk, Pair(disk / "j.sqlite") as pair:
        pair.begin()
        ballast = disk / "ballast"
        with suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        for console, tekst in zip(pair.both, ("een" * 3000, "twee" * 3000), strict=True):
            waits(console, tekst)
        ballast.unlink()
        goes_on(pair, "een" * 3000, "twee" * 3000)
