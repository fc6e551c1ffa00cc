"""From a key press to the sink and back into the record: what the journal says is what happened, by whom and when."""

from __future__ import annotations

import io
import statistics
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.livestream.fake_obs import PASSWORD
from tests.livestream.obs_console import ObsConsole, Threaded, obs_console
from voorzitter_console.cli.main import run
from voorzitter_console.cli.parts import broadcast_of
from voorzitter_console.clock import SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.compose import console_session
from voorzitter_console.meeting import replay
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.fold.recording import position
from voorzitter_console.procedure.state import Livestream
from voorzitter_console.seat import LIVESTREAM, SeatLock
from voorzitter_console.settings import Settings

pytestmark = pytest.mark.usefixtures("sneller")


def test_one_press_suspends_and_stops_and_three_times_stand_apart(tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        console.press("schors", "stop_livestream")
        confirmed = console.until_seen("gestopt")
        assert not fake.obs.live
        state = replay(console.entries()).state
        stop = state.uitzendingen[-1]
        assert state.livestream is Livestream.GESTOPT
        assert (stop.gevraagd_door, stop.bevestigd_door, stop.langs) == ("voorzitter", "systeem", "obs")
        assert stop.gevraagd
        assert stop.erkend
        assert stop.bevestigd
        assert stop.gevraagd <= stop.erkend <= stop.bevestigd == confirmed.gebeurd_op
        assert abs(stop.bevestigd.timestamp() - fake.obs.on_air[-1][1]) < 0.05


def test_resuming_the_meeting_never_starts_the_stream(tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        console.press("schors", "stop_livestream")
        console.until_seen("gestopt")
        console.press("hervat")
        time.sleep(0.3)
        assert "StartStream" not in fake.obs.asked
        console.press("start_livestream")
        console.until_seen("live")
        assert fake.obs.live


def test_what_the_operator_does_in_obs_is_noticed_and_recorded(tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        fake.do(fake.obs.operator_stops)
        seen = console.until_seen("gestopt")
        assert "zonder dat deze console het vroeg" in seen.payload["toelichting"]
        assert replay(console.entries()).state.uitzendingen[-1].gevraagd is None
        fake.do(fake.obs.operator_starts)
        console.until_seen("live")


def test_a_stream_that_does_not_run_at_the_opening_is_recorded_as_it_is(tmp_path: Path) -> None:
    with Threaded(live=False) as fake, obs_console(tmp_path, fake.obs.port) as console:
        assert "verbinden" in console.until_seen("gestopt").payload["toelichting"]


def test_a_stop_that_fails_stays_open_says_whom_to_call_and_is_asked_again_when_obs_is_back(tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        fake.obs.freeze()
        asked = console.press("schors", "stop_livestream")
        assert asked < 1
        console.until(lambda es: any("NIET BEVESTIGD" in str(e.payload.get("tekst")) for e in es), "the note")
        assert replay(console.entries()).state.livestream is Livestream.STOP_GEVRAAGD
        console.until(lambda _: any("Raadstreams" in sentence for sentence in console.said), "whom to call")
        fake.do(fake.obs.thaw)
        console.until_seen("gestopt")
        assert not fake.obs.live


def test_a_person_confirms_from_second_nought_and_what_obs_says_later_is_kept_too(tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        fake.obs.freeze()
        console.press("stop_livestream")
        console.press("bevestig_livestream", door="griffier", toestand="gestopt")
        state = replay(console.entries()).state
        assert (state.livestream, state.uitzendingen[-1].bevestigd_door) == (Livestream.GESTOPT, "griffier")
        # Whatever OBS makes of it once it goes on: the record follows.
        fake.do(fake.obs.thaw)
        time.sleep(1.0)
        console.until_connected()
        console.until(
            lambda es: (replay(es).state.livestream is Livestream.LIVE) is fake.obs.live, "the record as it is on air"
        )


@pytest.mark.parametrize("fault", ["frozen", "killed", "stubborn", "flood"])
def test_the_keys_answer_whatever_obs_does(fault: str, tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        if fault == "frozen":
            fake.obs.freeze()
        elif fault == "killed":
            fake.do(fake.obs.kill)
        elif fault == "stubborn":
            fake.obs.stubborn = True
        else:
            fake.obs.on_request = lambda _soort: ['{"op": 5, "d": {"eventType": "X"}}'] * 1000
        console.press("schors", "stop_livestream")
        took = [console.press("noteer", tekst="Er wordt geroepen.") for _ in range(40)]
        assert statistics.median(took) < 0.1
        assert sum(e.soort == "noteer" and e.door == "voorzitter" for e in console.entries()) == 40


def test_a_stop_of_another_window_is_seen_and_recorded_once_and_an_old_one_is_not_asked_at_all(tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as console:
        other = ObsConsole(tmp_path, fake.obs.port, station="griffie", rol="griffier")
        try:
            assert other.standing.wait(10)
            other.press("stop_livestream", door="griffier")
            console.until_seen("gestopt")
            time.sleep(0.3)  # both windows asked and saw it: what they saw is recorded once
            assert [e.payload["toestand"] for e in console.entries() if e.soort == "bevestig_livestream"] == ["gestopt"]
            assert [live for live, _ in fake.obs.on_air] == [False]
            console.press("start_livestream")
            console.until_seen("live")
            late = datetime.now().astimezone() - timedelta(seconds=5)
            console.press("noteer", tekst="x")
            other.press("stop_livestream", door="griffier", gebeurd_op=late.isoformat())
            time.sleep(0.3)
            assert fake.obs.live
        finally:
            other.close()


def test_of_two_chairs_on_one_journal_one_drives_and_the_other_takes_over(tmp_path: Path) -> None:
    with Threaded(live=True) as fake, obs_console(tmp_path, fake.obs.port) as first:
        second = SeatLock(first.database, LIVESTREAM)
        assert not second.take()
        first.close()
        assert second.take()
        second.release()


def test_the_recording_places_every_entry_and_its_absence_is_an_open_loop(tmp_path: Path) -> None:
    with Threaded(live=True, recording=True) as fake:
        fake.obs._record_began -= 3723
        with obs_console(tmp_path, fake.obs.port) as console:
            console.until(lambda es: any(e.soort == "meld_opname" for e in es), "the recording")
            console.press("schors")
            entries = console.entries()
            state = replay(entries).state
            found = position(state.opnamen, entries[-1].gebeurd_op)
            assert found is not None
            assert found[0] == "2026-03-10 19-29-58.mkv"
            assert 3722 <= found[1] <= 3726
            fake.do(lambda: fake.obs.operator_records(begin=False))
            console.until(lambda es: es[-1].soort == "meld_opname", "its end")
            entries = console.entries()
            assert entries[-1].payload["toestand"] == "gestopt"
            assert position(replay(entries).state.opnamen, entries[-1].gebeurd_op + timedelta(seconds=1)) is None


@pytest.mark.lang
def test_plain_mode_stops_it_too_and_says_so_in_the_same_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Threaded(live=True) as fake:
        settings = tmp_path / "instellingen.toml"
        settings.write_text(f'[livestream]\nsoort = "obs"\n[livestream.obs]\npoort = {fake.obs.port}\n')
        monkeypatch.setenv("VOORZITTER_CONSOLE_INSTELLINGEN", str(settings))
        monkeypatch.setenv("VOORZITTER_CONSOLE_GEHEIM_OBS", PASSWORD)
        lines = iter(["", "", "s", "", "q", "j"])

        class Slow:
            """A person who reads before the next line."""

            def readline(self, *_given: object) -> str:
                time.sleep(0.5)
                return next(lines, "") + "\n"

            def isatty(self) -> bool:
                return False

        out = io.StringIO()
        monkeypatch.setattr(sys, "stdin", Slow())
        monkeypatch.setattr(sys, "stdout", out)
        assert run(["--regels", "--database", str(tmp_path / "j.sqlite")]) == 0
        assert not fake.obs.live
        assert "Livestream UIT" in out.getvalue()
        assert "verbroken" not in out.getvalue()


def test_practice_never_touches_a_real_obs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Threaded(live=True) as fake:
        chosen = Settings(livestream={"soort": "obs", "obs": {"poort": fake.obs.port}})
        clock = SystemClock()
        monkeypatch.setenv("VOORZITTER_CONSOLE_GEHEIM_OBS", PASSWORD)
        make = broadcast_of(chosen, tmp_path / "o.sqlite", clock, oefening=True)
        session = console_session(
            *(tmp_path / "o.sqlite",),
            oefening=True,
            clock=clock,
            station="laptop",
            protocol_naam="maassluis-2025",
            broadcast=make,
        )
        stands, seen = threading.Event(), threading.Event()

        def heard(message: object) -> None:
            if isinstance(message, m.Standing):
                stands.set()
            if isinstance(message, m.Recorded) and message.entry.payload.get("langs") == "nagebootst":
                seen.set()

        session.start(heard)
        session.begin({"titel": "Oefening"})
        assert stands.wait(10)
        opdrachten = (Opdracht("stop_livestream", {}),)
        session.record(
            m.RecordingPress(op=clock.now(), sinds=0, woorden="", opdrachten=opdrachten, door="voorzitter", getoond=1)
        )
        assert seen.wait(10)
        session.close()
        assert fake.obs.live
        assert fake.obs.asked == []
