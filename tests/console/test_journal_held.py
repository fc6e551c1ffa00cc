"""Another process holds the journal's file for seconds: no face loses what was typed, nor what was seen meanwhile."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.console.face import OpenFace, do
from tests.console.steps import Key, Situation, Typed
from tests.console.test_situations import FACES, OF_A_GRIFFIER
from tests.console.world import World
from voorzitter_console.broadcast.broadcast import Broadcast
from voorzitter_console.livestream.port import Gewenst, Tell, Uitkomst, Verbinding

HELD = 5.0
"""Seconds: longer than any face waits for one write before it says so."""
PATIENCE = 10.0


class Seen:
    """A channel that tells what a test saw of the livestream."""

    naam = "proef"

    def __init__(self) -> None:
        self._tell: Tell | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._runs = threading.Event()

    async def run(self, tell: Tell) -> None:
        self._tell, self._loop = tell, asyncio.get_running_loop()
        tell(Verbinding(naam=self.naam, verbonden=True, uitzending=True))
        self._runs.set()
        await asyncio.Event().wait()

    async def ask(self, toestand: Gewenst) -> Uitkomst:
        return Uitkomst(gevraagd=toestand)

    def sees(self, uitzending: bool) -> None:
        """Somebody stopped or started the livestream outside this console."""
        assert self._runs.wait(PATIENCE)
        assert self._loop is not None
        assert self._tell is not None
        self._loop.call_soon_threadsafe(
            self._tell,
            Verbinding(naam=self.naam, verbonden=True, uitzending=uitzending, mono=1.0, toelichting="buiten ons om"),
        )


@contextmanager
def held(path: Path) -> Iterator[None]:
    """The file is another connection's for :data:`HELD` seconds, whatever is done meanwhile."""
    other = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(HELD, lambda: other.execute("ROLLBACK"))
    timer.start()
    try:
        yield
    finally:
        timer.join()
        other.close()


CHAIRS = {naam: face for naam, face in FACES.items() if naam not in OF_A_GRIFFIER}
"""Faces that the chair sits at: only there the livestream is driven."""


@pytest.mark.lang
@pytest.mark.parametrize("face", CHAIRS.values(), ids=list(CHAIRS))
async def test_what_was_typed_and_seen_meanwhile_stands_once_with_its_time(tmp_path: Path, face: OpenFace) -> None:
    world = World(tmp_path, Situation("een bezet journaal"))
    channel = Seen()
    world.broadcast = lambda: Broadcast(lambda: channel, clock=world.clock)
    async with face(world) as somebody:
        with held(world.path):
            world.bezet = world.op_slot = True
            channel.sees(False)
            for step in (Key("t"), Typed("zij zingen"), Key("enter")):
                await do(somebody, step)
        world.bezet = False
        end = time.monotonic() + PATIENCE
        while len(world.new()) < 2 and time.monotonic() < end:
            await somebody.rest()
            await asyncio.sleep(0.02)
    found = [(e.soort, e.door, e.payload.get("tekst", e.payload.get("toestand"))) for e in world.new()]
    assert sorted(found) == [("bevestig_livestream", "systeem", "gestopt"), ("noteer", "voorzitter", "zij zingen")]
    note = next(entry for entry in world.new() if entry.soort == "noteer")
    assert world.since_opening(note.gebeurd_op) == 6
