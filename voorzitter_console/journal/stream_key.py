"""A stream's own key: what is said in confidence stands in the journal only as it cannot be read without that key.

One file for each stream, in the user's own data folder, for that user alone. It never goes along with a copy of the
journal; removing it makes every note of its stream unreadable for ever, in every copy that was ever made.
ChaCha20-Poly1305 (RFC 8439), a new nonce each time, bound to the place that the value stands in.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from voorzitter_console.journal.port import JournalError
from voorzitter_console.own_folder import make_own

KEY_BYTES, NONCE_BYTES = 32, 12
PREFIX = "v1:"
"""Of every sealed text: which way it was made."""
_NAME = re.compile(r"[0-9a-zA-Z-]{1,80}")


class StreamKeyMissing(JournalError):
    """The key of a stream is not here, or is another one; nothing was read or recorded."""


class StreamKey(Struct, frozen=True):
    """One key; ``place`` below is where a value stands, such as ``stream/entry/field``."""

    secret: bytes

    @property
    def fingerprint(self) -> str:
        """16 hex digits that tell two keys apart and give nothing away."""
        return hashlib.sha256(b"voorzitter-console/nazorg " + self.secret).hexdigest()[:16]

    def seal(self, text: str, place: str) -> str:
        """The text as it stands in the journal."""
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = ChaCha20Poly1305(self.secret).encrypt(nonce, text.encode(), place.encode())
        return PREFIX + base64.b64encode(nonce + sealed).decode()

    def open(self, sealed: str, place: str) -> str:
        """The text. Raises StreamKeyMissing where it was sealed otherwise, elsewhere, or changed since."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        try:
            data = base64.b64decode(sealed.removeprefix(PREFIX), validate=True)
            return (
                ChaCha20Poly1305(self.secret).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], place.encode()).decode()
            )
        except (InvalidTag, ValueError) as fault:
            raise StreamKeyMissing("Dit is met een andere sleutel vastgelegd, of is veranderd.") from fault


class StreamKeys:
    """The keys in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, stroom: str) -> Path:
        """Where the key of that stream is, or would be."""
        if not _NAME.fullmatch(stroom):
            raise StreamKeyMissing("Deze stroom heeft een naam die niet kan.")
        return self._folder / f"{stroom}.sleutel"

    def find(self, stroom: str) -> StreamKey | None:
        """The key of that stream; None where it is not here. Raises StreamKeyMissing where it cannot be read."""
        path = self.path(stroom)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(path, flags), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise StreamKeyMissing(f"Dit is geen sleutel van dit programma: {path}.")
                found = file.read(2 * KEY_BYTES + 2).strip()
            secret = bytes.fromhex(found.decode("ascii"))
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise StreamKeyMissing(
                f"De sleutel van de nazorg is niet te lezen (fout {fault.errno}); controleer de rechten van {path}."
            ) from fault
        except ValueError as fault:
            raise StreamKeyMissing(f"Dit is geen sleutel van dit programma: {path}.") from fault
        if len(secret) != KEY_BYTES:
            raise StreamKeyMissing(f"Dit is geen sleutel van dit programma: {path}.")
        return StreamKey(secret)

    def make(self, stroom: str) -> StreamKey:
        """A new key, on disk before anything is sealed with it. Raises StreamKeyMissing where it cannot be kept."""
        from voorzitter_console.journal.connection import put_new, sync_folder
        from voorzitter_console.journal.evidence import own_file

        path, made = self.path(stroom), StreamKey(secrets.token_bytes(KEY_BYTES))
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.nieuw")
        try:
            make_own(self._folder)
            with own_file(temporary) as file:
                file.write(made.secret.hex().encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            put_new(temporary, path)
            sync_folder(self._folder)
        except OSError as fault:
            raise StreamKeyMissing(
                f"De sleutel van de nazorg kan niet worden bewaard (fout {fault.errno}) in {self._folder}; er is niets "
                "vastgelegd."
            ) from fault
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        found = self.find(stroom)
        if found is None:
            raise StreamKeyMissing(f"De sleutel van de nazorg is niet teruggevonden in {self._folder}.")
        return found

    def destroy(self, stroom: str) -> bool:
        """Overwrite and remove the key; whether none is left. What was sealed with it can never be read again."""
        path = self.path(stroom)
        with suppress(OSError):
            size = path.stat().st_size
            with path.open("r+b") as file:
                file.write(b"\0" * size)
                file.flush()
                os.fsync(file.fileno())
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return not os.path.lexists(path)
