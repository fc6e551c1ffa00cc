"""A session on the journal for each device, as the consoles have one; composed here because one process has many.

One of them listens: it is told by other processes and looks for what they wrote. It tells the hub, which hands the
entries to all the others, so that twenty devices cost one look.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.clock import Clock
from voorzitter_console.console import messages as m
from voorzitter_console.console.compose import BUSY, emergency_of, watching
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.ports import GRIFFIER
from voorzitter_console.console.prepared import Evening
from voorzitter_console.console.refuge import OpenEmergency
from voorzitter_console.console.session import Session
from voorzitter_console.journal.emergency import emergency_path
from voorzitter_console.journal.place import JournalPlace, place_named, place_of
from voorzitter_console.journal.port import Journal, KeptJournal
from voorzitter_console.journal.runner import Runner
from voorzitter_console.journal.stations import Stations

if TYPE_CHECKING:
    from voorzitter_console.console.practising import Practising
    from voorzitter_console.journal.evidence import Bewaard
    from voorzitter_console.livestream.alarm import Ringing
    from voorzitter_console.protocol.model import Protocol


class PageSession(Session):
    """A session that records with the position that the page showed, which may be behind what the process knows."""

    page_position = 0
    """The position on the page that was pressed; 0: none was."""

    def record(self, press: m.RecordingPress) -> None:
        """As :meth:`Session.record`."""
        if press.door != SYSTEEM and self.page_position:
            press = replace(press, getoond=min(press.getoond, self.page_position))
        super().record(press)


class Sessions:
    """Makes them for one journal."""

    def __init__(
        self,
        database: JournalPlace | Path,
        *,
        oefening: bool,
        clock: Clock,
        station: str,
        protocol_naam: str,
        practising: Callable[[], Practising | None] = lambda: None,
        phones: Phones | None = None,
        evening: Evening | None = None,
        alarm: Ringing | None = None,
    ) -> None:
        """``practising``: follows the scenario that is practised on this journal, for one session."""
        self.phones = phones or Phones()
        self._evening = evening
        self._alarm = alarm
        self._practising = practising
        practice = practising()
        self.clock: Clock = practice.clock if practice is not None else clock
        """The record's: in a practice that of the practice."""
        self._place = place_of(database)
        self.oefening = oefening
        self._station = station
        self._protocol_naam = protocol_naam
        self._peers: Stations | None = None
        self._notifying = threading.Lock()

    def listener(self) -> PageSession:
        """The one that is told, and reads the journal for all."""
        runner = Runner("delen-schrijven")

        def peers(look_now: Callable[[], None]) -> Stations:
            self._peers = Stations(self._place.local, look_now, runner.later)
            return self._peers

        return PageSession(
            open_journal=self._open,
            load_protocol=self._protocol,
            runner=runner,
            clock=self.clock,
            station=f"{self._station}, delen",
            rol=GRIFFIER,
            watch=watching(self._place, oefening=self.oefening),
            peers=peers,
            keep=self._keep,
            practice=self._practising(),
            open_emergency=self._emergency(),
        )

    def device(self, rol: str, naam: str) -> PageSession:
        """One of a device; what others write is handed to it."""
        return PageSession(
            open_journal=self._open,
            load_protocol=self._protocol,
            runner=Runner(f"delen-{naam}"),
            clock=self.clock,
            station=f"{self._station}, {naam}, {rol}",
            rol=rol,
            phones=self.phones,
            evening=self._evening,
            alarm=self._alarm,
            keep=self._keep,
            practice=self._practising(),
            open_emergency=self._emergency(),
        )

    def reader(self) -> PageSession:
        """One for all who only read: its connection to the journal cannot write."""
        return PageSession(
            open_journal=lambda: self._open(read_only=True),
            load_protocol=self._protocol,
            runner=Runner("delen-lezen"),
            clock=self.clock,
            station=f"{self._station}, meekijken",
            rol=GRIFFIER,
            open_emergency=self._emergency_read,
        )

    def _open(self, *, read_only: bool = False) -> KeptJournal:
        return self._place.open(
            oefening=self.oefening,
            read_only=read_only,
            busy_seconds=BUSY,
            written=self._notify,
        )

    def _emergency(self) -> OpenEmergency:
        """Where a device goes on when the journal is damaged: where the consoles do."""
        return emergency_of(
            self._place, oefening=self.oefening, clock=self.clock, station=self._station, written=self._notify
        )

    def _emergency_read(self, _create: bool) -> Journal:
        beside = place_of(emergency_path(self._place.local))
        return beside.open(oefening=self.oefening, read_only=True, busy_seconds=BUSY)

    def _keep(self, plaats: str, source: Path) -> Bewaard:
        return place_named(plaats, self._place).keep(source)

    def _notify(self) -> None:
        """A device wrote: the other processes look now. From any of the writing threads."""
        if self._peers is not None:
            with self._notifying:
                self._peers.notify()

    def _protocol(self) -> Protocol:
        from voorzitter_console.protocol.load import find

        return find(self._protocol_naam)
