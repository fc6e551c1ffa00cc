"""From asking to the end at the RTMP sink, of a real OBS: by the console beside a bare script, in one run.

    .venv/bin/python -m benchmarks.livestream [ROUNDS]

*bare* sends StopStream on a websocket that is open already and waits for STOPPED: what OBS itself needs. *console* is
the whole way of the key: the entry of stop_livestream on disk, the channel in its thread, STOPPED, the confirmation by
``systeem`` on disk. Both are measured from asking to the sink's ``publish_done``, and to the confirmation. The rounds
alternate, so that OBS' mood falls on both. Asked: the console within 100 ms of the bare script.
It also says how long a key press took to be on disk while OBS stood frozen and a stop was under way (asked: p99 under
100 ms). Needs what ``tests/livestream/obs_rig.py`` needs.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.livestream.obs_console import ObsConsole, obs_console
from tests.livestream.obs_rig import PASSWORD, Rig, missing

ASKED_MORE, ASKED_P99 = 0.100, 0.100


def bare(rig: Rig) -> tuple[float, float]:
    """Seconds from asking to the end at the sink, and to STOPPED."""
    from websockets.asyncio.client import connect
    from websockets.typing import Subprotocol

    from voorzitter_console.livestream.obs import wire

    async def run() -> tuple[float, float]:
        async with connect(
            f"ws://127.0.0.1:{rig.port}", subprotocols=[Subprotocol(wire.SUBPROTOCOL)], proxy=None, compression=None
        ) as ws:
            hello = wire.read(await ws.recv())
            assert isinstance(hello, wire.Hello)
            await ws.send(wire.identify(hello, PASSWORD))
            await ws.recv()
            begin = time.time()
            await ws.send(wire.request("StopStream", "1"))
            while True:
                frame = wire.read(await ws.recv())
                if isinstance(frame, wire.Event) and frame.data.get("outputState") == wire.STOPPED:
                    return begin, time.time() - begin

    begin, seen = asyncio.run(run())
    rig.until(lambda: not rig.live, "the end at the sink")
    return rig.sink[-1].op - begin, seen


def console(rig: Rig, chair: ObsConsole) -> tuple[float, float]:
    """The same by a key press; the second figure is the confirmation on disk."""
    count = len(chair.entries())
    begin = time.time()
    chair.press("stop_livestream")
    found = chair.until(lambda es: len(es) > count and es[-1].soort == "bevestig_livestream", "confirmed")
    rig.until(lambda: not rig.live, "the end at the sink")
    return rig.sink[-1].op - begin, found[-1].vastgelegd_op.timestamp() - begin


def start(rig: Rig, chair: ObsConsole) -> None:
    chair.press("start_livestream")
    rig.until(lambda: rig.live, "publish")
    chair.until(lambda es: es[-1].payload.get("toestand") == "live", "live")
    time.sleep(1.0)


def frozen(rig: Rig, chair: ObsConsole, presses: int) -> list[float]:
    """Seconds of each press while OBS stands still and a stop waits for it."""
    start(rig, chair)
    rig.freeze()
    chair.press("stop_livestream")
    took = []
    for _ in range(presses):
        took.append(chair.press("noteer", tekst="Er wordt geroepen."))
        time.sleep(0.02)
    rig.thaw()
    return sorted(took)


def main(rounds: int) -> None:
    """Alternate the two, print the figures."""
    if missing():
        raise SystemExit(f"not installed: {missing()}")
    with tempfile.TemporaryDirectory() as folder:
        rig_folder = Path(folder) / "rig"
        rig_folder.mkdir()
        rig = Rig(rig_folder)
        try:
            rig.up()
            with obs_console(Path(folder), rig.port) as chair:
                chair.until_seen("gestopt")
                figures: dict[str, list[tuple[float, float]]] = {"bare": [], "console": []}
                for _ in range(rounds):
                    for name, one in figures.items():
                        start(rig, chair)
                        one.append(bare(rig) if name == "bare" else console(rig, chair))
                        time.sleep(0.3)
                for name, one in figures.items():
                    sink, seen = (statistics.median(x) * 1000 for x in zip(*one, strict=True))
                    print(
                        f"{name:>8}: to the end at the sink {sink:5.0f} ms, to the confirmation {seen:5.0f} ms (median)"
                    )
                more = [statistics.median(x[i] for x in figures["console"]) for i in (0, 1)]
                less = statistics.median(x[0] for x in figures["bare"])
                for what, value in (("sink", more[0] - less), ("confirmed", more[1] - less)):
                    print(f"{what:>10}: {value * 1000:+.0f} ms against the bare script (asked: at most +100)")
                took = frozen(rig, chair, 100)
                p99 = took[min(len(took) - 1, round(len(took) * 0.99))] * 1000
                print(f"keys while OBS is frozen: p50 {statistics.median(took) * 1000:.1f} ms, p99 {p99:.1f} ms")
        finally:
            rig.down()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
