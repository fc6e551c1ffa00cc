"""The app: themes, screens and the session's messages. What is shown comes from the view, what is done by the core."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.events import Event
from textual.events import Key as KeyPress

from voorzitter_console.console import messages as m
from voorzitter_console.console.clockwatch import ClockWatch
from voorzitter_console.console.console import Console, Effect
from voorzitter_console.console.digits import QUIET
from voorzitter_console.console.guard import ENTER
from voorzitter_console.console.keys import KAART_112
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.console.prepared import Prepared, nothing_prepared
from voorzitter_console.console.session import Session
from voorzitter_console.settings import Vooraf
from voorzitter_console.ui.leaving import ask_to_leave
from voorzitter_console.ui.opens import OpensScreens
from voorzitter_console.ui.practice import practice_news, practised_elsewhere, show_score
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.sheets import ALL, COMMON, MEETING, read_later, read_sheet
from voorzitter_console.ui.toetsen import Toetsen
from voorzitter_console.ui.told import Told

if TYPE_CHECKING:
    from textual.timer import Timer

    from voorzitter_console.aftercare.papers import Papieren
    from voorzitter_console.ui.afterwards import MakeDossier

TICK = 0.25
"""Seconds between two looks at the clock; what is drawn comes from the journal's times, never from these ticks."""
AFTER_ECHO = 0.01
"""Seconds from what tells that an entry was made, here or elsewhere, to all the rest of the screen."""

LOOK = 0.5
"""Seconds between two looks whether the chair began a meeting."""

PATIENCE = 0.5
"""Seconds before a screen says that the journal is being opened."""


class ConsoleApp(OpensScreens):
    """A console: the chair's, or the griffier's; which one says its session's role, and taking over changes it."""

    CSS_PATH = COMMON
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Voorzitterconsole"
    SCREENS: ClassVar = {}

    def __init__(
        self,
        *,
        session: Session,
        theme: str | None = None,
        vooraf: Vooraf | None = None,
        toetsen: Toetsen | None = None,
        dossier: MakeDossier | None = None,
        may_practise: bool = True,
        prepared: Prepared = nothing_prepared,
    ) -> None:
        super().__init__(theme)
        if session.rol == GRIFFIER:
            self.css_path = [*ALL]
        self.core = Console(session)
        self.toetsen = toetsen or Toetsen()
        self.make_dossier = dossier
        """Makes the dossier of a meeting; None where that is done from the command line only."""
        self.papieren: Callable[[], Papieren] | None = None
        """Writes all other files of a meeting; None likewise."""
        self.vorige: m.LastMeeting | None = None
        """The meeting that was closed last, while no other one stands."""
        self.practises: Callable[[], None] | None = self._practise if may_practise else None
        self.to_practise = False
        """Whether it was left to practise."""
        self._vooraf = vooraf
        self.prepared = prepared
        self._takes_seat = False
        self._card_asked = False
        self._opening: Mapping[str, Any] | None = None
        self._watch = ClockWatch(session.wall)
        self._looked = 0.0
        self._read_to = 0
        self._news: list[m.Others] = []
        """What others recorded and the core does not know yet: at most for a moment."""
        self._home: asyncio.AbstractEventLoop | None = None
        self._leaving: int | None = None
        self._digit_due: Timer | None = None
        """When the digit that was pressed last counts."""
        self.each_tick: Callable[[], object] = lambda: None
        """What else is looked at: whether the terminal is still there."""

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, KeyPress) or event.is_forwarded or not self.app_focus:
            await super().on_event(event)
            return
        self._take_news()  # a key means what holds now
        top = self.shown
        if event.key == ENTER and isinstance(top, ConsoleScreen) and top.unread(event.time):
            return
        bound = top.at_once(event.key) if isinstance(top, ConsoleScreen) else None
        if not isinstance(top, ConsoleScreen) and event.key == self.toetsen.key(KAART_112).f:
            self._card_asked = True  # nothing stands there yet that could open it
        if bound is None or not await self.run_action(bound.binding.action, bound.node):
            await super().on_event(event)

    def on_mount(self) -> None:
        if self.toetsen.eigen:
            self.set_keymap(self.toetsen.keymap())
        self.core.session.start(lambda news: self.post_message(Told(news)))
        if self.core.session.fresh:
            self.open_form()
        else:
            self.set_timer(PATIENCE, self._still_opening)
        self.set_interval(TICK, self._tick)
        self._watch.look()
        self._home = asyncio.get_running_loop()
        if self._leaving is not None:
            self.leave(self._leaving)

    def _tick(self) -> None:
        self.each_tick()
        if self.shown is None:
            return  # it is ending
        jump = self._watch.look()
        if jump is not None and self.core.snapshot is not None:
            self.core.session.remark(jump.nu, jump.tekst)
            self.core.say(jump.tekst)
        self._look_for_meeting()
        self.digit_due()

        if practice_news(self.core, free=not getattr(self.shown, "boxed", True)):
            self.changed()

    def _look_for_meeting(self) -> None:
        """A co-pilot without a meeting, or in one that is closed: whether the chair began one."""
        from voorzitter_console.console.seat import over

        snapshot, now = self.core.snapshot, self.core.clock.monotonic()
        waits = snapshot is None or over(snapshot.state) or practised_elsewhere(self.core)
        if self.core.session.rol == GRIFFIER and waits and now - self._looked >= LOOK:
            self._looked = now
            self.core.session.look()

    # screens ---------------------------------------------------------------------------------------------------

    def changed(self) -> None:
        """Let every screen draw what the core knows now, also those below another."""
        self._take_news()
        if self.core.writing:
            self._soon(self._draw)  # drawing at once would keep the thread that writes
        else:
            self._draw()

    def _draw(self) -> None:
        snapshot = self.core.snapshot
        if snapshot is not None and self.core.session.rol == GRIFFIER and self._read_to != snapshot.positie:
            self._read_to = snapshot.positie
            self.core.session.read_along()
        for screen in self.screen_stack:
            if isinstance(screen, ConsoleScreen):
                screen.changed()

    def digit(self, number: int, then: Callable[[int], Effect]) -> None:
        """A digit of whatever has the keys: it counts once no other one followed it; 1-1-2 opens the card."""
        if self.core.digit(number, then) is Effect.CARD:
            self.open_card()
        else:
            self._no_digit_due()
            self._digit_due = self.set_timer(QUIET + 0.02, self.digit_due)

    def _no_digit_due(self) -> None:
        """One moment at a time: that of an earlier digit says nothing of a later one."""
        if self._digit_due is not None:
            self._digit_due.stop()
            self._digit_due = None

    def forget_digit(self) -> None:
        """Enter was pressed after it: the digit counts no more."""
        self.core.forget_digit()

    def digit_due(self) -> None:
        """Whether the digit that was pressed counts now."""
        self._no_digit_due()
        effect = self.core.tick()
        top = self.shown
        if effect is Effect.OPEN and isinstance(top, ConsoleScreen):
            top.do_task(self.core.task)
        if effect is not Effect.GIVEN:
            self.changed()

    # what the session reports ----------------------------------------------------------------------------------

    def on_told(self, event: Told) -> None:
        """What the session told: the console takes it in, and what it asks of the screens happens here."""
        news = event.news
        if isinstance(news, m.Others):
            self._on_others(news)
            return
        if not isinstance(news, m.Standing):
            self._take_news()
        self.core.told(news)
        if self.shown is None and not isinstance(news, m.ProgramFault):
            return  # it is ending: the core knows, and there is nothing left to show it on
        match news:
            case m.NoMeeting():
                self.vorige = news.vorige
                self.open_form()
            case m.Offered():
                from voorzitter_console.ui.screens.offer import OfferScreen

                self._replace_all(OfferScreen(news))
                self.call_after_refresh(self._first_painted)
            case m.Occupied():
                self._on_occupied(news)
            case m.Standing():
                self._on_standing(news)
            case m.Recorded():
                self._on_recorded(news)
            case m.ReadAlong():
                self._soon(self.changed)
            case m.Scored():
                show_score(self, news)
            case m.Broken():
                self._on_broken(news)
            case m.ProgramFault():
                raise news.error
            case _:
                self.changed()

    def _on_occupied(self, message: m.Occupied) -> None:
        from voorzitter_console.ui.seating import who_chairs

        self._opening = None

        def here() -> None:
            self._takes_seat = True

        self._replace_all(who_chairs(message, self.core.session, here))
        self.call_after_refresh(self._first_painted)

    def _on_standing(self, message: m.Standing) -> None:
        self._opening = None
        self._news.clear()  # it holds them
        self._enter_led_here()
        on_card = self.on_card
        if message.rol == GRIFFIER:
            from voorzitter_console.ui.screens.griffier import GriffierScreen

            self._replace_all(GriffierScreen())
        else:
            from voorzitter_console.ui.screens.chair import ChairScreen

            read_sheet(self, MEETING)
            self._replace_all(ChairScreen())
        if self._takes_seat:
            self._takes_seat = False
            from voorzitter_console.console.seating import seat_here

            self.core.send((seat_here(message.snapshot),), "dit scherm is dat van de voorzitter")
        if on_card:
            self.open_card()  # who looks at it is about to call
        self.call_after_refresh(self._warm)

    def _enter_led_here(self) -> None:
        """Nobody has read this screen yet: the Enter that started the program, pressed twice, must not answer it."""
        self.core.guard.seen(ENTER, self.core.clock.monotonic())

    def _warm(self) -> None:
        """The screen is painted: what its keys need is imported now, and not before it."""
        self._enter_led_here()
        from voorzitter_console.ui.screens.recording import warm

        read_later(self)
        warm()
        if isinstance(self.shown, ConsoleScreen):
            self.shown.warm()
        self.core.session.warm()

    def _on_recorded(self, message: m.Recorded) -> None:
        if message.entry.soort == "sluit":
            self._offer_checklist(message.snapshot)
        if message.last and message.press.daarna and message.press.daarna != self.core.session.rol:
            self.core.session.sit(message.snapshot.stroom, message.press.daarna)
        top = self.shown
        if message.last and isinstance(top, ConsoleScreen) and top.echo():
            self._soon(self.changed)  # at once would keep the thread that writes to the terminal
        else:
            self.changed()

    def _on_others(self, message: m.Others) -> None:
        self._news.append(message)
        top = self.shown
        if isinstance(top, ConsoleScreen) and top.news(message.snapshot.regels):
            self._soon(self.changed)  # the line itself first: what it means is worked out once it is painted
        else:
            self.changed()

    def _offer_checklist(self, closed: m.Snapshot) -> None:
        from voorzitter_console.ui.afterwards import offer_checklist

        offer_checklist(self, self.core.session, closed)

    def _take_news(self) -> None:
        """What others recorded, for the core: before a key counts, before an answer of this console's own session."""
        news, self._news = self._news, []
        for message in news:
            self.core.told(message)
            if any(entry.soort == "sluit" for entry in message.entries):
                self._offer_checklist(message.snapshot)
            seats = [e for e in message.entries if e.soort == "neem_over" and e.payload.get("functie") == VOORZITTER]
            if seats and self.core.session.rol == VOORZITTER and self.shown is not None:
                from voorzitter_console.ui.seating import seat_taken

                self.push_screen(seat_taken(seats[-1], self.core.session, self.pop_screen))

    def _soon(self, job: Callable[[], object]) -> None:
        """A moment later; a timer of Textual's takes as long to make as a line to draw."""
        asyncio.get_running_loop().call_later(AFTER_ECHO, self.call_next, job)

    def _on_broken(self, message: m.Broken) -> None:
        if self._opening is not None or self.core.snapshot is not None:
            # The form is still there to try again; and in a meeting the words to say matter more than leaving.
            self._opening = None
            self.core.say(message.sentence)
            self.changed()
            return
        self.exit(message.exit_code, return_code=message.exit_code, message=Text(message.sentence))

    def _practise(self) -> None:
        if self.core.snapshot is None and self._opening is None:
            self.to_practise = True
            self.exit(0)

    # leaving ---------------------------------------------------------------------------------------------------

    async def action_quit(self) -> None:
        """No key ends the console by accident: where a meeting stands it is asked first."""
        ask_to_leave(self, self.core)

    def leave(self, exit_code: int) -> None:
        """End in order; from a signal's handler too, which may come before there is anything to end."""
        self._leaving = exit_code
        if self._home is not None:
            self._home.call_soon_threadsafe(self.exit, exit_code, exit_code)

    def interrupted(self) -> None:
        """Ctrl+C came as a signal."""
        if self._home is not None:
            self._home.call_soon_threadsafe(self.action_help_quit)

    def action_help_quit(self) -> None:
        """Ctrl+C does not end the console."""
        self.core.say("Verlaten doet u met Ctrl+Q.")
        self.changed()

    def say(self, sentence: str) -> None:
        """What did not count as a key, or went wrong with one."""
        self.core.say(sentence)
        self.changed()

    def _still_opening(self) -> None:
        if len(self.screen_stack) == 1:
            from voorzitter_console.ui.screens.start import StartScreen

            self.push_screen(StartScreen())
