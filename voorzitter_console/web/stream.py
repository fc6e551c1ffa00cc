"""A board as server-sent events on one connection, until its viewer leaves, is cut off or takes nothing any more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING

from voorzitter_console.web.board import Board

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

SLOW = 10.0
"""Seconds that one piece may take to be taken."""
PARTING = 1.0
"""The same for the end of one that had to make place: who is there takes it at once."""
GONE = b"event: afgesloten\ndata: \n\n"


class Stream:
    """An answer. ``good``: whether this viewer may still look; ``moved``: whether another page is his now;
    ``done`` is told when it ends."""

    def __init__(
        self,
        board: Board,
        last: str,
        *,
        good: Callable[[], bool],
        moved: Callable[[], bool] = lambda: False,
        done: Callable[[], object] = lambda: None,
    ) -> None:
        self._board = board
        self._last = last
        self._good = good
        self._moved = moved
        self._done = done
        self._ends = asyncio.Event()

    def end(self) -> None:
        """Let this viewer go; a browser that is still there asks again by itself."""
        self._ends.set()

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._answer(receive, send)
        finally:
            self._done()

    async def _answer(self, receive: Receive, send: Send) -> None:
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")],
            }
        )
        sending = asyncio.ensure_future(self._send(send))
        leaving = asyncio.ensure_future(_left(receive))
        ending = asyncio.ensure_future(self._ends.wait())
        try:
            await asyncio.wait({sending, leaving, ending}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sending, leaving, ending):
                task.cancel()
                with suppress(asyncio.CancelledError, OSError, TimeoutError):
                    await task
        if self._ends.is_set() and sending.cancelled():
            with suppress(OSError, TimeoutError):
                async with asyncio.timeout(PARTING):
                    await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send(self, send: Send) -> None:
        async with aclosing(self._board.events(self._last)) as pieces:
            async for piece in pieces:
                if self._moved():  # the browser asks again by itself, and gets what is its own now
                    await send({"type": "http.response.body", "body": b"", "more_body": False})
                    return
                if not self._good():
                    break
                async with asyncio.timeout(SLOW):
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
        async with asyncio.timeout(SLOW):
            await send({"type": "http.response.body", "body": GONE, "more_body": False})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
