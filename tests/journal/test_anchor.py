"""Time stamps of an authority (RFC 3161): kept with the seals, judged by its root, verified by the real openssl."""

from __future__ import annotations

import base64
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.journal.contract import START, M, draft, fill
from tests.journal.tsa import Authority
from tests.parts import need
from voorzitter_console.clock import SystemClock
from voorzitter_console.journal import keeper
from voorzitter_console.journal.anchor import ANCHOR, AnchorFault, add_anchor, newest, read, roots_of
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.keeper import Keeper
from voorzitter_console.journal.key import load
from voorzitter_console.journal.port import Head
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

WAIT = 20.0
"""Seconds; a limit, not a wait."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need(shutil.which("openssl") is not None, "openssl is not installed")
    return tmp_path_factory.mktemp("dienst") / "tsa"


@pytest.fixture
def authority(folder: Path) -> Iterator[Authority]:
    with Authority(folder) as authority:
        yield authority


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "j.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal.open(path)) as journal:
        fill(journal, 3)
        yield journal


def stamped(journal: SqliteJournal, authority: Authority) -> Head | None:
    return add_anchor(journal, M, authority.url, roots_of(authority.ca), SystemClock().now, "x")


def test_a_head_is_anchored_once_and_said_up_to_where(
    journal: SqliteJournal, path: Path, authority: Authority, tmp_path: Path
) -> None:
    assert stamped(journal, authority) == journal.head(M)
    assert stamped(journal, authority) is None
    fill(journal, 2)
    add_seal(journal, M, load(tmp_path / "k"), "fase", START, "x")
    fill(journal, 1)
    report = verify_journal(path, roots=roots_of(authority.ca))
    assert report.uitkomst == "heel", report.all_faults
    (stream,) = report.streams
    assert (stream.anker.aantal, stream.zegel.aantal, stream.head.aantal) == (3, 5, 6)
    assert stream.anker.op is not None
    assert abs(stream.anker.op - datetime.now(UTC)) < timedelta(minutes=1)
    assert stream.anker.te_beoordelen
    assert not verify_journal(path).streams[0].anker.te_beoordelen


def test_openssl_verifies_the_token_on_what_a_dossier_holds(
    journal: SqliteJournal, authority: Authority, tmp_path: Path
) -> None:
    stamped(journal, authority)
    found = newest(journal.read(SEALS), M, 3)
    assert found is not None
    (tmp_path / "kop.json").write_bytes(found[0])
    (tmp_path / "kop.tsr").write_bytes(found[1])
    command = ["openssl", "ts", "-verify", "-data", "kop.json", "-in", "kop.tsr", "-CAfile", str(authority.ca)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "kop.json").write_bytes(found[0] + b" ")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode
    assert newest(journal.read(SEALS), M, 2) is None
    assert newest([], M, 3) is None


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("500", "code 500"),
        ("nonsense", "geen tijdstempel"),
        ("huge", "te groot"),
        ("broken", "niet ondertekend|geen tijdstempel"),
    ],
)
def test_an_authority_that_fails_leaves_nothing(journal: SqliteJournal, folder: Path, how: str, says: str) -> None:
    with Authority(folder, how) as authority:
        with pytest.raises(AnchorFault, match=says) as caught:
            stamped(journal, authority)
        assert len(str(caught.value).splitlines()) == 1
    assert journal.head(SEALS).aantal == 0


def test_one_that_is_not_there_or_answers_an_earlier_question(journal: SqliteJournal, folder: Path) -> None:
    with Authority(folder, "replay") as authority:
        (folder / "vorige.tsr").unlink(missing_ok=True)
        stamped(journal, authority)
        fill(journal, 1)
        with pytest.raises(AnchorFault, match="iets anders"):
            stamped(journal, authority)
    with pytest.raises(AnchorFault, match="niet bereikt"):
        stamped(journal, authority)
    with pytest.raises(AnchorFault, match=r"anker\.ca"):
        roots_of(folder / "weg.pem")


def test_a_token_of_another_authority_does_not_hold(
    journal: SqliteJournal, path: Path, authority: Authority, tmp_path: Path
) -> None:
    stamped(journal, authority)
    with closing(Authority(tmp_path / "ander")) as other:
        report = verify_journal(path, roots=roots_of(other.ca))
    assert report.uitkomst == "aangetast"
    assert "niet ondertekend door de dienst" in str(report.all_faults[0])


def test_a_token_that_was_moved_or_changed_does_not_hold(
    journal: SqliteJournal, path: Path, authority: Authority
) -> None:
    stamped(journal, authority)
    (good,) = journal.read(SEALS)
    stroom, head, token = read(good)
    changes: tuple[dict[str, object], ...] = (
        {"aantal": 2},
        {"kop": "0" * 64},
        {"token": "geen base64!"},
        {"token": base64.b64encode(token[:-5]).decode()},
        {"token": 5},
        {"aantal": "3"},
    )
    assert (stroom, head) == (M, journal.head(M))
    for number, change in enumerate(changes):
        given = draft(ANCHOR, frozenset())
        journal.append(SEALS, replace(given, payload={**good.payload, **change}), expected=1 + number)
    report = verify_journal(path, roots=roots_of(authority.ca))
    assert len(report.all_faults) == len(changes)
    assert report.streams[0].anker.aantal == 3


def test_the_keeper_asks_beside_the_work_says_once_that_it_fails_and_asks_again(
    journal: SqliteJournal, path: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SOON", "STAMP_AGAIN"):
        monkeypatch.setattr(keeper, name, 0.05)
    said: list[str] = []
    with Authority(folder, "500") as authority:
        kept = Keeper(
            path,
            key=lambda: load(tmp_path / "sleutel.pem"),
            clock=SystemClock(),
            station="x",
            say=said.append,
            anchor=lambda opened, stroom: add_anchor(opened, stroom, authority.url, [], SystemClock().now, "x"),
        )
        kept.recorded(M, "schors")
        end = time.monotonic() + WAIT
        while authority.asked < 3:
            assert time.monotonic() < end
            time.sleep(0.02)
        assert len(said) == 1
        assert "code 500" in said[0]
        authority.how = "good"
        while [entry.soort for entry in journal.read(SEALS)] != ["zegel", ANCHOR]:
            assert time.monotonic() < end, said
            time.sleep(0.02)
        kept.close()
    assert verify_journal(path, roots=roots_of(authority.ca)).streams[0].anker.aantal == 3


def test_an_authority_that_keeps_us_waiting_holds_up_neither_a_seal_nor_the_end(
    journal: SqliteJournal, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "SOON", 0.01)
    asked, go = threading.Event(), threading.Event()

    def slow(*_given: object) -> None:
        asked.set()
        go.wait(WAIT)

    key = load(tmp_path / "sleutel.pem")
    kept = Keeper(path, key=lambda: key, clock=SystemClock(), station="x", say=lambda _s: None, anchor=slow)
    kept.recorded(M, "schors")
    assert asked.wait(WAIT)
    fill(journal, 1)
    kept.recorded(M, "hervat")
    begin = time.monotonic()
    kept.close()
    assert time.monotonic() - begin < 5
    go.set()
    assert [entry.payload["aantal"] for entry in journal.read(SEALS)] == [3, 4]
