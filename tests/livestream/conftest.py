"""The livestream's tests: all of its limits a fifth as long, so that every fault can be waited out."""

from __future__ import annotations

import httpx  # noqa: F401  imported at the first ask otherwise, which takes as long as the limits here
import pytest

from voorzitter_console.livestream import webhook
from voorzitter_console.livestream.obs import ask as obs_ask
from voorzitter_console.livestream.obs import channel as obs

FASTER = 5.0
WITHIN = 8.0 / FASTER + 0.6
"""Seconds within which an ask must end (asked: 8, before the division; how slow the machine is was not divided)."""


@pytest.fixture
def sneller(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own patience, divided; their proportions stay."""
    for module, names in (
        (obs, ("CONNECT", "LOOK", "PAUSE", "LONGEST_PAUSE", "DENIED_PAUSE", "HEAD_START", "LIMIT")),
        (obs_ask, ("STATUS", "AGAIN", "START_ACK", "START_SEEN")),
        (webhook, ("EVERY", "AGAIN", "SEEN", "LIMIT")),
    ):
        for name in names:
            monkeypatch.setattr(module, name, getattr(module, name) / FASTER)
    for name in ("FIRST", "FRESH"):
        p = getattr(obs_ask, name)
        made = obs_ask.Patience(p.ack / FASTER, p.seen / FASTER, p.force / FASTER)
        monkeypatch.setattr(obs_ask, name, made)
