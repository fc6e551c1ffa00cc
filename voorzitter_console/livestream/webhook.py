"""A supplier that is asked over HTTP: stop, start and status, as the settings say.

Encrypted, with verification that nothing switches off; no redirect is followed; every request has a limit in time and
in size. Without ``status`` a 2xx means *requested*, never *stopped*.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from voorzitter_console.clock import Clock
from voorzitter_console.entry import utc_text
from voorzitter_console.livestream.config import PLACEHOLDER, Verzoek
from voorzitter_console.livestream.manual import not_confirmed
from voorzitter_console.livestream.port import LIMIT, Gewenst, LivestreamFault, Tell, Uitkomst, Verbinding
from voorzitter_console.livestream.secret import missing
from voorzitter_console.livestream.webhook_call import call

EVERY = 5.0
"""Seconds between two looks at the status."""
AGAIN = 0.25
"""Seconds before the status is asked again, and before a stop is tried again."""
SEEN = 3.0
"""Seconds for the status to follow what was asked."""


class WebhookKanaal:
    """One supplier's endpoints."""

    naam = "webhook"

    def __init__(
        self,
        clock: Clock,
        *,
        stop: Verzoek,
        start: Verzoek | None,
        status: Verzoek | None,
        secret: Callable[[str], str | None],
        bellen: str = "",
    ) -> None:
        self._clock = clock
        self._requests = {"gestopt": stop, "live": start}
        self._status = status
        self._secret = secret
        self._bellen = bellen
        self._seen: Gewenst | None = None

    async def run(self, tell: Tell) -> None:
        """Look at the status every few seconds where there is one."""
        if self._status is None:
            tell(self._stand(zin="De webhook kan niet zeggen of de uitzending loopt; kijk zelf.", verbonden=None))
            await asyncio.Event().wait()
        while True:
            try:
                found = await self.look()
            except LivestreamFault as fault:
                tell(self._stand(zin=str(fault), verbonden=False))
            else:
                news, self._seen = found != self._seen, found
                note = "Gezien in de status van de webhook." if news else ""
                tell(self._stand(zin="", verbonden=True, uitzending=found, toelichting=note))
            await asyncio.sleep(EVERY)

    def _stand(
        self, *, zin: str, verbonden: bool | None, uitzending: Gewenst | None = None, toelichting: str = ""
    ) -> Verbinding:
        return Verbinding(
            naam=self.naam,
            verbonden=verbonden,
            uitzending=None if uitzending is None else uitzending == "live",
            op=self._clock.now(),
            mono=self._clock.monotonic(),
            toelichting=toelichting,
            zin=zin,
        )

    async def look(self) -> Gewenst | None:
        """What the status says; None where it says neither. Raises LivestreamFault."""
        if self._status is None:
            return None
        text = await self._send(self._status, "", secrets.token_hex(16))
        if self._status.gestopt_als in text:
            return "gestopt"
        return "live" if self._status.live_als and self._status.live_als in text else None

    async def ask(self, toestand: Gewenst) -> Uitkomst:
        erkend: datetime | None = None
        verzoek = self._requests[toestand]
        try:
            async with asyncio.timeout(LIMIT):
                if verzoek is None:
                    raise LivestreamFault("voor starten is geen webhook ingesteld")
                await self._until_accepted(verzoek, toestand)
                erkend = self._clock.now()
                async with asyncio.timeout(SEEN):
                    while self._status is not None:
                        if await self.look() == toestand:
                            now = self._clock.now()
                            return Uitkomst(
                                gevraagd=toestand,
                                bevestigd=toestand,
                                erkend_op=erkend,
                                bevestigd_op=now,
                                langs="webhook",
                            )
                        await asyncio.sleep(AGAIN)
            why = "gevraagd aan de webhook, die niet kan zeggen of het is gebeurd"
        except LivestreamFault as fault:
            why = str(fault).rstrip(".")
        except TimeoutError:
            why = (
                "de webhook nam het aan, maar de uitzending veranderde niet"
                if erkend
                else "de webhook antwoordt niet op tijd"
            )
        zin = not_confirmed(toestand, self._bellen, why)
        return Uitkomst(gevraagd=toestand, erkend_op=erkend, zin=zin, reden=why)

    async def _until_accepted(self, verzoek: Verzoek, toestand: Gewenst) -> None:
        """The same key with each try, so that the supplier can see that it is one request. Raises LivestreamFault."""
        key = secrets.token_hex(16)
        for left in range(verzoek.retries, -1, -1):
            try:
                await self._send(verzoek, toestand, key)
                return
            except LivestreamFault:
                if not left:
                    raise
                await asyncio.sleep(AGAIN)

    async def _send(self, verzoek: Verzoek, toestand: str, key: str) -> str:
        """The answer's text. Raises LivestreamFault."""
        return await send(verzoek, {"toestand": toestand}, key, clock=self._clock, secret=self._secret)


async def send(
    verzoek: Verzoek, values: Mapping[str, str], key: str, *, clock: Clock, secret: Callable[[str], str | None]
) -> str:
    """One request with its blanks filled in; the answer's text. ``key`` names it. Raises LivestreamFault."""
    known = {**values, "id": key, "moment": utc_text(clock.now())}
    texts = (verzoek.url, verzoek.body, *verzoek.headers.values())
    wanted = {name for text in texts for name in PLACEHOLDER.findall(text) if name.startswith("geheim:")}
    for name in wanted:
        naam = name.removeprefix("geheim:")
        found = await asyncio.to_thread(secret, naam)
        if found is None:
            raise missing(naam)
        known[name] = found
    url = _filled(verzoek.url, known, lambda value: quote(value, safe=""))
    body = _filled(verzoek.body, known, lambda value: json.dumps(value)[1:-1])
    headers = {name: _filled(value, known, str) for name, value in verzoek.headers.items()}
    return await call(verzoek, url=url, headers=headers, body=body, key=key)


def _filled(template: str, values: dict[str, str], escaped: Callable[[str], Any]) -> str:
    return PLACEHOLDER.sub(lambda found: str(escaped(values.get(found[1], ""))), template)
