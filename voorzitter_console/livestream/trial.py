"""Step by step: what works of the livestream that was set. Nothing on air is touched unless ``echt``."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from voorzitter_console.clock import Clock
from voorzitter_console.livestream import secret
from voorzitter_console.livestream.compose import channel
from voorzitter_console.livestream.config import PLACEHOLDER, Instelling, Verzoek
from voorzitter_console.livestream.manual import whom
from voorzitter_console.livestream.names import unhurried
from voorzitter_console.livestream.obs import wire
from voorzitter_console.livestream.obs.channel import CONNECT
from voorzitter_console.livestream.obs.link import Link
from voorzitter_console.livestream.port import Gewenst, LivestreamFault
from voorzitter_console.livestream.webhook import WebhookKanaal
from voorzitter_console.livestream.webhook_call import trusted

SECONDS = 2.0


class TrialStep(Struct, frozen=True):
    """One step: ``goed`` None where it only tells."""

    goed: bool | None
    tekst: str


async def steps(instelling: Instelling, clock: Clock, *, echt: bool) -> AsyncIterator[TrialStep]:
    """Each step as it is done."""
    unhurried(asyncio.get_running_loop())
    yield TrialStep(None, f"Ingesteld: {instelling.soort}. Lukt het niet: {whom(instelling.bellen)}.")
    live: bool | None = None
    if instelling.soort == "hand":
        yield TrialStep(True, "Met de hand: de console verstuurt niets en vraagt om bevestiging met L.")
        return
    if instelling.soort == "obs":
        async for stap, seen in _obs(instelling):
            live = seen if seen is not None else live
            yield stap
            if stap.goed is False:
                return
    for naam, verzoek in (("stop", instelling.stop), ("start", instelling.start), ("status", instelling.status)):
        if verzoek is not None:
            async for stap in reaches(f"Webhook {naam}", verzoek):
                yield stap
    if instelling.status is not None and instelling.stop is not None:
        kanaal = WebhookKanaal(clock, stop=instelling.stop, start=None, status=instelling.status, secret=secret.find)
        try:
            found = await kanaal.look()
        except LivestreamFault as fault:
            yield TrialStep(False, f"Webhook status: {fault}")
        else:
            live = found == "live" if found is not None and live is None else live
            yield TrialStep(found is not None, f"Webhook status zegt: {found or 'geen van beide teksten gevonden'}.")
    if not echt:
        yield TrialStep(None, "Er is niets gestopt of gestart; dat doet: voorzitter-console livestream test --echt.")
        return
    async for stap in _really(instelling, clock, live):
        yield stap


async def _obs(instelling: Instelling) -> AsyncIterator[tuple[TrialStep, bool | None]]:
    obs = instelling.obs
    password = await asyncio.to_thread(secret.find, obs.geheim)
    found = "gevonden" if password is not None else f"niet gevonden ({secret.variable(obs.geheim)} of sleutelbos)"
    yield TrialStep(None, f"Geheim '{obs.geheim}': {found}."), None
    loop = asyncio.get_running_loop()
    begin = loop.time()
    try:
        link = await Link.open(obs.adres, obs.poort, password, lambda _event: None, seconds=CONNECT)
    except LivestreamFault as fault:
        yield TrialStep(False, str(fault)), None
        return
    try:
        took = (loop.time() - begin) * 1000
        yield TrialStep(True, f"Verbonden met OBS op {obs.adres}:{obs.poort} in {took:.0f} ms."), None
        version = (await link.request("GetVersion", seconds=SECONDS)).data
        names = [str(version.get(name, "?"))[:20] for name in ("obsVersion", "obsWebSocketVersion")]
        yield TrialStep(True, f"OBS {names[0]}, obs-websocket {names[1]}."), None
        live = wire.flag((await link.request("GetStreamStatus", seconds=SECONDS)).data, "outputActive")
        yield TrialStep(True, f"Uitzending: {'loopt' if live else 'loopt niet'}."), live
        record = wire.flag((await link.request("GetRecordStatus", seconds=SECONDS)).data, "outputActive")
        wanted = record or not instelling.opname_verwacht
        yield TrialStep(True if wanted else None, f"Opname: {'loopt' if record else 'LOOPT NIET'}."), None
        keys = (await link.request("GetHotkeyList", seconds=SECONDS)).data.get("hotkeys")
        forced = isinstance(keys, list) and wire.FORCE_STOP["hotkeyName"] in keys
        yield TrialStep(forced, "Noodstop van OBS: " + ("aanwezig." if forced else "ontbreekt in deze OBS.")), None
    except LivestreamFault as fault:
        yield TrialStep(False, str(fault)), None
    finally:
        await link.close()


async def reaches(naam: str, verzoek: Verzoek) -> AsyncIterator[TrialStep]:
    """Whether the secrets of a request are there, and its host; nothing is asked of it. ``naam`` begins each text."""
    for stap in _secrets(naam, verzoek):
        yield stap
    yield await _reach(naam, verzoek)


def _secrets(naam: str, verzoek: Verzoek) -> Iterator[TrialStep]:
    texts = (verzoek.url, verzoek.body, *verzoek.headers.values())
    for name in sorted({n for text in texts for n in PLACEHOLDER.findall(text) if n.startswith("geheim:")}):
        found = secret.find(name.removeprefix("geheim:")) is not None
        where = "gevonden" if found else f"ontbreekt ({secret.variable(name.removeprefix('geheim:'))} of sleutelbos)"
        yield TrialStep(found, f"{naam}, {name}: {where}.")


async def _reach(naam: str, verzoek: Verzoek) -> TrialStep:
    """Whether the other side is there and who it says it is, without asking it anything."""
    parts = urlsplit(verzoek.url)
    host, tls = parts.hostname or "", parts.scheme == "https"
    try:
        async with asyncio.timeout(CONNECT):
            context = trusted(verzoek) if tls else None
            _, writer = await asyncio.open_connection(host, parts.port or (443 if tls else 80), ssl=context)
            writer.close()
    except LivestreamFault as fault:
        return TrialStep(False, f"{naam}: {fault}")
    except ssl.SSLError:
        return TrialStep(False, f"{naam}: het certificaat van {host} klopt niet.")
    except (TimeoutError, OSError):
        return TrialStep(False, f"{naam}: {host} is niet te bereiken.")
    return TrialStep(True, f"{naam}: {host} is bereikbaar{', met geldig certificaat' if tls else ''}.")


async def _really(instelling: Instelling, clock: Clock, live: bool | None) -> AsyncIterator[TrialStep]:
    """Stop and start, or start and stop where nothing was on air: it ends as it was found."""
    kanaal = channel(instelling, clock)
    running = asyncio.create_task(kanaal.run(lambda _seen: None))
    try:
        await asyncio.sleep(0.5)
        order: tuple[Gewenst, ...] = ("gestopt", "live") if live else ("live", "gestopt")
        for wanted in order:
            begin = clock.monotonic()
            found = await kanaal.ask(wanted)
            took = clock.monotonic() - begin
            said = f"bevestigd na {took:.2f} s" if found.gelukt else found.zin or "niet bevestigd"
            yield TrialStep(
                found.gelukt, f"{'Stoppen' if wanted == 'gestopt' else 'Starten'}: {said}.".replace("..", ".")
            )
            if not found.gelukt and wanted == "live":
                yield TrialStep(None, "Er is gevraagd te starten; ga na of de uitzending nu loopt.")
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
