"""Rings a pager or a chat channel where the police are asked for, over HTTP, as the settings' table [alarm] says.

It is asked at the key press, beside the write and whatever becomes of it. That the other side accepted it is one thing,
that a person saw it is another: the bodedienst says the latter (gewaarschuwd), this program never.
"""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Callable
from typing import Protocol

from voorzitter_console.clock import Clock
from voorzitter_console.livestream.config import Verzoek
from voorzitter_console.livestream.port import LivestreamFault
from voorzitter_console.text import one_line

LIMIT = 7.5
"""Seconds for all tries together."""
AGAIN = 0.5
"""Seconds between two tries."""

Secret = Callable[[str], str | None]


class Ringing(Protocol):
    """Rings."""

    def ring(self, waar: str, told: Callable[[str], object]) -> None: ...


class Alarm:
    """One for a console. ``secret`` finds a secret by its name."""

    def __init__(self, verzoek: Verzoek, clock: Clock, secret: Secret) -> None:
        self._verzoek = verzoek
        self._clock = clock
        self._secret = secret

    def ring(self, waar: str, told: Callable[[str], object]) -> None:
        """In a thread of its own; ``waar``: where the police are wanted. ``told`` gets one sentence, once, from it."""
        threading.Thread(target=lambda: told(self._rung(waar)), name="alarm", daemon=True).start()

    def _rung(self, waar: str) -> str:
        try:
            return asyncio.run(self._tries(waar))
        except LivestreamFault as fault:
            return f"Alarm NIET aangenomen: {one_line(str(fault), 200)}"
        except TimeoutError:
            return f"Alarm NIET aangenomen: geen antwoord binnen {LIMIT:g} s."

    async def _tries(self, waar: str) -> str:
        """The same key with each try, so that the other side can see that it is one alarm. Raises LivestreamFault."""
        from voorzitter_console.livestream.webhook import send

        key = secrets.token_hex(16)
        values = {"toestand": "politie gevraagd", "waar": waar}
        async with asyncio.timeout(LIMIT):
            for left in range(self._verzoek.retries, -1, -1):
                try:
                    await send(self._verzoek, values, key, clock=self._clock, secret=self._secret)
                except LivestreamFault:
                    if not left:
                        raise
                    await asyncio.sleep(AGAIN)
                else:
                    break
        return ACCEPTED


ACCEPTED = "Alarm aangenomen door de ontvanger; of iemand het zag is niet bekend."
