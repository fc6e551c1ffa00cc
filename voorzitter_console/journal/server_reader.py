"""Reading a journal on a server: each look is one statement, so what a writer does meanwhile is seen whole or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from voorzitter_console.entry import Entry, SealedEntry, genesis
from voorzitter_console.journal import heads, reading
from voorzitter_console.journal.chain import entry_faults, open_entry
from voorzitter_console.journal.port import Head, JournalDamaged, StreamInfo
from voorzitter_console.journal.rows import sealed_entries
from voorzitter_console.journal.server_link import Connection, ServerLink
from voorzitter_console.journal.server_rows import HEAD, NEWS, SEALED, STREAMS, VALUES, Owner


class ServerReader(ServerLink):
    """What :class:`.postgres.PostgresJournal` knows of what stands there."""

    _owner = Owner()
    """For whom is appended: another's streams are here to read only."""

    def read(self, stroom: str, after: int = 0) -> list[Entry]:
        found: list[Entry] = []
        after = max(after, 0)
        known = self._seen.last(stroom)
        vorige = known.kop if known is not None and known.aantal == after > 0 else ""
        if vorige and (news := self._news_of(stroom, after, vorige)):
            return news
        while True:
            with self._guarded() as con:
                head, before, rows, vault = self._fetch(con, stroom, after)
                if not vorige:
                    vorige = (before or "") if after else genesis(stroom)
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

    def _news_of(self, stroom: str, after: int, vorige: str) -> list[Entry]:
        """What joins on to the head that was seen last, in the fewest steps: another screen waits for it.

        Empty where there is none, more than a chunk, or anything that is not as it should be: then the whole is looked
        at. The head as stated need not be asked for: behind another one the server writes no row (``leg_vast``).
        """
        named = {"g": self._gemeente, "stroom": stroom, "na": after, "tot": reading.CHUNK}
        with self._guarded() as con:
            last, *found = con.execute(NEWS, named, prepare=True).fetchall() or [()]
        if not found or len(found) == reading.CHUNK - 1 or (last[0], last[5]) != (after, vorige):
            return []
        vault = [(row[1], *value) for row in found if row[6] for value in row[6]]
        try:
            entries, kop = reading.judged(stroom, after, vorige, [row[:6] for row in found], vault)
        except reading.Unusual:
            return []
        self._seen.note(stroom, Head(aantal=after + len(entries), kop=kop))
        return entries

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

    def changed(self, known: Mapping[str, Head]) -> list[StreamInfo]:
        return [stream for stream in reversed(self.streams()) if known.get(stream.id) != stream.head]

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

    # on a connection ---------------------------------------------------------------------------------------

    def _head(self, con: Connection, stroom: str) -> Head:
        row = con.execute(HEAD, {"g": self._gemeente, "stroom": stroom}).fetchone()
        return self._judged_head(con, stroom, row or (None,) * 4)

    def _judged_head(
        self, con: Connection, stroom: str, row: Sequence[Any], known: tuple[int, str | None] = (0, None)
    ) -> Head:
        """Count and head as kept with the stream; they must be those of the last row. Raises JournalDamaged.

        ``known``: a position and the link that was found there in the same look: what a reader has seen to is asked
        for with what came after it, and not once more.
        """
        stated, last = tuple(row[:2]), tuple(row[2:4])
        if stated != last:
            raise JournalDamaged(
                f"Het journaal is beschadigd: de laatste vastlegging is nummer {last[0] or 0} waar {stated[0] or 0} "
                "hoort te staan, of zij is een andere."
            )
        head = heads.empty_head(stroom) if stated == (None, None) else Head(aantal=row[0], kop=row[1])
        self._seen.check(
            stroom, head, lambda positie: known[1] if positie == known[0] else self._link_at(con, stroom, positie)
        )
        return head

    def _link_at(self, con: Connection, stroom: str, positie: int) -> str | None:
        row = con.execute(
            "SELECT schakel FROM vastlegging WHERE gemeente = %s AND stroom = %s AND positie = %s",
            (self._gemeente, stroom, positie),
        ).fetchone()
        return None if row is None else str(row[0])

    def _fetch(self, con: Connection, stroom: str, after: int) -> tuple[Head, str | None, list[Any], list[Any]]:
        """One look at the stream: its head, the link at a position, and the rows and vault rows past it, no more than a
        chunk of them.

        One statement, so that what a writer does meanwhile is seen whole or not at all.
        """
        named = {"g": self._gemeente, "stroom": stroom, "na": after, "tot": after + reading.CHUNK}
        found = con.execute(VALUES, named, prepare=True).fetchall()
        before = found[0][4]
        head = self._judged_head(con, stroom, found[0][:4], (after, before))
        rows = [row[5:11] for row in found if row[5] is not None]
        vault = [(row[6], *value) for row in found if row[11] for value in row[11]]
        return head, before, rows, vault

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
            raise JournalDamaged(f"{self.plaats} is beschadigd: er ontbreken vastleggingen na nr. {after}.")
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
        elsewhere = row[5] not in ("", self._owner.sleutel)
        return StreamInfo(
            id=stroom,
            soort=heads.stream_soort(first),
            aangelegd_op=first.vastgelegd_op,
            laatst=last.vastgelegd_op,
            head=head,
            overgedragen=str(row[6] or row[5]) if elsewhere else "",
            komt_binnen=elsewhere,
        )

    def _refuse(self, zinnen: list[str], positie: int) -> None:
        if zinnen:
            raise JournalDamaged(f"{self.plaats} is beschadigd: vastlegging {positie}: {'; '.join(zinnen)}.")
