"""One conversation with an OBS, written down frame by frame: held by the real one once, by the fake at every test.

    python -m tests.livestream.conversation PORT PASSWORD gewoon|dood|vertraagd > tests/livestream/transcripts/…json

Its own small client, so that nothing of the program stands between. Numbers, names and paths are replaced by their
kind, so that what is left is what the protocol says: which frames, in which order, with which fields.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import json
import sys
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

FORCE: dict[str, Any] = {"hotkeyName": "OBSBasic.ForceStopStreaming"}
PATIENCE = 15.0
REFUSED = 4009
"""With what the real one closed a connection that had a wrong password."""
QUIET = 0.3
"""Seconds after a step in which what still comes belongs to it."""

Step = tuple[str, dict[str, Any] | None, str]
"""A request, its data, and the output state to wait for before the next one (empty: its answer alone)."""

_STATUS: list[Step] = [("GetStreamStatus", None, ""), ("GetRecordStatus", None, "")]
CONVERSATIONS: dict[str, list[Step]] = {
    "gewoon": [
        *_STATUS,
        ("StopStream", None, ""),
        ("TriggerHotkeyByName", FORCE, ""),
        ("StartStream", None, "STARTED"),
        ("StartStream", None, ""),
        ("GetStreamStatus", None, ""),
        ("StartRecord", None, "STARTED"),
        *_STATUS,
        ("GetOutputSettings", {"outputName": "simple_file_output"}, ""),
        ("GetOutputSettings", {"outputName": "adv_file_output"}, ""),
        ("StopStream", None, "STOPPED"),
        ("GetStreamStatus", None, ""),
        ("StartStream", None, "STARTED"),
        ("TriggerHotkeyByName", FORCE, "STOPPED"),
        ("StopRecord", None, "STOPPED"),
        *_STATUS,
        ("Onbekend", None, ""),
    ],
    "dood": [("StartStream", None, "STOPPED"), ("GetStreamStatus", None, "")],
    "vertraagd": [
        ("StartStream", None, "STARTED"),
        ("StopStream", None, "STOPPING"),
        ("GetStreamStatus", None, ""),
        ("TriggerHotkeyByName", FORCE, "STOPPED"),
        ("GetStreamStatus", None, ""),
    ],
}


def shape(value: Any) -> Any:
    """The value with everything that differs from one OBS to the next replaced by its kind."""
    if isinstance(value, dict):
        return {name: value[name] if name in _KEPT else shape(value[name]) for name in sorted(value)}
    if isinstance(value, bool) or value is None:
        return value
    return "getal" if isinstance(value, int | float) else "tekst" if isinstance(value, str) else "lijst"


_KEPT = {"op", "eventType", "eventIntent", "outputState", "requestType", "requestStatus", "rpcVersion"}


async def converse(port: int, password: str, steps: list[Step]) -> list[Any]:
    """All that the other side sent, shaped."""
    heard: list[Any] = []
    async with connect(
        f"ws://127.0.0.1:{port}", subprotocols=[Subprotocol("obswebsocket.json")], proxy=None, compression=None
    ) as ws:

        async def hear(seconds: float = PATIENCE) -> dict[str, Any]:
            async with asyncio.timeout(seconds):
                frame: dict[str, Any] = json.loads(await ws.recv())
            if frame["op"] == 7:  # whose answer it is: checked here, of no interest there
                assert frame["d"].pop("requestId") == str(number)
                frame["d"]["requestStatus"].pop("comment", None)
            heard.append(shape(frame))
            return frame

        number = 0
        auth = (await hear())["d"]["authentication"]
        proof = _digest(_digest(password + auth["salt"]) + auth["challenge"])
        await ws.send(json.dumps({"op": 1, "d": {"rpcVersion": 1, "authentication": proof, "eventSubscriptions": 65}}))
        await hear()
        for number, (request, data, state) in enumerate(steps, 1):
            d: dict[str, Any] = {"requestType": request, "requestId": str(number)}
            await ws.send(json.dumps({"op": 6, "d": {**d, "requestData": data} if data else d}))
            answered, seen, begin = False, not state, len(heard)
            while not (answered and seen):
                frame = await hear()
                answered |= frame["op"] == 7
                seen |= frame["op"] == 5 and frame["d"]["eventData"]["outputState"].endswith(f"_{state}")
            with contextlib.suppress(TimeoutError):
                while state:
                    await hear(QUIET)
            # An answer and the events race each other, and OBS says some events twice.
            step = sorted(heard[begin:], key=lambda f: f["op"] != 7)
            heard[begin:] = [f for i, f in enumerate(step) if f not in step[:i]]
    return heard


async def refused(port: int) -> int:
    """The close code for a wrong password; 0 where it is let in."""
    code = 0
    try:
        await converse(port, "niet dit wachtwoord", [])
    except ConnectionClosed as closed:
        code = closed.rcvd.code if closed.rcvd else 1006
    return code


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


if __name__ == "__main__":
    found = asyncio.run(converse(int(sys.argv[1]), sys.argv[2], CONVERSATIONS[sys.argv[3]]))
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
