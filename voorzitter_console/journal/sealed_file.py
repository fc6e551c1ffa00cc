"""A file of evidence under the vault's key: encrypted in blocks, so that a film needs no memory.

``name.slot`` holds a head (mark, key, random prefix) and blocks of AES-256-GCM; the nonce of each is prefix, number and
whether it is the last (the STREAM construction, Hoang and others 2015), so that none can be moved, left out or added.
"""

from __future__ import annotations

import io
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from voorzitter_console.journal.lock import ID_DIGITS, DataKey, VaultLocked, opened
from voorzitter_console.journal.port import JournalDamaged

SUFFIX = ".slot"
MAGIC = b"VCBEWIJS1\n"
_PREFIX, _TAG, _BLOCK = 7, 16, 1 << 20
_HEAD = len(MAGIC) + ID_DIGITS + _PREFIX


def locked_name(path: Path) -> Path:
    """Where the encrypted form of a file stands."""
    return path.with_name(path.name + SUFFIX)


def is_locked(path: Path) -> bool:
    """Whether that file is in the encrypted form. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class SealingWriter:
    """Writes what it is given, encrypted; :meth:`finish` writes the end, without which it cannot be read."""

    def __init__(self, target: BinaryIO, key: DataKey) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._target = target
        self._prefix = secrets.token_bytes(_PREFIX)
        self._head = MAGIC + key.id.encode() + self._prefix
        self._cipher = AESGCM(key.raw)
        self._waiting = bytearray()
        self._number = 0
        target.write(self._head)

    def write(self, data: bytes) -> None:
        """Raises OSError."""
        self._waiting += data
        while len(self._waiting) > _BLOCK:  # one more byte: what waits may be the last block
            self._put(bytes(self._waiting[:_BLOCK]), last=False)
            del self._waiting[:_BLOCK]

    def finish(self) -> None:
        """Raises OSError."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, block: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._prefix, self._number, last=last), block, self._head))
        self._number += 1


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])


def _blocks(source: BinaryIO, name: str) -> Iterator[bytes]:
    """What was encrypted, block by block. Raises OSError, VaultLocked, JournalDamaged."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    damaged = JournalDamaged(f"Het bewijs {name} is veranderd of onvolledig; bewaar het bestand.")
    head = source.read(_HEAD)
    if len(head) < _HEAD or not head.startswith(MAGIC):
        raise damaged
    key = opened.get(head[len(MAGIC) : -_PREFIX].decode("ascii", "replace"))
    if key is None:
        raise VaultLocked(f"Het bewijs {name} is op slot: doe eerst 'voorzitter-console kluis open'.")
    cipher, prefix, number = AESGCM(key.raw), head[-_PREFIX:], 0
    block = source.read(_BLOCK + _TAG)
    while True:
        following = source.read(_BLOCK + _TAG)
        try:
            yield cipher.decrypt(_nonce(prefix, number, last=not following), block, head)
        except InvalidTag:
            raise damaged from None
        if not following:
            return
        block, number = following, number + 1


class _Reader(io.RawIOBase):
    """The plain content as a file to read."""

    def __init__(self, source: BinaryIO, name: str) -> None:
        self._source = source
        self._blocks = _blocks(source, name)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed has no name for a buffer here
        while not self._left:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._left = block
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

    def close(self) -> None:
        self._source.close()
        super().close()


def open_locked(path: Path) -> BinaryIO:
    """The plain content of an encrypted file. Raises OSError; reading raises VaultLocked, JournalDamaged."""
    return io.BufferedReader(_Reader(path.open("rb"), path.name.removesuffix(SUFFIX)), _BLOCK)
