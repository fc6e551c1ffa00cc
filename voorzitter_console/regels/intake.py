"""What the session tells from its threads, taken in by the lines' own thread, and said."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from voorzitter_console.console import messages as m
from voorzitter_console.console.console import Console
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.regels.teller import Teller, waiting

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry

SLOW = 1.0
"""Seconds that is waited for what was just given; then it is said that it is not recorded yet."""
AT_ONCE = 1.5
"""Seconds for the end of a stop or start of the livestream, so that both are read together as a rule."""
AGAIN = 0.05
"""Seconds between two looks at what is waited for, where nothing is told meanwhile."""


class Intake:
    """One for a run. Everything but ``post`` belongs to one thread."""

    def __init__(
        self, core: Console, say: Callable[..., object], scored: Callable[[m.Scored], object] = lambda _scored: None
    ) -> None:
        self._news: queue.SimpleQueue[m.News | None] = queue.SimpleQueue()
        """None: some work is done, which no news tells."""
        self._core = core
        self._say = say
        self._teller = Teller(core, say)
        self._scored = scored
        self.event: m.News | None = None
        """What the session asks before a meeting stands, or why it cannot."""
        self.seats: list[Entry] = []
        """What other consoles recorded of who chairs, while this one is the chair's."""

    def post(self, news: m.News) -> None:
        """Safe from any thread."""
        self._news.put(news)

    def take(self, done: Callable[[], bool] = lambda: True, seconds: float = 0.0) -> None:
        """What was told, and what is still told until it is ``done`` or the seconds of the real clock are over."""
        end = time.monotonic() + seconds
        while True:
            left = 0.0 if done() else max(0.0, end - time.monotonic())
            try:
                news = self._news.get(timeout=min(left, AGAIN)) if left else self._news.get_nowait()
            except queue.Empty:
                if not left:
                    return
            else:
                if news is not None:
                    self._heard(news)

    def until(self, work: Future[object], seconds: float, also: Callable[[], bool] = lambda: True) -> None:
        """What is told until that work is done (and the other thing so), or the seconds of the real clock are over."""
        work.add_done_callback(lambda _done: self._news.put(None))  # waited for no longer than it takes
        self.take(lambda: work.done() and also(), seconds)
        self.take()

    def settle(self) -> None:
        """Until what was given is on disk, or it is said that it is not yet."""
        core = self._core
        self.take(lambda: not core.pending or bool(core.delay), SLOW)
        if core.pending and not core.delay:
            self._say(*(f"NOG NIET VASTGELEGD {waiting(press)}" for press in core.pending))
        if core.session.broadcast.asking:
            self.take(lambda: not core.session.broadcast.asking, AT_ONCE)
            self.take()

    def read_along(self) -> None:
        """The griffier's lists, brought up to what is known here; a journal that is busy is not waited for."""
        core = self._core
        if core.session.rol == GRIFFIER:
            core.session.read_along()
            self.until(core.session.idle(), SLOW)

    def settle_score(self) -> None:
        """Until what a practice was asked for stands there."""
        self.until(self._core.session.idle(), SLOW)

    def posts(self) -> None:
        """The timeline, brought up to what is known here."""
        core = self._core
        core.ask_posts()
        known = core.snapshot.positie if core.snapshot else 0
        self.take(lambda: core.posts_to >= known, SLOW)

    def _heard(self, news: m.News) -> None:
        core = self._core
        core.told(news)
        match news:
            case m.NoMeeting() | m.Offered() | m.Occupied():
                self.event = news
                return
            case m.Broken() if core.snapshot is None:
                self.event = news
                return
            case m.ProgramFault():
                raise news.error
            case m.Scored():
                self._scored(news)
            case m.Recorded() if news.last and news.press.daarna and news.press.daarna != core.session.rol:
                core.session.sit(news.snapshot.stroom, news.press.daarna)
            case m.Others() if core.session.rol == VOORZITTER:
                chairs = [e for e in news.entries if e.soort == "neem_over" and e.payload.get("functie") == VOORZITTER]
                self.seats += chairs
            case _:
                pass
        self._teller.tell(news)
