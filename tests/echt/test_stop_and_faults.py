"""Real consoles in real terminals while the disk, OBS and windows fail together; a checker over what became of it.

What was asked of the supplier (the fake OBS counts it), what the screen called recorded, and what is on disk are three
witnesses. The rules: a stop is off air within seconds of the key, whatever else fails; what a screen called VASTGELEGD
is on disk; a schorsing by S is never on disk without its stop; what OBS did is recorded at most once each time.
"""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import pairwise
from pathlib import Path

import pytest

from tests.echt.terminal import Terminal
from tests.livestream.fake_obs import PASSWORD
from tests.livestream.obs_console import Threaded
from tests.parts import need, small_disk
from voorzitter_console.entry import Entry
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal.emergency import emergency_path
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

pytestmark = pytest.mark.echt
OFF_AIR = 6.0
"""Seconds from the key to the end of the broadcast; a machine that runs seven other things is slow."""
CALLED = re.compile(r"VASTGELEGD \d\d:\d\d:\d\d ([^\n│┃]*?)  ")


@pytest.fixture(autouse=True)
def posix() -> None:
    need(os.name == "posix", "a pty needs POSIX")


def window(folder: Path, port: int, *command: str, database: Path | None = None) -> Terminal:
    """A console of this hall, with OBS behind it."""
    settings = folder / "instellingen.toml"
    settings.write_text(
        f'[livestream]\nsoort = "obs"\nbellen = "Raadstreams 010 123"\n[livestream.obs]\npoort = {port}\n',
        encoding="utf-8",
    )
    where = str(database or folder / "j.sqlite")
    env = [f"VOORZITTER_CONSOLE_INSTELLINGEN={settings}", f"VOORZITTER_CONSOLE_GEHEIM_OBS={PASSWORD}"]
    program = [sys.executable, "-m", "voorzitter_console", *command, "--database", where]
    return Terminal(["/usr/bin/env", *env, *program], folder)


def entries(database: Path) -> list[Entry]:
    """What the file holds; nothing where it cannot be read just now."""
    with suppress(ConsoleError), closing(SqliteJournal.open(database, create=False, read_only=True)) as journal:
        return [entry for stream in reversed(journal.streams()) for entry in journal.read(stream.id)]
    return []


def soorten(database: Path) -> list[str]:
    return [entry.soort for entry in entries(database)]


def begun(terminal: Terminal, database: Path, fake: Threaded) -> None:
    """The meeting stands, and its channel is connected."""
    terminal.until_seen("NIEUWE VERGADERING")
    terminal.keys("\r")
    terminal.until(lambda: soorten(database)[:1] == ["begin_vastlegging"], "the beginning on disk")
    terminal.until(lambda: "GetStreamStatus" in fake.obs.asked, "the connection to OBS")
    terminal.until_quiet()


def press_s(terminal: Terminal, fake: Threaded) -> float:
    """S; seconds until the sink sees nothing any more."""
    begin = time.monotonic()
    terminal.keys("s")
    terminal.until(lambda: not fake.obs.live, "off air")
    took = time.monotonic() - begin
    assert took < OFF_AIR, f"{took:.1f} s on air after S"
    return took


def check(databases: list[Path], *screens: Terminal) -> None:
    """The history: what the screens called recorded is on disk, in whole pairs, and what was seen once."""
    found = [entry for database in databases for entry in entries(database)]
    kinds = [entry.soort for entry in found]
    for screen in screens:
        for said in CALLED.findall(screen.seen):
            if said.startswith("schorsing, livestream stopt"):
                assert "schors" in kinds, said
    for number, entry in enumerate(found):
        seen = [e.payload["toestand"] for e in found[:number] if e.soort == "bevestig_livestream"]
        # A stop that was asked by a console which was killed then is seen by the next: there is nothing left to stop.
        if entry.soort == "schors" and entry.door == "voorzitter" and seen[-1:] != ["gestopt"]:
            assert kinds[number + 1 : number + 2] == ["stop_livestream"], "S is one write of both"
            assert found[number + 1].gebeurd_op == entry.gebeurd_op
    confirmed = [e.payload["toestand"] for e in found if (e.soort, e.door) == ("bevestig_livestream", "systeem")]
    assert all(a != b for a, b in pairwise(confirmed)), f"seen once each: {confirmed}"
    assert len({entry.id for entry in entries(databases[-1])}) == len(entries(databases[-1]))


@contextmanager
def locked(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.lang
def test_s_while_another_program_holds_the_journal(tmp_path: Path) -> None:
    database = tmp_path / "j.sqlite"
    with Threaded(live=True) as fake:
        chair = window(tmp_path, fake.obs.port)
        begun(chair, database, fake)
        with locked(database):
            press_s(chair, fake)
            chair.until_seen("NOG NIET VASTGELEGD")
        chair.until(lambda: "bevestig_livestream" in soorten(database), "all of it on disk")
        chair.kill(signal.SIGTERM)
        check([database], chair)
        assert soorten(database)[-3:] == ["schors", "stop_livestream", "bevestig_livestream"]


@pytest.mark.groot
def test_s_on_a_full_disk_with_an_obs_that_does_not_obey_and_then_does(tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf", "1m") as disk, Threaded(live=True) as fake:
        database = disk / "j.sqlite"
        chair = window(tmp_path, fake.obs.port, database=database)
        begun(chair, database, fake)
        filler = disk / "vol"
        with filler.open("wb", buffering=0) as stream, suppress(OSError):
            while True:
                stream.write(bytes(4096))
        fake.obs.stubborn = True
        chair.keys("s")
        chair.until_seen("NOG NIET VASTGELEGD")
        chair.until_seen("NIET BEVESTIGD")
        chair.until_seen("Raadstreams")
        assert fake.obs.live
        assert "StopStream" in fake.obs.asked
        fake.obs.stubborn = False
        filler.unlink()
        chair.until(lambda: "schors" in soorten(database), "on disk")
        chair.until_quiet(1.5)
        press_s(chair, fake)  # while it is suspended S still stops it
        chair.until(lambda: "bevestig_livestream" in soorten(database), "recorded")
        chair.kill(signal.SIGTERM)
        check([database], chair)


@pytest.mark.groot
def test_s_on_a_journal_that_is_damaged(tmp_path: Path) -> None:
    database = tmp_path / "j.sqlite"
    with Threaded(live=True) as fake:
        chair = window(tmp_path, fake.obs.port)
        begun(chair, database, fake)
        known = soorten(database)
        with closing(sqlite3.connect(database)) as con:
            con.execute("UPDATE vastlegging SET schakel = 'x' || substr(schakel, 2)")
            con.commit()
        press_s(chair, fake)
        emergency = emergency_path(database)
        chair.until(lambda: "bevestig_livestream" in soorten(emergency), "in the emergency journal")
        chair.until_seen("NOODJOURNAAL")
        chair.kill(signal.SIGKILL)
        assert soorten(emergency)[: len(known)] == known
        assert verify_journal(emergency).uitkomst == "heel"
        check([emergency], chair)
        again = window(tmp_path, fake.obs.port)
        again.until_seen("NOODJOURNAAL")
        again.until_seen("geschorst")
        again.kill(signal.SIGTERM)


@pytest.mark.groot
@pytest.mark.parametrize("how", [signal.SIGSTOP, signal.SIGKILL])
def test_the_griffier_presses_while_the_chairs_window_is_frozen_or_dead(how: signal.Signals, tmp_path: Path) -> None:
    database = tmp_path / "j.sqlite"
    with Threaded(live=True) as fake:
        chair = window(tmp_path, fake.obs.port)
        begun(chair, database, fake)
        clerk = window(tmp_path, fake.obs.port, "griffier")
        clerk.until_seen("GRIFFIER")
        clerk.until_quiet(1.5)
        os.kill(chair.pid, how)
        begin = time.monotonic()
        clerk.keys("s")
        clerk.until_quiet(0.3)
        if fake.obs.live:
            clerk.keys("s")  # the clerk's screen brings the words up first
        clerk.until(lambda: not fake.obs.live, "off air")
        assert time.monotonic() - begin < OFF_AIR
        clerk.until(lambda: "bevestig_livestream" in soorten(database), "recorded")
        clerk.kill(signal.SIGTERM)
        if how is signal.SIGSTOP:
            os.kill(chair.pid, signal.SIGCONT)
            chair.until_quiet(1.5)
            chair.kill(signal.SIGTERM)
        check([database], clerk)


@pytest.mark.groot
def test_a_second_chair_takes_over_from_a_frozen_one(tmp_path: Path) -> None:
    database = tmp_path / "j.sqlite"
    with Threaded(live=True) as fake:
        first = window(tmp_path, fake.obs.port)
        begun(first, database, fake)
        os.kill(first.pid, signal.SIGSTOP)
        asked = len(fake.obs.asked)
        second = window(tmp_path, fake.obs.port)
        second.until_seen("Wie zit voor?")
        second.keys("1")
        second.until(lambda: "neem_over" in soorten(database), "taken over")
        second.until(lambda: "GetStreamStatus" in fake.obs.asked[asked:], "it watches the channel")
        second.until_quiet(1.5)
        press_s(second, fake)
        second.until(lambda: "bevestig_livestream" in soorten(database), "recorded")
        os.kill(first.pid, signal.SIGCONT)
        first.until_quiet(1.5)
        for one in (first, second):
            one.kill(signal.SIGTERM)
        check([database], first, second)


@pytest.mark.groot
@pytest.mark.parametrize("seconds", [0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2])
def test_a_kill_just_after_s_leaves_both_or_none_and_the_next_start_finishes_it(seconds: float, tmp_path: Path) -> None:
    database = tmp_path / "j.sqlite"
    with Threaded(live=True) as fake:
        chair = window(tmp_path, fake.obs.port)
        begun(chair, database, fake)
        fake.obs.freeze()  # what was asked is not done before the kill
        chair.keys("s")
        time.sleep(seconds)
        chair.kill(signal.SIGKILL)
        fake.do(fake.obs.thaw)
        check([database], chair)
        pressed = "schors" in soorten(database)
        assert pressed is ("stop_livestream" in soorten(database))
        again = window(tmp_path, fake.obs.port)
        again.until_seen("Livestream")
        if pressed:
            again.until(lambda: not fake.obs.live, "the next start asks")
            again.until(lambda: "bevestig_livestream" in soorten(database), "and records it")
        else:
            again.until_quiet(1.5)
            press_s(again, fake)
        again.kill(signal.SIGTERM)
        check([database], again)
