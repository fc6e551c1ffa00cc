"""The journal on a PostgreSQL server: an append that returns is on that server's disk.

One object is used by one thread at a time; each thread opens its own. A connection that was lost is made anew at the
next call, with the heads seen so far kept. Order of commits is order of positions: one writer for each stream at a time
(``slot`` in the SQL), and the server judges the chain of what it is given before it takes it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

from voorzitter_console.entry import Draft, Entry, SealedEntry
from voorzitter_console.journal import bindings, heads, reading, server
from voorzitter_console.journal.chain import open_entry, seal
from voorzitter_console.journal.lock import DataKey, opened
from voorzitter_console.journal.port import (
    Head,
    JournalBusy,
    JournalError,
    JournalNotWritable,
    JournalReplaced,
    JournalUncertain,
    NotOwner,
)
from voorzitter_console.journal.server_faults import translate
from voorzitter_console.journal.server_link import Connection
from voorzitter_console.journal.server_reader import ServerReader
from voorzitter_console.journal.server_rows import (
    ALREADY,
    AT_ONCE,
    ERASED,
    OPEN_VALUES,
    TOLD,
    Owner,
    as_json,
    as_told,
    lock_since,
    told_row,
)
from voorzitter_console.journal.vault import Token

_LOOKS = 20
"""Times that is looked anew what was sealed, before it is called busy."""


class PostgresJournal(ServerReader):
    """See :class:`voorzitter_console.journal.port.KeptJournal`; made with :meth:`open`."""

    def __init__(
        self,
        place: server.ServerAddress,
        oefening: bool | None,
        *,
        read_only: bool,
        token: Token,
        busy_seconds: float,
        seen: Mapping[str, Head] | None,
        owner: Owner,
    ) -> None:
        super().__init__(place, oefening, read_only=read_only, busy_seconds=busy_seconds, seen=seen)
        self._token = token
        self._owner = owner
        self._written: Callable[[], object] = lambda: None
        self._lock: tuple[int, str | None] = (0, None)
        """The key that the vault is under, as of so many seals."""

    @classmethod
    def open(
        cls,
        place: server.ServerAddress,
        *,
        oefening: bool | None = False,
        create: bool = True,
        read_only: bool = False,
        token: Token = secrets.token_bytes,
        busy_seconds: float = 5.0,
        written: Callable[[], object] = lambda: None,
        seen: Mapping[str, Head] | None = None,
        owner: Owner | None = None,
    ) -> Self:
        """Open the journal there, or make its tables where there are none and ``create`` allows.

        As :meth:`.sqlite.SqliteJournal.open` otherwise; ``owner``: the installation for which is appended. Raises
        JournalUnreachable, JournalUnreadable, JournalDamaged, JournalNotWritable, JournalMixed.
        """
        journal = cls(
            place,
            oefening,
            read_only=read_only,
            token=token,
            busy_seconds=busy_seconds,
            seen=seen,
            owner=owner or Owner(),
        )
        journal._written = written
        if create and not read_only:
            journal._prepare(oefening)
        journal._connection()
        return journal

    # writing ---------------------------------------------------------------------------------------

    def append(self, stroom: str, draft: Draft, *, expected: int, stromen: int | None = None) -> Entry:
        (entry,) = self._append(stroom, (draft,), expected, stromen)
        return entry

    def append_all(self, stroom: str, drafts: Sequence[Draft], *, expected: int) -> list[Entry]:
        return self._append(stroom, drafts, expected, None) if drafts else []

    def erase(
        self, stroom: str, wissen: Sequence[tuple[str, Sequence[str]]], drafts: Sequence[Draft], *, expected: int
    ) -> None:
        named = [{"id": entry_id, "velden": list(velden)} for entry_id, velden in wissen]
        self._append(stroom, drafts, expected, None, wissen=as_json(named))

    def relock(
        self,
        cast: Callable[[str, str, str, str], tuple[str, str]],
        drafts: Sequence[Draft],
        wissen: Sequence[tuple[str, Sequence[str]]] = (),
        *,
        seals: int = 0,
    ) -> int:
        changed = 0
        with self._guarded(writing=True) as con:
            con.execute("BEGIN")
            try:
                con.execute("SELECT slot_kluis()")  # what others write meanwhile was here before it, or sees the seal
                if drafts:
                    heads.refuse_turned(lock_since(con, self._gemeente, seals)[1])
                    named = [{"id": entry_id, "velden": list(velden)} for entry_id, velden in wissen]
                    expected = self._head(con, heads.SEALS).aantal
                    told = as_json(named) if named else ""
                    self._write_all(con, heads.SEALS, drafts, expected, None, told)
                rows = con.execute(OPEN_VALUES, (self._gemeente, heads.SEALS)).fetchall()
                for at in range(0, len(rows), reading.CHUNK):  # the server ends a transaction in which nothing comes
                    new = []
                    for waarde, zout, entry_id, veld in rows[at : at + reading.CHUNK]:
                        kept = cast(entry_id, veld, waarde, zout)
                        if kept != (waarde, zout):
                            new.append((entry_id, veld, *kept))
                    row = con.execute("SELECT herschrijf(%s)", (as_json(new),)).fetchone() if new else None
                    changed += int(row[0]) if row else 0
                con.execute("COMMIT")
            except BaseException:
                _roll_back(con)
                raise
            self._written()
        return changed

    def _key(self, con: Connection) -> DataKey | None:
        """As :meth:`.sqlite.SqliteJournal._key`."""
        count, found = lock_since(con, self._gemeente, self._lock[0])
        self._lock = count, found or self._lock[1]
        return opened.get(self._lock[1]) if self._lock[1] is not None else None

    def scrub(self) -> None:
        """Ask the server to clear away what was deleted; in its backups it stays until those are gone."""
        with self._guarded(writing=True) as con, suppress(JournalNotWritable):
            con.execute("VACUUM kluis, bewijsdeel")

    def _append(
        self, stroom: str, drafts: Sequence[Draft], expected: int, stromen: int | None, wissen: str = ""
    ) -> list[Entry]:
        if self._read_only:
            raise JournalNotWritable(f"{self.plaats} is alleen om te lezen geopend: er is niets vastgelegd.")
        if len(drafts) == 1 and not wissen and (at_once := self._at_once(stroom, drafts[0], expected)) is not None:
            return [open_entry(at_once)]
        with self._guarded(writing=True) as con:
            con.execute("BEGIN")
            try:
                written = self._write_all(con, stroom, drafts, expected, stromen, wissen)
            except BaseException:
                _roll_back(con)
                raise
            try:
                con.execute("COMMIT")
            except server.driver().Error as fault:
                self._look_up(written[-1], fault)
            self._written()
        last = written[-1]
        if last.positie > expected:
            self._seen.note(stroom, Head(aantal=last.positie, kop=last.schakel))
        return [open_entry(sealed) for sealed in written]

    def _at_once(self, stroom: str, draft: Draft, expected: int) -> SealedEntry | None:
        """Offered behind the head that this journal saw last, in one write to the server, which judges whether that is
        the head still; None where it is not, or the draft is recorded already: then it is looked at step by step.
        """
        head = self._seen.last(stroom)
        if head is None or head.aantal != expected or expected < 1 or self._con is None:
            return None
        sealed = seal(stroom, expected + 1, head.kop, draft, self._token)
        owner = self._owner
        with self._guarded(writing=True) as con:
            try:
                if not self._written_under_lock(con, stroom, sealed, owner):
                    self._key(con)  # something was sealed since: perhaps a lock on the vault
                    if not self._written_under_lock(con, stroom, sealed, owner):
                        return None
            except server.driver().Error as fault:
                if fault.sqlstate in ("VC002", ALREADY):
                    return None
                if not con.broken and not con.closed:
                    raise
                self._look_up(sealed, fault)
            self._written()
        self._seen.note(stroom, Head(aantal=sealed.positie, kop=sealed.schakel))
        return sealed

    def _written_under_lock(self, con: Connection, stroom: str, sealed: SealedEntry, owner: Owner) -> bool:
        """Whether it was written: not where a lock may have been put on the vault since this journal looked."""
        key = self._lock[1] if stroom != heads.SEALS else None
        entry = as_told(sealed, opened.get(key) if key is not None else None)
        row = con.execute(AT_ONCE, (*entry, owner.sleutel, owner.epoch, self._lock[0]), prepare=True).fetchone()
        return row is not None and row[0] is True

    def take_in(self, stroom: str, sealed: Sequence[SealedEntry], owner: Owner | None = None) -> int:
        """See :class:`.port.KeptJournal`; what is given may begin past what stands here. ``owner``: for whom, where
        that is another than this journal's own.
        """
        with self._guarded(writing=True) as con:
            try:
                count = self._told(con, stroom, sealed, owner or self._owner)
            except server.driver().Error as fault:
                if fault.sqlstate in ("VC002", "VC003"):
                    raise JournalReplaced(
                        f"In {self.plaats} staat een andere vastlegging van deze vergadering dan hier: er is niets "
                        "overgenomen; bewaar beide."
                    ) from fault
                raise
            self._written()
        return count

    def hand_over(self, stroom: str, epoch: int, owner: Owner) -> int:
        """The stream goes from that epoch to another owner; the new epoch. Raises JournalError, NotOwner where
        somebody else was first.
        """
        with self._guarded(writing=True) as con:
            try:
                row = con.execute(
                    "SELECT draag_over(%s, %s, %s, %s)", (stroom, epoch, owner.sleutel, owner.naam)
                ).fetchone()
            except server.driver().Error as fault:
                if fault.sqlstate == "VC006":
                    raise NotOwner(str(fault.diag.message_primary or "")) from fault
                raise
        return int(row[0]) if row else epoch + 1

    # inside a transaction ---------------------------------------------------------------------------------------

    def _write_all(
        self,
        con: Connection,
        stroom: str,
        drafts: Sequence[Draft],
        expected: int,
        stromen: int | None,
        wissen: str,
    ) -> list[SealedEntry]:
        if expected <= 0:
            con.execute("SELECT slot('*')")  # of two that would begin a stream, just one does
        con.execute("SELECT slot(%s)", (stroom,))
        head = self._head(con, stroom)
        written: list[SealedEntry] = []
        fresh: list[SealedEntry] = []
        for draft in drafts:
            sealed, new = self._sealed_draft(con, stroom, draft, head, expected, stromen)
            expected = max(expected, sealed.positie)
            if new:
                head = Head(aantal=sealed.positie, kop=sealed.schakel)
                fresh.append(sealed)
            written.append(sealed)
        if fresh:
            self._told(con, stroom, fresh, self._owner, wissen)
        return written

    def _told(self, con: Connection, stroom: str, sealed: Sequence[SealedEntry], owner: Owner, wissen: str = "") -> int:
        """Hand these to the server, their values under the key that the vault is under by then; how many were new."""
        of_owner = (owner.sleutel, owner.epoch, owner.naam)
        for _ in range(_LOOKS):
            key = self._key(con) if stroom != heads.SEALS else None
            told = as_json([told_row(one, key) for one in sealed])
            if wissen:
                row = con.execute(ERASED, (stroom, wissen, told, *of_owner, self._lock[0])).fetchone()
                done = len(sealed) if row and row[0] else None
            else:
                row = con.execute(TOLD, (stroom, told, *of_owner, self._lock[0])).fetchone()
                done = int(row[0]) if row and row[0] is not None else None
            if done is not None:
                return done
            self._lock = (0, None)  # something was sealed since: perhaps a lock on the vault
        raise JournalBusy(
            f"Op {self.plaats} wordt steeds iets anders verzegeld; er is niets geschreven, probeer het opnieuw."
        )

    def _sealed_draft(
        self, con: Connection, stroom: str, draft: Draft, head: Head, expected: int, stromen: int | None
    ) -> tuple[SealedEntry, bool]:
        """The draft in its place, and whether it is new; one that is recorded comes back as it stands."""
        recorded = self._select(con, "v.id = %s", (draft.id,))
        if recorded and recorded[0].stroom != stroom:
            raise JournalError(f"Het id {draft.id!a} staat al in een andere stroom; er is niets geschreven.")
        if recorded:
            return recorded[0], False
        if head.aantal > expected:
            raise heads.position_taken(expected, self._checked(con, stroom, max(expected, 0)))
        if head.aantal < expected:
            raise heads.too_short(expected, head)
        if head.aantal == 0:
            streams = self._stated(con)
            heads.refuse_second(stromen, len(streams))
            heads.refuse_mixed(self._oefening, draft, self.plaats)
            draft = bindings.bind(draft, streams, bindings.bound(self._bindings(con)))
        return seal(stroom, head.aantal + 1, head.kop, draft, self._token), True

    def _stated(self, con: Connection) -> list[tuple[str, Head]]:
        rows = con.execute(
            "SELECT id, aantal, kop FROM stroom WHERE gemeente = %s AND id <> %s ORDER BY nummer",
            (self._gemeente, heads.SEALS),
        ).fetchall()
        return [(str(stroom), Head(aantal=aantal, kop=kop)) for stroom, aantal, kop in rows]

    def _bindings(self, con: Connection) -> list[Any]:
        rows = con.execute(
            # The list alone: a first entry holds the whole protocol. Inside a text these quotes would be escaped.
            r"""SELECT substring(v.inhoud from '"eerdere":(\[[^]]*\])') FROM stroom s JOIN vastlegging v """
            "ON v.gemeente = s.gemeente AND v.stroom = s.id AND v.positie = 1 WHERE s.gemeente = %s AND s.id <> %s "
            "ORDER BY s.nummer",
            (self._gemeente, heads.SEALS),
        ).fetchall()
        return [json.loads(text) for (text,) in rows if text is not None]

    def _look_up(self, sealed: SealedEntry, fault: Exception) -> None:
        """A commit that failed may have gone through: look on a new connection. Raises what came of it."""
        self._drop()
        try:
            con = self._connection()
            with con.within(self._answer):
                there = self._link_at(con, sealed.stroom, sealed.positie) == sealed.schakel
        except (server.driver().Error, JournalError) as second:
            self._drop()
            raise JournalUncertain(
                f"Onbekend of dit op {self.plaats} staat, want de verbinding viel weg: het wordt opnieuw aangeboden "
                "en komt nooit dubbel."
            ) from second
        if not there:
            raise translate(fault, self.plaats, writing=True)


def _roll_back(con: Connection) -> None:
    with suppress(server.driver().Error):  # a connection that is lost has nothing to roll back
        con.execute("ROLLBACK")
