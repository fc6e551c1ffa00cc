"""The journal on a PostgreSQL server: an append that returns is on that server's disk.

One object is used by one thread at a time; each thread opens its own. A connection that was lost is made anew at the
next call, with the heads seen so far kept. Order of commits is order of positions: one writer for each stream at a time
(``slot`` in the SQL), and the server judges the chain of what it is given before it takes it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

from voorzitter_console.entry import Draft, Entry, SealedEntry, genesis
from voorzitter_console.journal import bindings, heads, reading, schema, server
from voorzitter_console.journal.chain import entry_faults, open_entry, seal
from voorzitter_console.journal.lock import SLOT, DataKey, opened
from voorzitter_console.journal.port import (
    Head,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalNotWritable,
    JournalReplaced,
    JournalUncertain,
    JournalUnreadable,
    NotOwner,
    StreamInfo,
)
from voorzitter_console.journal.rows import sealed_entries
from voorzitter_console.journal.server_faults import lost, translate
from voorzitter_console.journal.server_rows import (
    HEAD,
    OPEN_VALUES,
    SEALED,
    SEALS_PAST,
    STREAMS,
    VALUES,
    Owner,
    as_json,
    told_row,
)
from voorzitter_console.journal.vault import Token

if TYPE_CHECKING:
    import psycopg

    from voorzitter_console.journal.place import JournalPlace

    Connection = psycopg.Connection[Any]

_NEWS = "vastlegging_"
"""What the channels of news begin with; the MD5 of the municipality, or of it and a stream, follows (``meld``)."""


class PostgresJournal:
    """See :class:`voorzitter_console.journal.port.KeptJournal`; made with :meth:`open`."""

    def __init__(
        self, place: server.ServerAddress, oefening: bool | None, *, read_only: bool, token: Token, busy_seconds: float
    ) -> None:
        self._server = place
        self._wanted = oefening
        self._oefening = bool(oefening)
        self._read_only = read_only
        self._token = token
        self._busy_seconds = busy_seconds
        self._seen = heads.SeenHeads()
        self._written: Callable[[], object] = lambda: None
        self._owner = Owner()
        self.place: JournalPlace | None = None
        """Where it was opened, for who has the journal and needs what belongs to it on this computer."""
        self._closed = False
        self._con: Connection | None = None
        self._gemeente = ""
        self._connections = 0
        self._listens = False
        self._followed = ""
        self._lock: tuple[int, str | None] = (0, None)
        """The key that the vault is under, as of so many seals."""
        self._news = 0
        """What others told since this connection was made."""
        self._marked = 0

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
        journal = cls(place, oefening, read_only=read_only, token=token, busy_seconds=busy_seconds)
        journal._written = written
        journal._seen = heads.SeenHeads(seen)
        journal._owner = owner or Owner()
        if create and not read_only:
            journal._prepare(oefening)
        journal._connection()
        return journal

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

    # writing ----------------------------------------------------------------------------------------------------

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
    ) -> int:
        changed = 0
        with self._guarded(writing=True) as con:
            con.execute("BEGIN")
            try:
                if drafts:
                    named = [{"id": entry_id, "velden": list(velden)} for entry_id, velden in wissen]
                    expected = self._head(con, heads.SEALS).aantal
                    told = as_json(named) if named else ""
                    self._write_all(con, heads.SEALS, drafts, expected, None, told)
                rows = con.execute(OPEN_VALUES, (self._gemeente, heads.SEALS)).fetchall()
                made = [(entry_id, veld, *cast(entry_id, veld, w, z)) for w, z, entry_id, veld in rows]
                new = [row for row, old in zip(made, rows, strict=True) if row[2:] != tuple(old[:2])]
                for at in range(0, len(new), reading.CHUNK):
                    row = con.execute("SELECT herschrijf(%s)", (as_json(new[at : at + reading.CHUNK]),)).fetchone()
                    changed += int(row[0]) if row else 0
                con.execute("COMMIT")
            except BaseException:
                _roll_back(con)
                raise
            self._written()
        return changed

    def _key(self, con: Connection) -> DataKey | None:
        """As :meth:`.sqlite.SqliteJournal._key`."""
        rows = con.execute(SEALS_PAST, (self._gemeente, heads.SEALS, self._lock[0])).fetchall()
        found = [c["payload"].get("sleutel_id") for (text,) in rows if (c := json.loads(text)).get("soort") == SLOT]
        self._lock = self._lock[0] + len(rows), str(found[-1]) if found else self._lock[1]
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
            key = self._key(con) if stroom != heads.SEALS else None
            told = as_json([told_row(sealed, key)])
            try:
                con.execute(
                    "SELECT schrijf(%s, %s, %s, %s, %s)", (stroom, told, owner.sleutel, owner.epoch, owner.naam)
                )
            except server.driver().Error as fault:
                if fault.sqlstate in ("VC002", "VC003"):
                    return None
                if not con.broken and not con.closed:
                    raise
                self._look_up(sealed, fault)
            self._written()
        self._seen.note(stroom, Head(aantal=sealed.positie, kop=sealed.schakel))
        return sealed

    def take_in(self, stroom: str, sealed: Sequence[SealedEntry], owner: Owner | None = None) -> int:
        """See :class:`.port.KeptJournal`; what is given may begin past what stands here. ``owner``: for whom, where
        that is another than this journal's own.
        """
        with self._guarded(writing=True) as con:
            owner = owner or self._owner
            key = self._key(con) if stroom != heads.SEALS else None
            told = as_json([told_row(one, key) for one in sealed])
            try:
                row = con.execute(
                    "SELECT schrijf(%s, %s, %s, %s, %s)", (stroom, told, owner.sleutel, owner.epoch, owner.naam)
                ).fetchone()
            except server.driver().Error as fault:
                if fault.sqlstate in ("VC002", "VC003"):
                    raise JournalReplaced(
                        f"In {self.plaats} staat een andere vastlegging van deze vergadering dan hier: er is niets "
                        "overgenomen; bewaar beide."
                    ) from fault
                raise
            self._written()
        return int(row[0]) if row else 0

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

    def owner_of(self, stroom: str) -> tuple[Owner, Head] | None:
        """Who has the stream (with its epoch) and its head here; None where it is not here."""
        with self._guarded() as con:
            row = con.execute(
                "SELECT eigenaar, epoch, eigenaar_naam, aantal, kop FROM stroom WHERE gemeente = %s AND id = %s",
                (self._gemeente, stroom),
            ).fetchone()
        if row is None:
            return None
        return Owner(sleutel=row[0], epoch=row[1], naam=row[2]), Head(aantal=row[3], kop=row[4])

    # reading ----------------------------------------------------------------------------------------------------

    def read(self, stroom: str, after: int = 0) -> list[Entry]:
        found: list[Entry] = []
        after = max(after, 0)
        vorige = ""
        while True:
            with self._guarded() as con:
                head, rows, vault = self._fetch(con, stroom, after)
                if not vorige:
                    vorige = (self._link_at(con, stroom, after) or "") if after else genesis(stroom)
                if not rows and head.aantal <= after:
                    return found
            try:
                entries, vorige = reading.judged(stroom, after, vorige, rows, vault)
                if not entries or (after + len(entries) == head.aantal and vorige != head.kop):
                    raise reading.Unusual
            except reading.Unusual:
                return found + self._after(stroom, after)  # says what is wrong
            found += entries
            after += len(entries)
            if after >= head.aantal:
                return found

    def read_sealed(self, stroom: str, after: int = 0) -> list[SealedEntry]:
        with self._guarded() as con:
            return self._select(con, "v.stroom = %s AND v.positie > %s", (stroom, after))

    def head(self, stroom: str) -> Head:
        with self._guarded() as con:
            return self._head(con, stroom)

    def known_head(self, stroom: str) -> Head | None:
        return self._seen.last(stroom)

    def streams(self) -> list[StreamInfo]:
        with self._guarded() as con:
            rows = con.execute(STREAMS, (self._gemeente,)).fetchall()
            ids = [str(row[0]) for row in rows]
            self._seen.check_all(ids)
            return [self._info(con, row) for row in rows if row[0] != heads.SEALS]

    # news -------------------------------------------------------------------------------------------------------

    def change_mark(self) -> int:
        with self._guarded() as con:
            self._listen(con)
            if self._news == self._marked:
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
            key = self._key(con) if stroom != heads.SEALS else None
            told = as_json([told_row(one, key) for one in fresh])
            owner = self._owner
            of_owner = (owner.sleutel, owner.epoch, owner.naam)
            if wissen:
                con.execute("SELECT wis(%s, %s, %s, %s, %s, %s)", (stroom, wissen, told, *of_owner))
            else:
                con.execute("SELECT schrijf(%s, %s, %s, %s, %s)", (stroom, told, *of_owner))
        return written

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

    def _head(self, con: Connection, stroom: str) -> Head:
        row = con.execute(HEAD, {"g": self._gemeente, "stroom": stroom}).fetchone()
        return self._judged_head(con, stroom, row or (None,) * 4)

    def _judged_head(self, con: Connection, stroom: str, row: Sequence[Any]) -> Head:
        """Count and head as kept with the stream; they must be those of the last row. Raises JournalDamaged."""
        stated, last = tuple(row[:2]), tuple(row[2:4])
        if stated != last:
            raise JournalDamaged(
                f"Het journaal is beschadigd: de laatste vastlegging is nummer {last[0] or 0} waar {stated[0] or 0} "
                "hoort te staan, of zij is een andere."
            )
        head = heads.empty_head(stroom) if stated == (None, None) else Head(aantal=row[0], kop=row[1])
        self._seen.check(stroom, head, lambda positie: self._link_at(con, stroom, positie))
        return head

    def _link_at(self, con: Connection, stroom: str, positie: int) -> str | None:
        row = con.execute(
            "SELECT schakel FROM vastlegging WHERE gemeente = %s AND stroom = %s AND positie = %s",
            (self._gemeente, stroom, positie),
        ).fetchone()
        return None if row is None else str(row[0])

    def _fetch(self, con: Connection, stroom: str, after: int) -> tuple[Head, list[Any], list[Any]]:
        """One look at the stream: its head, and the rows and vault rows past a position, no more than a chunk of them.

        One statement, so that what a writer does meanwhile is seen whole or not at all.
        """
        named = {"g": self._gemeente, "stroom": stroom, "na": after, "tot": after + reading.CHUNK}
        found = con.execute(VALUES, named).fetchall()
        head = self._judged_head(con, stroom, found[0][:4] if found else (None,) * 4)
        rows = [row[4:10] for row in found if row[4] is not None]
        vault = [(row[5], *value) for row in found if row[10] for value in row[10]]
        return head, rows, vault

    def _select(self, con: Connection, where: str, values: tuple[Any, ...]) -> list[SealedEntry]:
        found = con.execute(SEALED.format(where), (self._gemeente, *values)).fetchall()
        vault = [(row[6], *value) for row in found if row[7] for value in row[7]]
        return sealed_entries([row[:7] for row in found], vault)

    def _after(self, stroom: str, after: int) -> list[Entry]:
        with self._guarded() as con:
            return self._checked(con, stroom, after)

    def _checked(self, con: Connection, stroom: str, after: int) -> list[Entry]:
        """The entries past a position, each checked against its hashes and the link before it."""
        head = self._head(con, stroom)
        sealed = self._select(con, "v.stroom = %s AND v.positie > %s", (stroom, after))
        if len(sealed) < max(head.aantal - after, 0):
            raise JournalDamaged(f"{self.plaats} is beschadigd: er ontbreken vastleggingen na positie {after}.")
        vorige = (self._link_at(con, stroom, after) or "") if after else genesis(stroom)
        for positie, entry in enumerate(sealed, start=after + 1):
            self._refuse(entry_faults(stroom, positie, vorige, entry), positie)
            vorige = entry.schakel
        return [open_entry(entry) for entry in sealed]

    def _info(self, con: Connection, row: Sequence[Any]) -> StreamInfo:
        stroom, head = str(row[0]), self._judged_head(con, str(row[0]), row[1:5])
        ends = self._select(con, "v.stroom = %s AND v.positie IN (1, %s)", (stroom, head.aantal))
        for entry in ends:
            self._refuse(entry_faults(stroom, entry.positie, entry.vorige, entry), entry.positie)
        if not ends:
            raise JournalDamaged(f"{self.plaats} is beschadigd: een stroom heeft geen vastleggingen.")
        first, last = open_entry(ends[0]), open_entry(ends[-1])
        return StreamInfo(
            id=stroom,
            soort=heads.stream_soort(first),
            aangelegd_op=first.vastgelegd_op,
            laatst=last.vastgelegd_op,
            head=head,
            overgedragen=str(row[6] or row[5]) if row[5] not in ("", self._owner.sleutel) else "",
        )

    def _refuse(self, zinnen: list[str], positie: int) -> None:
        if zinnen:
            raise JournalDamaged(f"{self.plaats} is beschadigd: vastlegging {positie}: {'; '.join(zinnen)}.")

    def _look_up(self, sealed: SealedEntry, fault: Exception) -> None:
        """A commit that failed may have gone through: look on a new connection. Raises what came of it."""
        self._drop()
        try:
            con = self._connection()
            there = self._link_at(con, sealed.stroom, sealed.positie) == sealed.schakel
        except (server.driver().Error, JournalError) as second:
            self._drop()
            raise JournalUncertain(
                f"Onbekend of dit op {self.plaats} staat, want de verbinding viel weg: het wordt opnieuw aangeboden "
                "en komt nooit dubbel."
            ) from second
        if not there:
            raise translate(fault, self.plaats, writing=True)

    # the connection ---------------------------------------------------------------------------------------------

    @contextmanager
    def _guarded(self, *, writing: bool = False) -> Iterator[Connection]:
        """A connection; what the server or the network reports gets its name. A lost one is dropped."""
        con = self._connection()
        try:
            yield con
        except server.driver().Error as fault:
            broken = con.closed or con.broken
            if broken:
                self._drop()
            raise (
                lost(self.plaats, writing=writing) if broken else translate(fault, self.plaats, writing=writing)
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


def _roll_back(con: Connection) -> None:
    with suppress(server.driver().Error):  # a connection that is lost has nothing to roll back
        con.execute("ROLLBACK")
