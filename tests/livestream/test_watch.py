"""What the channel tells unasked: the operator's own stop and start, the recording, a connection that goes."""

from __future__ import annotations

import asyncio
import contextlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.livestream.bench import connected
from tests.livestream.fake_obs import FakeObs
from voorzitter_console.livestream.obs import wire as obs_wire
from voorzitter_console.livestream.obs.link import MOST_FRAMES
from voorzitter_console.livestream.obs.state import base_name

pytestmark = pytest.mark.usefixtures("sneller")


async def test_the_operators_own_stop_and_start_are_told() -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        await bench.until(lambda v: v.uitzending is True, "live")
        obs.operator_stops()
        seen = await bench.until(lambda v: v.uitzending is False, "stopped")
        assert "zonder dat deze console het vroeg" in seen.toelichting
        obs.operator_starts()
        await bench.until(lambda v: v.uitzending is True, "started")


async def test_a_change_without_an_event_is_seen_at_the_next_look() -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        obs.live = False
        await bench.until(lambda v: v.uitzending is False, "seen")


async def test_the_recording_with_its_file_and_where_it_began() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        await bench.until(lambda v: v.opname is not None and v.opname.toestand == "gestopt", "none")
        obs.operator_records(begin=True)
        seen = await bench.until(lambda v: v.opname is not None and v.opname.toestand == "loopt", "runs")
        assert seen.opname is not None
        assert seen.opname.bestandsnaam == "2026-03-10 19-29-58.mkv"
        assert seen.opname.begin is not None
        assert abs(datetime.now(UTC) - seen.opname.begin) < timedelta(seconds=1)
        obs.operator_records(begin=False)
        await bench.until(lambda v: v.opname is not None and v.opname.toestand == "gestopt", "ended")


async def test_a_recording_that_ran_before_is_placed_by_its_duration() -> None:
    async with FakeObs(recording=True) as obs:
        obs._record_began -= 600
        async with connected(obs) as bench:
            seen = await bench.until(lambda v: v.opname is not None, "seen")
            assert seen.opname is not None
            assert seen.opname.begin is not None
            assert abs(datetime.now(UTC) - seen.opname.begin - timedelta(seconds=600)) < timedelta(seconds=1)
            assert seen.opname.bestandsnaam == "2026-03-10 19-29-58.mkv"


@pytest.mark.parametrize("lasted", [0, 479615345916448])
async def test_a_length_that_cannot_be_is_unknown_and_no_new_file(lasted: int) -> None:
    """Case 25: a recording of which OBS always says zero is no new one at each look."""
    async with FakeObs(recording=True) as obs:
        obs.says_lasted = lasted
        async with connected(obs) as bench:
            seen = await bench.until(lambda v: v.opname is not None, "seen")
            assert seen.opname is not None
            assert (seen.opname.toestand, seen.opname.begin) == ("loopt", None)
            await _looked(obs, 2)
            assert bench.last.opname == seen.opname


async def test_where_it_began_stays_where_the_length_says_nothing() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        obs.says_lasted = 0
        obs.operator_records(begin=True)
        seen = await bench.until(lambda v: v.opname is not None and v.opname.begin is not None, "begun")
        await _looked(obs, 2)
        assert bench.last.opname is not None
        assert seen.opname is not None
        assert bench.last.opname.begin == seen.opname.begin


async def _looked(obs: FakeObs, times: int) -> None:
    """Until it was asked so many times more how the recording stands."""
    wanted = obs.asked.count("GetRecordStatus") + times
    while obs.asked.count("GetRecordStatus") < wanted:
        await asyncio.sleep(0.01)


@pytest.mark.lang
async def test_a_second_output_is_seen_while_it_broadcasts() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        await bench.until(lambda v: v.uitzending is False, "off air")
        obs.second = ("Dienst 2",)
        seen = await bench.until(lambda v: v.uitzending is True, "on air")
        assert "'Dienst 2'" in seen.toelichting
        obs.second = ()
        await bench.until(lambda v: v.uitzending is False, "off air again")


@pytest.mark.parametrize("fault", ["frozen", "killed"])
async def test_a_connection_that_goes_is_told_and_comes_back(fault: str) -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        if fault == "frozen":
            obs.freeze()
        else:
            await obs.kill()
        lost = await bench.until(lambda v: v.verbonden is False, "lost")
        assert lost.uitzending is None
        assert lost.zin.endswith(".")
        if fault == "frozen":
            obs.thaw()
        else:
            await obs.listen()
        await bench.until(lambda v: v.verbonden is True, "back")


def _event(**data: object) -> str:
    return json.dumps({"op": 5, "d": {"eventType": "RecordStateChanged", "eventIntent": 64, "eventData": data}})


HOSTILE: dict[str, str | bytes] = {
    "no json": "}{",
    "bytes": b"\x00\xff",
    "a list": "[]",
    "a number of 5000 digits": '{"op": ' + "9" * 5000 + "}",
    "nested": "[" * 100_000,
    "a boolean for op": '{"op": true, "d": {}}',
    "a response without status": '{"op": 7, "d": {"requestId": "1"}}',
    "a path that is a number": _event(outputState="OBS_WEBSOCKET_OUTPUT_STARTED", outputPath=7),
    "a state that is a list": _event(outputState=[], outputPath=None),
    "too large": '{"op": 5, "d": "' + "x" * (obs_wire.LARGEST + 10) + '"}',
}


@pytest.mark.parametrize("frame", HOSTILE.values(), ids=HOSTILE)
async def test_a_hostile_frame_ends_the_connection_and_no_more(frame: str | bytes) -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        await bench.until(lambda v: v.uitzending is True, "live")
        await obs.send(frame)
        seen = await bench.until(lambda v: v.verbonden is False, "cut off")
        assert len(seen.zin.splitlines()) == 1
        await bench.until(lambda v: v.verbonden is True, "back")
        assert (await bench.ask("gestopt")).gelukt


async def test_a_flood_of_frames_ends_the_connection() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        frame = json.dumps({"op": 5, "d": {"eventType": "X", "eventIntent": 1, "eventData": {}}})
        for _ in range(MOST_FRAMES * 2):
            await obs.send(frame)
        await bench.until(lambda v: "veel te veel berichten" in v.zin, "cut off")


_LEAVES = st.none() | st.booleans() | st.integers() | st.text()
_NAMES = st.sampled_from(["op", "d", "eventType", "eventData", "requestId", "requestStatus", "x"])
_JSON = st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=4))


@given(st.text() | _JSON.map(json.dumps))
def test_whatever_comes_is_a_frame_or_refused(text: str) -> None:
    with contextlib.suppress(obs_wire.ObsMalformed):
        assert obs_wire.read(text) is None or isinstance(obs_wire.read(text), obs_wire.Frame)


@pytest.mark.parametrize(
    ("path", "name"),
    [("/home/jan/raad.mkv", "raad.mkv"), (r"C:\Users\jan\raad.mkv", "raad.mkv"), ("", None), (None, None), ("/", None)],
)
def test_of_a_path_only_the_files_own_name_is_kept(path: str | None, name: str | None) -> None:
    assert base_name(path) == name
