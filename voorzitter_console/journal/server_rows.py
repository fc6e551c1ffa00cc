"""The rows of a journal on a server: the statements that read them, and the form in which they are handed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from voorzitter_console.entry import SealedEntry, canonical
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.lock import SLOT, DataKey
from voorzitter_console.journal.rows import vault_rows

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[Any]

_LAST = (
    "LEFT JOIN LATERAL (SELECT l.positie, l.schakel FROM vastlegging l WHERE l.gemeente = {0} AND l.stroom = {1} "
    "ORDER BY l.positie DESC LIMIT 1) l ON true"
)
_KEPT = (
    "LEFT JOIN LATERAL (SELECT json_agg(json_build_array(k.veld, k.waarde, k.zout)) AS rijen FROM kluis k "
    "WHERE k.gemeente = v.gemeente AND k.id = v.id) k ON true"
)
HEAD = (
    "SELECT s.aantal, s.kop, l.positie, l.schakel FROM (SELECT 1) een "
    "LEFT JOIN stroom s ON s.gemeente = %(g)s AND s.id = %(stroom)s " + _LAST.format("%(g)s", "%(stroom)s")
)
"""Count and head as stated, and as the last row has them."""
VALUES = (
    "SELECT s.aantal, s.kop, l.positie, l.schakel, (SELECT b.schakel FROM vastlegging b WHERE b.gemeente = %(g)s "
    "AND b.stroom = %(stroom)s AND b.positie = %(na)s), "
    "v.positie, v.id, v.vorige, v.inhoud, v.inhoud_hash, v.schakel, k.rijen FROM (SELECT 1) een "
    "LEFT JOIN stroom s ON s.gemeente = %(g)s AND s.id = %(stroom)s "
    + _LAST.format("%(g)s", "%(stroom)s")
    + " LEFT JOIN vastlegging v ON v.gemeente = %(g)s AND v.stroom = %(stroom)s AND v.positie > %(na)s "
    "AND v.positie <= %(tot)s " + _KEPT + " ORDER BY v.positie"
)
"""The same, the link at a position, and each row past it with its vault rows: all that a reader judges by, at once."""
NEWS = (
    "SELECT v.positie, v.id, v.vorige, v.inhoud, v.inhoud_hash, v.schakel, CASE WHEN v.positie > %(na)s THEN "
    "(SELECT json_agg(json_build_array(k.veld, k.waarde, k.zout)) FROM kluis k WHERE k.gemeente = v.gemeente "
    "AND k.id = v.id) END FROM vastlegging v WHERE v.gemeente = %(g)s AND v.stroom = %(stroom)s "
    "AND v.positie >= %(na)s ORDER BY v.positie LIMIT %(tot)s"
)
"""The row at a position and what came past it, with its vault rows: for who has seen to all up to there."""
SEALED = (
    "SELECT v.stroom, v.positie, v.vorige, v.inhoud, v.inhoud_hash, v.schakel, v.id, k.rijen FROM vastlegging v "
    + _KEPT
    + " WHERE v.gemeente = %s AND {} ORDER BY v.stroom, v.positie"
)
AT_ONCE = "SELECT leg_vast(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
"""One entry (:func:`as_told`), for an owner, where nothing was sealed past a number of seals; else false."""
TOLD = "SELECT schrijf(%s, %s, %s, %s, %s, %s)"
"""Entries (:func:`told_row`) of a stream, for an owner; NULL where something was sealed past a number of seals."""
ERASED = "SELECT wis(%s, %s, %s, %s, %s, %s, %s)"
"""The same, and without the values that they say are erased; false instead of NULL."""
ALREADY = "23505"
"""SQLSTATE of a row whose id (or place) is taken: unique_violation."""
OPEN_VALUES = (
    "SELECT k.waarde, k.zout, k.id, k.veld FROM kluis k JOIN vastlegging v ON v.gemeente = k.gemeente AND v.id = k.id "
    "WHERE k.gemeente = %s AND v.stroom <> %s"
)
"""Every vault value of the meetings."""
_SEALS_PAST = "SELECT inhoud FROM vastlegging WHERE gemeente = %s AND stroom = %s AND positie > %s ORDER BY positie"
STREAMS = (
    "SELECT s.id, s.aantal, s.kop, l.positie, l.schakel, s.eigenaar, s.eigenaar_naam FROM stroom s "
    + _LAST.format("s.gemeente", "s.id")
    + " WHERE s.gemeente = %s ORDER BY s.nummer DESC"
)


class Owner(Struct, frozen=True, kw_only=True):
    """Who may append to a stream: an installation by its public key (hex); empty: who works on the server itself."""

    sleutel: str = ""
    epoch: int = 1
    naam: str = ""
    """For sentences."""


def lock_since(con: Connection, gemeente: str, seals: int) -> tuple[int, str | None]:
    """As :func:`.rows.lock_since`. Raises psycopg.Error."""
    found = None
    rows = con.execute(_SEALS_PAST, (gemeente, SEALS, seals)).fetchall()
    for (text,) in rows:
        told = msgspec.json.decode(text)
        if told.get("soort") == SLOT:
            found = str(told["payload"].get("sleutel_id"))
    return seals + len(rows), found


def as_told(sealed: SealedEntry, key: DataKey | None) -> tuple[Any, ...]:
    """An entry as the server's ``leg_vast`` takes it; its vault values under that key, where there is one."""
    return (
        sealed.stroom,
        sealed.positie,
        sealed.inhoud["id"],
        sealed.vorige,
        canonical(sealed.inhoud).decode(),
        sealed.inhoud_hash,
        sealed.schakel,
        as_json([row[1:] for row in vault_rows(sealed, key)]),
    )


def told_row(sealed: SealedEntry, key: DataKey | None = None) -> dict[str, Any]:
    """An entry as the server's ``schrijf`` takes it; its vault values under that key, where there is one."""
    return {
        "positie": sealed.positie,
        "id": sealed.inhoud["id"],
        "vorige": sealed.vorige,
        "inhoud": canonical(sealed.inhoud).decode(),
        "inhoud_hash": sealed.inhoud_hash,
        "schakel": sealed.schakel,
        "kluis": [row[1:] for row in vault_rows(sealed, key)],
    }


def as_json(value: Sequence[Any]) -> str:
    """For a parameter of type jsonb."""
    return msgspec.json.encode(value).decode()
