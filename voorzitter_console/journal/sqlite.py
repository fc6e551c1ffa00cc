"""The journal in one SQLite file: an append that returns is on disk.

One object is used by one thread at a time; each thread opens its own. A connection that met a fault is dropped and
made anew at the next call, with the heads seen so far kept: a file that was put back in a shorter form is refused.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

from voorzitter_console.entry import Draft, Entry, SealedEntry, genesis
from voorzitter_console.journal import bindings, connection, heads, reading, rows
from voorzitter_console.journal.chain import entry_faults, open_entry, seal
from voorzitter_console.journal.faults import is_busy, translate
from voorzitter_console.journal.location import check_location
from voorzitter_console.journal.lock import DataKey, opened
from voorzitter_console.journal.port import (
    Head,
    JournalDamaged,
    JournalError,
    JournalNotWritable,
    JournalReplaced,
    JournalUncertain,
    JournalUnreadable,
    NotOwner,
    StreamInfo,
)
from voorzitter_console.journal.sqlite_link import SqliteLink, roll_back
from voorzitter_console.journal.vault import Token


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        raise JournalUnreadable(f"{path} is niet te bereiken; controleer het pad en de rechten.") from None


class SqliteJournal(SqliteLink):
    """See :class:`voorzitter_console.journal.port.Journal`; made with :meth:`open`."""

    def __init__(
        self, path: Path, oefening: bool | None, *, read_only: bool, token: Token, busy_seconds: float
    ) -> None:
        super().__init__(path, oefening, read_only=read_only, busy_seconds=busy_seconds)
        self._token = token
        self._seen = heads.SeenHeads()
        self._written: Callable[[], object] = lambda: None
        self._own_writes = 0
        self._lock: tuple[int, str | None] = (0, None)
        """The key that the vault is under, as of so many seals."""
        self._listed: tuple[tuple[int, int], list[StreamInfo]] | None = None
        """The streams with the moment that they were listed."""
        self._given: tuple[int, Mapping[str, str]] = 0, {}
        """The streams that went elsewhere, as of so many seals."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        oefening: bool | None = False,
        create: bool = True,
        read_only: bool = False,
        token: Token = secrets.token_bytes,
        busy_seconds: float = 5.0,
        written: Callable[[], object] = lambda: None,
        seen: Mapping[str, Head] | None = None,
    ) -> Self:
        """Open the journal, or make it where it is missing and ``create`` allows (its folder must exist).

        ``oefening=None`` takes an existing journal of either kind; ``written`` is called as soon as an entry is on
        disk, before the append returns; ``seen``: the heads that an earlier run saw. Raises JournalUnreadable,
        JournalDamaged, JournalBusy, JournalNotWritable, JournalMixed.
        """
        path = path.absolute()
        if not read_only and not oefening:
            check_location(path)
        if create and not read_only and oefening is not None and not _there(path):
            connection.create(path, oefening=oefening)
        journal = cls(path, oefening, read_only=read_only, token=token, busy_seconds=busy_seconds)
        journal._written = written
        journal._seen = heads.SeenHeads(seen)
        journal._connection()
        return journal

    def append(self, stroom: str, draft: Draft, *, expected: int, stromen: int | None = None) -> Entry:
        (entry,) = self._append(stroom, (draft,), expected, stromen)
        return entry

    def append_all(self, stroom: str, drafts: Sequence[Draft], *, expected: int) -> list[Entry]:
        return self._append(stroom, drafts, expected, None) if drafts else []

    def _append(self, stroom: str, drafts: Sequence[Draft], expected: int, stromen: int | None) -> list[Entry]:
        if self._read_only:
            raise JournalNotWritable(f"{self._path} is alleen om te lezen geopend: er is niets vastgelegd.")
        with self._guarded(writing=True) as con:
            con.execute("BEGIN IMMEDIATE")
            try:
                self._refuse_given(con, stroom)
                written = self._write_all(con, stroom, drafts, expected, stromen)
            except BaseException:
                roll_back(con)
                raise
            last = written[-1]
            try:
                con.execute("COMMIT")
            except sqlite3.Error as fault:
                if not is_busy(fault):
                    self._look_up(last, fault)
                else:  # A reader held the file: the transaction is whole and can be given up.
                    roll_back(con)
                    raise
            self._own_writes += 1
            self._written()
        if last.positie > expected:
            self._seen.note(stroom, Head(aantal=last.positie, kop=last.schakel))
        return [open_entry(sealed) for sealed in written]

    def erase(
        self, stroom: str, wissen: Sequence[tuple[str, Sequence[str]]], drafts: Sequence[Draft], *, expected: int
    ) -> None:
        """Take values (entry id, fields) out of the vault and append the entries that say so, in one transaction.

        Raises PositionTaken, JournalBusy, JournalNotWritable, JournalDamaged.
        """
        with self._guarded(writing=True) as con:
            con.execute("BEGIN IMMEDIATE")
            try:
                self._write_all(con, stroom, drafts, expected, None)
                rows.erase(con, wissen)
                con.execute("COMMIT")
            except BaseException:
                roll_back(con)
                raise
            self._own_writes += 1
            self._written()

    def take_in(self, stroom: str, sealed: Sequence[SealedEntry]) -> int:
        with self._guarded(writing=True) as con:
            con.execute("BEGIN IMMEDIATE")
            try:
                head = self._head(con, stroom)
                fresh = sealed[head.aantal :]
                known = sealed[head.aantal - 1].schakel if 0 < head.aantal <= len(sealed) else head.kop
                if known != head.kop:
                    raise JournalReplaced(
                        f"In {self._path} staat een andere vastlegging van deze vergadering: er is niets overgenomen; "
                        "bewaar beide."
                    )
                vorige = head.kop
                for positie, entry in enumerate(fresh, start=head.aantal + 1):
                    self._refuse(entry_faults(stroom, positie, vorige, entry), positie)
                    rows.insert(con, entry, self._key(con) if stroom != heads.SEALS else None)
                    vorige = entry.schakel
                con.execute("COMMIT")
            except BaseException:
                roll_back(con)
                raise
            self._own_writes += 1
            self._written()
        return len(fresh)

    def relock(
        self,
        cast: Callable[[str, str, str, str], tuple[str, str]],
        drafts: Sequence[Draft],
        wissen: Sequence[tuple[str, Sequence[str]]] = (),
        *,
        seals: int = 0,
    ) -> int:
        with self._guarded(writing=True) as con:
            con.execute("BEGIN IMMEDIATE")
            try:
                if drafts:
                    heads.refuse_turned(rows.lock_since(con, seals)[1])
                changed = rows.recast(con, cast)
                if drafts:
                    self._write_all(con, heads.SEALS, drafts, self._head(con, heads.SEALS).aantal, None)
                rows.erase(con, wissen)
                con.execute("COMMIT")
            except BaseException:
                roll_back(con)
                raise
            self._own_writes += 1
            self._written()
        return changed

    def scrub(self) -> None:
        """Write the whole file anew, so that nothing that was erased stays between its rows. Raises JournalError."""
        with self._guarded(writing=True) as con:
            con.execute("VACUUM")

    def read(self, stroom: str, after: int = 0) -> list[Entry]:
        after = max(after, 0)
        with self._reading() as con:
            head = self._head(con, stroom)
            if head.aantal - after <= reading.CHUNK:
                return self._after(con, stroom, after)
            before = (rows.link_at(con, stroom, after) or "") if after else genesis(stroom)
        try:
            return list(reading.whole(self._reading, stroom, after, before, head))
        except reading.Unusual:
            with self._reading() as con:
                return self._after(con, stroom, after)  # says what is wrong

    def read_sealed(self, stroom: str, after: int = 0) -> list[SealedEntry]:
        with self._reading() as con:
            return rows.select(con, "v.stroom = ? AND v.positie > ?", (stroom, after))

    def head(self, stroom: str) -> Head:
        with self._reading() as con:
            return self._head(con, stroom)

    def known_head(self, stroom: str) -> Head | None:
        return self._seen.last(stroom)

    def streams(self) -> list[StreamInfo]:
        # A console that waits for a meeting asks this every second, of a journal that may hold a thousand.
        mark = (self.change_mark(), self._own_writes)
        if self._listed is None or self._listed[0] != mark:
            self._listed = mark, self._streams()
        return list(self._listed[1])

    def _streams(self) -> list[StreamInfo]:
        with self._reading() as con:
            ids = [stroom for (stroom,) in con.execute("SELECT id FROM stroom ORDER BY nummer DESC").fetchall()]
            self._seen.check_all(ids)
            return [self._info(con, stroom) for stroom in ids if stroom != heads.SEALS]

    def changed(self, known: Mapping[str, Head]) -> list[StreamInfo]:
        with self._reading() as con:
            return [self._info(con, stroom) for stroom, head in rows.stated_heads(con) if known.get(stroom) != head]

    def change_mark(self) -> int:
        with self._guarded() as con:
            (version,) = con.execute("PRAGMA data_version").fetchone()
            # The number is the connection's own: a new connection must never repeat the old one's.
            return self._connections << 32 | int(version)

    def close(self) -> None:
        self._closed = True
        self._drop()

    # Inside a transaction

    def _write_all(
        self, con: sqlite3.Connection, stroom: str, drafts: Sequence[Draft], expected: int, stromen: int | None
    ) -> list[SealedEntry]:
        """What was seen of the head stays that of the file: these rows are not on disk yet."""
        head, written = self._head(con, stroom), list[SealedEntry]()
        for draft in drafts:
            sealed = self._write(con, stroom, draft, head, expected, stromen)
            expected = max(expected, sealed.positie)
            if sealed.positie > head.aantal:
                head = Head(aantal=sealed.positie, kop=sealed.schakel)
            written.append(sealed)
        return written

    def _write(
        self, con: sqlite3.Connection, stroom: str, draft: Draft, head: Head, expected: int, stromen: int | None
    ) -> SealedEntry:
        recorded = rows.select(con, "v.id = ?", (draft.id,))
        if recorded and recorded[0].stroom != stroom:
            raise JournalError(f"Het id {draft.id!a} staat al in een andere stroom; er is niets geschreven.")
        if recorded:
            rows.touch(con)
            return recorded[0]
        if head.aantal > expected:
            raise heads.position_taken(expected, self._after(con, stroom, max(expected, 0)))
        if head.aantal < expected:
            raise heads.too_short(expected, head)
        if head.aantal == 0:
            heads.refuse_second(stromen, rows.count_streams(con))
            heads.refuse_mixed(self._oefening, draft, self.plaats)
            draft = bindings.bind(draft, rows.stated_heads(con), bindings.in_file(con))
        sealed = seal(stroom, head.aantal + 1, head.kop, draft, self._token)
        rows.insert(con, sealed, self._key(con) if stroom != heads.SEALS else None)
        return sealed

    def _refuse_given(self, con: sqlite3.Connection, stroom: str) -> None:
        """What went to another journal is here to read only. Raises NotOwner."""
        if stroom != heads.SEALS and (to := self._given_away(con).get(stroom)):
            raise NotOwner(to)

    def _given_away(self, con: sqlite3.Connection) -> Mapping[str, str]:
        """Looked up again where something was sealed since."""
        from voorzitter_console.journal import marks  # a start asks none

        row = con.execute("SELECT aantal FROM stroom WHERE id = ?", (heads.SEALS,)).fetchone()
        aantal = row[0] if row else 0
        if self._given[0] != aantal:
            seals = rows.select(con, "v.stroom = ? AND v.inhoud GLOB ?", (heads.SEALS, marks.GLOB)) if aantal else []
            self._given = aantal, marks.given_away(open_entry(entry) for entry in seals)
        return self._given[1]

    def _key(self, con: sqlite3.Connection) -> DataKey | None:
        """What is written is encrypted with this; None without a lock, and where its key is not here: then it is
        recorded all the same, and said (:mod:`.lock`).
        """
        aantal, key_id = rows.lock_since(con, self._lock[0])
        self._lock = aantal, key_id or self._lock[1]
        return opened.get(self._lock[1]) if self._lock[1] is not None else None

    def _head(self, con: sqlite3.Connection, stroom: str) -> Head:
        head = rows.stated_head(con, stroom)
        self._seen.check(stroom, head, lambda positie: rows.link_at(con, stroom, positie))
        return head

    def _after(self, con: sqlite3.Connection, stroom: str, after: int) -> list[Entry]:
        """The entries past a position, each checked against its hashes and the link before it."""
        head = self._head(con, stroom)
        sealed = rows.select(con, "v.stroom = ? AND v.positie > ?", (stroom, after))
        if len(sealed) != max(head.aantal - after, 0):
            raise JournalDamaged(f"{self._path} is beschadigd: er ontbreken vastleggingen na nr. {after}.")
        vorige = (rows.link_at(con, stroom, after) or "") if after else genesis(stroom)
        for positie, entry in enumerate(sealed, start=after + 1):
            self._refuse(entry_faults(stroom, positie, vorige, entry), positie)
            vorige = entry.schakel
        return [open_entry(entry) for entry in sealed]

    def _info(self, con: sqlite3.Connection, stroom: str) -> StreamInfo:
        if not isinstance(stroom, str):
            raise JournalDamaged(f"{self._path} is beschadigd: de naam van een stroom is geen tekst.")
        head = self._head(con, stroom)
        ends = rows.select(con, "v.stroom = ? AND v.positie IN (1, ?)", (stroom, head.aantal))
        for entry in ends:
            self._refuse(entry_faults(stroom, entry.positie, entry.vorige, entry), entry.positie)
        if not ends:
            raise JournalDamaged(f"{self._path} is beschadigd: een stroom heeft geen vastleggingen.")
        first, last = open_entry(ends[0]), open_entry(ends[-1])
        return StreamInfo(
            id=stroom,
            soort=heads.stream_soort(first),
            aangelegd_op=first.vastgelegd_op,
            laatst=last.vastgelegd_op,
            head=head,
            overgedragen=self._given_away(con).get(stroom, ""),
        )

    def _refuse(self, zinnen: list[str], positie: int) -> None:
        if zinnen:
            raise JournalDamaged(f"{self._path} is beschadigd: vastlegging {positie}: {'; '.join(zinnen)}.")

    def _look_up(self, sealed: SealedEntry, fault: sqlite3.Error) -> None:
        """A commit that failed may have gone through: look on a new connection. Raises what came of it."""
        self._drop()
        try:
            con = self._connection()
            con.execute("BEGIN IMMEDIATE")
            there = rows.link_at(con, sealed.stroom, sealed.positie) == sealed.schakel
            rows.touch(con)
            con.execute("COMMIT")
        except (sqlite3.Error, JournalError) as second:
            self._drop()
            raise JournalUncertain(
                f"Onbekend of dit in {self._path} staat ({fault}): bied het opnieuw aan, het komt nooit dubbel."
            ) from second
        if not there:
            raise translate(fault, self._path, writing=True)
