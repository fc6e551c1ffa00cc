"""obs-websocket 5 as data: frames made and read, nothing sent. What comes in is judged before it is believed.

Protocol: https://github.com/obsproject/obs-websocket/blob/master/docs/generated/protocol.md (RPC version 1).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from voorzitter_console.livestream.port import LivestreamFault

SUBPROTOCOL = "obswebsocket.json"
EVENTS = 1 | 64
"""General and Outputs: what is subscribed to."""
LARGEST = 1024 * 1024
"""Bytes of one frame; the largest that OBS sends here (GetOutputList) has some kB."""
NOT_READY, ALREADY_RUNNING, NOT_RUNNING = 207, 500, 501
STARTING, STARTED = "OBS_WEBSOCKET_OUTPUT_STARTING", "OBS_WEBSOCKET_OUTPUT_STARTED"
STOPPED = "OBS_WEBSOCKET_OUTPUT_STOPPED"
PAUSED = "OBS_WEBSOCKET_OUTPUT_PAUSED"
STREAM, RECORD, RECORD_FILE = "StreamStateChanged", "RecordStateChanged", "RecordFileChanged"
FORCE_STOP = {"hotkeyName": "OBSBasic.ForceStopStreaming"}


class ObsMalformed(LivestreamFault):
    """What came is not obs-websocket 5."""

    def __init__(self) -> None:
        super().__init__("Wat OBS stuurt is niet te begrijpen (geen obs-websocket 5); de verbinding is verbroken.")


class Hello(Struct, frozen=True):
    """The first message of obs-websocket 5 (op 0)."""

    rpc: int
    challenge: str | None
    salt: str | None


class Identified(Struct, frozen=True):
    """It accepted who we are (op 2)."""

    rpc: int


class Event(Struct, frozen=True):
    """Something happened in OBS (op 5)."""

    soort: str
    data: Mapping[str, Any]


class Response(Struct, frozen=True):
    """The answer to a request (op 7)."""

    request_id: str
    ok: bool
    code: int
    data: Mapping[str, Any]


Frame = Hello | Identified | Event | Response


def read(text: str | bytes) -> Frame | None:
    """One frame; None for an operation that is none of ours. Raises ObsMalformed."""
    if isinstance(text, bytes):
        raise ObsMalformed
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise ObsMalformed from None
    op, d = _member(found, "op", int), _member(found, "d", dict)
    if op == 0:
        auth = d.get("authentication")
        if auth is None:
            return Hello(_member(d, "rpcVersion", int), None, None)
        return Hello(_member(d, "rpcVersion", int), _member(auth, "challenge", str), _member(auth, "salt", str))
    if op == 2:
        return Identified(_member(d, "negotiatedRpcVersion", int))
    if op == 5:
        return Event(_member(d, "eventType", str), _data(d, "eventData"))
    if op == 7:
        status = _member(d, "requestStatus", dict)
        return Response(
            _member(d, "requestId", str),
            _member(status, "result", bool),
            _member(status, "code", int),
            _data(d, "responseData"),
        )
    return None


def _member(found: Any, name: str, kind: type) -> Any:
    value = found.get(name) if isinstance(found, dict) else None
    if type(value) is not kind:
        raise ObsMalformed
    return value


def _data(d: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return {} if d.get(name) is None else _member(d, name, dict)


def identify(hello: Hello, password: str | None) -> str:
    """The frame that identifies us; the password itself is never sent."""
    d: dict[str, Any] = {"rpcVersion": 1, "eventSubscriptions": EVENTS}
    if hello.challenge is not None and hello.salt is not None:
        d["authentication"] = proof(password or "", hello.salt, hello.challenge)
    return json.dumps({"op": 1, "d": d})


def proof(password: str, salt: str, challenge: str) -> str:
    """base64(sha256(base64(sha256(password + salt)) + challenge))."""
    return _digest(_digest(password + salt) + challenge)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()).decode("ascii")


def request(soort: str, request_id: str, data: Mapping[str, Any] | None = None) -> str:
    """The frame of a request."""
    d: dict[str, Any] = {"requestType": soort, "requestId": request_id}
    if data:
        d["requestData"] = dict(data)
    return json.dumps({"op": 6, "d": d})


def flag(data: Mapping[str, Any], name: str) -> bool:
    """A truth value that OBS must give. Raises ObsMalformed."""
    value: bool = _member(data, name, bool)
    return value


def text(data: Mapping[str, Any], name: str) -> str | None:
    """A text that may be absent. Raises ObsMalformed."""
    value: str | None = None if data.get(name) is None else _member(data, name, str)
    return value


def duration(data: Mapping[str, Any], name: str) -> float | None:
    """A length in seconds; None where OBS gives none (always zero) or one that cannot be (over a week).

    Raises ObsMalformed for what is no number.
    """
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ObsMalformed
    return float(value) / 1000 if 0 < value <= 7 * 86_400_000 else None
