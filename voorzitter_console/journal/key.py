"""The key of this installation (Ed25519, RFC 8032): it signs the heads of the journal and the manifest of a dossier.

What a signature proves: that whoever had this file signed it, not when, and nothing against that person. It is made at
first use, in the user's own data folder, for that user alone, and never leaves it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.journal.port import JournalError
from voorzitter_console.own_folder import make_own

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FILE = "sleutel.pem"
LARGEST = 4096
"""Bytes of a key file; this one has 119."""


class KeyUnusable(JournalError):
    """The key cannot be read or made: what would be signed stays unsigned, and says so."""


class Key:
    """A loaded key; used by any thread."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        from cryptography.hazmat.primitives import serialization as s

        self._private = private
        public = private.public_key()
        self.public: str = public.public_bytes(s.Encoding.Raw, s.PublicFormat.Raw).hex()
        """The public key in hex, as the chain holds it."""
        self.pem: bytes = public.public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo)
        """The public key as openssl reads it."""

    def sign(self, data: bytes) -> bytes:
        """64 bytes, always the same for the same data."""
        return self._private.sign(data)

    @property
    def fingerprint(self) -> str:
        """See :func:`fingerprint`."""
        return fingerprint(self.public)


def fingerprint(public: str) -> str:
    """The first 16 hex digits of the SHA-256 of the public key (hex), in fours: to be read out and compared."""
    digits = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def public_of_pem(pem: bytes) -> str | None:
    """The hex of a public key in PEM; None where it is none, or of another kind."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = s.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        return None
    if not isinstance(key, Ed25519PublicKey):
        return None
    return key.public_bytes(s.Encoding.Raw, s.PublicFormat.Raw).hex()


def signed(public: str, data: bytes, signature: bytes) -> bool:
    """Whether that key (hex) signed these bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def load(path: Path, *, create: bool = True) -> Key:
    """The key at ``path``, made where there is none and ``create`` allows. Raises KeyUnusable."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        try:
            data = _read(path)
        except FileNotFoundError:
            if not create:
                raise
            _make(path)
            data = _read(path)
        key = s.load_pem_private_key(data, password=None)
    except OSError as fault:
        raise KeyUnusable(
            f"De sleutel is niet te lezen of te maken (fout {fault.errno}); controleer de rechten van {path}."
        ) from fault
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise KeyUnusable(f"Dit is geen sleutel van dit programma; zet het bestand opzij: {path}.") from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnusable(f"Dit is een sleutel van een andere soort; zet het bestand opzij: {path}.")
    return Key(key)


def _read(path: Path) -> bytes:
    """A small plain file. Raises OSError, ValueError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError(path)
        return file.read(LARGEST)


def _make(path: Path) -> None:
    """Whole or not at all; where another window was first, its key stays. Raises OSError."""
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from voorzitter_console.journal.connection import put_new, sync_folder
    from voorzitter_console.journal.evidence import own_file

    make_own(path.parent)
    made = Ed25519PrivateKey.generate()
    pem = made.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.nieuw")
    try:
        with own_file(temporary) as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        put_new(temporary, path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
