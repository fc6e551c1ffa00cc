"""What a page shows, in parts of HTML, and who looks at it: each change is written once, however many look.

A viewer never queues up: who is slow gets what holds by then, and who takes no byte for ten seconds is dropped.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncGenerator, Mapping

KEEP_ALIVE = 5.0
"""Seconds without a change after which a sign of life is sent."""
RETRY = 1000
"""Milliseconds after which a browser tries again."""


class Board:
    """One for each page that looks the same to all who look at it."""

    def __init__(self) -> None:
        self._start = secrets.token_hex(4)
        """Another process, or board, counts anew: its numbers must not be taken for these."""
        self.versie = 0
        self.parts: dict[str, str] = {}
        self._whole = self._step = b""
        self._waiting: set[asyncio.Event] = set()
        self.closed = False

    @property
    def viewers(self) -> int:
        return len(self._waiting)

    @property
    def id(self) -> str:
        """Of what stands there now."""
        return f"{self._start}-{self.versie}"

    def show(self, parts: Mapping[str, str]) -> bool:
        """These parts from now on; whether anything is different."""
        changed = {name: html for name, html in parts.items() if self.parts.get(name) != html}
        if not changed:
            return False
        self.parts = {**self.parts, **parts}
        self.versie += 1
        self._whole, self._step = b"", self._event(changed)
        for event in self._waiting:
            event.set()
        return True

    def close(self) -> None:
        """Nobody looks any more."""
        self.closed = True
        for event in self._waiting:
            event.set()

    def wake(self) -> None:
        """Have each viewer look whether it may still look."""
        for event in self._waiting:
            event.set()

    async def events(self, last: str) -> AsyncGenerator[bytes, None]:
        """The stream of one viewer; ``last``: the id that it had before its connection broke."""
        changed = asyncio.Event()
        self._waiting.add(changed)
        try:
            seen = self.versie if last == self.id else -1
            yield b"retry: %d\n\n" % RETRY
            while not self.closed:
                changed.clear()
                if seen != self.versie:
                    piece = self._step if seen == self.versie - 1 and seen > 0 else self.whole
                    seen = self.versie
                    yield piece
                    continue  # it took time to send: what holds by now?
                try:
                    async with asyncio.timeout(KEEP_ALIVE):
                        await changed.wait()
                except TimeoutError:
                    pass
                if seen == self.versie:
                    yield b": leeft\n\n"
        finally:
            self._waiting.discard(changed)

    @property
    def whole(self) -> bytes:
        """All parts as one event, made when somebody needs it."""
        if not self._whole:
            self._whole = self._event(self.parts)
        return self._whole

    def _event(self, parts: Mapping[str, str]) -> bytes:
        return f"id: {self.id}\nevent: stand\ndata: {json.dumps(parts, ensure_ascii=False)}\n\n".encode()
