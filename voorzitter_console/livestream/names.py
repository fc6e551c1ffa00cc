"""Looking up host names in threads that nobody waits for.

A name server that does not answer holds asyncio's own threads for minutes, and with them the end of the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from functools import partial
from typing import Any


def unhurried(loop: asyncio.AbstractEventLoop) -> None:
    """Let this loop look up names so."""
    setattr(loop, "getaddrinfo", partial(_look_up, loop))  # noqa: B010  a method of the instance, not of its class


async def _look_up(loop: asyncio.AbstractEventLoop, host: Any, port: Any, **options: int) -> Any:
    """As ``loop.getaddrinfo``. Raises OSError."""
    answer: asyncio.Future[Any] = loop.create_future()

    def give(found: Any, fault: OSError | None) -> None:
        if not answer.done():
            answer.set_exception(fault) if fault else answer.set_result(found)

    def look() -> None:
        found, fault = None, None
        try:
            found = socket.getaddrinfo(host, port, **options)
        except OSError as error:
            fault = error
        except (UnicodeError, ValueError):
            fault = socket.gaierror(socket.EAI_NONAME, "no such name")
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(give, found, fault)

    threading.Thread(target=look, name="naam-opzoeken", daemon=True).start()
    return await answer
