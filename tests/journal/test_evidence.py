"""A file that is kept as evidence: what was copied is what was hashed, and no path keeps the console waiting."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from tests.parts import need_rights, small_disk
from voorzitter_console.journal import evidence
from voorzitter_console.journal.evidence import EVIDENCE, EvidenceUnreadable, keep_evidence, lock_file, secure
from voorzitter_console.journal.lock import KEY_BYTES, DataKey, opened
from voorzitter_console.journal.port import JournalDamaged, JournalNotWritable
from voorzitter_console.journal.sqlite import SqliteJournal


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    (tmp_path / "vergadering").mkdir()
    path = tmp_path / "vergadering" / "j.sqlite"
    SqliteJournal.open(path).close()
    return path


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "Film van de tribune.MP4"
    path.write_bytes(os.urandom(3 << 20) + b"eind")
    return path


def kept(journal: Path) -> list[Path]:
    return sorted((journal.parent / EVIDENCE).iterdir())


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_it_is_copied_and_what_was_copied_is_hashed(journal: Path, film: Path) -> None:
    content = film.read_bytes()
    bewaard = secure(journal, film)
    (copy,) = kept(journal)
    assert (bewaard.sha256, bewaard.grootte) == (sha256(content), len(content))
    assert journal.parent / bewaard.bestand == copy
    assert copy.name == f"{bewaard.sha256[:16]}.mp4"
    assert copy.read_bytes() == film.read_bytes() == content


@pytest.mark.parametrize("how", ["emptied", "written over"])
def test_a_file_that_is_spoiled_meanwhile_is_refused_and_nothing_of_it_stays(
    journal: Path, film: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    block, size = evidence._block, film.stat().st_size

    def spoiling(*given: Any) -> bytes:
        found = block(*given)
        with film.open("r+b") as file:
            if how == "emptied":
                file.truncate(0)
            else:
                file.write(b"anders")
        os.utime(film, ns=(0, 0))
        return found

    monkeypatch.setattr(evidence, "_block", spoiling)
    with pytest.raises(EvidenceUnreadable, match="veranderde terwijl het werd gekopieerd; er is niets vastgelegd"):
        secure(journal, film)
    assert kept(journal) == []
    assert film.stat().st_size == (0 if how == "emptied" else size)


def test_a_file_that_is_removed_meanwhile_is_kept_whole(
    journal: Path, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block, content = evidence._block, film.read_bytes()

    def removing(*given: Any) -> bytes:
        found = block(*given)
        if os.name == "posix":  # elsewhere an open file cannot be removed
            film.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(evidence, "_block", removing)
    assert secure(journal, film).sha256 == sha256(content)


def test_the_hash_is_of_what_was_copied_though_the_file_changes_meanwhile(
    journal: Path, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = evidence._block

    def changing(*given: Any) -> bytes:
        found = block(*given)
        if film.stat().st_size < 5 << 20:  # it is still being filmed
            with film.open("ab") as file:
                file.write(b"nog een beeld" * 50_000)
        return found

    monkeypatch.setattr(evidence, "_block", changing)
    bewaard = secure(journal, film)
    (copy,) = kept(journal)
    assert sha256(copy.read_bytes()) == bewaard.sha256
    assert copy.stat().st_size == bewaard.grootte > 4 << 20


def test_the_same_file_twice_is_kept_once(journal: Path, film: Path) -> None:
    assert secure(journal, film) == secure(journal, film)
    assert len(kept(journal)) == 1


def test_a_kept_file_that_was_changed_stays_and_the_right_one_stands_beside_it(journal: Path, film: Path) -> None:
    first = secure(journal, film)
    (journal.parent / first.bestand).write_bytes(b"gewijzigd")
    second = secure(journal, film)
    assert second.bestand != first.bestand
    assert (journal.parent / first.bestand).read_bytes() == b"gewijzigd"
    assert sha256((journal.parent / second.bestand).read_bytes()) == second.sha256 == first.sha256
    assert secure(journal, film) == second


@pytest.mark.parametrize("name", ["weg", ".", "x\x00y", "a" * 5000])
def test_what_is_no_file_is_refused_in_one_sentence(journal: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(EvidenceUnreadable) as refused:
        secure(journal, tmp_path / name)
    assert len(str(refused.value).splitlines()) == 1
    assert not (journal.parent / EVIDENCE).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no FIFOs and no /dev")
def test_a_device_or_a_pipe_keeps_nobody_waiting(journal: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "koppeling").symlink_to("/dev/zero")
    (tmp_path / "rond").symlink_to("rond")
    for path in (Path("/dev/zero"), Path("/dev/tty"), tmp_path / "pijp", tmp_path / "koppeling", tmp_path / "rond"):
        with pytest.raises(EvidenceUnreadable):
            secure(journal, path)


def test_the_journal_itself_is_refused_since_closing_it_would_drop_its_locks(journal: Path, tmp_path: Path) -> None:
    again = tmp_path / "zelfde"
    os.link(journal, again)
    for path in (journal, again):
        with pytest.raises(EvidenceUnreadable, match="het journaal zelf"):
            secure(journal, path)


def test_where_a_file_stands_in_place_of_the_folder_it_says_so(journal: Path, film: Path) -> None:
    (journal.parent / EVIDENCE).write_text("x")
    with pytest.raises(JournalNotWritable, match="maak ruimte of geef schrijfrecht"):
        secure(journal, film)


def test_reading_that_fails_halfway_leaves_nothing(journal: Path, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = evidence._block
    blocks = iter([True, False])

    def failing(reader: Any, wat: str) -> bytes:
        if not next(blocks):
            raise EvidenceUnreadable(f"{wat} is niet te lezen.")
        return block(reader, wat)

    monkeypatch.setattr(evidence, "_block", failing)
    with pytest.raises(EvidenceUnreadable):
        secure(journal, film)
    assert kept(journal) == []


@pytest.mark.echt
def test_a_file_that_may_not_be_read_says_so(journal: Path, film: Path, tmp_path: Path) -> None:
    need_rights(tmp_path)
    film.chmod(0)
    with pytest.raises(EvidenceUnreadable, match="niet te lezen"):
        secure(journal, film)


def test_a_full_disk_says_so_and_leaves_nothing(tmp_path: Path, film: Path) -> None:
    with small_disk(tmp_path / "schijf", "2m") as disk:
        journal = disk / "j.sqlite"
        SqliteJournal.open(journal).close()
        with pytest.raises(JournalNotWritable, match="maak ruimte"):
            secure(journal, film)
        assert kept(journal) == []
        film.write_bytes(b"kort")
        assert secure(journal, film).grootte == 4


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_copy_is_for_this_user_alone_whatever_the_umask_and_an_earlier_version_left(
    journal: Path, film: Path
) -> None:
    (journal.parent / EVIDENCE).mkdir(mode=0o755)
    (journal.parent / EVIDENCE).chmod(0o755)
    film.chmod(0o644)
    old = os.umask(0)
    try:
        secure(journal, film)
        keep_evidence(journal, [("nog-een.mp4", film)])
    finally:
        os.umask(old)
    assert (journal.parent / EVIDENCE).stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in kept(journal)} == {0o600}
    assert len(kept(journal)) == 2


def test_what_a_kill_left_is_cleared_away_but_not_what_is_being_made(journal: Path, film: Path) -> None:
    (journal.parent / EVIDENCE).mkdir()
    old, fresh = (journal.parent / EVIDENCE / name for name in (".a.nieuw", ".b.nieuw"))
    old.touch()
    fresh.touch()
    os.utime(old, (0, 0))
    bewaard = secure(journal, film)
    assert kept(journal) == sorted([fresh, journal.parent / bewaard.bestand])


def test_evidence_that_changes_while_it_is_locked_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is locked is what was measured; else the file that was there is the only one, and it is kept."""
    film = tmp_path / "film.mp4"
    film.write_bytes(b"beeld")
    key = DataKey(b"k" * KEY_BYTES)
    opened.add(key)
    try:
        with monkeypatch.context() as changed:
            changed.setattr(evidence, "measure", lambda _path: ("0" * 64, 5))
            with pytest.raises(JournalDamaged, match="veranderde terwijl het op slot ging"):
                lock_file(film, key)
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("film.mp4", b"beeld")]
        lock_file(film, key)
        assert not film.exists()
    finally:
        opened.clear()
