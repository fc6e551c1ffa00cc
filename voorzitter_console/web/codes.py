"""Pairing codes: eight digits for each role, good for two minutes and once; wrong ones are counted.

Tries count for each sender, with a ceiling for all of them together: five wrong ones shut one sender out, a hundred of
many senders shut all of them out (one in a million to have met a code by then). A new code, made by hand, lets them in.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets

from msgspec import Struct

from voorzitter_console.clock import Clock
from voorzitter_console.console.shared import CODE_GOOD
from voorzitter_console.web.faults import TooManyTries

DIGITS = 8
GOOD_FOR = CODE_GOOD.total_seconds()
"""Seconds."""
TRIES = 5
"""Wrong codes of one sender before it gets no answer but 429."""
CEILING = 100
"""The same of all senders together."""


class _Code(Struct, frozen=True):
    cijfers: str
    tot: float
    """Monotonic seconds."""


class Codes:
    """One for the process; used on its loop only."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._codes: dict[str, _Code] = {}
        self._tries: dict[str, int] = {}
        self.refused = 0
        """Tries that were refused unseen, since the start."""

    def new(self, rol: str) -> str:
        """Another code for that role, made by hand: the one before is void, and tries start anew."""
        others = {code.cijfers for name, code in self._codes.items() if name != rol}
        cijfers = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        while cijfers in others:
            cijfers = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        self._codes[rol] = _Code(cijfers, self._clock.monotonic() + GOOD_FOR)
        self._tries.clear()
        return cijfers

    def pair(self, given: str, address: str) -> str | None:
        """The role that this code pairs, used up by it; None for a wrong or an expired one. Raises TooManyTries."""
        who = sender(address)
        if self._tries.get(who, 0) >= TRIES or sum(self._tries.values()) >= CEILING:
            self.refused += 1
            raise TooManyTries("Te veel pogingen. Laat op de laptop met de hand een nieuwe code maken.")
        now = self._clock.monotonic()
        typed = "".join(given.split()).encode("utf-8", "replace")
        found = None
        for rol, code in self._codes.items():  # all of them, so that the time taken tells nothing
            if hmac.compare_digest(code.cijfers.encode(), typed) and now < code.tot:
                found = rol
        if found is None:
            self._tries[who] = self._tries.get(who, 0) + 1
            return None
        del self._codes[found]
        return found


def sender(address: str) -> str:
    """Who counts as one sender: an IPv4 address, or a whole network of IPv6 (a device has 2^64 addresses there)."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "onbekend"
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
