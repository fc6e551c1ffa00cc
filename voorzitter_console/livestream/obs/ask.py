"""Stop and start on one connection to OBS: what is sent, what is waited for, when it counts.

An acknowledgement proves nothing (OBS gives it while still live, and for a start that fails 30 ms later): what counts
is the event STOPPED or STARTED, confirmed by GetStreamStatus.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from msgspec import Struct

from voorzitter_console.clock import Clock
from voorzitter_console.livestream.obs import wire
from voorzitter_console.livestream.obs.link import Link, ObsSilent
from voorzitter_console.livestream.obs.state import ObsState
from voorzitter_console.livestream.port import LivestreamFault
from voorzitter_console.text import one_line

STATUS = 1.0
"""Seconds for a status."""
AGAIN = 0.2
"""Seconds before a request that met "not ready" is sent again."""


class Patience(Struct, frozen=True):
    """Seconds for each attempt of a stop: acknowledged, STOPPED seen, forced."""

    ack: float
    seen: float
    force: float


FIRST, FRESH = Patience(2.0, 1.5, 1.0), Patience(1.0, 0.8, 0.9)
"""On the connection that stood; on a fresh one, which has three seconds for all."""
START_ACK, START_SEEN = 2.0, 3.5


class ObsStillLive(LivestreamFault):
    """OBS was asked, answers, and goes on."""


class ObsStarting(LivestreamFault):
    """OBS is on its way to being live and answers: it has a delay, or waits for its sink. No time-out: a stop works."""


class ObsRefuses(LivestreamFault):
    """OBS answers that it will not."""


class Progress(Struct):
    """What an ask has met so far; kept over the connections that it needs."""

    erkend: datetime | None = None
    """The first acknowledgement, UTC."""
    geforceerd: bool = False
    gevraagd: bool = False
    """The request went out, so it may still come to be."""


async def is_live(link: Link) -> bool:
    """GetStreamStatus. Raises LivestreamFault."""
    answer = await link.request("GetStreamStatus", seconds=STATUS)
    if not answer.ok:
        raise ObsRefuses(f"OBS geeft de stand van de uitzending niet (code {answer.code}).")
    return wire.flag(answer.data, "outputActive")


_OWN = frozenset({"simple_stream", "adv_stream"})
"""OBS' own stream, which GetStreamStatus tells of."""
_SENDS = frozenset({"rtmp_output", "ffmpeg_mpegts_muxer", "whip_output", "ftl_output"})
"""Kinds of outputs that broadcast; a virtual camera, a recording or a replay buffer leave nothing."""


async def elsewhere(link: Link) -> tuple[str, ...]:
    """Names of other outputs that broadcast now (a second service by a plug-in). Raises LivestreamFault."""
    answer = await link.request("GetOutputList", seconds=STATUS)
    outputs = answer.data.get("outputs") if answer.ok else None
    found = [x for x in outputs if isinstance(x, dict)] if isinstance(outputs, list) else []
    names = [str(x.get("outputName")) for x in found if x.get("outputActive") is True and _sends(x)]
    return tuple(one_line(name, 60) for name in names if name not in _OWN)


def _sends(output: dict[str, Any]) -> bool:
    flags = output.get("outputFlags")
    return output.get("outputKind") in _SENDS or (isinstance(flags, dict) and flags.get("OBS_OUTPUT_SERVICE") is True)


def still_elsewhere(names: tuple[str, ...]) -> str:
    """What is said of them."""
    return f"In OBS zendt ook '{', '.join(names)}' uit, en die is niet gestopt; laat de operator haar stoppen."


async def stop(link: Link, state: ObsState, clock: Clock, progress: Progress, patience: Patience) -> datetime:
    """Until the stream has stopped: the moment at which it did (UTC). Raises LivestreamFault."""
    stopped = state.expect(wire.STOPPED)
    try:
        answer = await _ready(link, "StopStream", patience.ack)
        if answer.code == wire.NOT_RUNNING and state.begint:
            # A start is under way: OBS says it has nothing to stop, and would go live in a moment.
            progress.erkend = progress.erkend or clock.now()
        elif answer.ok:
            progress.erkend = progress.erkend or clock.now()
            await _within(stopped, patience.seen)
        elif answer.code == wire.NOT_RUNNING:
            progress.erkend = progress.erkend or clock.now()
            if not await is_live(link):
                await _nowhere_else(link, state)
                state.stream(False)
                return clock.now()
            await _within(stopped, patience.seen)
        if not stopped.done():
            await _force(link, stopped, progress, patience.force)
    except ObsSilent:
        await _force(link, stopped, progress, patience.force)
    return await _confirmed(link, state, stopped, clock)


async def _ready(link: Link, soort: str, seconds: float) -> wire.Response:
    """The answer to a request, asked again while OBS says that it is not ready. Raises LivestreamFault."""
    end = asyncio.get_running_loop().time() + seconds
    while True:
        left = end - asyncio.get_running_loop().time()
        answer = await link.request(soort, seconds=max(0.05, left))
        if answer.code != wire.NOT_READY or left < AGAIN * 2:
            return answer
        await asyncio.sleep(AGAIN)


async def _force(link: Link, stopped: asyncio.Future[tuple[str, datetime]], progress: Progress, seconds: float) -> None:
    """OBS' own "stop now", which a delay does not hold up. Raises LivestreamFault."""
    begin = asyncio.get_running_loop().time()
    answer = await link.request("TriggerHotkeyByName", wire.FORCE_STOP, seconds=seconds)
    if answer.ok:
        progress.geforceerd = True
    await _within(stopped, seconds - (asyncio.get_running_loop().time() - begin))


async def _confirmed(
    link: Link, state: ObsState, stopped: asyncio.Future[tuple[str, datetime]], clock: Clock
) -> datetime:
    """Raises ObsStillLive where the status says so; STOPPED and the status may lie a moment apart."""
    for _ in range(25):
        if not await is_live(link):
            if state.begint and not stopped.done():
                raise ObsStillLive("OBS is nog bezig te beginnen met uitzenden.")
            await _nowhere_else(link, state)
            state.stream(False)
            return stopped.result()[1] if stopped.done() else clock.now()
        if not stopped.done():
            break
        await asyncio.sleep(0.02)
    raise ObsStillLive("OBS zendt nog uit.")


async def _nowhere_else(link: Link, state: ObsState) -> None:
    """Raises ObsStillLive where another output goes on: then nobody may say that the broadcast stopped."""
    state.elders = await elsewhere(link)
    if state.elders:
        raise ObsStillLive(still_elsewhere(state.elders))


async def start(link: Link, state: ObsState, clock: Clock, progress: Progress) -> tuple[bool, datetime]:
    """Until OBS is live (True) or says that it did not come to it (False), and when. Raises LivestreamFault."""
    if await is_live(link):  # also: is there anybody to answer, before something is asked that must not come late
        progress.erkend = clock.now()
        state.stream(True)
        return True, progress.erkend
    seen = state.expect(wire.STARTED, wire.STOPPED)
    progress.gevraagd = state.begint = True
    answer = await _ready(link, "StartStream", START_ACK)
    if answer.ok or answer.code == wire.ALREADY_RUNNING:
        progress.erkend = clock.now()
    else:
        progress.gevraagd = state.begint = False
        raise ObsRefuses(f"OBS weigert te starten (code {answer.code}).")
    await _within(seen, START_SEEN)
    if seen.done():
        progress.gevraagd = False
        word, op = seen.result()
        return word == wire.STARTED and await is_live(link), op
    if await is_live(link):
        progress.gevraagd = False
        return True, clock.now()
    raise ObsStarting(
        "OBS neemt het aan maar zendt nog niet uit (een vertraging?); L stopt, of wacht tot OBS uitzendt."
    )


async def _within(future: asyncio.Future[tuple[str, datetime]], seconds: float) -> None:
    await asyncio.wait([future], timeout=max(0.0, seconds))
