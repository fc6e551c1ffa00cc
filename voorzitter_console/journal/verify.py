"""Verification of a whole journal file, without creating or changing any file.

Looks at what SQLite checks (integrity_check), at the text of the tables, at every row of every table, at the chain of
every stream and at the vault. Outcome: ``heel``, ``aangetast`` (changed or incomplete) or ``onleesbaar``.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from voorzitter_console.entry import Entry, SealedEntry, canonical, from_utc_text, sha256_hex
from voorzitter_console.journal import bindings, connection, rows, schema
from voorzitter_console.journal.anchor import Anchored
from voorzitter_console.journal.anchor import judge as judge_anchors
from voorzitter_console.journal.chain import Fault, open_entry, verify
from voorzitter_console.journal.faults import translated
from voorzitter_console.journal.heads import CLOSING, SEALS, empty_head, is_practice, stream_soort
from voorzitter_console.journal.lock import ID_DIGITS, MARK, SLOT, key_id_of
from voorzitter_console.journal.marks import taken_in
from voorzitter_console.journal.one_pass import Passed, passed
from voorzitter_console.journal.port import Head, JournalBusy, JournalDamaged, JournalError
from voorzitter_console.journal.seal import Sealed, judge

_PLAIN = re.compile(r'"[^"\\\x00-\x1f]*"')
"""A JSON text without escapes: it has no other form."""
Uitkomst = Literal["heel", "aangetast", "onleesbaar"]


class StreamReport(Struct, frozen=True, kw_only=True):
    """What was found of one stream; times are the first and last ``vastgelegd_op`` (UTC)."""

    stroom: str
    soort: str | None
    head: Head
    eerste: datetime | None
    laatste: datetime | None
    gesloten: bool
    """Whether a ``sluit`` stands in it that was not retracted; one that does not is whole all the same."""
    na_sluiting: int = 0
    """Entries after that ``sluit``."""
    gewist: int = 0
    """Values that were erased, each by an entry that says so."""
    op_slot: int = 0
    """Values under a key that this computer does not have: they cannot be held against the chain here."""
    zegel: Sealed = field(default_factory=Sealed)
    """What is under a signature."""
    anker: Anchored = field(default_factory=Anchored)
    """What is under the time stamp of an authority."""
    faults: tuple[Fault, ...] = ()
    vlot: bool = False
    """Whether all of it fitted in one pass, the fixed form of its texts included."""


class Report(Struct, frozen=True, kw_only=True):
    """What was found of a file; ``faults`` are those of the file itself, ``zin`` says why it is unreadable."""

    pad: str
    uitkomst: Uitkomst
    oefening: bool | None = None
    zin: str | None = None
    faults: tuple[Fault, ...] = ()
    streams: tuple[StreamReport, ...] = ()

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """Of the file and of every stream."""
        return self.faults + tuple(fault for stream in self.streams for fault in stream.faults)


def is_closed(entries: Sequence[Entry]) -> bool:
    """Whether the meeting (or melding) was closed: a ``sluit`` that no ``herroep`` names."""
    retracted = {entry.payload.get("over_id") for entry in entries if entry.soort == "herroep"}
    return any(entry.soort in CLOSING and entry.id not in retracted for entry in entries)


def verify_journal(path: Path, *, busy_seconds: float = 5.0, roots: Sequence[Any] = ()) -> Report:
    """What can be said of the journal at ``path``; ``roots``: the certificates (X.509) that time stamps must lead to.

    Raises JournalBusy where another process keeps it locked.
    """
    try:
        connection.probe(path)
        if connection.is_wal(path):
            raise JournalDamaged(connection.WAL.format(path))  # reading on would make files beside it
        with translated(path):
            con = connection.open_uri(path, "mode=ro", busy_seconds)
            try:
                return report_of(str(path), con, roots, path)
            finally:
                con.close()
    except JournalBusy:
        raise
    except JournalDamaged as fault:
        return Report(pad=str(path), uitkomst="aangetast", faults=(Fault(0, str(fault)),))
    except JournalError as fault:
        return Report(pad=str(path), uitkomst="onleesbaar", zin=str(fault))


def report_of(
    pad: str, con: sqlite3.Connection, roots: Sequence[Any], path: Path | None = None, *, alone: bool = False
) -> Report:
    """What can be said of the rows on a connection; ``path`` is their file, where they are not in memory.

    ``alone``: of a journal of more meetings, these rows are one: how they are bound to the others is not judged.
    """
    con.execute("PRAGMA trusted_schema = OFF")
    con.execute("PRAGMA cell_size_check = ON")
    con.execute("BEGIN")
    faults = [Fault(0, zin) for zin in _file(con, path)]
    if schema.objects(con) != schema.expected():
        faults.append(Fault(0, "De tabellen zijn niet die van een journaal: er is iets bij, weg of veranderd."))
        return Report(pad=pad, uitkomst="aangetast", faults=tuple(faults))
    oefening = schema.read_kenmerk(con)
    if oefening is None:
        faults.append(Fault(0, "Het kenmerk van het journaal (oefening of niet) is veranderd."))
    names = _names(con, faults)
    reports = {stroom: _stream(con, stroom, oefening) for stroom in names}
    if not all(report.vlot for report in reports.values()):
        faults.extend(Fault(0, zin) for zin in _texts(con))
    elsewhere, unsigned = taken_in(_readable(_sealed(con, SEALS)))
    faults.extend(Fault(0, zin) for zin in unsigned)
    if not alone:
        meetings = [name for name in names if name != SEALS]
        faults.extend(Fault(0, zin) for zin in bindings.faults(con, meetings, elsewhere))
    streams = tuple(report for stroom, report in reports.items() if stroom != SEALS)
    entries: list[Entry] = []
    if SEALS in names:
        own = reports[SEALS]
        entries = _readable(_sealed(con, SEALS))
        seals, broken = judge(entries, lambda stroom, at: rows.link_at(con, stroom, at))
        anchors, adrift = judge_anchors(entries, lambda stroom, at: rows.link_at(con, stroom, at), roots)
        faults.extend((*own.faults, *(Fault(0, zin) for zin in (*broken, *adrift))))
        streams = tuple(
            replace(s, zegel=seals.get(s.stroom, s.zegel), anker=anchors.get(s.stroom, s.anker)) for s in streams
        )
    faults.extend(Fault(0, zin) for zin in _keys(con, entries))
    con.execute("ROLLBACK")
    whole = not faults and not any(stream.faults for stream in streams)
    return Report(
        pad=pad,
        uitkomst="heel" if whole else "aangetast",
        oefening=oefening,
        faults=tuple(faults),
        streams=streams,
    )


def _keys(con: sqlite3.Connection, seals: Sequence[Entry]) -> list[str]:
    """No value may be under a key that the journal has no slot for: it would only seem to be locked."""
    known = {str(entry.payload.get("sleutel_id")) for entry in seals if entry.soort == SLOT}
    length = len(MARK) + ID_DIGITS
    marks = con.execute(
        "SELECT DISTINCT substr(zout, 1, ?) FROM kluis WHERE substr(zout, 1, ?) = ?", (length, len(MARK), MARK)
    ).fetchall()
    if all(key_id_of(str(mark)) in known for (mark,) in marks):
        return []
    return ["In de kluis staat een waarde onder een sleutel waarvoor dit journaal geen slot heeft: zij is veranderd."]


def _file(con: sqlite3.Connection, path: Path | None) -> list[str]:
    """What SQLite finds, and bytes that it does not look at."""
    zinnen: list[str] = []
    found = [str(text) for (text,) in con.execute("PRAGMA integrity_check(10)").fetchall()]
    if found != ["ok"]:
        zinnen.append(f"SQLite vindt fouten in het bestand: {'; '.join(found)}.")
    if con.execute("PRAGMA foreign_key_check").fetchall():
        zinnen.append("De kluis heeft waarden waar geen vastlegging bij hoort.")
    (pages,) = con.execute("PRAGMA page_count").fetchone()
    (size,) = con.execute("PRAGMA page_size").fetchone()
    if path is not None and path.stat().st_size != pages * size:
        zinnen.append("Het bestand is langer of korter dan het journaal dat erin staat.")
    return zinnen


def _texts(con: sqlite3.Connection) -> list[str]:
    """Every JSON text must stand there in exactly its RFC 8785 form."""
    told = "In de tabel {} staat een tekst die niet in de vaste vorm (RFC 8785) is."
    zinnen: list[str] = []
    # Where the text has its hash the chain judges the rest: that the fixed form of what it says has that hash too.
    texts = con.execute("SELECT inhoud, inhoud_hash FROM vastlegging")
    if not all((isinstance(t, str) and sha256_hex(t.encode()) == hashed) or _is_canonical(t) for t, hashed in texts):
        zinnen.append(told.format("vastlegging"))
    if not all(_is_canonical(text) for (text,) in con.execute("SELECT waarde FROM kluis")):
        zinnen.append(told.format("kluis"))
    return zinnen


def _is_canonical(text: Any) -> bool:
    if isinstance(text, str) and _PLAIN.fullmatch(text):
        return True
    try:
        return isinstance(text, str) and canonical(json.loads(text)) == text.encode()
    except (ValueError, RecursionError):
        return False


def _names(con: sqlite3.Connection, faults: list[Fault]) -> list[str]:
    """All streams, in order of their begin; also those that the table of streams does not know."""
    listed = con.execute("SELECT nummer, id FROM stroom ORDER BY nummer").fetchall()
    if [nummer for nummer, _ in listed] != list(range(1, len(listed) + 1)):
        faults.append(Fault(0, "De nummering van de stromen is veranderd."))
    names = [stroom for _, stroom in listed]
    unlisted = con.execute("SELECT DISTINCT stroom FROM vastlegging ORDER BY stroom").fetchall()
    names += [stroom for (stroom,) in unlisted if stroom not in names]
    if not all(isinstance(stroom, str) for stroom in names):
        faults.append(Fault(0, "De naam van een stroom is veranderd."))
    return [stroom for stroom in names if isinstance(stroom, str)]


def _sealed(con: sqlite3.Connection, stroom: str) -> list[SealedEntry]:
    """The entries as they stand there; none where a row is no entry (that is told with its stream)."""
    try:
        return rows.select(con, "v.stroom = ?", (stroom,))
    except JournalDamaged:
        return []


def _stream(con: sqlite3.Connection, stroom: str, oefening: bool | None) -> StreamReport:
    head = empty_head(stroom)
    row = con.execute("SELECT aantal, kop FROM stroom WHERE id = ?", (stroom,)).fetchone()
    if row is not None:
        head = Head(aantal=row[0], kop=row[1])
    if (whole := passed(con, stroom, head)) is not None:
        return _whole(stroom, whole, oefening)
    try:
        sealed = rows.select(con, "v.stroom = ?", (stroom,))
        faults = verify(stroom, sealed, head)
    except JournalDamaged as fault:
        return StreamReport(
            stroom=stroom,
            soort=None,
            head=head,
            eerste=None,
            laatste=None,
            gesloten=False,
            faults=(Fault(0, str(fault)),),
        )
    entries = _readable(sealed)
    faults += _first(entries[0] if entries else None, oefening)
    last = sealed[-1].schakel if sealed else head.kop
    return StreamReport(
        stroom=stroom,
        soort=stream_soort(entries[0]) if entries else None,
        head=Head(aantal=len(sealed), kop=last),
        eerste=entries[0].vastgelegd_op if entries else None,
        laatste=entries[-1].vastgelegd_op if entries else None,
        gesloten=is_closed(entries),
        na_sluiting=_after_closing(entries),
        gewist=sum(len(entry.gewist) for entry in entries),
        op_slot=sum(len(entry.op_slot) for entry in entries),
        faults=tuple(faults),
    )


def _first(first: Entry | None, oefening: bool | None) -> list[Fault]:
    """What does not add up in a stream's first entry."""
    faults: list[Fault] = []
    if first is None:
        return faults
    if oefening is not None and is_practice(first.soort, first.payload, oefening) != oefening:
        faults.append(Fault(1, "Een oefening staat in een journaal van echte vergaderingen, of omgekeerd."))
    if not _protocol_fits(first):
        faults.append(Fault(1, "De tekst van het protocol past niet bij het kenmerk (SHA-256) dat ernaast staat."))
    return faults


def _whole(stroom: str, found: Passed, oefening: bool | None) -> StreamReport:
    """The report of a stream in which everything fits."""
    first, aantal = found.first, found.head.aantal
    closed = [number for number, entry_id in found.sluit if entry_id not in found.herroepen]
    return StreamReport(
        stroom=stroom,
        soort=stream_soort(first) if first is not None else None,
        head=found.head,
        eerste=first.vastgelegd_op if first is not None else None,
        laatste=from_utc_text(found.laatst) if found.laatst else None,
        gesloten=bool(closed),
        na_sluiting=aantal - closed[0] if closed else 0,
        gewist=found.gewist,
        op_slot=found.op_slot,
        faults=tuple(_first(first, oefening)),
        vlot=True,
    )


def _protocol_fits(first: Entry) -> bool:
    text, hexed = first.payload.get("protocol_tekst"), first.payload.get("protocol_hash")
    if not isinstance(text, str) or not isinstance(hexed, str):
        return True  # that it is missing is told where the meeting is judged
    return sha256_hex(text.encode("utf-8", "surrogatepass")) == hexed


def _after_closing(entries: Sequence[Entry]) -> int:
    """How many stand after the closing that holds; 0 where there is none."""
    retracted = {entry.payload.get("over_id") for entry in entries if entry.soort == "herroep"}
    closed = [n for n, entry in enumerate(entries, 1) if entry.soort in CLOSING and entry.id not in retracted]
    return len(entries) - closed[0] if closed else 0


def _readable(sealed: Sequence[SealedEntry]) -> list[Entry]:
    """The entries whose content is of its form (for the others there is a fault already)."""
    entries: list[Entry] = []
    for one in sealed:
        try:
            entries.append(open_entry(one))
        except JournalDamaged:
            continue
    return entries
