"""The listening socket, which takes in no more than this process can hold: so many at a time, so many of one sender.

A connection that never says anything costs a file handle from the moment it is taken, long before there is a request
to refuse; a process without handles cannot keep what it records either. Devices that were paired keep places of their
own, so that who fills all the others shuts out only who is not paired yet.
Only a loop on a selector asks it (:func:`voorzitter_console.web.server.run`).
"""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Callable
from typing import Any

CONNECTIONS = 200
"""At a time, each of them with at most one request."""
STRANGERS = 150
"""Of these, for addresses from which no device was paired."""
OF_ONE = 80
"""Of one address."""
HANDSHAKE = 5.0
"""Seconds in which TLS must be agreed upon; asyncio's own is a minute."""


class Door(socket.socket):
    """One for the process; used on its loop only."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._taken: Counter[str] = Counter()
        self._known: set[str] = set()
        self.refused = 0
        """Connections that were ended as they came."""

    def knows(self, address: str) -> None:
        """A device is paired there."""
        self._known.add(address)

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection that is let in. Raises BlockingIOError where none waits."""
        while True:
            number, address = self._accept()  # type: ignore[attr-defined]  # as socket.socket.accept does
            who = str(address[0]).partition("%")[0]
            if self._full(who):
                self.refused += 1
                socket.close(number)
                continue
            self._taken[who] += 1
            return _Taken(self, who, number), address

    def _full(self, who: str) -> bool:
        strangers = sum(count for address, count in self._taken.items() if address not in self._known)
        return (
            self._taken[who] >= OF_ONE
            or self._taken.total() >= CONNECTIONS
            or (who not in self._known and strangers >= STRANGERS)
        )

    def leaves(self, who: str) -> None:
        """One of that address ended."""
        self._taken[who] -= 1
        if self._taken[who] <= 0:
            del self._taken[who]


class _Taken(socket.socket):
    """One connection, which gives its place back when it is closed."""

    def __init__(self, door: Door, who: str, number: int) -> None:
        super().__init__(door.family, door.type, door.proto, fileno=number)
        self._leaves: Callable[[], object] | None = lambda: door.leaves(who)

    def close(self) -> None:
        """As :meth:`socket.socket.close`; the place is given back once."""
        leaves, self._leaves = self._leaves, None
        super().close()
        if leaves is not None:
            leaves()
