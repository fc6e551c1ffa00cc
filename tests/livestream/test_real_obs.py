"""A real OBS and a real RTMP sink: what the sink saw, what the journal says, with the times of both."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.livestream.conversation import CONVERSATIONS, REFUSED, converse, refused
from tests.livestream.obs_console import ObsConsole, obs_console
from tests.livestream.obs_rig import PASSWORD, Rig, missing
from tests.parts import need
from voorzitter_console.meeting import replay
from voorzitter_console.procedure.state import Livestream

pytestmark = [pytest.mark.echt, pytest.mark.groot]
TRANSCRIPTS = Path(__file__).parent / "transcripts"
SAME = 0.5
"""Seconds between what the sink and what the journal say of one moment (measured: 4 ms; a busy machine takes more)."""


@pytest.fixture
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    """An OBS that runs; one at a time on this machine, for each wants a core."""
    need(not missing(), f"not installed: {missing()}")
    folder = tmp_path / "rig"
    folder.mkdir()
    with (Path(tempfile.gettempdir()) / f"voorzitter-console-obs-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = Rig(folder, delay=getattr(request, "param", 0))
        try:
            yield found.up()
        finally:
            found.down()


def on_air(console: ObsConsole, rig: Rig) -> None:
    """Started by the chair; the sink has it."""
    console.press("start_livestream")
    console.until_seen("live")
    rig.until(lambda: rig.live, "publish at the sink")


def silent(rig: Rig) -> float:
    """When the sink was left, seconds since the epoch."""
    rig.until(lambda: not rig.live, "the end at the sink")
    return rig.sink[-1].op


def test_start_and_stop_are_confirmed_when_the_sink_says_so(rig: Rig, tmp_path: Path) -> None:
    with obs_console(tmp_path, rig.port) as console:
        console.until_seen("gestopt")  # nothing was on air at the opening
        on_air(console, rig)
        assert abs(console.until_seen("live").gebeurd_op.timestamp() - rig.sink[-1].op) < SAME
        console.press("schors", "stop_livestream")
        confirmed = console.until_seen("gestopt")
        assert abs(confirmed.gebeurd_op.timestamp() - silent(rig)) < SAME
        stop = replay(console.entries()).state.uitzendingen[-1]
        assert stop.gevraagd
        assert stop.erkend
        assert stop.bevestigd
        assert stop.gevraagd <= stop.erkend <= stop.bevestigd
        assert stop.langs == "obs"


def test_what_the_operator_does_is_noticed(rig: Rig, tmp_path: Path) -> None:
    with obs_console(tmp_path, rig.port) as console:
        console.until_seen("gestopt")
        asyncio.run(converse(rig.port, PASSWORD, [("StartStream", None, "STARTED")]))
        console.until_seen("live")
        asyncio.run(converse(rig.port, PASSWORD, [("StopStream", None, "STOPPED")]))
        console.until_seen("gestopt")
        assert replay(console.entries()).state.uitzendingen[-1].gevraagd is None


@pytest.mark.parametrize("rig", [10], indirect=True)
def test_a_delay_of_ten_seconds_does_not_hold_up_the_stop(rig: Rig, tmp_path: Path) -> None:
    with obs_console(tmp_path, rig.port) as console:
        console.press("start_livestream")
        rig.until(lambda: rig.live, "publish at the sink, after the delay")
        console.until(lambda es: replay(es).state.livestream is Livestream.LIVE, "live")
        begin = time.time()
        console.press("stop_livestream")
        console.until(lambda es: replay(es).state.livestream is Livestream.GESTOPT, "stopped")
        assert silent(rig) - begin < 8
        assert replay(console.entries()).state.uitzendingen[-1].langs == "obs_noodstop"


def test_a_frozen_obs_is_never_said_to_have_stopped_and_stops_when_it_goes_on(rig: Rig, tmp_path: Path) -> None:
    with obs_console(tmp_path, rig.port) as console:
        on_air(console, rig)
        rig.freeze()
        begin = time.monotonic()
        assert console.press("schors", "stop_livestream") < 1
        console.until(lambda es: any("NIET BEVESTIGD" in str(e.payload.get("tekst")) for e in es), "the note")
        assert time.monotonic() - begin < 8
        assert rig.live
        assert replay(console.entries()).state.livestream is Livestream.STOP_GEVRAAGD
        rig.thaw()
        console.until(lambda es: replay(es).state.livestream is Livestream.GESTOPT, "stopped once it goes on")
        silent(rig)


def test_a_start_that_a_frozen_obs_did_not_answer_never_comes_late(rig: Rig, tmp_path: Path) -> None:
    with obs_console(tmp_path, rig.port) as console:
        console.until_seen("gestopt")
        rig.freeze()
        begin = time.monotonic()
        console.press("start_livestream")
        console.until(lambda es: any("NIET BEVESTIGD" in str(e.payload.get("tekst")) for e in es), "the note")
        assert time.monotonic() - begin < 8
        rig.thaw()
        console.until(lambda es: replay(es).state.livestream is Livestream.GESTOPT, "seen to be off")
        time.sleep(3)
        assert not rig.live


def test_a_killed_obs_is_no_proof_and_a_person_confirms(rig: Rig, tmp_path: Path) -> None:
    with obs_console(tmp_path, rig.port) as console:
        on_air(console, rig)
        rig.kill()
        silent(rig)
        console.until_connected(False)
        begin = time.monotonic()
        console.press("schors", "stop_livestream")
        console.until(lambda es: any("NIET BEVESTIGD" in str(e.payload.get("tekst")) for e in es), "the note")
        assert time.monotonic() - begin < 8
        console.press("bevestig_livestream", toestand="gestopt")
        assert replay(console.entries()).state.uitzendingen[-1].bevestigd_door == "voorzitter"


def test_a_dead_sink_ends_stopped_with_its_reason(rig: Rig, tmp_path: Path) -> None:
    with obs_console(tmp_path, rig.port) as console:
        console.until_seen("gestopt")
        rig.kill_sink()
        console.press("start_livestream")
        console.until(lambda es: es[-1].soort == "bevestig_livestream" and len(es) > 3, "the end of it")
        last = console.entries()[-1]
        assert last.payload["toestand"] == "gestopt"
        assert "de ontvanger is niet te bereiken" in last.payload["toelichting"]


def test_the_recording_is_placed_by_its_own_file(rig: Rig, tmp_path: Path) -> None:
    with obs_console(tmp_path, rig.port) as console:
        console.until(lambda es: any(e.soort == "meld_opname" for e in es), "no recording")
        asyncio.run(converse(rig.port, PASSWORD, [("StartRecord", None, "STARTED")]))
        seen = console.until(lambda es: es[-1].payload.get("toestand") == "loopt", "the recording")[-1]
        asyncio.run(converse(rig.port, PASSWORD, [("StopRecord", None, "STOPPED")]))
        console.until(lambda es: es[-1].payload.get("toestand") == "gestopt", "its end")
        assert seen.payload["bestandsnaam"] in [path.name for path in (rig.folder / "rec").iterdir()]


def _answers(frames: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [frame for frame in frames if frame["op"] != 5]


def _events(frames: list[dict[str, Any]]) -> list[str]:
    """Each event, in any order: under load OBS tells of two outputs, and of an answer, in another one."""
    return sorted(json.dumps(frame, sort_keys=True) for frame in frames if frame["op"] == 5)


async def test_the_transcripts_are_what_this_obs_says(rig: Rig) -> None:
    recorded = json.loads((TRANSCRIPTS / "obs-29-gewoon.json").read_text("utf-8"))
    said = await converse(rig.port, PASSWORD, CONVERSATIONS["gewoon"])
    assert _answers(said) == _answers(recorded)
    assert _events(said) == _events(recorded)
    assert await refused(rig.port) == REFUSED
