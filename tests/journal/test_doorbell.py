"""The doorbell: the others hear it, dead consoles are forgotten, stopped ones are not, and garbage harms nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.parts import need_rights
from voorzitter_console.journal import doorbell
from voorzitter_console.journal.doorbell import LARGEST, LOOPBACK, Doorbell

WAIT = 20.0
"""Seconds; a limit, not a wait."""
ROUNDS = 8
CONSOLE = """
import sys, time
from pathlib import Path
from voorzitter_console.journal.doorbell import Doorbell
bell = Doorbell(Path(sys.argv[1]), lambda: print("gebeld", flush=True))
for line in sys.stdin:
    rol, stroom, moment = line.split()
    while time.monotonic() < float(moment):
        pass
    bell.enter(rol, "ander", stroom)
    first = bell.before_me(rol, stroom)
    print("eerst" if first is None else f"na {first.station}", flush=True)
"""


class Other:
    """A console in a process of its own."""

    def __init__(self, journal: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CONSOLE, str(journal)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def enter(self, rol: str, stroom: str, moment: float = 0.0) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{rol} {stroom} {moment}\n")
        self.process.stdin.flush()

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "j.sqlite"


@pytest.fixture
def other(journal: Path) -> Iterator[Other]:
    other = Other(journal)
    other.enter("voorzitter", "raad")
    assert other.line() == "eerst"
    yield other
    other.end()


def folder(journal: Path) -> Path:
    return journal.with_name("j.sqlite.schermen")


def silent(journal: Path) -> Doorbell:
    return Doorbell(journal, lambda: None)


def test_a_ring_reaches_the_others_and_not_oneself(journal: Path) -> None:
    heard: dict[str, threading.Event] = {name: threading.Event() for name in ("a", "b", "c")}
    with ExitStack() as stack:
        bells = {n: stack.enter_context(closing(Doorbell(journal, e.set))) for n, e in heard.items()}
        for name, bell in bells.items():
            bell.enter("griffier", name, "raad")
        bells["a"].ring()
        assert heard["b"].wait(WAIT)
        assert heard["c"].wait(WAIT)
        assert not heard["a"].is_set()
    assert not folder(journal).exists()


def test_a_ring_reaches_another_process(journal: Path, other: Other) -> None:
    with closing(silent(journal)) as bell:
        bell.ring()
        assert other.line() == "gebeld"


def test_a_killed_console_is_forgotten_and_its_file_cleared_away(journal: Path, other: Other) -> None:
    with closing(silent(journal)) as bell:
        assert [console.rol for console in bell.others()] == ["voorzitter"]
        other.end()
        bell.enter("voorzitter", "nieuw", "raad")
        assert bell.before_me("voorzitter", "raad") is None
        assert len(list(folder(journal).iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGSTOP")
def test_a_stopped_console_is_still_there(journal: Path, other: Other) -> None:
    other.process.send_signal(signal.SIGSTOP)
    with closing(silent(journal)) as bell:
        bell.enter("voorzitter", "nieuw", "raad")
        first = bell.before_me("voorzitter", "raad")
        assert first is not None
        assert first.station == "ander"
        bell.ring()  # nobody reads it, and nobody waits for that


@pytest.mark.usefixtures("other")
def test_another_role_or_meeting_is_not_before_me(journal: Path) -> None:
    with closing(silent(journal)) as bell:
        bell.enter("griffier", "nieuw", "raad")
        assert bell.before_me("griffier", "raad") is None
        bell.enter("voorzitter", "nieuw", "andere")
        assert bell.before_me("voorzitter", "andere") is None
        assert len(bell.others()) == 1


@pytest.mark.usefixtures("other")
def test_who_came_first_stays_first_though_the_clock_runs_back(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 0.0)
    with closing(silent(journal)) as bell:
        bell.enter("voorzitter", "nieuw", "raad")
        assert bell.before_me("voorzitter", "raad") is not None


def test_of_two_that_enter_at_once_just_one_is_told(journal: Path) -> None:
    pair = [Other(journal), Other(journal)]
    try:
        for number in range(ROUNDS):
            for console in pair:
                console.enter("voorzitter", f"raad-{number}", time.monotonic() + (0.3 if number == 0 else 0.02))
            assert sorted(console.line() for console in pair) == ["eerst", "na ander"]
    finally:
        for console in pair:
            console.end()


@pytest.mark.usefixtures("other")
def test_one_that_was_stopped_while_it_chose_counts_as_first(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorbell, "CHOOSING", 0.02)
    (known,) = folder(journal).glob("*.json")
    known.write_text(json.dumps({**json.loads(known.read_text()), "nummer": 0}))
    with closing(silent(journal)) as bell:
        bell.enter("voorzitter", "nieuw", "raad")
        assert bell.before_me("voorzitter", "raad") is not None


GARBAGE = [
    b"",
    b"{",
    b"null",
    b"[1]",
    b"\xff\xfe",
    b"[" * LARGEST,
    b'{"rol": "voorzitter"}',
    b'{"rol": "voorzitter", "station": "x", "stroom": "raad", "nummer": 1, "poort": 80}',
    b'{"rol": "voorzitter", "station": "x", "stroom": "raad", "nummer": 1, "poort": 1e999}',
    b'{"rol": "voorzitter", "station": "x", "stroom": "raad", "nummer": "een", "poort": 5000}',
    b'{"rol": "voorzitter", "station": "x", "stroom": "raad", "nummer": -1, "poort": 5000}',
    b'{"rol": "voorzitter", "station": "x", "stroom": "raad", "nummer": 1, "poort": 5000}' + b" " * LARGEST,
]


def test_garbage_in_the_folder_is_passed_over(journal: Path, other: Other) -> None:
    for number, content in enumerate(GARBAGE):
        (folder(journal) / f"{number}.json").write_bytes(content)
    (folder(journal) / "map.json").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder(journal) / "pijp.json")  # reading it would wait for ever
        (folder(journal) / "rond.json").symlink_to("rond.json")
    with closing(silent(journal)) as bell:
        bell.enter("voorzitter", "nieuw", "raad")
        assert [console.station for console in bell.others()] == ["ander"]
        bell.ring()
        assert other.line() == "gebeld"


def test_a_garbled_datagram_is_a_ring_like_any_other(journal: Path) -> None:
    heard = threading.Semaphore(0)
    with (
        closing(Doorbell(journal, lambda: heard.release())) as bell,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger,
    ):
        bell.enter("griffier", "x", "raad")
        (known,) = folder(journal).glob("*.json")
        port = json.loads(known.read_text())["poort"]
        for content in (b"", b"x" * 60_000, b"!"):
            stranger.sendto(content, (LOOPBACK, port))
            assert heard.acquire(timeout=WAIT)


def nothing_works(journal: Path) -> None:
    with closing(silent(journal)) as bell:
        bell.enter("voorzitter", "x", "raad")
        bell.ring()
        assert bell.others() == []
        assert bell.before_me("voorzitter", "raad") is None
        bell.leave()


def test_where_a_file_stands_in_place_of_the_folder_nothing_is_raised(journal: Path) -> None:
    folder(journal).write_text("x")
    nothing_works(journal)


def test_without_loopback_nothing_is_raised(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> socket.socket:
        raise OSError("no network at all")

    monkeypatch.setattr(socket, "socket", closed)
    nothing_works(journal)


@pytest.mark.echt
def test_in_a_closed_folder_nothing_is_raised(journal: Path, tmp_path: Path) -> None:
    need_rights(tmp_path)
    tmp_path.chmod(0o500)
    try:
        nothing_works(journal)
    finally:
        tmp_path.chmod(0o700)
