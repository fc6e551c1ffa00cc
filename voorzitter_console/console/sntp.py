"""What a time server says of this laptop's clock: SNTP (RFC 5905, section 14), unicast, IPv4 or IPv6.

Nothing of the laptop leaves it: the question holds a random number in place of its clock, and only the answer to that
number counts. The clock is not set, only compared.
"""

from __future__ import annotations

import secrets
import socket
import struct
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from voorzitter_console.clock import Clock
from voorzitter_console.errors import Unavailable
from voorzitter_console.text import one_line

PORT = 123
SECONDS = 1.5
"""How long one answer may take."""
SAMPLES = 3
"""Questions; the answer that travelled shortest counts."""
_PACKET = struct.Struct("!BBbbII4s8s8s8s8s")
_EPOCH = datetime(1900, 1, 1, tzinfo=UTC)
_ERA = timedelta(seconds=1 << 32)
"""The 32 bits of seconds begin anew in 2036: the moment nearest to the laptop's own is meant (section 6)."""
_ASKS = 0b00_100_011
"""Version 4, mode 3: a client."""


class ServerSilent(Unavailable):
    """The time server was not reached, or its answer is none; nothing is known of the clock."""


class ServerAnswer(Struct, frozen=True, kw_only=True):
    """``verschil``: by how much the laptop is ahead (negative: behind); ``marge``: within which that holds; ``op``: the
    laptop's own moment of the answer (UTC)."""

    verschil: timedelta
    marge: timedelta
    op: datetime


def ask(server: str, clock: Clock) -> ServerAnswer:
    """The best of some answers of ``host`` or ``host:port``. Raises ServerSilent."""
    found: list[ServerAnswer] = []
    why = ""
    for _ in range(SAMPLES):
        try:
            found.append(_once(server, clock))
        except OSError as fault:
            why = type(fault).__name__
        except _NoAnswer as fault:
            why = str(fault)
            break  # a server that says no is not asked again (kiss-o'-death, section 7.4)
    if not found:
        raise ServerSilent(f"De tijdserver {one_line(server, 60)} gaf geen bruikbaar antwoord ({why}).")
    return min(found, key=lambda one: one.marge)


class _NoAnswer(Exception):
    """What came back is no time: the reason in a few Dutch words."""


def _once(server: str, clock: Clock) -> ServerAnswer:
    """One question. Raises OSError, _NoAnswer."""
    host, _, port = server.rpartition(":") if server.count(":") == 1 else (server, "", "")
    host = host.strip("[]")
    family, kind, proto, _, address = socket.getaddrinfo(host, int(port or PORT), type=socket.SOCK_DGRAM)[0]
    mark = secrets.token_bytes(8)
    with socket.socket(family, kind, proto) as asked:
        asked.settimeout(SECONDS)
        asked.connect(address)  # what another address sends is not given to us
        sent, counted = clock.now(), clock.monotonic()
        asked.send(_PACKET.pack(_ASKS, 0, 0, 0, 0, 0, b"", b"", b"", b"", mark))
        end = counted + SECONDS
        while True:
            data = asked.recv(1024)
            took = clock.monotonic() - counted
            if len(data) >= _PACKET.size and data[24:32] == mark:
                break
            if clock.monotonic() > end:
                raise TimeoutError
    return _judged(data, sent, timedelta(seconds=took))


def _judged(data: bytes, sent: datetime, took: timedelta) -> ServerAnswer:
    """Section 14, with the checks of section 8 that a client without state can make. Raises _NoAnswer."""
    flags, stratum, _, _, root_delay, root_dispersion, reference, _, _, received, answered = _PACKET.unpack_from(data)
    if stratum == 0:
        raise _NoAnswer(f"weigert: {one_line(reference.decode('ascii', 'replace'), 4)}")
    if flags & 7 != 4 or flags >> 6 == 3 or stratum > 15 or not any(answered):
        raise _NoAnswer("heeft zelf geen tijd")
    inward, outward = _moment(received, sent), _moment(answered, sent)
    away = took - (outward - inward)
    if away < timedelta(0) or outward < inward:
        raise _NoAnswer("tijden die niet kunnen")
    back = sent + took
    ahead = ((sent - inward) + (back - outward)) / 2
    margin = away / 2 + timedelta(seconds=root_delay / 65536 / 2 + root_dispersion / 65536, milliseconds=1)
    if margin > timedelta(seconds=16):
        raise _NoAnswer("te onzeker")
    return ServerAnswer(verschil=ahead, marge=margin, op=back)


def _moment(stamp: bytes, near: datetime) -> datetime:
    seconds, fraction = struct.unpack("!II", stamp)
    first = _EPOCH + timedelta(seconds=seconds, microseconds=fraction * 1_000_000 >> 32)
    return min((first + era * _ERA for era in range(3)), key=lambda moment: abs(moment - near))
