"""OBS Studio over obs-websocket 5: kept connected, watched, stopped and started.

The ladder of a stop: StopStream and the event STOPPED; OBS' own forced stop; that connection dropped and a fresh one;
a webhook where one is set; else "NIET BEVESTIGD" and whom to call. A start is asked once, never repeated and never
left to come late. Nothing here starts by itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import Callable
from datetime import datetime

from voorzitter_console.clock import Clock
from voorzitter_console.livestream.config import ObsAdres
from voorzitter_console.livestream.manual import not_confirmed
from voorzitter_console.livestream.obs import ask as obs_ask
from voorzitter_console.livestream.obs import wire as obs_wire
from voorzitter_console.livestream.obs.ask import Progress
from voorzitter_console.livestream.obs.link import Link, ObsDenied, ObsSilent
from voorzitter_console.livestream.obs.state import ObsState
from voorzitter_console.livestream.port import LIMIT, Gewenst, Kanaal, LivestreamFault, Tell, Uitkomst, Verbinding

CONNECT = 3.0
LOOK = 2.0
"""Seconds between two statuses: an event that was lost is seen then, and so is an OBS that hangs."""
PAUSE, LONGEST_PAUSE, DENIED_PAUSE = 0.5, 4.0, 15.0
"""Seconds before the next try to connect."""
EXPIRING = 10.0
"""Seconds after the connection came back in which a start that had been given up can still come true."""
HEAD_START = 1.0
"""Seconds that a fresh connection gets before the webhook is called too."""
_OUTPUTS = ("simple_file_output", "adv_file_output")
"""The recording's output in OBS' simple and advanced mode."""


class ObsKanaal:
    """One OBS."""

    naam = "OBS"

    def __init__(
        self,
        adres: ObsAdres,
        clock: Clock,
        *,
        secret: Callable[[], str | None],
        bellen: str = "",
        webhook: Kanaal | None = None,
        opname_stopt_mee: bool = False,
    ) -> None:
        self._adres = adres
        self._clock = clock
        self._secret = secret
        self._bellen = bellen
        self._webhook = webhook
        self._stop_record = opname_stopt_mee
        self.state = ObsState(clock)
        self._link: Link | None = None
        self._given: Link | None = None
        """A connection that an ask made, to go on with."""
        self._wake = asyncio.Event()
        self._look_now = asyncio.Event()
        self._tell: Tell = lambda _seen: None
        self._watched = False
        """Whether ``run`` goes on: a window that only asks keeps no connection."""
        self._asking = 0
        self._expired = 0.0
        """A start went out and was given up: until this moment (monotonic) what comes of it is stopped again."""
        self._fault = ""
        self._note = ""

    # staying connected -----------------------------------------------------------------------------------------

    async def run(self, tell: Tell) -> None:
        """Connect, look, listen; again for ever."""
        self._tell, self._watched = tell, True
        try:
            await self._stay_connected()
        finally:
            self._tell, self._watched = lambda _seen: None, False
            given, self._given = self._given, None
            if given is not None:
                given.abort()

    async def _stay_connected(self) -> None:
        pause = PAUSE
        while True:
            try:
                link = self._given or await self._connect(CONNECT)
                self._given = None
            except LivestreamFault as fault:
                self._report(fault=str(fault))
                pause = DENIED_PAUSE if isinstance(fault, ObsDenied) else min(pause * 2, LONGEST_PAUSE)
            else:
                pause = PAUSE
                await self._keep(link)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):  # Python 3.11's wait_for can lose a cancellation
                    await self._wake.wait()
            self._wake.clear()

    async def _connect(self, seconds: float) -> Link:
        password = await asyncio.to_thread(self._secret)
        return await Link.open(self._adres.adres, self._adres.poort, password, self._event, seconds=seconds)

    async def _keep(self, link: Link) -> None:
        """As long as this connection lasts."""
        self._link = link
        try:
            await self._look(link, first=True)
            while link.alive:
                self._look_now.clear()
                waits = [asyncio.create_task(link.gone()), asyncio.create_task(self._look_now.wait())]
                try:
                    await asyncio.wait(waits, timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for wait in waits:
                        wait.cancel()
                if link.alive and not self._asking:
                    await self._look(link)
        except LivestreamFault as fault:
            link.fault = fault
        finally:
            self._link = None
            link.abort()
            self.state.forget()
            self._report(fault=str(link.fault))

    async def _look(self, link: Link, *, first: bool = False) -> None:
        if first and self._expired:
            self._expired = self._clock.monotonic() + EXPIRING
        live = await obs_ask.is_live(link)
        if live and self._clock.monotonic() < self._expired:
            await self._take_back(link)
            live = False
        others = self.state.elders
        self.state.elders = await obs_ask.elsewhere(link)
        news = self.state.stream(live)
        if self.state.elders != others:
            news = True
            if self.state.elders and not live:
                self._note = obs_ask.still_elsewhere(self.state.elders)
        if news and not self._note:
            seen = "OBS zendt uit" if live else "OBS zendt niet uit"
            self._note = f"Gezien bij het verbinden: {seen}." if first else f"Gezien: {seen}."
        status = await link.request("GetRecordStatus", seconds=obs_ask.STATUS)
        if status.ok:
            active = obs_wire.flag(status.data, "outputActive")
            known = self.state.opname is not None and self.state.opname.toestand == "loopt"
            path = await self._path(link) if active and not known else None
            news |= self.state.record_status(status.data, path)
        if news or first:
            self._report()

    async def _take_back(self, link: Link) -> None:
        """Off air again. Raises LivestreamFault."""
        self._expired = 0.0
        await obs_ask.stop(link, self.state, self._clock, Progress(), obs_ask.FRESH)
        self._note = "OBS ging alsnog uitzenden na een startverzoek dat was verlopen; de console stopte dat."
        self._report()

    async def _path(self, link: Link) -> str | None:
        """Where the recording goes; None where OBS does not say."""
        for output in _OUTPUTS:
            answer = await link.request("GetOutputSettings", {"outputName": output}, seconds=obs_ask.STATUS)
            settings = answer.data.get("outputSettings")
            if answer.ok and isinstance(settings, dict) and isinstance(settings.get("path"), str):
                return str(settings["path"])
        return None

    def _event(self, event: obs_wire.Event) -> None:
        if self.state.take(event):
            if self.state.uitzending and not self._asking and self._clock.monotonic() < self._expired:
                self._look_now.set()
                return
            if event.soort == obs_wire.STREAM and not self._asking:
                did = "begonnen met uitzenden" if self.state.uitzending else "gestopt met uitzenden"
                self._note = (
                    ""
                    if self.state.zeker is None
                    else f"OBS is {did} zonder dat deze console het vroeg (de operator, of een storing)."
                )
            self._report()

    def _report(self, *, fault: str = "") -> None:
        """Tell what is known now."""
        self._fault = fault
        self._tell(
            Verbinding(
                naam=self.naam,
                verbonden=not fault,
                uitzending=self.state.zeker,
                opname=self.state.opname,
                op=self.state.op,
                mono=self._clock.monotonic(),
                toelichting=self._note,
                zin=fault,
            )
        )
        if not fault:
            self._note = ""

    # asking ----------------------------------------------------------------------------------------------------

    async def ask(self, toestand: Gewenst) -> Uitkomst:
        progress = Progress()
        self._asking += 1
        self._expired = 0.0 if toestand == "live" else self._expired
        try:
            async with asyncio.timeout(LIMIT):
                return await (self._stop(progress) if toestand == "gestopt" else self._start(progress))
        except TimeoutError:
            self._drop(progress, toestand)
            return self._unconfirmed(toestand, progress, "OBS antwoordt niet op tijd")
        finally:
            self._asking -= 1
            if self._link is not None and self._link.alive:
                self._report()

    def _drop(self, progress: Progress, toestand: Gewenst) -> None:
        if self._link is not None:
            self._link.abort()
        if toestand == "live" and progress.gevraagd:
            self._expired = math.inf
        self._wake.set()

    async def _stop(self, progress: Progress) -> Uitkomst:
        reason = self._fault
        link = self._link
        if link is not None and link.alive:
            try:
                op = await obs_ask.stop(link, self.state, self._clock, progress, obs_ask.FIRST)
                return await self._stopped(link, progress, op)
            except LivestreamFault as fault:
                reason = str(fault)
                link.abort()
        fresh = asyncio.create_task(self._stop_fresh(progress))
        tasks: set[asyncio.Task[Uitkomst]] = {fresh}
        try:
            if self._webhook is not None:
                await asyncio.wait(tasks, timeout=HEAD_START)
                if not (fresh.done() and fresh.exception() is None):
                    tasks.add(asyncio.create_task(self._webhook.ask("gestopt")))
            waiting = set(tasks)
            while waiting:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    failed = task.exception()
                    if isinstance(failed, LivestreamFault):
                        reason = str(failed)
                    elif failed is not None:
                        raise failed
                    elif task.result().gelukt:
                        return task.result()
                    else:
                        reason = f"{reason.rstrip('.')}; webhook: {task.result().reden}".removeprefix("; ")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return self._unconfirmed("gestopt", progress, reason)

    async def _stop_fresh(self, progress: Progress) -> Uitkomst:
        """On a connection of its own. Raises LivestreamFault."""
        link: Link | None = None
        try:
            async with asyncio.timeout(CONNECT):
                link = await self._connect(CONNECT)
                op = await obs_ask.stop(link, self.state, self._clock, progress, obs_ask.FRESH)
                found = await self._stopped(link, progress, op)
        except TimeoutError:
            raise ObsSilent("OBS antwoordt niet op tijd.") from None
        except BaseException:
            if link is not None:
                link.abort()
            raise
        self._hand_over(link)
        return found

    async def _stopped(self, link: Link, progress: Progress, op: datetime) -> Uitkomst:
        zin = "OBS moest worden gedwongen te stoppen." if progress.geforceerd else ""
        if self._stop_record and self.state.opname and self.state.opname.toestand != "gestopt":
            try:
                answer = await link.request("StopRecord", seconds=0.5)
                zin = zin if answer.ok else "De opname stopte niet mee; laat de operator haar stoppen."
            except LivestreamFault:
                zin = "De opname stopte niet mee; laat de operator haar stoppen."
        return Uitkomst(
            gevraagd="gestopt",
            bevestigd="gestopt",
            erkend_op=progress.erkend,
            bevestigd_op=op,
            langs="obs_noodstop" if progress.geforceerd else "obs",
            zin=zin,
        )

    def _hand_over(self, link: Link) -> None:
        """Go on with the connection that an ask made."""
        if self._watched and self._link is None and self._given is None:
            self._given = link
            self._wake.set()
            return
        link.abort()
        if not self._watched:
            self.state.forget()

    async def _start(self, progress: Progress) -> Uitkomst:
        link = self._link if self._link is not None and self._link.alive else None
        own = link is None
        try:
            if link is None:
                link = await self._connect(CONNECT)
            live, op = await obs_ask.start(link, self.state, self._clock, progress)
        except obs_ask.ObsStarting as busy:
            if own and link is not None:
                self._hand_over(link)
            return Uitkomst(gevraagd="live", erkend_op=progress.erkend, zin=str(busy), te_melden=False)
        except LivestreamFault as fault:
            if link is not None:
                link.abort()
            self._drop(progress, "live")
            return self._unconfirmed("live", progress, str(fault))
        except BaseException:
            if own and link is not None:
                link.abort()
            raise
        if own:
            self._hand_over(link)
        return Uitkomst(
            gevraagd="live",
            bevestigd="live" if live else "gestopt",
            erkend_op=progress.erkend,
            bevestigd_op=op,
            langs="obs",
            zin=""
            if live
            else "OBS kon niet gaan uitzenden: de ontvanger is niet te bereiken; laat de operator kijken.",
        )

    def _unconfirmed(self, toestand: Gewenst, progress: Progress, reason: str) -> Uitkomst:
        """Nothing is certain: why, and what a person does now."""
        zin = not_confirmed(toestand, self._bellen, reason)
        return Uitkomst(gevraagd=toestand, erkend_op=progress.erkend, zin=zin)
