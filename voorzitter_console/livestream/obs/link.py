"""One connection to OBS: opened, identified, asked, listened to. Everything has a time limit; nothing is repeated."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import itertools
import socket
import struct
import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from voorzitter_console.livestream.obs import wire
from voorzitter_console.livestream.port import LivestreamFault
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

MOST_FRAMES = 300
"""Frames in one second; OBS sends some ten. More would take the processor from the chair's keys."""


class ObsUnreachable(LivestreamFault):
    """No OBS there, or it does not answer."""


class ObsDenied(LivestreamFault):
    """OBS is there and does not let us in: trying again soon is of no use."""


class ObsSilent(ObsUnreachable):
    """A request was not answered in time."""


class Link:
    """A connection that OBS accepted; ``on_event`` is called on the loop for each event."""

    def __init__(self, connection: ClientConnection, on_event: Callable[[wire.Event], None]) -> None:
        self._connection = connection
        self._on_event = on_event
        self._numbers = itertools.count(1)
        self._waiting: dict[str, asyncio.Future[wire.Response]] = {}
        self._reader: asyncio.Task[None] | None = None
        self.fault = LivestreamFault("De verbinding met OBS is verbroken.")
        """Why it ended."""

    @classmethod
    async def open(
        cls, host: str, port: int, password: str | None, on_event: Callable[[wire.Event], None], *, seconds: float
    ) -> Link:
        """Connect and identify. Raises LivestreamFault."""
        from websockets.asyncio.client import connect
        from websockets.exceptions import ConnectionClosed, InvalidHandshake, WebSocketException
        from websockets.typing import Subprotocol

        where = f"{one_line(host, 60)}:{port}"
        connection: ClientConnection | None = None
        try:
            async with asyncio.timeout(seconds):
                await _own_network(host, port, where)
                connection = await connect(
                    f"ws://[{host}]:{port}" if ":" in host else f"ws://{host}:{port}",
                    subprotocols=[Subprotocol(wire.SUBPROTOCOL)],
                    proxy=None,
                    compression=None,
                    ping_interval=2,
                    ping_timeout=4,
                    max_size=wire.LARGEST,
                    max_queue=64,
                    open_timeout=None,
                )
                _protected(connection, where)
                hello = wire.read(await connection.recv())
                if not isinstance(hello, wire.Hello):
                    raise wire.ObsMalformed
                if hello.challenge is not None and not password:
                    raise ObsDenied("OBS vraagt een wachtwoord en er is er geen; zet het geheim 'obs'.")
                await connection.send(wire.identify(hello, password))
                if not isinstance(wire.read(await connection.recv()), wire.Identified):
                    raise wire.ObsMalformed
        except LivestreamFault:
            _abort(connection)
            raise
        except TimeoutError:
            _abort(connection)
            raise ObsUnreachable(f"OBS op {where} antwoordt niet; draait OBS en reageert het nog?") from None
        except ConnectionClosed as closed:
            raise _closed(closed.rcvd.code if closed.rcvd else None, where) from None
        except socket.gaierror:
            raise ObsUnreachable(f"De computer {where} is niet bekend op dit netwerk; controleer het adres.") from None
        except ConnectionRefusedError:
            raise ObsUnreachable(
                f"Op {where} luistert geen OBS; start OBS of zet daar de WebSocket-server aan."
            ) from None
        except InvalidHandshake:
            raise ObsUnreachable(f"Op {where} antwoordt iets anders dan OBS; controleer adres en poort.") from None
        except (WebSocketException, OSError, ValueError) as fault:
            _abort(connection)
            reason = getattr(fault, "errno", None)
            raise ObsUnreachable(
                f"OBS op {where} is niet te bereiken{f' (fout {reason})' if reason else ''}; controleer het netwerk."
            ) from None
        except asyncio.CancelledError:
            _abort(connection)
            raise
        link = cls(connection, on_event)
        link._reader = asyncio.create_task(link._read())
        return link

    @property
    def alive(self) -> bool:
        return self._reader is not None and not self._reader.done()

    async def gone(self) -> None:
        """Returns when the connection has ended; ``fault`` says why."""
        if self._reader is not None:
            await asyncio.wait([self._reader])

    async def request(self, soort: str, data: Mapping[str, Any] | None = None, *, seconds: float) -> wire.Response:
        """Ask and wait for the answer. Raises ObsSilent, or the fault by which the connection ended."""
        if not self.alive:
            raise self.fault
        from websockets.exceptions import WebSocketException

        number = str(next(self._numbers))
        answer: asyncio.Future[wire.Response] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            async with asyncio.timeout(seconds):
                await self._connection.send(wire.request(soort, number, data))
                return await answer
        except TimeoutError:
            raise ObsSilent(f"OBS antwoordt niet op {soort}.") from None
        except (WebSocketException, OSError):
            raise self.fault from None
        finally:
            self._waiting.pop(number, None)
            if answer.done() and not answer.cancelled():
                answer.exception()  # seen: it may fail while the limit passes

    def abort(self) -> None:
        """End it hard, at once: what OBS has not read yet is thrown away, so that no late start comes of it."""
        _abort(self._connection)
        if self._reader is not None:
            self._reader.cancel()

    async def close(self) -> None:
        """End it in order, within a second."""
        with contextlib.suppress(TimeoutError, OSError):
            async with asyncio.timeout(1):
                await self._connection.close()
        self.abort()

    async def _read(self) -> None:
        from websockets.exceptions import ConnectionClosed, WebSocketException

        try:
            begin, count = time.monotonic(), 0
            while True:
                frame = wire.read(await self._connection.recv())
                now = time.monotonic()
                begin, count = (now, 1) if now - begin >= 1 else (begin, count + 1)
                if count > MOST_FRAMES:
                    raise LivestreamFault("OBS stuurt veel te veel berichten; de verbinding is verbroken.")
                if isinstance(frame, wire.Event):
                    self._on_event(frame)
                elif isinstance(frame, wire.Response):
                    self._answered(frame)
        except LivestreamFault as fault:
            self.fault = fault
        except ConnectionClosed as closed:
            self.fault = _ended(closed.rcvd.code if closed.rcvd else None)
        except (WebSocketException, OSError):
            self.fault = LivestreamFault("De verbinding met OBS is verbroken.")
        finally:
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(self.fault)
            _abort(self._connection)

    def _answered(self, response: wire.Response) -> None:
        answer = self._waiting.get(response.request_id)
        if answer is not None and not answer.done():
            answer.set_result(response)


async def _own_network(host: str, port: int, where: str) -> None:
    """Before anything is sent: a name may lead out only where another of its addresses is here. Raises ObsDenied."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not any(_private(str(address[4][0])) for address in found):
        raise _outside(where)


def _protected(connection: ClientConnection, where: str) -> None:
    """The address that was taken of those that the name has. Raises ObsDenied."""
    if not _private(str(connection.remote_address[0])):
        raise _outside(where)


def _private(text: str) -> bool:
    """OBS speaks without encryption: only this computer or a private network."""
    address = ipaddress.ip_address(text.partition("%")[0])
    return address.is_private or address.is_loopback or address.is_link_local


def _outside(where: str) -> ObsDenied:
    return ObsDenied(f"{where} ligt buiten het eigen netwerk en OBS praat onversleuteld; dat mag niet.")


def _closed(code: int | None, where: str) -> LivestreamFault:
    if code == 4009:
        return ObsDenied(f"OBS op {where} weigert het wachtwoord; zet het juiste in het geheim 'obs'.")
    if code == 4010:
        return ObsDenied(f"OBS op {where} spreekt een andere versie; nodig is OBS 28 of nieuwer.")
    return ObsUnreachable(f"OBS op {where} verbreekt de verbinding meteen weer.")


def _ended(code: int | None) -> LivestreamFault:
    if code == 4011:
        return ObsDenied("OBS heeft deze console eruit gezet; laat de operator haar weer toelaten.")
    if code == 1009:
        return wire.ObsMalformed()
    return LivestreamFault("De verbinding met OBS is verbroken.")


def _abort(connection: ClientConnection | None) -> None:
    if connection is None:
        return
    sock = connection.transport.get_extra_info("socket")
    if sock is not None:
        # A reset, not a friendly end: what is still on its way is dropped.
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
    connection.transport.abort()


_LINGER = "hh" if sys.platform == "win32" else "ii"
"""Windows' ``struct linger`` has two shorts, POSIX' two ints."""
