"""A supplier without an interface, as most are: the console says whom to call and takes the confirmation.

Who confirmed and when is the entry ``bevestig_livestream`` of that person (key L), as with every other channel.
"""

from __future__ import annotations

import asyncio

from voorzitter_console.clock import Clock
from voorzitter_console.livestream.port import Gewenst, Tell, Uitkomst, Verbinding
from voorzitter_console.text import one_line

_DOEN = {"gestopt": "stoppen", "live": "starten"}
_ZIEN = {"gestopt": "Is zij uit", "live": "Loopt zij"}


def whom(bellen: str) -> str:
    """``bel Company Webcast, 010 123``, or the operator where nobody was named."""
    return f"bel {one_line(bellen, 80)}" if bellen.strip() else "roep de operator van de livestream"


def by_hand(toestand: Gewenst, bellen: str) -> str:
    """What a person does now, in one sentence that fits a line of a small terminal where nobody was named."""
    who = whom(bellen) if bellen.strip() else "roep de operator"
    return f"{who[0].upper()}{who[1:]}: livestream {_DOEN[toestand]}. {_ZIEN[toestand]}, bevestig met L."


def not_confirmed(toestand: Gewenst, bellen: str, why: str = "") -> str:
    """That nothing is certain, why where that is known, and what a person does now."""
    wat = "uit is" if toestand == "gestopt" else "loopt"
    reason = f" ({why.rstrip('.')})" if why else ""
    who = by_hand(toestand, bellen)
    return f"NIET BEVESTIGD dat de livestream {wat}{reason}: {who[0].lower()}{who[1:]}"


class HandKanaal:
    """Nothing is sent; a person is called."""

    naam = "met de hand"

    def __init__(self, clock: Clock, bellen: str) -> None:
        self._clock = clock
        self._bellen = bellen

    async def run(self, tell: Tell) -> None:
        tell(Verbinding(naam=self.naam, mono=self._clock.monotonic(), zin=f"Met de hand: {whom(self._bellen)}."))
        await asyncio.Event().wait()

    async def ask(self, toestand: Gewenst) -> Uitkomst:
        return Uitkomst(gevraagd=toestand, zin=by_hand(toestand, self._bellen), te_melden=False)
