"""The laptop's clock held against a time server: when a meeting stands here, and when it is closed.

In a thread of its own, with a limit; what is found is recorded by ``systeem``, once for all consoles of this laptop.
Without a server the griffier compares by eye, and is told so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock
from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import GRIFFIER, Post

if TYPE_CHECKING:
    from voorzitter_console.console.sntp import ServerAnswer
    from voorzitter_console.procedure.commands import Command

Compared = Callable[["Command", datetime], object]
"""Records a command of the program itself at that moment (UTC), where this laptop has not done so just before."""
BY_HAND = "Vergelijk de klok van deze laptop: zoek 'klok' met K, of in regels met I."
TOGETHER = timedelta(seconds=60)
"""Two windows of one laptop compare once in so long."""


def _ask(server: str, clock: Clock) -> ServerAnswer:
    from voorzitter_console.console.sntp import ask

    return ask(server, clock)


class ClockCheck:
    """One for a console; ``server``: ``host`` or ``host:port``, empty: none."""

    def __init__(self, server: str, clock: Clock, ask: Callable[[str, Clock], ServerAnswer] = _ask) -> None:
        self._server = server
        self._clock = clock
        self._ask = ask
        self._clerk = False

    def heeded(self, post: Post, record: Compared) -> Post:
        """``post``, with a comparison at the begin and at the end."""

        def told(message: m.News) -> object:
            answer = post(message)
            if isinstance(message, m.Standing):
                self._clerk = message.rol == GRIFFIER
            if isinstance(message, m.Standing) or _closes(message):
                if self._server:
                    args = (post, record)
                    threading.Thread(target=self._compare, args=args, name="klok-vergelijken", daemon=True).start()
                elif self._clerk:
                    post(m.Notice(BY_HAND))
            return answer

        return told

    def _compare(self, post: Post, record: Compared) -> None:
        from voorzitter_console.console.sntp import ServerSilent
        from voorzitter_console.procedure.commands import VergelijkKlok

        try:
            found = self._ask(self._server, self._clock)
        except ServerSilent as fault:
            post(m.Notice(f"{fault} {BY_HAND}"))
            return
        command = VergelijkKlok(
            bron=self._server,
            wijze="sntp",
            verschil_ms=round(found.verschil / timedelta(milliseconds=1)),
            marge_ms=max(1, round(found.marge / timedelta(milliseconds=1))),
        )
        record(command, found.op)


def _closes(message: m.News) -> bool:
    """Whether the meeting was closed just now, here or on another console."""
    if isinstance(message, m.Others):
        return any(entry.soort == "sluit" for entry in message.entries)
    return isinstance(message, m.Recorded) and message.last and message.entry.soort == "sluit"
