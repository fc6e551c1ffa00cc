"""A copy elsewhere and back: verified, never over a longer one, through kills, full disks and what is gone."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.journal.contract import OTHER, START, M, draft, fill
from tests.parts import need_rights, small_disk
from voorzitter_console.journal import backup, schema
from voorzitter_console.journal.backup import CopyRefused, copy_journal, restore
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import Key, load
from voorzitter_console.journal.port import Head, JournalDamaged, JournalError, JournalMissing, JournalNotWritable
from voorzitter_console.journal.remembered import Remembered
from voorzitter_console.journal.seal import RESTORED, add_seal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

FILM = os.urandom(300_000)


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return load(tmp_path / "sleutel.pem")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with a meeting and a file of evidence."""
    (tmp_path / "laptop" / "bewijs").mkdir(parents=True)
    path = tmp_path / "laptop" / "j.sqlite"
    sha = hashlib.sha256(FILM).hexdigest()
    (path.parent / "bewijs" / f"{sha[:16]}.mp4").write_bytes(FILM)
    with closing(SqliteJournal.open(path)) as journal:
        journal.append(M, draft("begin_vastlegging", titel="Raad"), expected=0)
        fill(journal, 3)
        evidence = draft("voeg_bewijs_toe", sha256=sha, bestand=f"bewijs/{sha[:16]}.mp4", grootte=len(FILM))
        journal.append(M, evidence, expected=4)
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def more(path: Path, count: int, stroom: str = M) -> None:
    with closing(SqliteJournal.open(path, create=False)) as journal:
        fill(journal, count, stroom)


def length(path: Path, stroom: str = M) -> int:
    with closing(SqliteJournal.open(path, oefening=None, create=False, read_only=True)) as journal:
        return journal.head(stroom).aantal


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_copy_is_whole_with_its_evidence_and_follows_the_journal(path: Path, stick: Path) -> None:
    done = copy_journal(path, stick / path.name)
    assert (done.aantal, done.vergaderingen, len(done.bewijs), done.ontbreekt) == (5, 1, 1, ())
    assert verify_journal(stick / path.name).uitkomst == "heel"
    assert names(stick) == ["bewijs/" + done.bewijs[0], "j.sqlite"]
    assert (stick / "bewijs" / done.bewijs[0]).read_bytes() == FILM
    more(path, 2)
    more(path, 1, OTHER)
    done = copy_journal(path, stick / path.name)
    assert (done.aantal, done.vergaderingen, len(done.soorten)) == (8, 1, 2)  # the other begins with no meeting
    assert length(stick / path.name) == 7
    assert len(names(stick)) == 2
    if os.name == "posix":
        assert {p.stat().st_mode & 0o777 for p in stick.rglob("*") if p.is_file()} == {0o600}


def test_back_on_another_laptop_it_is_whole_says_so_and_goes_on(path: Path, stick: Path, tmp_path: Path) -> None:
    old, new = load(tmp_path / "oud.pem"), load(tmp_path / "nieuw.pem")
    with closing(SqliteJournal.open(path)) as journal:
        add_seal(journal, M, old, "gesloten", START, "x")
    copy_journal(path, stick / path.name)
    (tmp_path / "ander").mkdir()
    target, kept = tmp_path / "ander" / path.name, Remembered(tmp_path / "koppen")
    done = restore(stick / path.name, target, key=new, now=START, station="ander", remembered=kept)
    report = verify_journal(target)
    assert report.uitkomst == "heel"
    assert report.streams[0].zegel.sleutels == (old.public, new.public)
    assert (target.parent / "bewijs" / done.bewijs[0]).read_bytes() == FILM
    with closing(SqliteJournal.open(target, seen=kept.heads(target))) as journal:
        seals = journal.read(SEALS)
        assert [entry.soort for entry in seals] == ["zegel", RESTORED, "zegel"]
        assert seals[1].payload["sleutel"] == new.public
        said, copied = journal.read(M)[-1], journal.read_sealed(M)[-2]
        assert seals[1].payload["koppen"] == [f"{M}/5/{copied.schakel}"]
        assert (said.soort, said.positie, said.payload["over_id"]) == (RESTORED, 6, copied.inhoud["id"])
        assert (said.payload["aantal"], said.payload["kop"]) == (5, copied.schakel)
        assert said.payload["sleutel"] == new.public
        fill(journal, 1)
    assert names(target.parent) == ["bewijs/" + done.bewijs[0], "j.sqlite", "j.sqlite-journal"]
    assert verify_journal(target).uitkomst == "heel"


def test_put_back_twice_changes_nothing_the_second_time(path: Path, stick: Path, key: Key, tmp_path: Path) -> None:
    copy_journal(path, stick / path.name)
    (tmp_path / "ander").mkdir()
    target, kept = tmp_path / "ander" / path.name, Remembered(tmp_path / "koppen")
    assert not restore(stick / path.name, target, key=key, now=START, station="x", remembered=kept).stond_er
    before = target.read_bytes()
    shutil.rmtree(target.parent / "bewijs")
    again = restore(stick / path.name, target, key=key, now=START, station="x", remembered=kept)
    assert (again.stond_er, again.aantal, len(again.bewijs)) == (True, 5, 1)
    assert (target.parent / "bewijs" / again.bewijs[0]).read_bytes() == FILM
    more(target, 1)
    assert restore(stick / path.name, target, key=key, now=START, station="x", remembered=kept).stond_er
    assert length(target) == 7
    # What this computer saw there must be there: else the copy is what helps.
    target.write_bytes(before)
    kept.reset(target, {M: Head(aantal=9, kop="0" * 64)})
    with pytest.raises(CopyRefused, match="bevat meer"):
        restore(stick / path.name, target, key=key, now=START, station="x", remembered=kept)


def test_a_longer_or_another_one_is_never_overwritten(path: Path, stick: Path, key: Key, tmp_path: Path) -> None:
    target = stick / path.name
    copy_journal(path, target)
    more(target, 1)
    before = target.read_bytes()
    with pytest.raises(CopyRefused, match="bevat meer"):
        copy_journal(path, target)
    more(path, 1)  # as long, and another
    with pytest.raises(CopyRefused, match="iets anders"):
        copy_journal(path, target)
    with pytest.raises(CopyRefused):
        restore(path, target, key=key, now=START, station="x")
    more(path, 1, OTHER)
    with pytest.raises(CopyRefused):
        restore(target, path, key=key, now=START, station="x")  # the copy lacks a meeting
    assert target.read_bytes() == before
    practice = tmp_path / "oefening.sqlite"
    SqliteJournal.open(practice, oefening=True).close()
    shutil.copy(practice, stick / "o.sqlite")
    with pytest.raises(CopyRefused, match="andere soort"):
        copy_journal(path, stick / "o.sqlite")


@pytest.mark.parametrize("content", [b"", b"iets van de gebruiker", b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_journal_is_not_overwritten_either(path: Path, stick: Path, content: bytes) -> None:
    (stick / path.name).write_bytes(content)
    with pytest.raises(CopyRefused, match="blijft staan"):
        copy_journal(path, stick / path.name)
    assert (stick / path.name).read_bytes() == content
    assert names(stick) == ["j.sqlite"]


def test_over_itself_or_beside_an_unfinished_write_or_into_nothing(path: Path, stick: Path) -> None:
    with pytest.raises(CopyRefused, match="journaal zelf"):
        copy_journal(path, path)
    with pytest.raises(JournalNotWritable, match="is er niet"):
        copy_journal(path, stick / "weg" / path.name)
    with pytest.raises(JournalMissing):
        copy_journal(stick / "weg.sqlite", stick / path.name)
    copy_journal(path, stick / path.name)
    (stick / "j.sqlite-journal").write_bytes(b"x" * 600)
    with pytest.raises(CopyRefused, match="onafgemaakte"):
        copy_journal(path, stick / path.name)


def test_a_damaged_journal_is_not_copied_over_a_whole_copy(path: Path, stick: Path) -> None:
    copy_journal(path, stick / path.name)
    before = (stick / path.name).read_bytes()
    with closing(sqlite3.connect(path)) as con, con:
        con.execute("UPDATE vastlegging SET inhoud = replace(inhoud, 'griffier', 'bode') WHERE positie = 2")
    with pytest.raises(JournalDamaged):
        copy_journal(path, stick / path.name)
    assert (stick / path.name).read_bytes() == before
    assert len(names(stick)) == 2


def test_evidence_that_is_gone_or_changed_is_named_and_the_rest_is_copied(path: Path, stick: Path) -> None:
    (file,) = (path.parent / "bewijs").iterdir()
    file.write_bytes(b"anders")
    done = copy_journal(path, stick / path.name)
    assert done.ontbreekt == (file.name,)
    assert verify_journal(stick / path.name).uitkomst == "heel"
    assert names(stick) == ["j.sqlite"]
    file.unlink()
    assert copy_journal(path, stick / path.name).ontbreekt == (file.name,)


def test_evidence_names_lead_nowhere(path: Path, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim").write_bytes(b"x")
    sha = hashlib.sha256(b"x").hexdigest()
    with closing(SqliteJournal.open(path)) as journal:
        for number, name in enumerate(("../geheim", "bewijs/../../geheim", "/etc/passwd", "bewijs/..", 5, None)):
            given = draft("voeg_bewijs_toe", sha256=sha, bestand=name)
            journal.append(M, given, expected=5 + number)
    done = copy_journal(path, stick / path.name)
    assert len(done.bewijs) == 1
    assert len(names(stick)) == 2


@pytest.mark.lang
def test_a_full_stick_leaves_what_was_there(path: Path, tmp_path: Path) -> None:
    more(path, 30)
    with small_disk(tmp_path / "vol", "600k") as disk:
        copy_journal(path, disk / path.name)
        before = (disk / path.name).read_bytes()
        more(path, 400)
        with pytest.raises(JournalNotWritable, match="vol"):
            copy_journal(path, disk / path.name)
        assert (disk / path.name).read_bytes() == before
        assert not list(disk.glob(".*"))


@pytest.mark.echt
def test_a_stick_that_may_only_be_read_says_so(path: Path, stick: Path, tmp_path: Path) -> None:
    need_rights(tmp_path)
    stick.chmod(0o500)
    try:
        with pytest.raises(JournalNotWritable, match="mag niet worden beschreven"):
            copy_journal(path, stick / path.name)
    finally:
        stick.chmod(0o700)


@pytest.mark.lang
def test_a_writer_goes_on_while_it_is_copied_and_the_copy_is_one_moment_of_it(
    path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "PAGES", 1)
    more(path, 300)
    ended, slowest = threading.Event(), 0.0

    def write() -> None:
        nonlocal slowest
        with closing(SqliteJournal.open(path)) as journal:
            while not ended.is_set():
                begin = time.monotonic()
                fill(journal, 1)
                slowest = max(slowest, time.monotonic() - begin)
                time.sleep(0.02)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        monkeypatch.setattr(backup, "PAUSE", 0.0005)
        done = copy_journal(path, stick / path.name)
    finally:
        ended.set()
        writer.join()
    assert verify_journal(stick / path.name).uitkomst == "heel"
    assert 305 <= done.koppen[M].aantal <= length(path)
    assert slowest < 2  # on a busy machine; the copy itself takes longer


COPYING = """
import sys
from pathlib import Path
from voorzitter_console.journal import backup, schema
backup.PAGES, backup.PAUSE = 1, float(sys.argv[3])
print("begint", flush=True)
backup.copy_journal(Path(sys.argv[1]), Path(sys.argv[2]))
print("klaar", flush=True)
"""


@pytest.mark.lang
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_the_copy_is_the_old_or_the_new_one(path: Path, stick: Path) -> None:
    target = stick / path.name
    copy_journal(path, target)
    more(path, 40)
    lengths = set()
    for number in range(12):
        process = subprocess.Popen(
            # The first one is surely killed before its end, however late the kill comes.
            [sys.executable, "-c", COPYING, str(path), str(target), "0.001" if number else "9"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "begint\n"
        time.sleep(number * 0.012)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert verify_journal(target).uitkomst == "heel"
        lengths.add(length(target))
    assert lengths <= {5, 45}
    assert 5 in lengths
    for left in stick.glob(".*"):
        os.utime(left, (0, 0))
    copy_journal(path, target)
    assert length(target) == 45
    assert not list(stick.glob(".*.nieuw"))


def test_a_copy_from_a_stranger_opens_no_file_of_the_user(stick: Path, key: Key, tmp_path: Path) -> None:
    from tests.journal.test_beside import names_a_victim

    crafted, victim = names_a_victim(stick)
    (tmp_path / "thuis").mkdir()
    with pytest.raises(JournalError, match="noemt een ander bestand"):
        restore(crafted, tmp_path / "thuis" / "j.sqlite", key=key, now=START, station="x")
    assert victim.exists()
    with suppress(FileNotFoundError):
        assert not list((tmp_path / "thuis").iterdir())


def everything(folder: Path) -> Iterator[bytes]:
    for name in names(folder):
        yield (folder / name).read_bytes()


def test_practice_is_copied_too_and_says_so(stick: Path, tmp_path: Path) -> None:
    practice = tmp_path / "oefening.sqlite"
    with closing(SqliteJournal.open(practice, oefening=True)) as journal:
        journal.append(M, draft("begin_vastlegging", oefening=True), expected=0)
    assert copy_journal(practice, stick / practice.name).oefening
    assert b"oefening" in b"".join(everything(stick))


def test_a_fault_in_the_middle_of_reading_has_its_sentence(
    path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(_con: sqlite3.Connection) -> bool:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(schema, "read_kenmerk", torn)
    with pytest.raises(JournalError, match=r"is beschadigd|niet te lezen"):
        copy_journal(path, stick / path.name)
    assert names(stick) == []


def test_the_age_of_what_was_left_goes_by_the_clock_of_the_place(
    path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # This laptop's clock is years ahead of the share's: what another window copies now is not old.
    copying, old = (stick / f".{path.name}.{name}.nieuw" for name in ("a", "b"))
    for left in (copying, old):
        left.touch()
    os.utime(old, (0, 0))
    monkeypatch.setattr(time, "time", lambda: 4e9)
    copy_journal(path, stick / path.name)
    assert copying.exists()
    assert not old.exists()
