"""The vault: personal text stands beside the chain, the chain holds a commitment to it.

A commitment is ``{"kluis": HMAC-SHA256(salt, bytes) in hex}`` with a random 32-byte salt for each field, so that a
name can be erased without breaking the chain and cannot be guessed from what stays. The bytes are the UTF-8 text itself
where the value is a text (one line of openssl verifies it, docs/journaal.md); any other value stands in its RFC 8785
form and the commitment says so with ``"vorm": "json"``, so that the text "5" and the number 5 are never the same.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from voorzitter_console.entry import VaultValue, canonical

Token = Callable[[int], bytes]
"""Gives that many random bytes; injected, so that practice can be repeated exactly."""

SALT_BYTES = 32
KEY = "kluis"


def committed_bytes(waarde: Any) -> bytes:
    """What the HMAC is taken of. Raises ValueError where the value has no canonical form."""
    return waarde.encode() if isinstance(waarde, str) else canonical(waarde)


def commitment(value: VaultValue) -> dict[str, Any]:
    """What the chain holds of a private value. Raises ValueError where value or salt is not of its form."""
    mac = hmac.digest(bytes.fromhex(value.zout), committed_bytes(value.waarde), "sha256").hex()
    return {KEY: mac} if isinstance(value.waarde, str) else {KEY: mac, "vorm": "json"}


def is_commitment(value: Any) -> bool:
    """Whether a payload field points into the vault (no open value may look like it: see :func:`split`)."""
    return isinstance(value, Mapping) and KEY in value


def fits(stated: Any, value: VaultValue) -> bool:
    """Whether a vault value is the one that the chain committed to."""
    try:
        # The salt too has one spelling only: capitals would be the same bytes.
        salt = bytes.fromhex(value.zout)
        return len(salt) == SALT_BYTES and salt.hex() == value.zout and bool(commitment(value) == stated)
    except (ValueError, RecursionError):
        return False


def split(
    payload: Mapping[str, Any], private: frozenset[str], token: Token = secrets.token_bytes
) -> tuple[dict[str, Any], dict[str, VaultValue]]:
    """The payload with commitments in place of the private fields, and the vault values that belong to it.

    None stays where it is: that nothing was said is no personal data. A value that merely looks like a commitment
    goes into the vault as well, so that whoever types one cannot make a field that reads as erased.
    """
    chained: dict[str, Any] = {}
    kluis: dict[str, VaultValue] = {}
    for veld, waarde in payload.items():
        if waarde is not None and (veld in private or is_commitment(waarde)):
            kluis[veld] = VaultValue(waarde=waarde, zout=token(SALT_BYTES).hex())
            chained[veld] = commitment(kluis[veld])
        else:
            chained[veld] = waarde
    return chained, kluis


def join(
    payload: Mapping[str, Any], kluis: Mapping[str, VaultValue], op_slot: frozenset[str] = frozenset()
) -> tuple[dict[str, Any], frozenset[str]]:
    """The readable payload and the names of the fields whose value is no longer in the vault.

    ``op_slot``: those that are there and cannot be read; they are in neither.
    """
    readable: dict[str, Any] = {}
    gone: set[str] = set()
    for veld, waarde in payload.items():
        if not is_commitment(waarde):
            readable[veld] = waarde
        elif veld in kluis:
            readable[veld] = kluis[veld].waarde
        elif veld not in op_slot:
            gone.add(veld)
    return readable, frozenset(gone)
