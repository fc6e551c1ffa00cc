"""The rows of a journal file: reading them into sealed entries and writing one, inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from sys import intern
from typing import Any

from voorzitter_console.entry import SealedEntry, VaultValue, canonical
from voorzitter_console.journal import schema
from voorzitter_console.journal.heads import SEALS, empty_head
from voorzitter_console.journal.lock import SLOT, DataKey, key_id_of, opened
from voorzitter_console.journal.port import Head, JournalDamaged

_ENTRY = "SELECT stroom, positie, vorige, inhoud, inhoud_hash, schakel, id FROM vastlegging"
_VAULT = "SELECT k.id, k.veld, k.waarde, k.zout FROM kluis k JOIN vastlegging v ON v.id = k.id"
_HEAD = (
    "SELECT s.aantal, s.kop, v.positie, v.schakel FROM (SELECT 1) LEFT JOIN stroom s ON s.id = :stroom "
    "LEFT JOIN vastlegging v ON v.stroom = :stroom "
    "AND v.positie = (SELECT max(positie) FROM vastlegging WHERE stroom = :stroom)"
)

Row = tuple[Any, ...]
_NONE: frozenset[str] = frozenset()
_FEW = ("soort", "zone", "kwaliteit", "door", "station")


def _parsed(text: Any, wat: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as fault:
        raise JournalDamaged(f"{wat} is beschadigd: er staat geen geldige JSON.") from fault


def sealed_entries(rows: Iterable[Row], vault_rows: Iterable[Row]) -> list[SealedEntry]:
    """Rows as :data:`_ENTRY` and :data:`_VAULT` give them. Raises JournalDamaged where one is no JSON."""
    kluis: dict[str, dict[str, VaultValue]] = {}
    locked: dict[str, set[str]] = {}
    for entry_id, veld, waarde, zout in vault_rows:
        if not isinstance(veld, str) or not isinstance(zout, str) or not isinstance(waarde, str):
            raise JournalDamaged("De kluis van het journaal is beschadigd: er staat iets anders dan geschreven is.")
        plain = readable(entry_id, veld, waarde, zout)
        if plain is None:
            locked.setdefault(entry_id, set()).add(veld)
            continue
        value = VaultValue(waarde=_parsed(plain[0], "De kluis van het journaal"), zout=plain[1])
        kluis.setdefault(entry_id, {})[veld] = value
    entries: list[SealedEntry] = []
    before = ""
    for stroom, positie, vorige, inhoud, inhoud_hash, schakel, entry_id in rows:
        if type(positie) is not int or not all(isinstance(v, str) for v in (stroom, vorige, inhoud_hash, schakel)):
            raise JournalDamaged("Een vastlegging is beschadigd: er staat een ander soort waarde dan geschreven is.")
        content = _parsed(inhoud, f"Vastlegging {positie}")
        if not isinstance(content, dict) or content.get("id") != entry_id:
            raise JournalDamaged(f"Vastlegging {positie} is beschadigd: haar id past niet bij de inhoud.")
        for name in _FEW:  # the same few in every entry
            if type(content.get(name)) is str:
                content[name] = intern(content[name])
        entries.append(
            SealedEntry(
                stroom=stroom,
                positie=positie,
                vorige=before if vorige == before else vorige,  # one text for both ends of a link
                inhoud=content,
                inhoud_hash=inhoud_hash,
                schakel=schakel,
                kluis=kluis.get(entry_id, {}),
                op_slot=frozenset(locked[entry_id]) if entry_id in locked else _NONE,
            )
        )
        before = schakel
    return entries


def readable(entry_id: str, veld: str, waarde: str, zout: str) -> tuple[str, str] | None:
    """JSON text and salt of a vault row; None where it is under a key that this computer does not have.

    One that is not what was sealed there comes back as a value that no commitment fits.
    """
    key_id = key_id_of(zout)
    if key_id is None:
        return waarde, zout
    key = opened.get(key_id)
    return None if key is None else key.open(entry_id, veld, waarde, zout) or ("null", "")


def select(con: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> list[SealedEntry]:
    """The entries where the condition on ``v`` holds, in order of position."""
    rows = con.execute(f"{_ENTRY} v WHERE {where} ORDER BY stroom, positie", values).fetchall()
    return sealed_entries(rows, con.execute(f"{_VAULT} WHERE {where}", values).fetchall()) if rows else []


def touch(con: sqlite3.Connection) -> None:
    """Write something that changes nothing, so that committing it brings all that was committed before to disk.

    No UPDATE of a row to what it holds: SQLite sees that (btreeOverwriteContent), writes nothing and syncs nothing.
    """
    con.execute(f"PRAGMA user_version = {schema.VERSION}")


def link_at(con: sqlite3.Connection, stroom: str, positie: int) -> str | None:
    """The link that stands at a position."""
    row = con.execute("SELECT schakel FROM vastlegging WHERE stroom = ? AND positie = ?", (stroom, positie)).fetchone()
    return None if row is None else str(row[0])


def count_streams(con: sqlite3.Connection) -> int:
    """How many there are, the one of the seals left out."""
    return int(con.execute("SELECT count(*) FROM stroom WHERE id <> ?", (SEALS,)).fetchone()[0])


def stated_heads(con: sqlite3.Connection) -> list[tuple[str, Head]]:
    """Each stream but that of the seals with its head, in order of their begin."""
    rows = con.execute("SELECT id, aantal, kop FROM stroom WHERE id <> ? ORDER BY nummer", (SEALS,)).fetchall()
    return [(stroom, Head(aantal=aantal, kop=kop)) for stroom, aantal, kop in rows]


def stated_head(con: sqlite3.Connection, stroom: str) -> Head:
    """Count and head as kept with the stream; they must be those of the last row. Raises JournalDamaged."""
    found = con.execute(_HEAD, {"stroom": stroom}).fetchone()
    row, last = found[:2], found[2:]
    if row != last:
        stand, er = row[0] or 0, last[0] or 0
        raise JournalDamaged(
            f"Het journaal is beschadigd: de laatste vastlegging is nummer {er} waar {stand} hoort te staan, "
            "of zij is een andere."
        )
    return empty_head(stroom) if row == (None, None) else Head(aantal=row[0], kop=row[1])


def erase(con: sqlite3.Connection, wissen: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Take values out of the vault: entry id and fields."""
    named = [(entry_id, veld) for entry_id, velden in wissen for veld in velden]
    con.executemany("DELETE FROM kluis WHERE id = ? AND veld = ?", named)


def vault_rows(sealed: SealedEntry, key: DataKey | None) -> list[Row]:
    """The vault values of an entry as they are kept: under that key, or (None) as they are."""
    entry_id = sealed.inhoud["id"]
    found = [(entry_id, veld, canonical(v.waarde).decode(), v.zout) for veld, v in sealed.kluis.items()]
    return found if key is None else [(i, veld, *key.seal(i, veld, waarde, zout)) for i, veld, waarde, zout in found]


def insert(con: sqlite3.Connection, sealed: SealedEntry, key: DataKey | None = None) -> None:
    """Write one entry, its vault values (under that key, where there is one) and the stream's new head."""
    entry_id = sealed.inhoud["id"]
    if sealed.positie == 1:
        con.execute(
            "INSERT INTO stroom SELECT coalesce(max(nummer), 0) + 1, ?, 1, ? FROM stroom",
            (sealed.stroom, sealed.schakel),
        )
    else:
        con.execute(
            "UPDATE stroom SET aantal = ?, kop = ? WHERE id = ?", (sealed.positie, sealed.schakel, sealed.stroom)
        )
    con.execute(
        "INSERT INTO vastlegging VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            sealed.stroom,
            sealed.positie,
            entry_id,
            sealed.vorige,
            canonical(sealed.inhoud).decode(),
            sealed.inhoud_hash,
            sealed.schakel,
        ),
    )
    con.executemany("INSERT INTO kluis VALUES (?, ?, ?, ?)", vault_rows(sealed, key))


def recast(con: sqlite3.Connection, cast: Callable[[str, str, str, str], tuple[str, str]]) -> int:
    """Every vault value of the meetings kept in another way (entry id, field, text, salt); how many changed."""
    rows = con.execute(
        "SELECT k.waarde, k.zout, k.id, k.veld FROM kluis k JOIN vastlegging v ON v.id = k.id WHERE v.stroom <> ?",
        (SEALS,),
    ).fetchall()
    made = [(*cast(entry_id, veld, waarde, zout), entry_id, veld) for waarde, zout, entry_id, veld in rows]
    changed = [new for new, old in zip(made, rows, strict=True) if new != old]
    con.executemany("UPDATE kluis SET waarde = ?, zout = ? WHERE id = ? AND veld = ?", changed)
    return len(changed)


def lock_since(con: sqlite3.Connection, aantal: int) -> tuple[int, str | None]:
    """How many seals there are, and the key of the last slot among those past ``aantal`` (None: none there)."""
    row = con.execute("SELECT aantal FROM stroom WHERE id = ?", (SEALS,)).fetchone()
    if row is None or row[0] <= aantal:
        return aantal, None
    found = con.execute(
        "SELECT json_extract(inhoud, '$.payload.sleutel_id') FROM vastlegging WHERE stroom = ? AND positie > ? "
        "AND json_extract(inhoud, '$.soort') = ? ORDER BY positie DESC LIMIT 1",
        (SEALS, aantal, SLOT),
    ).fetchone()
    return int(row[0]), str(found[0]) if found else None
