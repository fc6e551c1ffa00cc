"""What the console asks of a livestream. The procedure never waits for it, and a person can always confirm by hand.

A :class:`Kanaal` is one way to stop and start the broadcast: OBS, a webhook, a person. It runs on the loop of
:mod:`.thread` and tells what it sees; what is recorded of that is decided above (``voorzitter_console.broadcast``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol

from msgspec import Struct

from voorzitter_console.errors import ConsoleError

Gewenst = Literal["gestopt", "live"]
Langs = Literal["obs", "obs_noodstop", "webhook", "nagebootst"]
"""By what a state was seen; ``obs_noodstop``: OBS had to be forced."""
Opnametoestand = Literal["loopt", "gepauzeerd", "gestopt"]

LIMIT = 7.5
"""Seconds within which an ask ends, whatever the other side does (asked: 8)."""


class LivestreamFault(ConsoleError):
    """The broadcast could not be reached or did not do as asked: one sentence."""


class LivestreamPort(Protocol):
    """The livestream of a scenario: it answers at once."""

    naam: str
    """How it is called in the record, for instance ``met de hand``."""

    def ask(self, toestand: Gewenst) -> Gewenst | None:
        """Ask for a state; the state that is confirmed at once, or None where a person must confirm."""
        ...


class OpnameStatus(Struct, frozen=True, kw_only=True):
    """The recording as it was seen; ``begin`` (UTC) is where its file stands at 00:00:00."""

    toestand: Opnametoestand
    bestandsnaam: str | None = None
    begin: datetime | None = None


class Verbinding(Struct, frozen=True, kw_only=True):
    """What a channel knows now; None: not known."""

    naam: str
    verbonden: bool | None = None
    """None: there is nothing to be connected to (by hand, or a webhook without status)."""
    uitzending: bool | None = None
    opname: OpnameStatus | None = None
    op: datetime | None = None
    """When ``uitzending`` came to be so as far as was seen, UTC."""
    mono: float = 0.0
    """When it was told, monotonic seconds."""
    toelichting: str = ""
    """For the record, where nobody here asked: what was seen and how."""
    zin: str = ""
    """Why there is no connection, or whom to call: one sentence."""


class Uitkomst(Struct, frozen=True, kw_only=True):
    """How an ask ended. ``bevestigd`` is what was seen to be so; None: nothing is certain. Times are UTC."""

    gevraagd: Gewenst
    bevestigd: Gewenst | None = None
    erkend_op: datetime | None = None
    bevestigd_op: datetime | None = None
    langs: Langs | None = None
    zin: str = ""
    """What a person must know; empty where it went as asked."""
    reden: str = ""
    """Of ``zin`` only why."""
    te_melden: bool = True
    """Whether the record says that it was not confirmed; not where there was nothing but a person to ask."""

    @property
    def gelukt(self) -> bool:
        return self.bevestigd == self.gevraagd


Tell = Callable[[Verbinding], None]


class Kanaal(Protocol):
    """One way to stop and start the broadcast. Everything in it ends by itself; only ``run`` lasts."""

    naam: str

    async def run(self, tell: Tell) -> None:
        """Stay connected and tell each change, until cancelled."""
        ...

    async def ask(self, toestand: Gewenst) -> Uitkomst:
        """Stop or start; ends within ``LIMIT``. Raises nothing but CancelledError."""
        ...
