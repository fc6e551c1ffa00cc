"""What a face shows of its console at a moment: the view, what waits for the disk, what is said. It draws nothing."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.console import messages as m
from voorzitter_console.console.guard import Guard
from voorzitter_console.console.session import Session
from voorzitter_console.moment import local_clock
from voorzitter_console.text import one_line

if TYPE_CHECKING:  # the opening form is there before the procedure is imported
    from voorzitter_console.aftercare.book import Nabeeld
    from voorzitter_console.console.hall import HallView
    from voorzitter_console.view import ScreenView
    from voorzitter_console.view.timeline import Post

SLOW = 1.0
"""Seconds after which a write under way is shown."""
SEEN = 0.2
"""Seconds that a view holds for drawing."""
SHOWN = 1.5
"""Seconds that it holds for a press, which means what the screen showed; it is drawn anew four times a second."""
JUST_NOW = 0.01
"""Seconds in which a write comes before what is drawn."""
HINT = 6.0
"""Seconds that a refusal stays on screen, unless a press comes first."""


class Echo(Struct, frozen=True):
    """What was recorded last by this console: ``op`` is the press's moment, ``tot`` monotonic seconds."""

    op: datetime
    woorden: str
    tot: float

    def __str__(self) -> str:
        return f"VASTGELEGD {local_clock(self.op)} {self.woorden}"


class Viewed(Struct, frozen=True):
    """A view that was made: of what, and when (monotonic seconds)."""

    snapshot: m.Snapshot
    chosen: tuple[str, int | None, str, str]
    since: float
    view: ScreenView


class Display:
    """The part of a console that faces read."""

    def __init__(self, session: Session, guard: Guard | None = None) -> None:
        self.session = session
        self.clock = session.clock
        self.guard = guard or Guard()
        self.snapshot: m.Snapshot | None = None
        self.pending: list[m.RecordingPress] = []
        self.echo: Echo | None = None
        self.posts: tuple[Post, ...] = ()
        """The timeline up to ``posts_to``, where a form asked for it."""
        self.nabeeld: Nabeeld | None = None
        """What is to be done in the days after, of the same moment; None while the meeting is not closed."""
        self.posts_to = self._posts_asked = 0
        self.delay = ""
        """Why a write is tried again, in the journal's words."""
        self.van = ""
        """The laptop that records, where this console only reads along."""
        self.trouble = ""
        """What is wrong with the journal as long as it lasts: an open loop after what people must do at once."""
        self.naderhand = ""
        """What presses of earlier meetings, for as long as the first screen stands."""
        self.vingerafdruk = ""
        """Of the key of this installation, once it is known."""
        self.klaar = ""
        """The letter whose sentence was brought up: nothing is recorded of it yet."""
        self.minuten: int | None = None
        """The minutes that the arrows chose for scenario A's sentence; None: the protocol's."""
        self._viewed: Viewed | None = None
        self._hint = ""
        self._hint_until = 0.0
        self._sent = 0.0

    def view(self) -> ScreenView | None:
        """What this console's screen shows at this moment; None while no meeting is open."""
        return self._kept(SEEN)

    @property
    def hall(self) -> HallView | None:
        """What is heard in the hall of a practice; None where nothing is practised."""
        if self.session.practice is None:
            return None
        from voorzitter_console.console.hall import hall_view

        return hall_view(self.session.practice, self.session.rol)

    def shown(self) -> ScreenView | None:
        """What it showed when a key was pressed: a press is not kept waiting for another view."""
        return self._kept(SHOWN)

    def _kept(self, seconds: float) -> ScreenView | None:
        snapshot = self.snapshot
        if snapshot is None:
            return None
        since, chosen, before = self.clock.monotonic(), (self.klaar, self.minuten, self.trouble, self.van), self._viewed
        same = before if before is not None and before.snapshot is snapshot and before.chosen == chosen else None
        if same is not None and 0 <= since - same.since < seconds:
            return same.view
        made = self._view(snapshot)
        if same is not None and _enter(same.view) != _enter(made):
            self.guard.changed(since)  # time passed, and Enter means something else
        self._viewed = Viewed(snapshot, chosen, since, made)
        return made

    def _view(self, snapshot: m.Snapshot) -> ScreenView:
        from voorzitter_console.console.seat import over
        from voorzitter_console.journal.keeper import minutes
        from voorzitter_console.journal.port import Head
        from voorzitter_console.view import view

        now = self.clock.now()
        made = view(
            snapshot.state,
            snapshot.regels,
            snapshot.protocol,
            snapshot.begin,
            now,
            self.session.rol,
            minuten=self.minuten,
            klaar=self.klaar,
        )
        made = self.session.broadcast.shown(made, snapshot.state, now)
        if self.session.alarm_fault:
            from voorzitter_console.console.sharing import with_alarm

            made = with_alarm(made, snapshot.state, self.session.alarm_fault, self.session.phones)
        if self.session.sharing is not None:
            made = self.session.sharing.shown(made, snapshot.state, now)
        if over(snapshot.state) and snapshot.kop:
            # For as long as the screen stands: the minutes are written after the meeting.
            said = minutes(Head(aantal=snapshot.positie, kop=snapshot.kop))
            made = replace(made, uitleg=f"{said} {made.uitleg}".rstrip())
        if not (self.trouble or self.van):
            return made
        from voorzitter_console.view.model import Lus

        told = [(self.trouble, True)] if self.trouble else []
        told += [(f"u leest mee: {one_line(self.van, 60)} legt vast", False)] if self.van else []
        first = tuple(lus for lus in made.lussen if lus.dringend)
        here = tuple(Lus(code="journaal", tekst=text, sinds="", dringend=urgent) for text, urgent in told)
        return replace(made, lussen=(*first, *here, *(lus for lus in made.lussen if not lus.dringend)))

    def stands(self, sentence: str) -> bool:
        """Whether the screen says this already, for as long as it holds."""
        view = self.view()
        return view is not None and sentence in view.uitleg

    @property
    def hint(self) -> str:
        """A refusal that is still to be shown."""
        return self._hint if self.clock.monotonic() < self._hint_until else ""

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._hint, self._hint_until = sentence, self.clock.monotonic() + HINT

    def ask_posts(self) -> None:
        """Have the timeline brought up to what the screen knows, where it is not."""
        position = self.snapshot.positie if self.snapshot else 0
        if position > max(self.posts_to, self._posts_asked):
            self._posts_asked = position
            self.session.timeline()

    @property
    def echoing(self) -> str:
        """``VASTGELEGD 20:10:30 2e vordering`` while Enter is locked by it."""
        return str(self.echo) if self.echo and self.clock.monotonic() < self.echo.tot else ""

    @property
    def writing(self) -> bool:
        """Whether a press was given to the session just now, and most likely is on disk the moment after."""
        return bool(self.pending) and not self.delay and time.monotonic() - self._sent < JUST_NOW

    @property
    def late(self) -> str:
        """``NOG NIET VASTGELEGD 20:10:30 ...`` where a write takes more than a second."""
        now = self.clock.monotonic()
        waiting = [press for press in self.pending if now - press.sinds > SLOW or self.delay]
        if not waiting:
            return ""
        more = f" (en nog {len(waiting) - 1})" if len(waiting) > 1 else ""
        return f"NOG NIET VASTGELEGD {local_clock(waiting[0].op)} {waiting[0].woorden}{more}"


def _enter(view: ScreenView) -> object:
    """What Enter means on that screen."""
    return (view.balk.woorden, view.balk.opdrachten) if view.balk else None
