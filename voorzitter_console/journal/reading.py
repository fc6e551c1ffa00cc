"""Reading a long stream: the same checks as :mod:`.chain`, on the texts as they stand in the file, in one pass.

A resumed meeting waits for this. What does not fit is not judged here but read again by :mod:`.chain`, which says what
is wrong. That the texts are in their fixed form (RFC 8785) is for ``controleer``: here they are what was hashed.
Budget: 50,000 entries in a second (the slow way: 3.5 s) and not more than the entries themselves in memory.
"""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from sys import intern
from typing import Any, cast

import msgspec

from voorzitter_console.entry import Entry, Kwaliteit
from voorzitter_console.journal.lock import MARK
from voorzitter_console.journal.port import Head
from voorzitter_console.journal.rows import readable
from voorzitter_console.journal.shape import CONTENT
from voorzitter_console.journal.vault import KEY, SALT_BYTES, committed_bytes

CHUNK = 2000
"""Entries of one look at the file: a writer comes in between, and the rows of no more are in memory."""
_ROWS = (
    "SELECT positie, id, vorige, inhoud, inhoud_hash, schakel FROM vastlegging "
    "WHERE stroom = ? AND positie > ? AND positie <= ? ORDER BY positie"
)
_VALUES = (
    "SELECT k.id, k.veld, k.waarde, k.zout FROM vastlegging v JOIN kluis k ON k.id = v.id "
    "WHERE v.stroom = ? AND v.positie > ? AND v.positie <= ?"
)
_TEXTS = ("soort", "zone", "kwaliteit", "door", "station")
_NONE: frozenset[str] = frozenset()
_decoded = msgspec.json.decode
"""Stricter than the standard library's (no NaN, no lone surrogate) and else the same; a third of its time."""


class Unusual(Exception):
    """Something that is not as this program writes it: to be read the slow way."""


def chunk(con: sqlite3.Connection, stroom: str, after: int, until: int, vorige: str) -> tuple[list[Entry], str]:
    """The entries past a position up to another, and the last link. Raises Unusual, sqlite3.Error."""
    place = (stroom, after, until)
    return judged(stroom, after, vorige, con.execute(_ROWS, place).fetchall(), con.execute(_VALUES, place))


def judged(
    stroom: str, after: int, vorige: str, rows: Iterable[tuple[Any, ...]], vault: Iterable[tuple[Any, ...]]
) -> tuple[list[Entry], str]:
    """Rows (position, id, previous link, text, hash, link) and vault rows (id, field, value, salt) as entries, and the
    last link. Raises Unusual.
    """
    values: dict[str, dict[str, tuple[str, str]]] = {}
    for entry_id, veld, waarde, zout in vault:
        values.setdefault(entry_id, {})[veld] = (waarde, zout)
    found: list[Entry] = []
    try:
        for number, (positie, entry_id, before, text, hashed, schakel) in enumerate(rows, start=after + 1):
            told = text.encode()
            link = f'{{"inhoud":"{hashed}","positie":{number},"stroom":"{stroom}","vorige":"{vorige}"}}'
            if (
                positie != number
                or before != vorige
                or sha256(told).hexdigest() != hashed
                or sha256(link.encode()).hexdigest() != schakel
            ):
                raise Unusual
            found.append(_entry(stroom, number, entry_id, _decoded(told), values.get(entry_id, {})))
            vorige = schakel
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError) as fault:
        raise Unusual from fault
    return found, vorige


def _entry(stroom: str, positie: int, entry_id: str, content: Any, values: dict[str, tuple[str, str]]) -> Entry:
    if content.keys() != CONTENT or content["id"] != entry_id or type(content["tijd_gegeven"]) is not bool:
        raise Unusual
    if type(content["versie"]) is not int or type(content["payload"]) is not dict:
        raise Unusual
    texts = [intern(content[name]) for name in _TEXTS]  # the same few in every entry; TypeError where it is no text
    payload: dict[str, Any] = {}
    gone: list[str] = []
    locked: list[str] = []
    used = 0
    for name, value in content["payload"].items():
        if type(value) is dict and KEY in value:
            kept = values.get(name)
            if kept is None:
                gone.append(name)
                continue
            used += 1
            if kept[1].startswith(MARK):
                plain = readable(entry_id, name, *kept)
                if plain is None:
                    locked.append(name)
                    continue
                kept = plain
            value = _value(value, *kept)
        payload[intern(name)] = value
    if used != len(values):
        raise Unusual
    soort, zone, kwaliteit, door, station = texts
    return Entry(
        id=entry_id,
        stroom=stroom,
        positie=positie,
        soort=soort,
        versie=content["versie"],
        payload=payload,
        gebeurd_op=_moment(content["gebeurd_op"]),
        tijd_gegeven=content["tijd_gegeven"],
        vastgelegd_op=_moment(content["vastgelegd_op"]),
        zone=zone,
        kwaliteit=cast(Kwaliteit, kwaliteit),  # the chain covers it; controleer judges it
        door=door,
        station=station,
        gewist=frozenset(gone) if gone else _NONE,
        op_slot=frozenset(locked) if locked else _NONE,
    )


def _value(stated: dict[str, Any], text: str, salt: str) -> Any:
    """A value of the vault that is the one the chain committed to. Raises Unusual, ValueError."""
    # Nearly all are plain texts: without an escape they stand there as they are.
    value = text[1:-1] if text[0] == '"' and "\\" not in text else _decoded(text)
    key = bytes.fromhex(salt)
    if (
        len(key) != SALT_BYTES
        or key.hex() != salt
        or hmac.digest(key, committed_bytes(value), "sha256").hex() != stated[KEY]
    ):
        raise Unusual
    if len(stated) != (1 if type(value) is str else 2):
        raise Unusual
    return value


def _moment(text: str) -> datetime:
    if len(text) != 24 or text[-1] != "Z":
        raise Unusual
    return datetime.fromisoformat(text)


def whole(view: Callable[[], Any], stroom: str, after: int, vorige: str, head: Head) -> Iterator[Entry]:
    """The entries past a position up to the head; ``view()`` is a short look at the file each time. Raises Unusual."""
    while after < head.aantal:
        with view() as con:
            found, vorige = chunk(con, stroom, after, min(after + CHUNK, head.aantal), vorige)
        if not found:
            raise Unusual
        yield from found
        after += len(found)
    if vorige != head.kop:
        raise Unusual
