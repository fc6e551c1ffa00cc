"""The desk: what every screen shares. The guard, the session, the meeting as it stood last, what the bar echoes.

Screens ask it to record; it takes the time of the press at once. It draws nothing.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from voorzitter_console.console import messages as m
from voorzitter_console.console.guard import ENTER_LOCK, Guard, Verdict
from voorzitter_console.console.ports import SYSTEEM, VOORZITTER
from voorzitter_console.console.session import Session
from voorzitter_console.text import local_clock

if TYPE_CHECKING:  # the opening form is there before the procedure is imported
    from voorzitter_console.console.details import Detail
    from voorzitter_console.procedure.advice.offers import Opdracht
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
DOUBLE = timedelta(seconds=10)
"""Within this the other station's same entry makes a press a question: the same or a new one?"""
_ONCE = frozenset({"schors", "vorder", "beeindig_verstoring", "bel_politie"})
_TWICE = frozenset({"vorder", "bel_politie"})
"""Of those, what can truly have happened twice."""


@dataclass(frozen=True, slots=True)
class Echo:
    """What was recorded last by this console: ``op`` is the press's moment, ``tot`` monotonic seconds."""

    op: datetime
    woorden: str
    tot: float

    def __str__(self) -> str:
        return f"VASTGELEGD {local_clock(self.op)} {self.woorden}"


@dataclass(frozen=True, slots=True)
class SameOrNew:
    """A press that was refused since the other station recorded the same."""

    eerder: str
    """Who was first, and when."""
    opdrachten: tuple[Opdracht, ...]
    woorden: str
    op: datetime
    """The press's moment, which counts where it was a new one."""


def _counts_as(opdracht: Opdracht) -> str:
    """What a command counts as where two stations press at once: an address can be a vordering."""
    return "vorder" if opdracht.velden.get("telt_als_vordering") else opdracht.soort


class Desk:
    """One for the console."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.clock = session.clock
        self.guard = Guard()
        self.snapshot: m.Snapshot | None = None
        self.pending: list[m.Press] = []
        self.echo: Echo | None = None
        self.details: tuple[Detail, ...] = ()
        """What may still be said of the entry made last, one question at a time."""
        self.refused: m.Press | None = None
        """The press that was declined last."""
        self.same_or_new: SameOrNew | None = None
        """What the other station was before with, and could be meant twice: asked on the screen."""
        self.posts: tuple[Post, ...] = ()
        """The timeline up to ``posts_to``, where a form asked for it."""
        self.posts_to = self._posts_asked = 0
        self.delay = ""
        """Why a write is tried again, in the journal's words."""
        self._viewed: tuple[m.Snapshot, float, ScreenView] | None = None
        self._hint = ""
        self._hint_until = 0.0
        self._after: list[m.Press] = []
        self._sent = 0.0

    # what the screen shows -------------------------------------------------------------------------------------

    def view(self) -> ScreenView | None:
        """What this console's screen shows at this moment; None while no meeting is open."""
        return self._kept(SEEN)

    def shown(self) -> ScreenView | None:
        """What it showed when a key was pressed: a press is not kept waiting for another view."""
        return self._kept(SHOWN)

    def _kept(self, seconds: float) -> ScreenView | None:
        snapshot = self.snapshot
        if snapshot is None:
            return None
        since = self.clock.monotonic()
        if self._viewed is not None and self._viewed[0] is snapshot and 0 <= since - self._viewed[1] < seconds:
            return self._viewed[2]
        made = self._view(snapshot)
        self._viewed = (snapshot, since, made)
        return made

    def _view(self, snapshot: m.Snapshot) -> ScreenView:
        from voorzitter_console.view import view

        now = self.clock.now()
        made = view(snapshot.state, snapshot.regels, snapshot.protocol, snapshot.begin, now, self.session.rol)
        return self.session.broadcast.shown(made, snapshot.state.livestream)

    @property
    def hint(self) -> str:
        """A refusal that is still to be shown."""
        return self._hint if self.clock.monotonic() < self._hint_until else ""

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._hint, self._hint_until = sentence, self.clock.monotonic() + HINT

    @property
    def detail(self) -> Detail | None:
        """The question on screen about the entry made last."""
        return self.details[0] if self.details else None

    def ask_posts(self) -> None:
        """Have the timeline brought up to what the screen knows, where it is not."""
        position = self.snapshot.positie if self.snapshot else 0
        if position > max(self.posts_to, self._posts_asked):
            self._posts_asked = position
            self.session.timeline()

    def timeline(self, message: m.Timeline) -> None:
        """It came."""
        self.posts, self.posts_to = message.posts, message.positie

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

    # recording -------------------------------------------------------------------------------------------------

    def press(
        self,
        key: str,
        opdrachten: Sequence[Opdracht],
        woorden: str,
        *,
        form: bool = False,
        op: datetime | None = None,
        te_bewaren: str = "",
        daarna: str = "",
    ) -> bool:
        """A recording key: True where its commands are on their way; else the hint says why not.

        ``form``: Enter that closes a form, which needs no long lock since it was filled in after the last entry;
        ``op``: the moment that counts (UTC), where a question stood between it and this key; ``te_bewaren`` and
        ``daarna`` as in :class:`~voorzitter_console.console.messages.Press`.
        """
        verdict = self.guard.press(key, self.clock.monotonic(), form=form)
        self._hint = ""
        if verdict is not Verdict.ALLOWED:
            if verdict is not Verdict.HELD:
                self.say(verdict.value)
            return False
        self.send(opdrachten, woorden, op=op, te_bewaren=te_bewaren, daarna=daarna)
        if te_bewaren:
            self.guard.released(self.clock.monotonic())  # a copy may take minutes: the next press does not wait for it
        return True

    def send(
        self,
        opdrachten: Sequence[Opdracht],
        woorden: str,
        *,
        op: datetime | None = None,
        te_bewaren: str = "",
        daarna: str = "",
    ) -> None:
        """Give an allowed press to the session, with its moment."""
        press = m.Press(
            op=op or self.clock.now(),
            sinds=self.clock.monotonic(),
            woorden=woorden,
            opdrachten=tuple(opdrachten),
            door=self.session.rol,
            getoond=self.snapshot.positie if self.snapshot else 0,
            te_bewaren=te_bewaren,
            daarna=daarna,
        )
        self.pending.append(press)
        self._sent = time.monotonic()
        if self.snapshot is None:
            self._after.append(press)  # the meeting is being begun: sent when it stands
        else:
            self.session.record(press)

    def doubled(self, opdrachten: Sequence[Opdracht]) -> str:
        """Who has just recorded the same on another station and when, else empty."""
        wanted = {_counts_as(opdracht) for opdracht in opdrachten} & _ONCE
        now = self.clock.now()
        for last in reversed(self.snapshot.entries if self.snapshot else ()):
            if now - last.vastgelegd_op > DOUBLE:
                break
            if last.soort in wanted and last.id not in (self.snapshot.herroepen if self.snapshot else ()):
                if last.station == self.session.station:
                    break  # this console has recorded one itself since
                from voorzitter_console.procedure.doubled import earlier

                return earlier(last)
        return ""

    # what the session reports ----------------------------------------------------------------------------------

    def standing(self, message: m.Standing) -> None:
        """A meeting stands: what was pressed while it was being begun follows."""
        self.snapshot = message.snapshot
        self.posts, self.posts_to, self._posts_asked = (), 0, 0
        waiting, self._after = self._after, []
        for press in waiting:
            self.session.record(press)

    def recorded(self, message: m.Recorded) -> None:
        """On disk: now it may be shown."""
        from voorzitter_console.console.details import details_for

        self.snapshot = message.snapshot
        self.delay = ""
        if message.press.door == SYSTEEM:
            return  # the program's own remark: no key was pressed
        now = self.clock.monotonic()
        entry = message.entry
        if entry.soort in ("vul_aan", "corrigeer"):
            positie, veld = entry.payload["positie"], entry.payload["veld"]
            self.details = tuple(d for d in self.details if d.positie != positie or veld not in d.velden)
        elif found := details_for(entry, message.snapshot):
            self.details = found
        elif entry.soort == message.press.opdrachten[0].soort:
            self.details = ()
        if message.last:
            self._done(message.press)
            self.guard.recorded(now)
            self.echo = Echo(message.press.op, message.press.woorden, now + ENTER_LOCK)

    def declined(self, message: m.Declined) -> None:
        """Not recorded: the sentence stays on screen."""
        self.snapshot = message.snapshot
        self.delay = ""
        if message.press.door == SYSTEEM:
            self.say(message.sentence)
            return
        self.refused = message.press
        self._done(message.press)
        self.guard.released(self.clock.monotonic())
        if message.doubled in _TWICE:
            same = (o for o in message.press.opdrachten if _counts_as(o) == message.doubled)
            self.same_or_new = SameOrNew(message.eerder, tuple(same), message.press.woorden, message.press.op)
        else:
            self.say(message.sentence)

    def others(self, message: m.Others) -> None:
        """Another station recorded; where that changed what Enter means, Enter waits a second."""
        known, drawn, self.snapshot = self.snapshot, self._viewed, message.snapshot
        if self.session.rol != VOORZITTER or known is None:
            return  # Enter follows the procedure on the chair's screen only
        before = drawn[2] if drawn is not None and drawn[0] is known else self._view(known)
        after = self.view()
        if after and (before.balk, before.vork) != (after.balk, after.vork):
            self.guard.changed(self.clock.monotonic())
            self.say(f"{message.entries[-1].door.capitalize()} legde iets vast: lees de balk.")

    def read_along(self, message: m.ReadAlong) -> None:
        """What the griffier reads back, brought up to the snapshot that came before it."""
        if self.snapshot is not None:
            before, self.snapshot = self.snapshot, replace(self.snapshot, meelezen=message.meelezen)
            if self._viewed is not None and self._viewed[0] is before:
                self._viewed = (self.snapshot, *self._viewed[1:])

    def _done(self, press: m.Press) -> None:
        # By its moment: evidence comes back as another press, with the file that was kept.
        self.pending = [waiting for waiting in self.pending if waiting.sinds != press.sinds]
