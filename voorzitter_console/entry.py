"""Leaf: the envelope of an entry, its id, canonical form and two hashes.

Times are timezone-aware UTC datetimes cut to milliseconds; written as ``2026-03-10T19:12:10.123Z``.
Canonical form: RFC 8785 (JSON Canonicalization Scheme); hashes: SHA-256 in hex; ids: UUIDv7 (RFC 9562).
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

Kwaliteit = Literal["exact", "bij_benadering", "van_horen_zeggen"]
Rol = Literal["voorzitter", "griffier", "bode", "systeem"]

ZONE = "Europe/Amsterdam"


class Draft(Struct, frozen=True, kw_only=True):
    """What is to be recorded: an entry without its place. ``private`` names the payload fields that go to the vault."""

    id: str
    soort: str
    payload: Mapping[str, Any]
    gebeurd_op: datetime
    vastgelegd_op: datetime
    door: str
    station: str
    private: frozenset[str] = frozenset()
    tijd_gegeven: bool = False
    """Whether a person gave ``gebeurd_op``; without it the entry never stands before the one recorded before it."""
    kwaliteit: Kwaliteit = "exact"
    zone: str = ZONE
    versie: int = 1


class Entry(Struct, frozen=True, kw_only=True):
    """One recorded fact with its place, readable: private values are filled in from the vault.

    A value that was erased from the vault is absent from ``payload`` and named in ``gewist``.
    """

    id: str
    stroom: str
    positie: int
    soort: str
    versie: int
    payload: Mapping[str, Any]
    gebeurd_op: datetime
    tijd_gegeven: bool
    vastgelegd_op: datetime
    zone: str
    kwaliteit: Kwaliteit
    door: str
    station: str
    gewist: frozenset[str] = frozenset()
    op_slot: frozenset[str] = frozenset()
    """Private fields that are there, under a key that this computer does not have."""


class VaultValue(Struct, frozen=True, kw_only=True):
    """A private value (any JSON value) with its 32-byte salt in hex: erasing it leaves the commitment in the chain."""

    waarde: Any
    zout: str


class SealedEntry(Struct, frozen=True, kw_only=True):
    """An entry as it stands on disk: its content with commitments, both hashes, and the vault values beside it.

    ``inhoud`` holds id, soort, versie, payload, gebeurd_op, tijd_gegeven, vastgelegd_op, zone, kwaliteit, door and
    station; a private payload field is ``{"kluis": "<hmac in hex>"}``.
    """

    stroom: str
    positie: int
    vorige: str
    inhoud: Mapping[str, Any]
    inhoud_hash: str
    schakel: str
    kluis: Mapping[str, VaultValue] = field(default_factory=dict)
    op_slot: frozenset[str] = frozenset()
    """Fields whose vault value is encrypted with a key that this computer does not have."""


_SAFE = 2**53 - 1
"""RFC 8785, section 3.2.2.3: whole numbers beyond this have no form of their own."""
_plain_json = msgspec.json.Encoder(order="sorted").encode


def canonical(value: Any) -> bytes:
    """RFC 8785 form of a JSON value, UTF-8. Raises ValueError where it has none.

    Nearly every value is of texts and whole numbers: there msgspec's writer gives the same bytes, ten times sooner;
    each entry needs five such forms before it is on disk.
    """
    if is_plain(value):
        return _plain_json(value)
    import rfc8785  # a start meets no such value, and its screen waits for each import

    return rfc8785.dumps(value)


def is_plain(value: Any) -> bool:
    """Whether it holds no fraction, no large number and no key that UTF-16 would sort elsewhere."""
    kind = type(value)
    if kind is dict:
        for key, inner in value.items():  # a loop: a generator for each object takes twice as long
            if type(key) is not str or not key.isascii() or not (type(inner) is str or is_plain(inner)):
                return False
        return True
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return abs(int(value)) <= _SAFE
    return kind is list and all(map(is_plain, value))


def sha256_hex(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def content_hash(inhoud: Mapping[str, Any]) -> str:
    """The first hash: of what the entry says."""
    return sha256_hex(canonical(inhoud))


def link_hash(stroom: str, positie: int, vorige: str, inhoud_hash: str) -> str:
    """The second hash: of where the entry stands (stream, position, previous link, content hash)."""
    return sha256_hex(canonical({"stroom": stroom, "positie": positie, "vorige": vorige, "inhoud": inhoud_hash}))


def genesis(stroom: str) -> str:
    """The ``vorige`` of a stream's first entry: differs by stream, so that it can be UNIQUE."""
    return sha256_hex(b"voorzitter-console/stroom/1 " + stroom.encode())


def uuid7(moment: datetime, random_bytes: bytes) -> str:
    """RFC 9562 UUIDv7 from a UTC moment and ten random bytes (injected, so that practice can be repeated exactly)."""
    millis = int(moment.timestamp() * 1000)
    number = (millis << 80) | int.from_bytes(random_bytes[:10], "big")
    number = number & ~(0xF << 76) | (0x7 << 76)
    number = number & ~(0x3 << 62) | (0x2 << 62)
    return str(uuid.UUID(int=number))


def utc_text(moment: datetime) -> str:
    """UTC with three decimals and ``Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_utc_text(text: str) -> datetime:
    """The inverse of :func:`utc_text`. Raises ValueError where the text is not such a time."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)
