"""A journal that somebody changed on purpose, at every place: what each layer sees of it.

Without the key of the laptop everything but cutting off the unsealed end is seen from the file alone; with the key a
record that was made anew is seen by what was kept elsewhere: the head in the minutes, what this computer saw before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from voorzitter_console.entry import Draft, genesis, link_hash, sha256_hex
from voorzitter_console.journal import rows, schema
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import Key, load
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

NOW = datetime(2026, 3, 10, 20, 0, tzinfo=UTC)
MEETINGS = ("0195812f-0000-7000-8000-000000000001", "0195812f-0000-7000-8000-000000000002")
LENGTH = 12
"""Entries of each meeting; both are sealed at the end."""


@dataclass
class Seen:
    """How many forgeries there were, and which the file alone did not show."""

    tried: int = 0
    missed: list[str] = field(default_factory=list)


def made(path: Path, text: str = "echt", *, oefening: bool = False) -> Key:
    """A journal of two sealed meetings."""
    key = load(path.with_name(f"{path.stem}.pem"))
    with closing(SqliteJournal.open(path, oefening=oefening)) as journal:
        for at, stroom in enumerate(MEETINGS):
            for number in range(LENGTH):
                journal.append(stroom, _draft(f"{text}-{at}-{number:02}", number, text, oefening), expected=number)
            add_seal(journal, stroom, key, "gesloten", NOW, "x")
    return key


def _draft(entry_id: str, number: int, text: str, oefening: bool) -> Draft:
    soort = "noteer" if number else "begin_vastlegging"
    payload = {"tekst": f"{text} {number}"} if number else {"titel": text, **({"oefening": True} if oefening else {})}
    private = frozenset({"tekst", "titel"})
    return Draft(
        id=entry_id,
        soort=soort,
        payload=payload,
        private=private,
        gebeurd_op=NOW,
        vastgelegd_op=NOW,
        door="griffier",
        station="x",
    )


def _sql(statement: str, *values: object) -> Callable[[sqlite3.Connection], None]:
    def change(con: sqlite3.Connection) -> None:
        con.execute(statement, values)

    return change


def _remove(stroom: str, positie: int, *, renumber: bool) -> Callable[[sqlite3.Connection], None]:
    def change(con: sqlite3.Connection) -> None:
        where = "stroom = ? AND positie = ?"
        con.execute(f"DELETE FROM kluis WHERE id IN (SELECT id FROM vastlegging WHERE {where})", (stroom, positie))
        con.execute(f"DELETE FROM vastlegging WHERE {where}", (stroom, positie))
        if renumber:
            apart = 10_000  # a place is taken once
            moved = "UPDATE vastlegging SET positie = positie + ? WHERE stroom = ? AND positie > ?"
            con.execute(moved, (apart, stroom, positie))
            con.execute(moved, (-apart - 1, stroom, apart))
            rehash(con, stroom)

    return change


def _swap(stroom: str, one: int, other: int, *, chained: bool) -> Callable[[sqlite3.Connection], None]:
    def change(con: sqlite3.Connection) -> None:
        for old, new in ((one, 10_000), (other, one), (10_000, other)):
            con.execute("UPDATE vastlegging SET positie = ? WHERE stroom = ? AND positie = ?", (new, stroom, old))
        if chained:
            rehash(con, stroom)

    return change


def rehash(con: sqlite3.Connection, stroom: str) -> None:
    """A chain that fits what stands there now, and a head that fits the chain: what needs no key."""
    found = con.execute(
        "SELECT positie, inhoud FROM vastlegging WHERE stroom = ? ORDER BY positie", (stroom,)
    ).fetchall()
    link = genesis(stroom)
    con.execute("UPDATE vastlegging SET vorige = 'x' || positie WHERE stroom = ?", (stroom,))
    for positie, text in found:
        hashed = sha256_hex(text.encode())
        new = link_hash(stroom, positie, link, hashed)
        con.execute(
            "UPDATE vastlegging SET vorige = ?, inhoud_hash = ?, schakel = ? WHERE stroom = ? AND positie = ?",
            (link, hashed, new, stroom, positie),
        )
        link = new
    con.execute("UPDATE stroom SET aantal = ?, kop = ? WHERE id = ?", (len(found), link, stroom))


def _changed(stroom: str, positie: int) -> Callable[[sqlite3.Connection], None]:
    """Another author, with a chain made anew."""

    def change(con: sqlite3.Connection) -> None:
        con.execute(
            "UPDATE vastlegging SET inhoud = replace(inhoud, '\"griffier\"', '\"voorzitter\"') "
            "WHERE stroom = ? AND positie = ?",
            (stroom, positie),
        )
        rehash(con, stroom)

    return change


def _fork(stroom: str, positie: int, other: Path) -> Callable[[sqlite3.Connection], None]:
    """From there on what another journal has: replayed, and chained to what stands before it."""

    def change(con: sqlite3.Connection) -> None:
        con.execute("ATTACH ? AS ander", (str(other),))
        place = (stroom, positie)
        gone = "SELECT id FROM vastlegging WHERE stroom = ? AND positie >= ?"
        con.execute(f"DELETE FROM kluis WHERE id IN ({gone})", place)
        con.execute("DELETE FROM vastlegging WHERE stroom = ? AND positie >= ?", place)
        con.execute("INSERT INTO vastlegging SELECT * FROM ander.vastlegging WHERE stroom = ? AND positie >= ?", place)
        con.execute(
            f"INSERT INTO kluis SELECT * FROM ander.kluis WHERE id IN ({gone.replace(' vast', ' ander.vast')})", place
        )
        rehash(con, stroom)

    return change


def _real(con: sqlite3.Connection) -> None:
    """Practice made real: the flag, and every first entry without its mark, chained anew."""
    con.execute("UPDATE kenmerk SET inhoud = ?, hash = ?", schema.kenmerk(False))
    for stroom in MEETINGS:
        (text,) = con.execute("SELECT inhoud FROM vastlegging WHERE stroom = ? AND positie = 1", (stroom,)).fetchone()
        con.execute(
            "UPDATE vastlegging SET inhoud = ? WHERE stroom = ? AND positie = 1",
            (text.replace('"oefening":true,', ""), stroom),
        )
        rehash(con, stroom)


def forgeries(other: Path) -> Iterator[tuple[str, Callable[[sqlite3.Connection], None]]]:
    """Each with its name."""
    for stroom in MEETINGS:
        for positie in range(1, LENGTH + 1):
            yield f"rij {positie} weg", _remove(stroom, positie, renumber=False)
            yield f"rij {positie} weg, keten opnieuw", _remove(stroom, positie, renumber=True)
            yield f"rij {positie} veranderd, keten opnieuw", _changed(stroom, positie)
            yield (
                f"waarde van rij {positie} weg",
                _sql(
                    "DELETE FROM kluis WHERE id = (SELECT id FROM vastlegging WHERE stroom = ? AND positie = ?)",
                    *(stroom, positie),
                ),
            )
            yield f"vervolg na {positie} uit een ander journaal", _fork(stroom, positie, other)
        for one in range(1, LENGTH):
            yield f"rij {one} en {one + 1} verwisseld", _swap(stroom, one, one + 1, chained=False)
            yield f"rij {one} en {one + 1} verwisseld, keten opnieuw", _swap(stroom, one, one + 1, chained=True)
    yield "eerste vergadering weg", _sql("DELETE FROM stroom WHERE id = ?", MEETINGS[0])
    for number in range(1, 3):
        yield f"zegel {number} weg", _remove(SEALS, number, renumber=False)


def tried(folder: Path) -> Seen:
    """All of them by somebody without the key; the file alone must show each."""
    path, other, out = folder / "j.sqlite", folder / "ander.sqlite", Seen()
    made(path)
    made(other, "nep")
    sound = path.read_bytes()
    forged = folder / "vals.sqlite"
    for name, change in forgeries(other):
        out.tried += 1
        forged.write_bytes(sound)
        with closing(sqlite3.connect(forged)) as con, con:
            con.execute("PRAGMA foreign_keys = OFF")
            change(con)
        if verify_journal(forged).uitkomst == "heel":
            out.missed.append(name)
    practice = folder / "oefening.sqlite"
    made(practice, "oefen", oefening=True)
    with closing(sqlite3.connect(practice)) as con, con:
        _real(con)
    out.tried += 1
    if verify_journal(practice).uitkomst == "heel":
        out.missed.append("oefening tot echt gemaakt")
    return out


def with_the_key(folder: Path) -> dict[str, bool]:
    """What whoever has the key can do: a change, everything chained and sealed anew. Whether the file alone shows it,
    whether the head in the minutes does, and what this computer saw before.
    """
    path = folder / "j.sqlite"
    key = made(path)
    with closing(SqliteJournal.open(path, create=False)) as journal:
        minutes = journal.head(MEETINGS[1])
    with closing(sqlite3.connect(path)) as con, con:
        _changed(MEETINGS[1], 5)(con)
        con.execute("DELETE FROM vastlegging WHERE stroom = ?", (SEALS,))
        con.execute("DELETE FROM stroom WHERE id = ?", (SEALS,))
        con.execute("UPDATE stroom SET nummer = 2 WHERE id = ?", (MEETINGS[1],))
    with closing(SqliteJournal.open(path, create=False)) as journal:
        for stroom in MEETINGS:
            add_seal(journal, stroom, key, "gesloten", NOW, "x")
        link = rows.link_at(journal._connection(), MEETINGS[1], minutes.aantal)
    refused = False
    try:
        with closing(SqliteJournal.open(path, create=False, seen={MEETINGS[1]: minutes})) as journal:
            journal.read(MEETINGS[1])
    except Exception:  # noqa: BLE001  whatever refuses it
        refused = True
    return {
        "bestand alleen": verify_journal(path).uitkomst != "heel",
        "kop in de notulen": link != minutes.kop,
        "wat deze computer eerder zag": refused,
    }
