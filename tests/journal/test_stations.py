"""Consoles on one journal: names apart, one chair unasked, killed ones gone, stopped ones not, no harm by garbage."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.parts import need_rights
from voorzitter_console.journal import stations
from voorzitter_console.journal.stations import LARGEST, Stations
from voorzitter_console.seat import SeatLock, seat_file, seats_folder

WAIT = 20.0
"""Seconds; a limit, not a wait."""
ROUNDS = 8
CONSOLE = """
import sys, time
from pathlib import Path
from voorzitter_console.journal.stations import Stations
own = Stations(Path(sys.argv[1]), lambda: print("gebeld", flush=True))
for line in sys.stdin:
    rol, stroom, moment = line.split()
    while time.monotonic() < float(moment):
        pass
    name = own.name("ander")
    first = own.enter(rol, name, stroom)
    print(f"{name} eerst" if first is None else f"{name} na {first.station}", flush=True)
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
    assert other.line() == "ander eerst"
    yield other
    other.end()


def silent(journal: Path) -> Stations:
    return Stations(journal, lambda: None)


def test_a_ring_reaches_the_others_and_not_oneself(journal: Path) -> None:
    heard: dict[str, threading.Event] = {name: threading.Event() for name in ("a", "b", "c")}
    with ExitStack() as stack:
        consoles = {n: stack.enter_context(closing(Stations(journal, e.set))) for n, e in heard.items()}
        for name, console in consoles.items():
            console.enter("griffier", name, "raad")
        consoles["a"].notify()
        assert heard["b"].wait(WAIT)
        assert heard["c"].wait(WAIT)
        assert not heard["a"].is_set()
    assert not list(seats_folder(journal).glob("*.json"))


def test_who_is_known_is_told_at_once_and_who_came_since_once_there_is_time(journal: Path) -> None:
    heard = {name: threading.Event() for name in ("before", "since")}
    jobs: list[Callable[[], None]] = []
    with ExitStack() as stack:
        before = stack.enter_context(closing(Stations(journal, heard["before"].set)))
        before.enter("voorzitter", "before", "raad")
        own = stack.enter_context(closing(Stations(journal, lambda: None, jobs.append)))
        own.enter("griffier", "own", "raad")
        since = stack.enter_context(closing(Stations(journal, heard["since"].set)))
        since.enter("bode", "since", "raad")
        own.notify()
        assert heard["before"].wait(WAIT)
        assert not heard["since"].wait(0.05)
        [look] = jobs
        heard["before"].clear()
        look()
        assert heard["since"].wait(WAIT)
        assert not heard["before"].wait(0.05)  # once for each write
        heard["since"].clear()
        own.notify()
        assert heard["since"].wait(WAIT)
        assert jobs == [look]  # it holds for a second


def test_a_ring_reaches_another_process(journal: Path, other: Other) -> None:
    with closing(silent(journal)) as own:
        own.notify()
        assert other.line() == "gebeld"


def test_a_killed_console_is_forgotten_and_its_name_is_free(journal: Path, other: Other) -> None:
    with closing(silent(journal)) as own:
        assert [one.rol for one in own.others()] == ["voorzitter"]
        other.end()
        assert own.others() == []
        assert own.name("ander") == "ander"
        with closing(silent(journal)) as third:
            assert third.others() == []  # what the killed one said of itself is not this one's
        assert own.enter("voorzitter", "ander", "raad") is None


def test_names_are_apart_and_stay(journal: Path) -> None:
    with closing(silent(journal)) as a, closing(silent(journal)) as b, closing(silent(journal)) as c:
        assert [one.name("laptop") for one in (a, b, c)] == ["laptop", "laptop (2)", "laptop (3)"]
        b.close()
        assert c.name("laptop (3)") == "laptop (3)"
        with closing(silent(journal)) as d:
            assert d.name("laptop") == "laptop (2)"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGSTOP")
def test_a_stopped_console_is_still_there(journal: Path, other: Other) -> None:
    other.process.send_signal(signal.SIGSTOP)
    with closing(silent(journal)) as own:
        first = own.enter("voorzitter", "nieuw", "raad")
        assert first is not None
        assert first.station == "ander"
        own.notify()  # nobody reads it, and nobody waits for that


@pytest.mark.usefixtures("other")
def test_another_role_or_meeting_is_not_before_me(journal: Path) -> None:
    with closing(silent(journal)) as own:
        assert own.enter("griffier", "nieuw", "raad") is None
        assert own.enter("voorzitter", "nieuw", "andere") is None
        assert len(own.others()) == 1


@pytest.mark.usefixtures("other")
def test_who_goes_on_beside_another_is_asked_about_too(journal: Path, other: Other) -> None:
    with closing(silent(journal)) as own, closing(silent(journal)) as third:
        assert own.enter("voorzitter", "nieuw", "raad") is not None  # a person said: here all the same
        other.end()
        first = third.enter("voorzitter", "derde", "raad")
        assert first is not None
        assert first.station == "nieuw"
        third.leave()
        own.leave()
        assert third.enter("voorzitter", "derde", "raad") is None


@pytest.mark.lang
def test_of_two_that_enter_at_once_just_one_is_told_and_their_names_differ(journal: Path) -> None:
    pair = [Other(journal), Other(journal)]
    try:
        for number in range(ROUNDS):
            for console in pair:
                console.enter("voorzitter", f"raad-{number}", time.monotonic() + (0.3 if number == 0 else 0.02))
            said = sorted(console.line().split(maxsplit=1) for console in pair)
            names = {"ander", "ander (2)"}
            lines = [" ".join(words) for words in said]
            first = [line for line in lines if line.endswith("eerst")]
            assert len(first) == 1, lines
            (after,) = [line for line in lines if line not in first]
            assert {first[0].removesuffix(" eerst"), after.split(" na ")[0]} == names
            assert after.split(" na ")[1] == first[0].removesuffix(" eerst")
    finally:
        for console in pair:
            console.end()


def test_one_that_was_stopped_while_it_took_up_its_role_counts_as_first(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stations, "CHOOSING", 0.02)
    turn = SeatLock(journal, "beurt")
    assert turn.take()
    with closing(silent(journal)) as own:
        assert own.enter("voorzitter", "nieuw", "raad") is not None
        turn.release()
        assert own.enter("voorzitter", "nieuw", "raad") is None


GARBAGE = [
    b"",
    b"{",
    b"null",
    b"[1]",
    b"\xff\xfe",
    b"[" * LARGEST,
    b'{"rol": "voorzitter"}',
    b'{"rol": "voorzitter", "station": "ander", "stroom": "raad", "poort": 80}',
    b'{"rol": "voorzitter", "station": "ander", "stroom": "raad", "poort": 1e999}',
    b'{"rol": "voorzitter", "station": "ander", "stroom": "raad", "poort": "een"}',
    b'{"rol": "voorzitter", "station": "niemand", "stroom": "raad", "poort": 5000}',
    b'{"rol": "voorzitter", "station": "ander", "stroom": "raad", "poort": 5000}' + b" " * LARGEST,
]


def test_garbage_in_the_folder_is_passed_over(journal: Path, other: Other) -> None:
    for number, content in enumerate(GARBAGE):
        (seats_folder(journal) / f"{number}.json").write_bytes(content)
    (seats_folder(journal) / "map.json").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(seats_folder(journal) / "pijp.json")  # reading it would wait for ever
        (seats_folder(journal) / "rond.json").symlink_to("rond.json")
    with closing(silent(journal)) as own:
        assert [one.station for one in own.others()] == ["ander"]
        own.notify()
        assert other.line() == "gebeld"


def test_what_is_told_of_a_console_is_no_path(journal: Path) -> None:
    with closing(silent(journal)) as own:
        name = "../../weg\x00\ud800" * 3
        assert own.enter("griffier", name, "raad") is None
        assert seat_file(journal, f"naam/{name}", "json").parent == seats_folder(journal)
        with closing(silent(journal)) as third:
            assert [json.dumps(one.station) for one in third.others()] == [json.dumps(name)]


def nothing_works(journal: Path) -> None:
    with closing(silent(journal)) as own:
        assert own.name("x") == "x"
        assert own.enter("voorzitter", "x", "raad") is None
        own.notify()
        assert own.others() == []
        own.leave()


def test_where_a_file_stands_in_place_of_the_folder_nothing_is_raised(journal: Path) -> None:
    seats_folder(journal).write_text("x")
    nothing_works(journal)


def test_without_loopback_consoles_are_still_told_apart(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> socket.socket:
        raise OSError("no network at all")

    monkeypatch.setattr(socket, "socket", closed)
    with closing(silent(journal)) as a, closing(silent(journal)) as b:
        assert a.enter("voorzitter", "laptop", "raad") is None
        first = b.enter("voorzitter", "laptop", "raad")
        assert first is not None
        assert first.station == "laptop"
        a.notify()


@pytest.mark.echt
def test_in_a_closed_folder_nothing_is_raised(journal: Path, tmp_path: Path) -> None:
    need_rights(tmp_path)
    tmp_path.chmod(0o500)
    try:
        nothing_works(journal)
    finally:
        tmp_path.chmod(0o700)
