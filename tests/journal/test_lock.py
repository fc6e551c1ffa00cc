"""The lock on the vault: erasable and verifiable as before; lost keys, other phrases, crashes, tampering."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journal.contract import M, draft
from voorzitter_console import sleutelbos
from voorzitter_console.journal import lock, rows
from voorzitter_console.journal.backup import copy_journal, restore
from voorzitter_console.journal.emergency import emergency_path
from voorzitter_console.journal.evidence import is_kept, measure, open_kept, secure
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import load
from voorzitter_console.journal.lock import VaultLocked, WrongPhrase, new_phrase, opened
from voorzitter_console.journal.port import JournalDamaged, JournalMixed
from voorzitter_console.journal.relock import carry_over, change_phrase, open_with, put_on, slot_in
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

NOW = datetime(2026, 3, 10, 20, 0, tzinfo=UTC)
NAME = "Karel Ongenaam de Derde"
EARLIER = "Piet van Eerder en Later"


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A keyring of our own; the process has no keys before and after."""
    kept: dict[str, str] = {}

    def put(naam: str, secret: str) -> bool:
        kept[naam] = secret
        return True

    monkeypatch.setattr(sleutelbos, "get", kept.get)
    monkeypatch.setattr(sleutelbos, "put", put)
    monkeypatch.setattr(lock, "_COST", {"n": 1 << 4, "r": 8, "p": 1})
    opened.clear()
    lock.slots.clear()
    yield kept
    opened.clear()
    lock.slots.clear()


def yes(_zin: str) -> bool:
    return True


def write(path: Path, naam: str, **fields: object) -> None:
    with closing(SqliteJournal.open(path)) as journal:
        private = frozenset({"naam", *fields})
        journal.append(M, draft("noem_getuige", private, naam=naam, **fields), expected=journal.head(M).aantal)


def locked(path: Path) -> str:
    """Put the lock on; the phrase."""
    with closing(SqliteJournal.open(path, create=False)) as journal:
        done = put_on(journal, NOW, "x", yes)
    assert done is not None
    return done.zin


def names(path: Path) -> list[object]:
    with closing(SqliteJournal.open(path, create=False, read_only=True)) as journal:
        return [entry.payload.get("naam") for entry in journal.read(M)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with a name in it from before the lock."""
    path = tmp_path / "j.sqlite"
    write(path, EARLIER)
    return path


def test_nothing_that_was_or_will_be_written_can_be_read_without_the_key(path: Path, ring: dict[str, str]) -> None:
    locked(path)
    write(path, NAME, functie={"wat": ["bode", 3]})
    assert names(path) == [EARLIER, NAME]
    data = path.read_bytes() + path.with_name("j.sqlite-journal").read_bytes()
    for text in (NAME, EARLIER, "bode"):
        assert text.encode() not in data
    ring.clear()
    opened.clear()
    assert names(path) == [None, None]
    with closing(SqliteJournal.open(path, create=False, read_only=True)) as journal:
        assert [entry.op_slot for entry in journal.read(M)] == [{"naam"}, {"naam", "functie"}]
        assert [entry.gewist for entry in journal.read(M)] == [set(), set()]
        assert journal.read(M) == journal._after(journal._connection(), M, 0)  # the fast way and the slow one


def test_it_verifies_with_and_without_the_key_and_says_what_it_could_not_see(path: Path, ring: dict[str, str]) -> None:
    locked(path)
    write(path, NAME)
    assert [(s.op_slot, s.faults) for s in verify_journal(path).streams] == [(0, ())]
    ring.clear()
    opened.clear()
    report = verify_journal(path)
    assert report.uitkomst == "heel"
    assert [s.op_slot for s in report.streams] == [2]


def test_where_the_key_is_gone_it_is_recorded_all_the_same_and_goes_under_it_later(
    path: Path, ring: dict[str, str]
) -> None:
    zin = locked(path)
    ring.clear()
    opened.clear()
    write(path, NAME)
    assert names(path) == [None, NAME]
    assert verify_journal(path).uitkomst == "heel"
    with closing(SqliteJournal.open(path, create=False)) as journal:
        with pytest.raises(WrongPhrase, match="past niet"):
            open_with(journal, new_phrase())
        done = open_with(journal, zin.lower().replace("-", " "))
    assert (done.waarden, done.in_sleutelbos) == (1, True)
    assert names(path) == [EARLIER, NAME]
    assert NAME.encode() not in path.read_bytes()
    opened.clear()
    assert names(path) == [EARLIER, NAME]  # the keyring has it: nobody is asked


def test_a_copy_is_as_locked_and_opens_elsewhere_by_the_phrase(
    path: Path, tmp_path: Path, ring: dict[str, str]
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"beeld " * 500_000)
    zin = locked(path)
    kept = secure(path, film)
    with closing(SqliteJournal.open(path)) as journal:
        made = draft("voeg_bewijs_toe", sha256=kept.sha256, bestand=kept.bestand, grootte=kept.grootte)
        journal.append(M, made, expected=1)
    (tmp_path / "stick").mkdir()
    (tmp_path / "ander").mkdir()
    ring.clear()
    opened.clear()  # the keeper's computer may be locked as well
    done = copy_journal(path, tmp_path / "stick" / path.name)
    assert (len(done.bewijs), done.ontbreekt) == (1, ())
    target = tmp_path / "ander" / path.name
    back = restore(tmp_path / "stick" / path.name, target, key=load(tmp_path / "s.pem"), now=NOW, station="y")
    assert (len(back.bewijs), verify_journal(target).uitkomst) == (1, "heel")
    shutil.rmtree(tmp_path / "bewijs")
    with pytest.raises(VaultLocked, match="kluis open"):
        measure(tmp_path / "ander" / kept.bestand)
    with closing(SqliteJournal.open(target, create=False)) as journal:
        open_with(journal, zin)
    assert names(target)[0] == EARLIER
    assert measure(tmp_path / "ander" / kept.bestand) == (kept.sha256, kept.grootte)


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_evidence_is_encrypted_and_comes_back_whole(path: Path, tmp_path: Path, size: int) -> None:
    locked(path)
    film = tmp_path / "film.mp4"
    film.write_bytes(os.urandom(size))
    kept = secure(path, film)
    place = tmp_path / kept.bestand
    assert is_kept(place)
    assert not place.exists()
    with open_kept(place) as file:
        assert file.read() == film.read_bytes()
    assert kept.sha256 == hashlib.sha256(film.read_bytes()).hexdigest()
    assert secure(path, film) == kept  # the same once more


def _cut(data: bytes) -> bytes:
    return data[:-1]


def _without_last_block(data: bytes) -> bytes:
    return data[: 33 + (1 << 20) + 16]


def _swapped(data: bytes) -> bytes:
    head, block = data[:33], (1 << 20) + 16
    return head + data[33 + block : 33 + 2 * block] + data[33 : 33 + block] + data[33 + 2 * block :]


@pytest.mark.parametrize(
    "how", [_cut, _without_last_block, _swapped, lambda d: d[:33], lambda d: b"x" + d, lambda d: d + b"x"]
)
def test_evidence_that_was_cut_or_moved_about_is_seen(
    path: Path, tmp_path: Path, how: Callable[[bytes], bytes]
) -> None:
    locked(path)
    film = tmp_path / "film.mp4"
    film.write_bytes(os.urandom((2 << 20) + 500))
    kept = secure(path, film)
    place = (tmp_path / kept.bestand).with_name(Path(kept.bestand).name + ".slot")
    place.write_bytes(how(place.read_bytes()))
    with pytest.raises(JournalDamaged, match="veranderd of onvolledig"):
        measure(tmp_path / kept.bestand)


def test_evidence_that_stood_there_goes_under_the_key_with_the_rest(path: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"beeld " * 1000)
    kept = secure(path, film)
    assert (tmp_path / kept.bestand).is_file()
    locked(path)
    assert not (tmp_path / kept.bestand).exists()
    assert measure(tmp_path / kept.bestand) == (kept.sha256, kept.grootte)


def test_another_phrase_makes_the_old_one_useless_also_in_the_bytes(path: Path, ring: dict[str, str]) -> None:
    old = locked(path)
    before = path.read_bytes()
    with closing(SqliteJournal.open(path, create=False)) as journal:
        found = slot_in(journal)
        assert found is not None
        assert found.slot is not None
        assert str(found.slot["omhuld"]).encode() in before
        done = change_phrase(journal, NOW, "x", yes)
        assert done is not None
    ring.clear()
    opened.clear()
    assert str(found.slot["omhuld"]).encode() not in path.read_bytes()
    with closing(SqliteJournal.open(path, create=False)) as journal:
        with pytest.raises(WrongPhrase):
            open_with(journal, old)
        open_with(journal, done.zin)
    assert names(path) == [EARLIER]
    report = verify_journal(path)
    assert (report.uitkomst, report.all_faults) == ("heel", ())


def test_a_no_changes_nothing_and_practice_has_no_lock(path: Path, tmp_path: Path, ring: dict[str, str]) -> None:
    before = path.read_bytes()
    with closing(SqliteJournal.open(path, create=False)) as journal:
        assert put_on(journal, NOW, "x", lambda _zin: False) is None
    assert (path.read_bytes(), ring) == (before, {})
    with (
        closing(SqliteJournal.open(tmp_path / "o.sqlite", oefening=True)) as journal,
        pytest.raises(JournalMixed, match="oefenjournaal"),
    ):
        put_on(journal, NOW, "x", yes)


def test_erasing_takes_the_encrypted_value_away(path: Path) -> None:
    locked(path)
    with closing(SqliteJournal.open(path, create=False)) as journal:
        (entry,) = journal.read(M)
        journal.erase(M, [(entry.id, ["naam"])], [draft("gewist", over_id=entry.id, velden=["naam"])], expected=1)
        assert journal.read(M)[0].gewist == {"naam"}
    assert verify_journal(path).uitkomst == "heel"


def _row(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as con, con:
        con.execute(sql)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE kluis SET waarde = '\"' || iif(substr(waarde, 2, 1) = 'A', 'B', 'A') || substr(waarde, 3)",
            "veranderd",
        ),
        (
            "UPDATE kluis SET zout = substr(zout, 1, length(zout) - 1) || iif(substr(zout, -1) = '0', '1', '0')",
            "veranderd",
        ),
        ("UPDATE kluis SET zout = replace(zout, substr(zout, 7, 16), 'feedfeedfeedfeed')", "geen slot"),
        ("UPDATE kluis SET zout = 'slot1:'", "geen slot"),
        ("UPDATE kluis SET veld = 'titel'", "hoort"),
        ("DELETE FROM kluis", "weg uit de kluis"),
    ],
)
def test_what_is_changed_under_the_lock_is_seen(path: Path, sql: str, said: str) -> None:
    locked(path)
    where = f" WHERE id NOT IN (SELECT id FROM vastlegging WHERE stroom = '{SEALS}')"
    _row(path, sql + where)
    report = verify_journal(path)
    assert report.uitkomst == "aangetast"
    assert any(said in str(fault) for fault in report.all_faults), report.all_faults


def test_values_cannot_change_places(path: Path) -> None:
    """Each is bound to its entry and field: swapped ones are seen with the key, and cannot be read as each other."""
    locked(path)
    write(path, NAME)
    with closing(sqlite3.connect(path)) as con, con:
        first, second = (
            x for (x,) in con.execute("SELECT id FROM vastlegging WHERE stroom = ? ORDER BY positie", (M,))
        )
        con.execute("CREATE TEMP TABLE k AS SELECT * FROM kluis WHERE id IN (?, ?)", (first, second))
        for a, b in ((first, second), (second, first)):
            con.execute(
                "UPDATE kluis SET (waarde, zout) = (SELECT waarde, zout FROM k WHERE k.id = ?) WHERE id = ?", (a, b)
            )
    assert verify_journal(path).uitkomst == "aangetast"
    with pytest.raises(JournalDamaged, match="veranderd"):
        names(path)


class Crash(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("at", [1, 2, 3, 4, 6, 9])
@pytest.mark.parametrize("what", ["aan", "zin"])
def test_a_crash_while_it_changes_leaves_the_old_or_the_new(
    path: Path, ring: dict[str, str], monkeypatch: pytest.MonkeyPatch, what: str, at: int
) -> None:
    write(path, NAME)
    old = locked(path) if what == "zin" else ""
    told: list[str] = []

    def agreed(zin: str) -> bool:
        told.append(zin)
        return True

    journal = SqliteJournal.open(path, create=False)
    left = [at]

    def step() -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Crash

    for name in ("recast", "insert", "erase"):

        def made(was: Callable[..., object]) -> Callable[..., object]:
            def stops(*given: object) -> object:
                step()
                done = was(*given)
                step()
                return done

            return stops

        monkeypatch.setattr(rows, name, made(getattr(rows, name)))
    change = put_on if what == "aan" else change_phrase
    try:
        change(journal, NOW, "x", agreed)
        whole = True
    except Crash:
        whole = False
    journal._drop()
    monkeypatch.undo()
    monkeypatch.setattr(lock, "_COST", {"n": 1 << 4, "r": 8, "p": 1})
    monkeypatch.setattr(sleutelbos, "get", ring.get)
    monkeypatch.setattr(sleutelbos, "put", lambda _naam, _secret: False)
    assert verify_journal(path).uitkomst == "heel"
    assert names(path) == [EARLIER, NAME]
    ring.clear()
    opened.clear()
    with closing(SqliteJournal.open(path, create=False)) as again:
        found = slot_in(again)
        if found is None:
            assert (what, whole) == ("aan", False)
        else:
            open_with(again, told[0] if whole or what == "aan" else old)
    assert names(path) == [EARLIER, NAME]


def test_an_emergency_journal_gets_the_same_lock(path: Path, ring: dict[str, str]) -> None:
    zin = locked(path)
    with closing(SqliteJournal.open(path, create=False)) as journal:
        found = slot_in(journal)
    assert found is not None
    lock.slots[str(path.absolute())] = found
    beside = emergency_path(path)
    with closing(SqliteJournal.open(beside)) as journal:
        carry_over(journal, path, NOW, "x")
        carry_over(journal, path, NOW, "x")
        assert len(journal.read(SEALS)) == 1
    write(beside, NAME)
    assert NAME.encode() not in beside.read_bytes()
    ring.clear()
    opened.clear()
    with closing(SqliteJournal.open(beside, create=False)) as journal:
        open_with(journal, zin)
    assert names(beside) == [NAME]


def test_the_same_evidence_without_the_key_is_kept_beside_it(path: Path, tmp_path: Path, ring: dict[str, str]) -> None:
    locked(path)
    film = tmp_path / "film.mp4"
    film.write_bytes(b"beeld " * 1000)
    first = secure(path, film)
    ring.clear()
    opened.clear()
    second = secure(path, film)
    assert second.sha256 == first.sha256
    assert second.bestand != first.bestand
    assert measure(tmp_path / second.bestand) == (first.sha256, first.grootte)
