"""Tells the other consoles on this machine after a commit: "look now", and no more.

A datagram on loopback (measured: 0.2 ms, against 14 ms for a poll of 25 ms). What is new is always read from the
journal, so a lost or a forged notice loses and adds nothing. Nothing here raises: without loopback the poll tells.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress

LOOPBACK = "127.0.0.1"


class Notifier:
    """One for a console. ``on_notice`` is called in a thread of its own; ``port`` is 0 where it cannot be told."""

    def __init__(self, on_notice: Callable[[], object]) -> None:
        self._on_notice = on_notice
        self._closed = False
        self._own = _socket()
        self._out = _socket(bound=False)
        self.port: int = self._own.getsockname()[1] if self._own else 0
        if self._own is not None:
            threading.Thread(target=self._listen, args=(self._own,), name="journaal-melder", daemon=True).start()

    def notify(self, ports: Iterable[int]) -> None:
        """Something was written: who listens at these ports looks now."""
        out = self._out  # another thread may close it meanwhile
        if out is not None:
            for port in ports:
                with suppress(OSError):  # nobody listens there any more, or it was closed
                    out.sendto(b"!", (LOOPBACK, port))

    def close(self) -> None:
        """Stop listening."""
        self._closed = True
        self.notify([self.port])  # wakes the listening thread, which closes its end
        out, self._out = self._out, None
        if out is not None:
            out.close()

    def _listen(self, own: socket.socket) -> None:
        while not self._closed:
            try:
                own.recv(65535)  # a larger datagram than asked for is an error on Windows
            except ConnectionError:
                continue  # Windows tells so that an earlier datagram found nobody
            except OSError:
                break
            if not self._closed:
                self._on_notice()
        own.close()


def _socket(*, bound: bool = True) -> socket.socket | None:
    try:
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        if bound:
            made.bind((LOOPBACK, 0))
        else:
            made.setblocking(False)  # a notice is never waited for
    except OSError:
        return None
    return made
