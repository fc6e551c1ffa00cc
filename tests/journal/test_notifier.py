"""The notice: who listens hears it, whatever stands in it; where nobody listens nothing is raised."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from voorzitter_console.journal.notifier import LOOPBACK, Notifier

WAIT = 20.0
"""Seconds; a limit, not a wait."""


def test_a_ring_reaches_who_is_named_and_nobody_else() -> None:
    heard = {name: threading.Event() for name in ("a", "b", "c")}
    with (
        closing(Notifier(heard["a"].set)) as a,
        closing(Notifier(heard["b"].set)) as b,
        closing(Notifier(heard["c"].set)) as c,
    ):
        a.notify([b.port, c.port])
        assert heard["b"].wait(WAIT)
        assert heard["c"].wait(WAIT)
        assert not heard["a"].is_set()


def test_a_garbled_datagram_is_a_ring_like_any_other() -> None:
    heard = threading.Semaphore(0)
    with (
        closing(Notifier(lambda: heard.release())) as notifier,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger,
    ):
        for content in (b"", b"x" * 60_000, b"!"):
            stranger.sendto(content, (LOOPBACK, notifier.port))
            assert heard.acquire(timeout=WAIT)


def test_who_closed_hears_nothing_more_and_may_still_be_rung() -> None:
    heard = threading.Event()
    gone = Notifier(heard.set)
    port = gone.port
    gone.close()
    gone.close()
    with closing(Notifier(lambda: None)) as notifier:
        notifier.notify([port])
    gone.notify([port])
    assert not heard.wait(0.1)


def test_closed_by_another_thread_while_it_tells_it_raises_nothing() -> None:
    told: list[int] = []

    def ports() -> Iterator[int]:
        for port in (5000, 5001):
            notifier.close()
            told.append(port)
            yield port

    notifier = Notifier(lambda: None)
    notifier.notify(ports())
    assert told == [5000, 5001]


def test_without_loopback_nothing_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> socket.socket:
        raise OSError("no network at all")

    monkeypatch.setattr(socket, "socket", closed)
    with closing(Notifier(lambda: None)) as notifier:
        assert notifier.port == 0
        notifier.notify([5000])
