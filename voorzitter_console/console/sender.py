"""Gives presses to the session and takes in what came of them; asks where another station recorded the same."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.console import messages as m
from voorzitter_console.console.display import Display, Echo
from voorzitter_console.console.guard import ENTER_LOCK, Guard
from voorzitter_console.console.ports import VOORZITTER
from voorzitter_console.console.session import Session

if TYPE_CHECKING:  # the opening form is there before the procedure is imported
    from voorzitter_console.console.details import Detail
    from voorzitter_console.procedure.advice.offers import Balk, Keuze, Opdracht
    from voorzitter_console.view import ScreenView

_LOG = logging.getLogger(__name__)
SAME_OR_NEW = "1 of 2"
"""The key of the question where the other station has just recorded the same."""
TWICE = frozenset({"vorder", "bel_politie", "meld_fysieke_agressie"})
"""What can truly have happened twice within seconds: asked, where it was recorded twice."""


class Asked(Struct, frozen=True):
    """A question on screen: ``key`` pressed again answers it, J where ``by_j``, 1 or 2 for ``SAME_OR_NEW``."""

    key: str
    vraag: str
    antwoord: str
    """Which keys answer it, on a screen."""
    opdrachten: tuple[Opdracht, ...]
    woorden: str
    by_j: bool = False
    op: datetime | None = None
    """The moment that counts, where it is that of an earlier press."""
    getoond: int | None = None
    """The position that stood there when it was asked: a yes is no answer to what another station records later."""

    @property
    def sentence(self) -> str:
        """The question with its keys."""
        return f"{self.vraag} {self.antwoord}".rstrip()


class Sender(Display):
    """What stands on its way to the disk, what is asked, and what stands ready to be said."""

    def __init__(self, session: Session, guard: Guard | None = None) -> None:
        super().__init__(session, guard)
        self.details: tuple[Detail, ...] = ()
        """What may still be said of the entry made last, one question at a time."""
        self.refused: m.RecordingPress | None = None
        """The press that was declined last."""
        self.asked: Asked | None = None
        self.entry_id = ""
        """The id of the first entry of the press that comes now, where that was given out before."""
        self.first = ""
        """The letter to bring up once a meeting stands: F2 on the opening form."""
        self._after: list[m.RecordingPress] = []

    @property
    def detail(self) -> Detail | None:
        """The question on screen about the entry made last."""
        return self.details[0] if self.details else None

    def back(self) -> None:
        """Esc: the question, the sentence that was brought up and the detail go away; nothing is recorded."""
        self.asked, self.klaar, self.details = None, "", ()

    def bring_up(self, letter: str) -> bool:
        """The sentence of this letter to the screen, with Enter or the letter itself to record it.

        False, with the reason said, where it cannot be true now.
        """
        view = self.view()
        given = given_by(view, letter) if view else None
        if given is None or not given.opdrachten:
            self.say(getattr(given, "waarom_niet", "") or "Deze toets heeft nu geen taak.")
            return False
        now = self.clock.monotonic()
        self.guard.seen(letter.lower(), now)
        self.guard.brought_up(now)
        self.klaar, self.asked, self.details = letter, None, ()
        return True

    def _ask_same_or_new(
        self, first: str, opdrachten: tuple[Opdracht, ...], woorden: str, op: datetime | None = None
    ) -> None:
        """Short: who, when and the two answers must all be seen in the bar of a small terminal."""
        shown = self.snapshot.positie if self.snapshot else 0
        question = f"{first}. Zelfde of nieuwe?"
        self.asked = Asked(SAME_OR_NEW, question, SAME_OR_NEW, opdrachten, woorden, op=op, getoond=shown)

    def send(
        self,
        opdrachten: Sequence[Opdracht],
        woorden: str,
        *,
        op: datetime | None = None,
        te_bewaren: str = "",
        daarna: str = "",
        getoond: int | None = None,
    ) -> None:
        """Give an allowed press to the session, with its moment; ``getoond``: as of :class:`Asked`."""
        from voorzitter_console.procedure.advice.words import done

        press = m.RecordingPress(
            op=op or self.clock.now(),
            sinds=self.clock.monotonic(),
            woorden=done(opdrachten, woorden),
            opdrachten=tuple(opdrachten),
            door=self.session.rol,
            getoond=getoond if getoond is not None else self.snapshot.positie if self.snapshot else 0,
            te_bewaren=te_bewaren,
            daarna=daarna,
            eerste=self.entry_id,
        )
        self.pending.append(press)
        self._sent = time.monotonic()
        if self.snapshot is None:
            self._after.append(press)  # the meeting is being begun: sent when it stands
        else:
            self.session.record(press)

    # what the session reports ------------------------------------------------------------------------------------

    def told(self, news: m.News) -> None:
        """What the session told, taken in. Screens that have to open or close are the face's affair."""
        self._note(news)
        match news:
            case m.Standing():
                self._standing(news)
            case m.Recorded():
                self._recorded(news)
            case m.Declined():
                self._declined(news)
            case m.Delayed():
                self.delay = news.sentence
            case m.Others():
                self._others(news)
            case m.ReadAlong():
                self._read_along(news)
            case m.Timeline():
                self.posts, self.posts_to, self.nabeeld = news.posts, news.positie, news.nabeeld
            case m.Notice(blijft=True):
                self.naderhand = news.sentence
            case m.Notice() if not self.stands(news.sentence):
                self.say(news.sentence)
            case m.Installation():
                self.vingerafdruk = news.vingerafdruk
            case m.Trouble():
                self.trouble = news.kort
                if news.sentence:
                    self.say(news.sentence)
            case _:
                pass

    def _note(self, news: m.News) -> None:
        """For the log: what kind of thing happened, never its words."""
        match news:
            case m.Recorded():
                took = self.clock.monotonic() - news.press.sinds
                _LOG.debug("vastgelegd: %s, nr. %d, na %.3f s", news.entry.soort, news.entry.positie, took)
            case m.Delayed() | m.Trouble() | m.Broken() | m.ProgramFault():
                _LOG.warning("%s", type(news).__name__)
            case _:
                _LOG.debug("%s", type(news).__name__)

    def _standing(self, news: m.Standing) -> None:
        """A meeting stands: what was pressed while it was being begun follows."""
        self.snapshot, self.van = news.snapshot, news.van
        self.posts, self.posts_to, self._posts_asked, self.nabeeld = (), 0, 0, None
        self.back()
        waiting, self._after = self._after, []
        for press in waiting:
            self.session.record(press)
        if self.first:
            self.bring_up(self.first)
            self.first = ""

    def _recorded(self, news: m.Recorded) -> None:
        """On disk: now it may be shown."""
        from voorzitter_console.console.details import details_for

        self.snapshot, self.delay = news.snapshot, ""
        if news.press.door == SYSTEEM:
            return  # the program's own remark: no key was pressed
        now, entry = self.clock.monotonic(), news.entry
        if entry.soort in ("vul_aan", "corrigeer"):
            positie, veld = entry.payload["positie"], entry.payload["veld"]
            self.details = tuple(d for d in self.details if d.positie != positie or veld not in d.velden)
        elif found := details_for(entry, news.snapshot):
            self.details = found
        elif entry.soort == news.press.opdrachten[0].soort:
            self.details = ()
        if entry.soort == "spreek_aan":
            self.minuten = None
        if news.last:
            self._done(news.press)
            self.guard.recorded(now)
            self.echo = Echo(news.press.op, news.press.woorden, now + ENTER_LOCK)

    def _declined(self, news: m.Declined) -> None:
        """Not recorded: the sentence stays on screen."""
        self.snapshot, self.delay = news.snapshot, ""
        if news.press.door == SYSTEEM:
            self.say(news.sentence)
            return
        self.refused = news.press
        self._done(news.press)
        self.guard.released(self.clock.monotonic())
        if news.doubled in TWICE:
            from voorzitter_console.procedure.doubled import counts_as

            same = tuple(o for o in news.press.opdrachten if counts_as(*o) == news.doubled)
            self._ask_same_or_new(news.eerder, same, news.press.woorden, news.press.op)
        else:
            self.say(news.sentence)

    def _others(self, news: m.Others) -> None:
        """Another station recorded; where that changed what Enter means, Enter waits a second."""
        known = self.snapshot
        before = self.shown() if known is not None else None
        self.snapshot = news.snapshot
        if self.session.rol != VOORZITTER or before is None:
            return  # Enter follows the procedure on the chair's screen only
        after = self.view()
        if after and (before.balk, before.vork, before.zin) != (after.balk, after.vork, after.zin):
            self.guard.changed(self.clock.monotonic())
            self.say(f"{news.entries[-1].door.capitalize()} legde iets vast: lees de balk.")

    def _read_along(self, news: m.ReadAlong) -> None:
        """What the griffier reads back, brought up to the snapshot that came before it."""
        if self.snapshot is not None:
            before, self.snapshot = self.snapshot, replace(self.snapshot, meelezen=news.meelezen)
            if self._viewed is not None and self._viewed.snapshot is before:
                self._viewed = replace(self._viewed, snapshot=self.snapshot)

    def _done(self, press: m.RecordingPress) -> None:
        # By its moment: evidence comes back as another press, with the file that was kept.
        self.pending = [waiting for waiting in self.pending if waiting.sinds != press.sinds]


def given_by(view: ScreenView, letter: str) -> Balk | Keuze | None:
    """What this letter gives: a bar of the fork, or the key of the procedure."""
    branch = next((bar for bar in view.vork or () if bar.toets == letter), None)
    return branch or view.toets(letter)
