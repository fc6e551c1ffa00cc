"""From nothing to a meeting that stands: the open one, one that lay idle, the one chaired elsewhere, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.console import messages as m
from voorzitter_console.console.console import Console
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.console.prepared import Prepared, nothing_prepared
from voorzitter_console.console.seating import seat_here
from voorzitter_console.errors import ConsoleError
from voorzitter_console.moment import local_clock
from voorzitter_console.regels.asker import Asker
from voorzitter_console.regels.card import Begun
from voorzitter_console.regels.intake import Intake
from voorzitter_console.regels.opening import Opening, again_words, ask_idle, ask_seat
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.console.phones import Phones
    from voorzitter_console.entry import Entry
    from voorzitter_console.settings import Vooraf

PATIENCE = 15.0
"""Seconds for an answer of the session, which itself tries a busy journal for ten."""
LOOK = 2.0
"""The same for a look whether the chair began a meeting."""


class Unusable(ConsoleError):
    """The journal cannot be used; the sentence is the journal's own."""

    def __init__(self, broken: m.Broken) -> None:
        super().__init__(broken.sentence)
        self.exit_code = broken.exit_code


class Stand:
    """One for a run. Most methods may raise EOFError."""

    def __init__(
        self,
        core: Console,
        asker: Asker,
        intake: Intake,
        vooraf: Vooraf,
        *,
        may_practise: bool,
        prepared: Prepared = nothing_prepared,
    ) -> None:
        self._core = core
        self._asker = asker
        self._intake = intake
        self._vooraf = vooraf
        self._prepared = prepared
        self._may_practise = may_practise
        self._opening: Opening | None = None
        self._vorige: m.LastMeeting | None = None
        """The meeting that was closed last."""
        self._sits_here = False
        self._begun = False

    def until_it_stands(self) -> None:
        """Raises ConsoleError, EOFError, ToPractise."""
        while self._core.snapshot is None:
            event = self._next(PATIENCE)
            if self._core.snapshot is not None:
                break
            if isinstance(event, m.NoMeeting):
                self._vorige = event.vorige or self._vorige
            match event:
                case m.Offered() if ask_idle(self._asker, event):
                    self._core.session.resume(event.stroom)
                case m.Occupied():
                    self._sits_here = ask_seat(self._asker, event)
                    self._core.session.sit(event.stroom, VOORZITTER if self._sits_here else GRIFFIER)
                case m.Broken() if self._opening is None:
                    raise Unusable(event)
                case None if self._begun:
                    raise Unusable(m.Broken("De vergadering kon niet worden begonnen; probeer het opnieuw.", 1))
                case _ if self._core.session.rol == GRIFFIER:
                    self._wait_for_chair()
                case _:
                    self._begun = False  # what was asked could not be done: the questions come again
                    self._open()
        practice = self._core.session.practice
        if not self._begun and not (practice is not None and practice.leads):
            self._asker.say("U gaat verder waar u was.")
        if self._sits_here:
            self._core.send((seat_here(self._core.snapshot),), "dit is het scherm van de voorzitter")

    def begin(self) -> bool:
        """A meeting with what the opening's questions say so far; False where this console cannot begin one."""
        if self._core.session.rol == GRIFFIER or self._opening is None:
            return False
        if not self._begun:
            self._begun = True
            self._core.session.begin(self._opening.velden)
        return True

    def taken(self, entry: Entry) -> None:
        """Another console recorded who chairs from now on: is this one still the chair's?"""
        naam = one_line(str(entry.payload.get("naam", "")), 60)
        self._asker.say(f"Vastgelegd op {one_line(entry.station, 60)} door de {entry.door}.")
        chosen = self._asker.pick(
            f"{naam} zit vanaf {local_clock(entry.gebeurd_op)} voor. Wie bedient dit scherm?",
            [
                f"{naam}, of iemand namens die persoon: dit blijft het scherm van de voorzitter",
                "de griffier: dit scherm leest mee",
            ],
            empty="dit blijft het scherm van de voorzitter",
        )
        if chosen == 1:
            self._core.session.sit(entry.stroom, GRIFFIER)
            self._intake.take(lambda: self._core.session.rol == GRIFFIER, LOOK)

    def _next(self, seconds: float) -> m.News | None:
        intake = self._intake
        intake.take(lambda: intake.event is not None or self._core.snapshot is not None, seconds)
        event, intake.event = intake.event, None
        return event

    def _open(self) -> None:
        if self._opening is None:
            self._core.session.tell_key()
            self._intake.until(self._core.session.idle(), LOOK)
            if self._core.vingerafdruk:
                self._asker.say(f"Sleutel van deze computer: {self._core.vingerafdruk}")
            now = self._core.clock.now()
            offers, unread = self._prepared(now, self._vooraf)
            if unread:
                self._asker.say(unread)
            self._opening = Opening(now, offers, may_practise=self._may_practise, vorige=self._vorige, call=self._call)
        try:
            again = self._opening.ask(self._asker)
            if again:
                self._core.session.resume(again)
            else:
                self.begin()
        except Begun:
            return

    def _call(self, phones: Phones) -> None:
        """Whom the 112 card names before the meeting stands."""
        self._core.session.phones = phones

    def _wait_for_chair(self) -> None:
        again = f" G: aanvullen of dossier van {again_words(self._vorige)}." if self._vorige else ""
        given = self._asker.choice(f"De voorzitter begon nog geen vergadering. Enter kijkt opnieuw.{again} Keuze:")
        if given.upper() == "G" and self._vorige is not None:
            self._core.session.resume(self._vorige.stroom)
        else:
            self._core.session.look()
        self._intake.take(lambda: self._core.snapshot is not None, LOOK)
        if self._core.snapshot is None:
            self._intake.event = m.NoMeeting()
