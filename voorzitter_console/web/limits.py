"""What one request may cost: bytes and seconds. A body is read piece by piece and never past its limit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from uvicorn.protocols.http.h11_impl import H11Protocol

from voorzitter_console.web.faults import Malformed, TooLarge

if TYPE_CHECKING:
    from starlette.requests import Request

FORM = 64 * 1024
"""Bytes of a form: the longest note that a field takes, several times over."""
FIELDS = 60
FILE = 200 * 1024 * 1024
"""Bytes of a file of evidence."""
HEADERS = 16 * 1024
PATIENCE = 10.0
"""Seconds for a request to come in whole, once it began."""
FILE_PATIENCE = 15.0
"""Seconds between two pieces of a file."""
NOT_OURS = "Dit is geen formulier van deze pagina; er is niets mee gedaan. Laad de pagina opnieuw."
FORM_TYPE = "application/x-www-form-urlencoded"


async def form(request: Request) -> dict[str, list[str]]:
    """The fields of a posted form. Raises TooLarge, Malformed."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise Malformed(NOT_OURS)
    parts = []
    try:
        async with asyncio.timeout(PATIENCE):
            async for piece in pieces(request, FORM):
                parts.append(piece)
        text = b"".join(parts).decode("ascii")
        found = parse_qsl(
            text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=FIELDS, errors="strict"
        )
    except TimeoutError:
        raise Malformed("Het formulier kwam te langzaam binnen; er is niets mee gedaan. Probeer het opnieuw.") from None
    except ValueError:
        raise Malformed(NOT_OURS) from None
    fields: dict[str, list[str]] = {}
    for name, value in found:
        fields.setdefault(name, []).append(value)
    return fields


def has_body(request: Request) -> bool:
    """Whether anything was posted at all."""
    return request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers


def _too_large(limit: int) -> TooLarge:
    size = f"{limit >> 20} MB" if limit >> 20 else f"{limit >> 10} kB"
    return TooLarge(f"Dit is te groot: hoogstens {size}. Er is niets mee gedaan.")


async def pieces(request: Request, limit: int, *, patience: float = PATIENCE) -> AsyncIterator[bytes]:
    """The body as it comes. Raises TooLarge as soon as that is known, Malformed where its sender left or waits.

    ``patience``: seconds for each piece.
    """
    from starlette.requests import ClientDisconnect

    said = request.headers.get("content-length", "0")
    if not said.isdecimal() or int(said) > limit:
        raise _too_large(limit)
    read = 0
    stream = request.stream()
    while True:
        try:
            async with asyncio.timeout(patience):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except ClientDisconnect:
            raise Malformed("De verbinding werd verbroken; er is niets mee gedaan.") from None
        except TimeoutError:
            raise Malformed("Dit kwam te langzaam binnen; er is niets mee gedaan. Probeer het opnieuw.") from None
        read += len(piece)
        if read > limit:
            raise _too_large(limit)
        yield piece


class Patient(H11Protocol):
    """uvicorn's HTTP/1.1, but a request must come in within :data:`PATIENCE`: uvicorn itself waits for ever."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._slow: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._wait_for_request()

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        if self._slow is None and (before is None or before.response_complete):
            self._wait_for_request()  # the first bytes of another request on this connection
        super().data_received(data)
        if self.cycle is not before:  # its headers are there; the body has a limit of its own
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait_for_request(self) -> None:
        self._slow = self.loop.call_later(PATIENCE, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._slow is not None:
            self._slow.cancel()
            self._slow = None
