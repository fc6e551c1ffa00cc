"""Practice: a livestream that obeys at once (design, "Scenario file"). It touches nothing outside this program."""

from __future__ import annotations

import asyncio

from voorzitter_console.clock import Clock
from voorzitter_console.livestream.port import Gewenst, Tell, Uitkomst, Verbinding


class SimulatedLivestream:
    """Does what it is asked and says so."""

    naam = "nagebootst"

    def ask(self, toestand: Gewenst) -> Gewenst | None:
        return toestand


class SimulatedKanaal:
    """The same on the screen in practice."""

    naam = "nagebootst"

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def run(self, tell: Tell) -> None:
        tell(Verbinding(naam=self.naam, verbonden=True, mono=self._clock.monotonic()))
        await asyncio.Event().wait()

    async def ask(self, toestand: Gewenst) -> Uitkomst:
        now = self._clock.now()
        return Uitkomst(gevraagd=toestand, bevestigd=toestand, erkend_op=now, bevestigd_op=now, langs="nagebootst")
