"""A journal's connection to its server: made where it is needed, judged, dropped where it is lost; and its news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from voorzitter_console.journal import heads, schema, server
from voorzitter_console.journal.port import (
    Head,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalReplaced,
    JournalUnreadable,
)
from voorzitter_console.journal.server_faults import NO_ANSWER, lost, translate

if TYPE_CHECKING:
    from voorzitter_console.journal.place import JournalPlace
    from voorzitter_console.journal.server_wait import PatientConnection

    Connection = PatientConnection
else:
    Connection = Any  # the library is loaded on first use

SILENCE = 10.0
"""Seconds without an answer after which it is said to whoever waits at a screen; others wait as long as a statement may
take.
"""
_NEWS = "vastlegging_"
"""What the channels of news begin with; the MD5 of the municipality, or of it and a stream, follows (``meld``)."""


class ServerLink:
    """What :class:`.postgres.PostgresJournal` reads and writes over; used by one thread at a time."""

    def __init__(
        self,
        place: server.ServerAddress,
        oefening: bool | None,
        *,
        read_only: bool,
        busy_seconds: float,
        seen: Mapping[str, Head] | None,
    ) -> None:
        self._server = place
        self._wanted = oefening
        self._oefening = bool(oefening)
        self._read_only = read_only
        self._busy_seconds = busy_seconds
        self._answer = SILENCE if busy_seconds < 1 else server.STATEMENT / 1000 + SILENCE
        self._seen = heads.SeenHeads(seen)
        self.place: JournalPlace | None = None
        """Where it was opened, for who has the journal and needs what belongs to it on this computer."""
        self._closed = False
        self._con: Connection | None = None
        self._gemeente = ""
        self._connections = 0
        self._listens = False
        self._followed = ""
        self._news = 0
        """What others told since this connection was made."""
        self._marked = 0

    @property
    def oefening(self) -> bool:
        return self._oefening

    @property
    def plaats(self) -> str:
        return self._server.plaats

    @property
    def gemeente(self) -> str:
        """The municipality that this login works for; empty where the server has just one."""
        self._connection()
        return self._gemeente

    def change_mark(self) -> int:
        with self._guarded() as con:
            self._listen(con)
            if self._news == self._marked:
                with con.within(SILENCE):
                    con.execute("SELECT 1")  # before it answers, the server hands over what was told so far
                self._hear(con, 0.0)
            self._marked = self._news
            # The number is the connection's own: a new connection must never repeat the old one's.
            return self._connections << 32 | self._news

    def follow(self, stroom: str) -> None:
        """See :class:`.port.TellsOfNews`: of fifty meetings each listener is woken for its own."""
        self._followed, self._listens = f"/{stroom}", False

    def await_news(self, seconds: float) -> bool:
        """See :class:`.port.TellsOfNews`. A lost connection is noticed at once where the network says so."""
        with self._guarded() as con:
            self._listen(con)
            before = self._news
            self._hear(con, seconds)
            return self._news != before

    def close(self) -> None:
        self._closed = True
        self._drop()

    # the connection ---------------------------------------------------------------------------------------

    @contextmanager
    def _guarded(self, *, writing: bool = False) -> Iterator[Connection]:
        """A connection; what the server or the network reports gets its name. A lost one is dropped."""
        con = self._connection()
        try:
            with con.within(self._answer):
                yield con
        except server.driver().Error as fault:
            broken = con.closed or con.broken
            if broken:
                self._drop()
            known = not broken or fault.sqlstate == NO_ANSWER
            raise (
                translate(fault, self.plaats, writing=writing) if known else lost(self.plaats, writing=writing)
            ) from fault
        except JournalError:
            if con.closed or con.broken:
                self._drop()
            raise

    def _prepare(self, oefening: bool | None) -> None:
        con = self._server.connect(busy_seconds=self._busy_seconds)
        try:
            server.prepare(con, oefening=oefening)
        except server.driver().Error as fault:
            raise translate(fault, self.plaats, writing=True) from fault
        finally:
            con.close()

    def _connection(self) -> Connection:
        if self._closed:
            raise JournalUnreadable(f"Het journaal {self.plaats} is al gesloten.")
        if self._con is not None and not self._con.closed:
            return self._con
        con = self._server.connect(read_only=self._read_only, busy_seconds=self._busy_seconds)
        try:
            gemeente, oefening = self._judge(con)
        except server.driver().Error as fault:
            con.close()
            raise translate(fault, self.plaats, writing=False) from fault
        except BaseException:
            con.close()
            raise
        self._con, self._gemeente, self._listens = con, gemeente, False
        self._connections, self._news, self._marked = self._connections + 1, 0, 0
        self._wanted = self._oefening = oefening
        return con

    def _judge(self, con: Connection) -> tuple[str, bool]:
        """Whether this is the journal that is wanted; its municipality, and whether it is practice."""
        try:
            server.check_version(con, self.plaats)
        except JournalMissing as missing:
            if self._connections:
                raise JournalReplaced(str(missing)) from None
            raise
        if not self._read_only:
            server.check_disk(con, self.plaats)
        rows = con.execute("SELECT nummer, inhoud, hash FROM kenmerk").fetchall()
        oefening = next((kind for kind in (False, True) if rows == [(1, *schema.kenmerk(kind))]), None)
        if oefening is None:
            raise JournalDamaged(f"{self.plaats} is beschadigd: of het een oefening is, is niet te lezen.")
        if self._wanted is not None and oefening != self._wanted:
            mixed = heads.mixed(oefening, self.plaats)
            raise mixed if not self._connections else JournalReplaced(str(mixed))
        row = con.execute("SELECT de_gemeente()").fetchone()
        return str(row[0] if row else ""), oefening

    def _listen(self, con: Connection) -> None:
        if not self._listens:
            row = con.execute("SELECT quote_ident(%s || md5(%s))", (_NEWS, self._gemeente + self._followed)).fetchone()
            con.execute("UNLISTEN *")
            con.execute(f"LISTEN {row[0] if row else _NEWS}".encode())
            self._listens = True

    def _hear(self, con: Connection, seconds: float) -> None:
        """Count what others told, until there is something; what this connection wrote is told to it too."""
        self._news += sum(n.pid != con.info.backend_pid for n in con.notifies(timeout=seconds, stop_after=1))

    def _drop(self) -> None:
        con, self._con = self._con, None
        if con is not None:
            with suppress(server.driver().Error):
                con.close()
