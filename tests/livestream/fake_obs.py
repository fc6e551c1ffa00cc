"""An OBS as far as the console can tell, in this process: checked frame by frame against transcripts of a real one.

Its faults are those that a real one was seen to have. ``on_air`` is what its sink would say, with the times.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

PASSWORD = "proefwachtwoord"
TICK = 0.004
"""Seconds that each of its changes takes; a real one needs 40 to 500."""
_EVENT = "OBS_WEBSOCKET_OUTPUT_"


class FakeObs:
    """Start with ``async with``; the attributes are its faults, to be set at any time."""

    def __init__(self, *, password: str = PASSWORD, live: bool = False, recording: bool = False) -> None:
        self.password = password
        self.live = live
        self.recording = recording
        self.delay = 0.0
        """OBS' own stream delay, seconds."""
        self.dead_sink = False
        self.deaf: set[str] = set()
        """Requests that it never answers."""
        self.stubborn = False
        """It says yes to a stop and goes on, forced or not."""
        self.second: tuple[str, ...] = ()
        """Other outputs that broadcast all the time."""
        self.says_lasted: int | None = None
        """What it says of how long it has recorded, whatever is so."""
        self.not_ready = 0
        """So many requests are answered with "not ready"."""
        self.on_request: Callable[[str], list[str | bytes]] = lambda _soort: []
        """Frames of its own making that it sends before it answers."""
        self.on_air: list[tuple[bool, float]] = []
        self.asked: list[str] = []
        self.port = 0
        self._thawed = asyncio.Event()
        self._thawed.set()
        self._clients: set[ServerConnection] = set()
        self._server: Server | None = None
        self._starting = False
        self._stopping: asyncio.Task[None] | None = None
        self._jobs: set[asyncio.Task[None]] = set()
        self._record_began = time.monotonic()
        self.path = "/home/raad/opnamen/2026-03-10 19-29-58.mkv"

    async def __aenter__(self) -> FakeObs:
        await self.listen()
        return self

    async def __aexit__(self, *_given: object) -> None:
        self.thaw()
        await self.kill()
        for job in self._jobs:
            job.cancel()

    async def listen(self) -> None:
        """Listen on its port, after a kill on the same one."""
        self._server = await serve(
            self._client,
            "127.0.0.1",
            self.port,
            subprotocols=[Subprotocol("obswebsocket.json")],
            compression=None,
            ping_interval=None,
            process_request=self._slow,
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    # faults ----------------------------------------------------------------------------------------------------

    def freeze(self) -> None:
        """As by SIGSTOP: nothing is answered, what is asked waits."""
        self._thawed.clear()

    def thaw(self) -> None:
        self._thawed.set()

    async def kill(self) -> None:
        """As by SIGKILL: its stream is gone, its port closed, its connections reset."""
        self._air(False)
        for client in list(self._clients):
            client.transport.abort()
        if self._server is not None:
            self._server.close(close_connections=False)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._server.wait_closed()
            self._server = None

    # the operator ----------------------------------------------------------------------------------------------

    def operator_stops(self) -> None:
        self._do(self._stop(force=False))

    def operator_starts(self) -> None:
        self._do(self._start())

    def operator_records(self, *, begin: bool) -> None:
        self._do(self._record(begin))

    async def send(self, frame: str | bytes) -> None:
        """A frame to everybody."""
        for client in list(self._clients):
            await client.send(frame)

    # inside ----------------------------------------------------------------------------------------------------

    def _do(self, job: Any) -> None:
        task = asyncio.get_running_loop().create_task(job)
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)

    async def _slow(self, _connection: ServerConnection, _request: Any) -> None:
        await self._thawed.wait()

    async def _client(self, client: ServerConnection) -> None:
        salt, challenge = base64.b64encode(os.urandom(32)).decode(), base64.b64encode(os.urandom(32)).decode()
        auth = {"challenge": challenge, "salt": salt}
        hello = {"authentication": auth, "obsWebSocketVersion": "5.1.0", "rpcVersion": 1}
        await client.send(json.dumps({"d": hello, "op": 0}))
        said = json.loads(await client.recv())["d"].get("authentication")
        if said != _digest(_digest(self.password + salt) + challenge):
            await client.close(4009, "Authentication failed.")
            return
        await client.send(json.dumps({"d": {"negotiatedRpcVersion": 1}, "op": 2}))
        self._clients.add(client)
        try:
            with contextlib.suppress(ConnectionClosed):
                async for message in client:
                    await self._thawed.wait()
                    await self._answer(client, json.loads(message)["d"])
        finally:
            self._clients.discard(client)

    async def _answer(self, client: ServerConnection, d: dict[str, Any]) -> None:
        soort = d["requestType"]
        self.asked.append(soort)
        for frame in self.on_request(soort):
            await client.send(frame)
        if soort in self.deaf:
            return
        if self.not_ready:
            self.not_ready -= 1
            code, data = 207, None
        else:
            code, data = self._handle(soort, d.get("requestData") or {})
        status = {"code": code, "result": code == 100}
        answer = {"requestId": d["requestId"], "requestStatus": status, "requestType": soort}
        await client.send(json.dumps({"d": answer | ({"responseData": data} if data else {}), "op": 7}))

    def _handle(self, soort: str, data: dict[str, Any]) -> tuple[int, dict[str, Any] | None]:
        if soort == "GetVersion":
            return 100, {"obsVersion": "29.0.2", "obsWebSocketVersion": "5.1.0", "rpcVersion": 1}
        if soort == "GetHotkeyList":
            return 100, {"hotkeys": ["OBSBasic.StartStreaming", "OBSBasic.ForceStopStreaming"]}
        if soort == "GetStreamStatus":
            numbers = {"outputBytes": 0, "outputCongestion": 0.0, "outputDuration": 0, "outputSkippedFrames": 0}
            state = {"outputActive": self.live, "outputReconnecting": False, "outputTimecode": "00:00:00.000"}
            return 100, {**numbers, **state, "outputTotalFrames": 0}
        if soort == "GetOutputList":
            kinds = {"simple_stream": ("rtmp_output", self.live), "virtualcam_output": ("virtualcam_output", True)}
            kinds |= dict.fromkeys(self.second, ("rtmp_output", True))
            found = [
                {"outputName": name, "outputKind": kind, "outputActive": active, "outputFlags": {}}
                for name, (kind, active) in kinds.items()
            ]
            return 100, {"outputs": found}
        if soort == "GetRecordStatus":
            lasted = int((time.monotonic() - self._record_began) * 1000) if self.recording else 0
            lasted = lasted if self.says_lasted is None else self.says_lasted
            state = {"outputActive": self.recording, "outputPaused": False, "outputTimecode": "00:00:00.000"}
            return 100, {**state, "outputBytes": 0, "outputDuration": lasted}
        if soort == "GetOutputSettings":
            known = data.get("outputName") == "simple_file_output"
            return (100, {"outputSettings": {"muxer_settings": "", "path": self.path}}) if known else (600, None)
        return self._change(soort, data)

    def _change(self, soort: str, data: dict[str, Any]) -> tuple[int, dict[str, Any] | None]:
        if soort == "StopStream":
            if not self.live:
                return 501, None
            self._do(self._stop(force=False))
            return 100, None
        if soort == "TriggerHotkeyByName" and data.get("hotkeyName") == "OBSBasic.ForceStopStreaming":
            if self.live or self._starting:
                self._do(self._stop(force=True))
            return 100, None
        if soort == "StartStream":
            if self.live:
                return 500, None
            self._do(self._start())
            return 100, None
        if soort in ("StartRecord", "StopRecord"):
            if self.recording is (soort == "StartRecord"):
                return (500 if self.recording else 501), None
            self._do(self._record(soort == "StartRecord"))
            return 100, {"outputPath": self.path} if soort == "StopRecord" else None
        return 204, None

    async def _start(self) -> None:
        self._starting = True
        await asyncio.sleep(TICK)
        await self._stream("STARTING", False)
        await asyncio.sleep(self.delay or TICK)
        if not self._starting:
            return
        self._starting = False
        if self.dead_sink:
            await self._stream("STOPPED", False)
            return
        self._air(True)
        await self._stream("STARTED", True)

    async def _stop(self, *, force: bool) -> None:
        await asyncio.sleep(TICK)
        if self.stubborn:
            return
        self._starting = False
        await self._stream("STOPPING", False)
        await asyncio.sleep(TICK if force else self.delay or TICK)
        self._air(False)
        await self._stream("STOPPED", False)

    async def _record(self, begin: bool) -> None:
        await asyncio.sleep(TICK)
        first, last = ("STARTING", "STARTED") if begin else ("STOPPING", "STOPPED")
        await self._event("RecordStateChanged", outputActive=False, outputPath=None, outputState=_EVENT + first)
        await asyncio.sleep(TICK)
        self.recording, self._record_began = begin, time.monotonic()
        await self._event("RecordStateChanged", outputActive=begin, outputPath=self.path, outputState=_EVENT + last)

    def _air(self, live: bool) -> None:
        if self.live is not live:
            self.on_air.append((live, time.time()))
        self.live = live

    async def _stream(self, state: str, active: bool) -> None:
        await self._event("StreamStateChanged", outputActive=active, outputState=_EVENT + state)

    async def _event(self, soort: str, **data: Any) -> None:
        await self._thawed.wait()
        with contextlib.suppress(Exception):  # a client that just left misses it, as with a real one
            await self.send(json.dumps({"d": {"eventData": data, "eventIntent": 64, "eventType": soort}, "op": 5}))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
