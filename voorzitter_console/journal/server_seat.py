"""Who chairs a meeting on a server: two laptops may not both do so unasked.

A lock of the session (PostgreSQL's advisory locks) on a connection of its own: it ends with that connection, so a
laptop that is switched off or cut off lets go by itself within half a minute. Where the server cannot be asked nobody
is found: what is recorded is put in order by the journal in any case.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voorzitter_console.journal import server
from voorzitter_console.journal.port import JournalError
from voorzitter_console.journal.stations import Later, Station, Stations, at_once

if TYPE_CHECKING:
    import psycopg

_LET_GO = {"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}
"""Seconds, seconds, times: after these the server ends the session of a laptop that is not there any more."""
_SEAT = "hashtextextended(de_gemeente() || '/stoel/' || %s, 86)"
_HOLDER = (
    "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
    "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 "
    f"AND ((l.classid::bigint << 32) | l.objid::bigint) = {_SEAT}"
)
CHAIR = "voorzitter"


class ServerStations(Stations):
    """As :class:`.stations.Stations` for the consoles of this laptop, and the chair's seat for those of all laptops."""

    def __init__(
        self,
        journal: Path,
        on_notice: Callable[[], object],
        place: server.ServerAddress,
        later: Later = at_once,
    ) -> None:
        super().__init__(journal, on_notice, later)
        self._place = place
        self._seat: psycopg.Connection[Any] | None = None

    def enter(self, rol: str, station: str, stroom: str) -> Station | None:
        first = super().enter(rol, station, stroom)
        if first is not None or rol != CHAIR:
            return first
        who = self._taken(stroom, self.name(station))
        return None if who is None else Station(rol=rol, station=who, stroom=stroom, poort=0)

    def leave(self) -> None:
        self._let_go()
        super().leave()

    def close(self) -> None:
        self._let_go()
        super().close()

    def _taken(self, stroom: str, station: str) -> str | None:
        """Who has the seat; None where this console has it now, or the server cannot be asked."""
        self._let_go()
        try:
            con = self._place.connect(read_only=True)
        except JournalError:
            return None
        try:
            con.execute("SELECT set_config('application_name', %s, false)", (station,))
            for name, value in _LET_GO.items():
                con.execute("SELECT set_config(%s, %s, false)", (name, value))
            row = con.execute(f"SELECT pg_try_advisory_lock({_SEAT})".encode(), (stroom,)).fetchone()
            if row is not None and row[0]:
                self._seat = con
                return None
            holder = con.execute(_HOLDER.encode(), (stroom,)).fetchone()
        except server.driver().Error:
            con.close()
            return None
        con.close()
        return str(holder[0]) if holder is not None and holder[0] else "een andere laptop"

    def _let_go(self) -> None:
        con, self._seat = self._seat, None
        if con is not None:
            with suppress(server.driver().Error):
                con.close()
