"""What OBS was last seen to do: stream and recording, from its events and statuses. No connection, no waiting but for
what an ask expects to see."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from voorzitter_console.clock import Clock
from voorzitter_console.livestream.obs import wire
from voorzitter_console.livestream.port import OpnameStatus

LAG = timedelta(seconds=0.4)
"""By so much ``outputDuration`` runs behind the file (measured 0.2 to 0.6 s)."""
SAME = timedelta(seconds=1)
"""Two measurements of where a recording began that differ by less are the same."""
_LONGEST_NAME = 200

Seen = tuple[str, datetime]
"""An output state and when its event came, UTC."""


class ObsState:
    """Stream and recording as last seen; None: not seen yet."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.uitzending: bool | None = None
        self.op: datetime | None = None
        """When ``uitzending`` came to be so, as far as was seen."""
        self.begint = False
        """OBS is on its way to being live."""
        self.elders: tuple[str, ...] = ()
        """Other outputs of OBS that broadcast."""
        self.opname: OpnameStatus | None = None
        self._expected: list[tuple[frozenset[str], asyncio.Future[Seen]]] = []

    def forget(self) -> None:
        """The connection is gone: nothing is known."""
        self.uitzending, self.op, self.begint, self.opname, self.elders = None, None, False, None, ()

    def expect(self, *states: str) -> asyncio.Future[Seen]:
        """A future of the next event that says one of these states of the stream."""
        future: asyncio.Future[Seen] = asyncio.get_running_loop().create_future()
        self._expected = [(s, f) for s, f in self._expected if not f.done()]
        self._expected.append((frozenset(states), future))
        return future

    # events ----------------------------------------------------------------------------------------------------

    def take(self, event: wire.Event) -> bool:
        """An event; True where it changed what is known. Raises ObsMalformed."""
        if event.soort == wire.STREAM:
            return self._stream(wire.text(event.data, "outputState") or "")
        if event.soort == wire.RECORD:
            return self._record(wire.text(event.data, "outputState") or "", wire.text(event.data, "outputPath"))
        if event.soort == wire.RECORD_FILE:
            return self._set(OpnameStatus(toestand="loopt", bestandsnaam=_name(event.data), begin=self._clock.now()))
        return False

    @property
    def zeker(self) -> bool | None:
        """Whether OBS broadcasts; None while it is on its way (with a delay that takes as long as the delay)."""
        if self.elders:
            return True
        return None if self.begint and not self.uitzending else self.uitzending

    def _stream(self, state: str) -> bool:
        before, now = self.zeker, self._clock.now()
        if state == wire.STARTING:
            self.begint = True
        elif state in (wire.STARTED, wire.STOPPED):
            self.begint = False
            self.stream(state == wire.STARTED)
        # STOPPING is still live: with a delay it stays so for as long as the delay.
        for wanted, future in self._expected:
            if state in wanted and not future.done():
                future.set_result((state, now))
        return self.zeker is not before

    def _record(self, state: str, path: str | None) -> bool:
        name = base_name(path) or (self.opname.bestandsnaam if self.opname else None)
        if state == wire.STARTED:
            return self._set(OpnameStatus(toestand="loopt", bestandsnaam=base_name(path), begin=self._clock.now()))
        if state == wire.STOPPED:
            return self._set(OpnameStatus(toestand="gestopt", bestandsnaam=name))
        if state == wire.PAUSED:
            return self._set(OpnameStatus(toestand="gepauzeerd", bestandsnaam=name))
        return False  # resumed: the next status says where the file stands

    # statuses --------------------------------------------------------------------------------------------------

    def stream(self, loopt: bool) -> bool:
        """What an event or GetStreamStatus says; True where it is news."""
        self.begint = self.begint and not loopt
        if loopt is self.uitzending:
            return False
        self.uitzending, self.op = loopt, self._clock.now()
        return True

    def record_status(self, data: Mapping[str, Any], path: str | None) -> bool:
        """GetRecordStatus, with the path that the output's settings name; True where it is news."""
        loopt, stil = wire.flag(data, "outputActive"), wire.flag(data, "outputPaused")
        before = self.opname
        name = base_name(path) or (before.bestandsnaam if before else None)
        if not loopt:
            seen = OpnameStatus(toestand="gestopt", bestandsnaam=before.bestandsnaam if before else None)
        elif stil:
            seen = OpnameStatus(toestand="gepauzeerd", bestandsnaam=name)
        else:
            lasted = wire.duration(data, "outputDuration")
            begin = None if lasted is None else self._clock.now() - timedelta(seconds=lasted) - LAG
            known = before.begin if before and before.toestand == "loopt" else None
            if known and (begin is None or abs(known - begin) < SAME):
                # The event's moment is the better one, and a file that goes on is no news.
                begin = known
            seen = OpnameStatus(toestand="loopt", bestandsnaam=name, begin=begin)
        return self._set(seen)

    def _set(self, opname: OpnameStatus) -> bool:
        news = opname != self.opname
        self.opname = opname
        return news


def _name(data: Mapping[str, Any]) -> str | None:
    return base_name(wire.text(data, "newOutputPath"))


def base_name(path: str | None) -> str | None:
    """The file's own name, by the rules of POSIX and Windows: the folder may hold a person's name."""
    if not path:
        return None
    return PureWindowsPath(PurePosixPath(path).name).name[:_LONGEST_NAME] or None
