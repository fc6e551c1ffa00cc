"""The lock on the vault: each value encrypted with a data key, which is kept twice: in the keyring and under a phrase.

The chain stays over the commitments of the plain values, so erasing, verifying and copying work the same. What is
under the phrase (a slot) is a vault value of an entry among the seals: it goes along with every copy, and a phrase that
was changed is erased. AES-256-GCM (NIST SP 800-38D) with random nonces; the phrase through scrypt (RFC 7914).
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from voorzitter_console import sleutelbos
from voorzitter_console.entry import Entry, canonical
from voorzitter_console.journal.port import JournalError
from voorzitter_console.text import counted

FORM = "voorzitter-console/slot/1"
MARK = "slot1:"
"""What the salt of an encrypted row begins with; the key's id and the nonce follow."""
SLOT = "slot"
"""The soort of an entry among the seals, and its private field, that holds a data key under a phrase."""
KEY_BYTES, NONCE_BYTES, ID_DIGITS, SALT_DIGITS = 32, 12, 16, 64
PAD = 64
"""What is encrypted is filled up to a multiple of so many bytes: how long a name is stays hidden."""
_COST = {"n": 1 << 15, "r": 8, "p": 1}
"""scrypt: 32 MB and some 0.1 s for each try."""
_DEAREST = 1 << 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing in it looks like another."""
_LETTERS, _CHECK = 28, 2
"""Letters of a made phrase: 140 random bits, and two that show a slip of the pen."""
LEAST = 20
"""Characters of a phrase of one's own."""


class VaultLocked(JournalError):
    """What is asked for is under a key that this computer does not have."""


class WrongPhrase(JournalError):
    """The phrase does not open this journal."""


class DataKey:
    """The key that encrypts the vault; used by any thread."""

    def __init__(self, raw: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if len(raw) != KEY_BYTES:
            raise ValueError(len(raw))
        self.raw = raw
        self.id = hashlib.sha256(b"voorzitter-console/sleutel-id/1" + raw).hexdigest()[:ID_DIGITS]
        self._cipher = AESGCM(raw)

    def seal(self, entry_id: str, veld: str, waarde: str, zout: str) -> tuple[str, str]:
        """A vault row (JSON text, salt in hex) as it is kept: text and mark."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        plain = (zout + waarde).encode()
        plain += b" " * (-len(plain) % PAD)
        sealed = self._cipher.encrypt(nonce, plain, _place(self.id, entry_id, veld))
        return f'"{base64.b64encode(sealed).decode()}"', f"{MARK}{self.id}:{nonce.hex()}"

    def open(self, entry_id: str, veld: str, waarde: str, zout: str) -> tuple[str, str] | None:
        """The inverse: JSON text and salt; None where it is not what was sealed in that place."""
        from cryptography.exceptions import InvalidTag

        try:
            nonce = bytes.fromhex(zout[len(MARK) + ID_DIGITS + 1 :])
            sealed = base64.b64decode(waarde[1:-1], validate=True)
            plain = self._cipher.decrypt(nonce, sealed, _place(self.id, entry_id, veld)).decode()
        except (InvalidTag, ValueError):
            return None
        return plain[SALT_DIGITS:].rstrip(" "), plain[:SALT_DIGITS]


def _place(key_id: str, entry_id: str, veld: str) -> bytes:
    return canonical([FORM, key_id, entry_id, veld])


def key_id_of(zout: str) -> str | None:
    """Which key a vault row is under; None where it is not encrypted."""
    return zout[len(MARK) : len(MARK) + ID_DIGITS] if zout.startswith(MARK) else None


class Opened:
    """The data keys that this process has; asks the keyring once for each."""

    def __init__(self) -> None:
        self._known: dict[str, DataKey | None] = {}
        self._lock = threading.Lock()

    def get(self, key_id: str) -> DataKey | None:
        """The key of that id; None where this computer does not have it."""
        with self._lock:
            if key_id not in self._known:
                self._known[key_id] = _of_keyring(key_id)
            return self._known[key_id]

    def add(self, key: DataKey) -> None:
        """From here on it is there."""
        with self._lock:
            self._known[key.id] = key

    def clear(self) -> None:
        """As in a process that begins."""
        with self._lock:
            self._known.clear()


opened = Opened()
"""Of this process: a journal is opened in many places and by many threads, its key is found in one."""


class Slot(Struct, frozen=True, kw_only=True):
    """A data key under a phrase, and the entry that holds it; ``slot`` is None where it was erased."""

    entry_id: str
    sleutel_id: str
    slot: Mapping[str, Any] | None


slots: dict[str, Slot] = {}
"""What this process saw of the locks of journals, by their place: an emergency journal gets that of the damaged one."""


def _name(key_id: str) -> str:
    return f"kluis-{key_id}"


def _of_keyring(key_id: str) -> DataKey | None:
    kept = sleutelbos.get(_name(key_id))
    try:
        key = DataKey(bytes.fromhex(kept)) if kept else None
    except ValueError:
        return None
    return key if key is not None and key.id == key_id else None


def keep(key: DataKey) -> bool:
    """Into the keyring of this computer; False where it has none. This process has it in any case."""
    opened.add(key)
    return sleutelbos.put(_name(key.id), key.raw.hex())


def forget(key_id: str) -> bool:
    """Out of the keyring of this computer."""
    opened.clear()
    return sleutelbos.forget(_name(key_id))


# the phrase ---------------------------------------------------------------------------------------------------------


def new_phrase() -> str:
    """Six groups of five, to print and to type in again."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    letters += _check(letters)
    return "-".join(letters[at : at + 5] for at in range(0, len(letters), 5))


def _check(letters: str) -> str:
    digest = hashlib.sha256(letters.encode()).digest()
    return "".join(_ALPHABET[byte % 32] for byte in digest[:_CHECK])


def phrase(typed: str) -> str:
    """What counts of a typed phrase: a made one however it is spaced, one of one's own to the letter.

    Raises WrongPhrase for a made one with a slip of the pen, and for one that is too short.
    """
    plain = "".join(ch for ch in typed.upper() if ch not in "- \t\n").translate(str.maketrans("OIL", "011"))
    if len(plain) == _LETTERS + _CHECK and all(ch in _ALPHABET for ch in plain):
        if _check(plain[:_LETTERS]) != plain[_LETTERS:]:
            raise WrongPhrase("In deze zin zit een typefout: vergelijk haar teken voor teken met het papier.")
        return plain
    own = unicodedata.normalize("NFC", " ".join(typed.split()))
    if len(own) < LEAST:
        raise WrongPhrase(f"Deze zin is te kort: de zin van het papier, of een eigen zin van minstens {LEAST} tekens.")
    return own


def wrapped(key: DataKey, typed: str) -> dict[str, Any]:
    """The key under that phrase, as it is kept. Raises WrongPhrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(NONCE_BYTES)
    under = AESGCM(_derived(phrase(typed), salt, _COST))
    told = under.encrypt(nonce, key.raw, canonical([FORM, key.id]))
    return {"vorm": FORM, "zout": salt.hex(), "nonce": nonce.hex(), "omhuld": told.hex(), **_COST}


def unwrapped(found: Slot, typed: str) -> DataKey:
    """The key of a slot. Raises WrongPhrase, VaultLocked where the slot is not of its form."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot, plain = found.slot, phrase(typed)
    try:
        if slot is None or slot["vorm"] != FORM:
            raise ValueError(found.sleutel_id)
        cost = {name: slot[name] for name in _COST}
        if not all(type(value) is int and 1 <= value <= _DEAREST for value in cost.values()):
            raise ValueError(cost)
        salt, nonce, told = (bytes.fromhex(slot[name]) for name in ("zout", "nonce", "omhuld"))
        under = AESGCM(_derived(plain, salt, cost))
    except (KeyError, TypeError, ValueError) as fault:
        raise VaultLocked(
            "Het slot van dit journaal is niet te lezen; zet een kopie terug waarin het heel is."
        ) from fault
    try:
        return DataKey(under.decrypt(nonce, told, canonical([FORM, found.sleutel_id])))
    except (InvalidTag, ValueError):
        raise WrongPhrase("Deze zin past niet op dit journaal.") from None


def _derived(plain: str, salt: bytes, cost: Mapping[str, int]) -> bytes:
    memory = 128 * cost["r"] * (cost["n"] + cost["p"] + 2)
    if memory > 256 << 20:
        raise ValueError(memory)
    return hashlib.scrypt(plain.encode(), salt=salt, dklen=KEY_BYTES, maxmem=memory + (1 << 20), **cost)


def slot_of(seals: Iterable[Entry]) -> Slot | None:
    """The slot that holds: the last one among the seals; None where the vault has no lock."""
    found = None
    for entry in seals:
        if entry.soort == SLOT:
            slot = entry.payload.get(SLOT)
            key_id = str(entry.payload.get("sleutel_id"))
            found = Slot(entry_id=entry.id, sleutel_id=key_id, slot=slot if isinstance(slot, Mapping) else None)
    return found


def refuse_locked(entries: Iterable[Entry]) -> None:
    """What is made of these would lack what is under the key. Raises VaultLocked."""
    count = sum(len(entry.op_slot) for entry in entries)
    if count:
        raise VaultLocked(
            f"De kluis is op slot en de sleutel is hier niet: {counted(count, 'tekst is', 'teksten zijn')} niet te"
            " lezen. Doe eerst 'voorzitter-console kluis open', met de zin van het papier."
        )
