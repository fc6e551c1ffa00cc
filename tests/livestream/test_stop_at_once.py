"""A stop is asked of the supplier at the key press, from any window, whatever becomes of its entry (design)."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.livestream.obs_console import PATIENCE, ObsConsole, Threaded, obs_console
from tests.parts import small_disk
from voorzitter_console.broadcast import broadcast as broadcast_module
from voorzitter_console.entry import Entry
from voorzitter_console.journal.emergency import emergency_path
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.meeting import replay
from voorzitter_console.procedure.state import Livestream
from voorzitter_console.seat import LIVESTREAM, SeatLock
from voorzitter_console.view import kanaal

pytestmark = pytest.mark.usefixtures("sneller")
AT_ONCE = 1.0
"""Seconds from the key press to the end of the broadcast, with an OBS that obeys and a machine that is busy."""


def off_air(fake: Threaded, since: float, seconds: float = AT_ONCE) -> float:
    """Wait until the sink sees nothing any more; seconds since the press."""
    while fake.obs.live:
        assert time.monotonic() - since < seconds, f"still on air; asked: {fake.obs.asked}"
        time.sleep(0.002)
    return time.monotonic() - since


def give(console: ObsConsole, *soorten: str, door: str = "voorzitter") -> float:
    """Press and wait for nothing; when, monotonic seconds."""
    begin = time.monotonic()
    console.give(*soorten, door=door)
    assert time.monotonic() - begin < AT_ONCE / 2, "a press waits for nothing"
    return begin


@contextmanager
def locked(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program holds the file."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield other
    finally:
        other.close()


def lussen(console: ObsConsole) -> list[str]:
    view = console.core.view()
    assert view is not None
    return [lus.tekst for lus in view.lussen]


def unproved(console: ObsConsole) -> bool:
    """Whether it says so, and whom to call."""
    return any(lus.startswith("bel Raadstreams") and lus.endswith(": stream NIET BEVESTIGD") for lus in lussen(console))


def until(done: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, what
        time.sleep(0.01)


# the disk ------------------------------------------------------------------------------------------------------------


def test_a_locked_journal_keeps_no_stop_from_the_supplier_and_both_entries_come_together(tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        with locked(console.database):
            off_air(fake, give(console, "schors", "stop_livestream"))
            until(lambda: console.core.delay, "NOG NIET VASTGELEGD")
            assert console.core.late.startswith("NOG NIET VASTGELEGD")
        confirmed = console.until_seen("gestopt")
        new = console.entries()[-3:]
        assert [entry.soort for entry in new] == ["schors", "stop_livestream", "bevestig_livestream"]
        assert new[0].gebeurd_op == new[1].gebeurd_op <= confirmed.gebeurd_op < new[0].vastgelegd_op
        assert replay(console.entries()).state.livestream is Livestream.GESTOPT


def test_a_full_disk_keeps_no_stop_from_the_supplier(tmp_path: Path) -> None:
    with (
        small_disk(tmp_path / "schijf", "1m") as disk,
        Threaded(live=True) as fake,
        obs_console(disk, fake.obs.port) as console,
    ):
        filler = disk / "vol"
        with filler.open("wb", buffering=0) as stream:
            try:
                while True:
                    stream.write(bytes(4096))
            except OSError:
                pass
        off_air(fake, give(console, "schors", "stop_livestream"))
        until(lambda: console.core.delay, "NOG NIET VASTGELEGD")
        assert [entry.soort for entry in console.entries()][-1] != "schors"
        filler.unlink()
        console.until_seen("gestopt")
        assert [entry.soort for entry in console.entries()][-3:] == ["schors", "stop_livestream", "bevestig_livestream"]


@pytest.mark.lang
def test_a_damaged_journal_keeps_no_stop_from_the_supplier_and_drops_no_press(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voorzitter_console.console.refuge.DAMAGE", 0.6)
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        known = console.entries()
        damage(console.database)
        off_air(fake, give(console, "schors", "stop_livestream"))
        emergency = emergency_path(console.database)
        until(lambda: any("NOODJOURNAAL" in lus for lus in lussen(console)), "the banner")
        until(lambda: not console.core.pending, "the press")
        wanted = ["bevestig_livestream", "noteer", "schors", "stop_livestream"]

        def since() -> list[str]:
            return sorted(
                e.soort for e in read(emergency)[len(known) :] if e.soort != "meld_opname"
            )  # it may come late

        until(lambda: since() == wanted, "all of it")
        entries = read(emergency)
        assert entries[0].payload["toelichting"].startswith("NOODJOURNAAL van j.sqlite")
        assert [(e.id, e.soort) for e in entries[: len(known)]] == [(e.id, e.soort) for e in known]
        assert verify_journal(emergency).uitkomst == "heel"


def damage(path: Path) -> None:
    """Zeros over all pages but the first, as a disk that loses its content does."""
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))


def read(path: Path) -> list[Entry]:
    if not path.exists():
        return []
    journal = SqliteJournal.open(path, create=False, read_only=True)
    try:
        return journal.read(journal.streams()[0].id)
    finally:
        journal.close()


# the windows ---------------------------------------------------------------------------------------------------------


def test_the_griffiers_window_stops_it_while_the_chairs_is_frozen_with_the_seat(tmp_path: Path) -> None:
    frozen = SeatLock(tmp_path / "j.sqlite", LIVESTREAM)
    assert frozen.take()
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port, connected=False) as chair:
        clerk = ObsConsole(tmp_path, fake.obs.port, station="griffie", rol="griffier")
        try:
            assert clerk.standing.wait(10)
            clerk.session.warm()
            off_air(fake, give(clerk, "stop_livestream", door="griffier"))
            seen = clerk.until_seen("gestopt")
            assert seen.station.startswith("griffie")
            time.sleep(0.2)
            assert sum(entry.soort == "bevestig_livestream" for entry in chair.entries()) == 1
        finally:
            clerk.close()
            frozen.release()


def test_a_stop_that_is_pressed_before_the_channel_was_made_is_asked(tmp_path: Path) -> None:
    with Threaded(live=True) as fake:
        console = ObsConsole(tmp_path, fake.obs.port)
        try:
            console.session.begin({"titel": "Raad"})
            assert console.standing.wait(10)
            off_air(fake, give(console, "schors", "stop_livestream"), 5)
            console.until_seen("gestopt")
        finally:
            console.close()


def test_who_takes_over_watches_the_channel_though_a_frozen_window_keeps_the_seat(tmp_path: Path) -> None:
    frozen = SeatLock(tmp_path / "j.sqlite", LIVESTREAM)
    assert frozen.take()
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port, connected=False) as console:
        assert not console.connected
        assert console.snapshot is not None
        console.session.sit(console.snapshot.stroom, "voorzitter")
        console.until_connected()
        fake.do(fake.obs.operator_stops)
        console.until_seen("gestopt")
        frozen.release()


def test_two_windows_that_watch_record_what_they_see_once(tmp_path: Path) -> None:
    with Threaded(live=True, recording=True) as fake, obs_console(tmp_path, fake.obs.port) as first:
        second = ObsConsole(tmp_path, fake.obs.port, station="tweede")
        try:
            until(lambda: second.occupied, "Occupied")
            assert first.snapshot is not None
            second.session.sit(first.snapshot.stroom, "voorzitter")
            assert second.standing.wait(10)
            second.session.warm()
            second.until_connected()
            windows = (first, second)
            for live in (False, True, False):
                fake.do(fake.obs.operator_starts if live else fake.obs.operator_stops)
                first.until_seen("live" if live else "gestopt")
                until(lambda: {one.on_air for one in windows} == {fake.obs.live}, "seen by both", PATIENCE)
                for one in windows:  # and the slower one judged what it saw before the next change
                    one.session.idle().result(PATIENCE)
            fake.do(lambda: fake.obs.operator_records(begin=False))
            first.until(lambda es: es[-1].soort == "meld_opname", "the recording")
            time.sleep(0.3)
            seen = [e.payload["toestand"] for e in first.entries() if e.soort == "bevestig_livestream"]
            assert seen == ["gestopt", "live", "gestopt"]
            assert sum(e.soort == "meld_opname" and e.payload["toestand"] == "gestopt" for e in first.entries()) == 1
        finally:
            second.close()


# what is said --------------------------------------------------------------------------------------------------------


@pytest.mark.lang
def test_every_window_says_niet_bevestigd_and_whom_to_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kanaal, "LIMIT", 1.5)
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as chair:
        clerk = ObsConsole(tmp_path, fake.obs.port, station="griffie", rol="griffier")
        try:
            assert clerk.standing.wait(10)
            clerk.session.warm()
            fake.obs.freeze()
            begin = give(chair, "schors", "stop_livestream")
            until(lambda: all(unproved(one) for one in (chair, clerk)), "said", 4)
            assert time.monotonic() - begin > 1.4
            chair.until(lambda es: any("NIET BEVESTIGD" in str(e.payload.get("tekst")) for e in es), "the note")
            fake.do(fake.obs.thaw)
            chair.until_seen("gestopt")
            until(lambda: not any("NIET BEVESTIGD" in lus for one in (chair, clerk) for lus in lussen(one)), "gone")
        finally:
            clerk.close()


@pytest.mark.lang
def test_niet_bevestigd_stands_there_though_the_stop_itself_is_not_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kanaal, "LIMIT", 1.5)
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        fake.obs.stubborn = True
        with locked(console.database):
            give(console, "schors", "stop_livestream")
            until(lambda: unproved(console), "said", 4)
            assert console.core.late.startswith("NOG NIET VASTGELEGD")
        console.until(lambda es: es[-1].soort == "noteer" or es[-1].soort == "stop_livestream", "recorded")


# an OBS that changes all the time ------------------------------------------------------------------------------------


@pytest.mark.lang
def test_the_record_follows_an_obs_that_flaps_and_s_asks_what_it_is_seen_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcast_module, "MOST", 4)
    monkeypatch.setattr(broadcast_module, "SLOWER", 0.5)
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        for _ in range(10):
            fake.do(fake.obs.operator_stops)
            time.sleep(0.05)
            fake.do(fake.obs.operator_starts)
            time.sleep(0.05)
        assert fake.obs.live
        console.until(lambda es: replay(es).state.livestream is Livestream.LIVE, "the record as it is on air")
        seen = sum(e.soort == "bevestig_livestream" for e in console.entries())
        assert seen < 15, "and it was not filled with it"


def test_a_schorsing_asks_where_obs_is_seen_to_broadcast_though_the_record_says_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcast_module, "MOST", 2)
    monkeypatch.setattr(broadcast_module, "SLOWER", 60.0)
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        fake.do(fake.obs.operator_stops)
        console.until_seen("gestopt")
        fake.do(fake.obs.operator_starts)
        until(lambda: console.on_air, "seen")
        assert replay(console.entries()).state.livestream is Livestream.GESTOPT
        off_air(fake, give(console, "schors"))
        console.until(lambda es: any("zond nog uit" in str(e.payload.get("tekst")) for e in es), "the note")


# the start finishes it -----------------------------------------------------------------------------------------------


def test_a_start_asks_again_for_a_stop_that_was_never_seen(tmp_path: Path) -> None:
    with Threaded(live=True) as fake:
        with obs_console(tmp_path, fake.obs.port) as console:
            fake.obs.stubborn = True
            give(console, "schors", "stop_livestream")
            console.until(lambda es: any("NIET BEVESTIGD" in str(e.payload.get("tekst")) for e in es), "the note")
        assert fake.obs.live
        fake.obs.stubborn = False
        again = ObsConsole(tmp_path, fake.obs.port)
        try:
            assert again.standing.wait(10)
            begin = time.monotonic()
            again.session.warm()
            off_air(fake, begin, 5)
            again.until_seen("gestopt")
        finally:
            again.close()


def test_a_start_finishes_a_schorsing_whose_stop_was_never_recorded(tmp_path: Path) -> None:
    with Threaded(live=True) as fake:
        with obs_console(tmp_path, fake.obs.port) as console:
            console.press("schors")  # as a version did that wrote its stop apart and was killed between the two
            time.sleep(0.3)
            assert fake.obs.live, "schors alone never stops it"
        again = ObsConsole(tmp_path, fake.obs.port)
        try:
            assert again.standing.wait(10)
            begin = time.monotonic()
            again.session.warm()
            off_air(fake, begin, 5)
            again.until_seen("gestopt")
            stop = next(entry for entry in again.entries() if entry.soort == "stop_livestream")
            assert (stop.door, stop.payload["toelichting"][:24]) == ("systeem", "Hoort bij de schorsing v")
        finally:
            again.close()
