"""A console on a journal in a folder, driven by keys, for the tests of the screens. It waits for threads, no sleeps."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import textual.screen
from textual import events
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from voorzitter_console.clock import FakeClock
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.console.practising import Practising
from voorzitter_console.console.prepared import Prepared, nothing_prepared
from voorzitter_console.console.session import Session
from voorzitter_console.entry import Entry
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.settings import Vooraf
from voorzitter_console.ui.app import ConsoleApp
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.screens.checklist import ChecklistScreen
from voorzitter_console.ui.toetsen import Toetsen
from voorzitter_console.ui.widgets.bar import KeyBar
from voorzitter_console.view import ScreenView

EVENING = datetime(2026, 11, 24, 19, 8, tzinfo=UTC)


def session_on(
    folder: Path,
    clock: FakeClock,
    *,
    station: str = "laptop",
    rol: str = VOORZITTER,
    practice: Practising | None = None,
    oefening: bool = False,
) -> Session:
    """A session on the journal of that folder; ``practice``: one of a practice, as ``oefening`` without a scenario."""
    return console_session(
        folder / "j.sqlite",
        oefening=oefening or practice is not None,
        practice=practice,
        clock=clock,
        station=station,
        protocol_naam="maassluis-2025",
        rol=rol,
    )


DIGIT = 0.8
"""Seconds after a digit: enough for it to count (:mod:`voorzitter_console.console.digits`)."""
QUIET = 3
"""Turns of the loop in which nothing happens before the screen counts as done: another thread's news comes in one."""
FRAME = 0.5
"""Seconds between Textual's own drawings here: :meth:`Driver.quiet` draws once all else is done, where Textual draws
sixty times a second whatever is only half done, so more often where a machine is slow."""


def _busy(part: MessagePump) -> bool:
    return not part._message_queue.empty() or bool(part._next_callbacks) or not part._is_mounted


def _undrawn(screen: Screen[object]) -> bool:
    """Whether Textual would draw it at its next turn, or call what waits for that."""
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


@contextmanager
def drawn_by_hand() -> Iterator[None]:
    """Around an app with a :class:`Driver`: its screens are drawn when that finds them at rest."""
    usual = textual.screen.UPDATE_PERIOD
    setattr(textual.screen, "UPDATE_PERIOD", FRAME)  # noqa: B010  mypy: it is final
    try:
        yield
    finally:
        setattr(textual.screen, "UPDATE_PERIOD", usual)  # noqa: B010


class Driver:
    """Presses keys and lets time pass as a person would."""

    def __init__(self, app: ConsoleApp, pilot: Pilot[int], clock: FakeClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    async def settle(self) -> None:
        """Wait until the session did all it was given and the screen was drawn."""
        await self._done()
        seen: object = self
        while seen is not self.app.core.snapshot:  # drawing asks the session for what takes longer
            seen = self.app.core.snapshot
            with self.app._context():  # of two consoles in one loop, widgets take the app of the context
                self.app._take_news()
                self.app._draw()
            await self._done()

    async def _done(self) -> None:
        session = self.app.core.session
        session._woken()  # another console's notice comes when it comes: here its news was always heard
        await asyncio.wrap_future(session.idle())
        while isinstance(self.app.screen, ChecklistScreen) and self.app.screen.busy:
            await asyncio.sleep(0.01)  # it has a thread of its own
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until no part of the screen has anything left to do: turns of the loop, where Textual's pilot sleeps."""
        app, turns = self.app, 0
        ready = vars(asyncio.get_running_loop())["_ready"]  # what any part, of any app, does at the next turn
        while turns < QUIET and app._exception is None:
            await asyncio.sleep(0)
            if ready or any(_busy(part) for part in (app, *app.screen_stack, *app.screen.walk_children())):
                turns = 0
            elif _undrawn(app.screen) and app.screen.is_current and not app._exit:
                turns = 0
                with app._context():
                    app.screen._on_timer_update()
            else:
                turns += 1
        with app._context():
            app.screen._on_timer_update()

    async def tap(self, key: str) -> None:
        """One key as the terminal's driver would send it."""
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        event = events.Key(name, key if len(key) == 1 else None)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)
        await self.quiet()

    async def press(self, *keys: str, seconds: float = 3) -> None:
        """Each key, that many seconds after what stood before it; a digit with the quiet after which it counts."""
        for key in keys:
            self.clock.forward(seconds)
            await self.tap(key)
            if key.isdecimal():
                await self.digit_counts()
            await self.settle()

    async def digit_counts(self) -> None:
        """Let the time pass after which a digit means what the screen says beside it."""
        self.clock.forward(DIGIT)
        with self.app._context():
            self.app.digit_due()
        await self.settle()

    async def tab_to(self, name: str) -> None:
        """Tab, until the part of that id has the focus."""
        for _ in range(30):
            if self.app.focused is not None and self.app.focused.id == name:
                return
            await self.press("tab")
        raise AssertionError(f"no Tab leads to {name}")

    async def type(self, text: str) -> None:
        """Text into the field that has the focus, as a paste would give it."""
        from textual.widgets import Input

        field = self.app.focused
        assert isinstance(field, Input), field
        field.insert_text_at_cursor(text)
        await self.quiet()

    @property
    def view(self) -> ScreenView:
        found = self.app.core.view()
        assert found is not None
        return found

    @property
    def bar(self) -> str:
        """What the Enter bar says."""
        return self.app.screen.query_one("#balk", KeyBar).words

    @property
    def soorten(self) -> list[str]:
        """The kinds of the entries on disk."""
        return [entry.soort for entry in self.entries]

    @property
    def entries(self) -> tuple[Entry, ...]:
        assert self.app.core.snapshot is not None
        return self.app.core.snapshot.entries

    def text(self) -> str:
        """The whole screen as a reader sees it."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        assert len(strips) == height, (len(strips), height, width)
        return "\n".join(strip.text for strip in strips)

    @property
    def screen(self) -> ConsoleScreen:
        assert isinstance(self.app.screen, ConsoleScreen)
        return self.app.screen


@asynccontextmanager
async def console(
    folder: Path,
    *,
    size: tuple[int, int] = (100, 30),
    clock: FakeClock | None = None,
    theme: str | None = None,
    begin: bool = True,
    toetsen: Toetsen | None = None,
    rol: str = VOORZITTER,
    vooraf: Vooraf | None = None,
    oefening: bool = False,
    practice: Practising | None = None,
    prepared: Prepared = nothing_prepared,
) -> AsyncIterator[Driver]:
    """A console that stands at the opening form, or (``begin``) in a meeting that was just begun with Enter."""
    clock = clock or FakeClock(EVENING)
    session = session_on(folder, clock, rol=rol, practice=practice, oefening=oefening)
    app = ConsoleApp(
        session=session,
        theme=theme,
        toetsen=toetsen,
        vooraf=vooraf,
        may_practise=not oefening,
        prepared=prepared,
    )
    try:
        with drawn_by_hand():
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                driver = Driver(app, pilot, clock)
                await driver.settle()
                if begin and rol == VOORZITTER and app.core.snapshot is None:
                    await driver.press("enter")
                    assert app.core.snapshot is not None
                yield driver
    finally:
        session.close()


@asynccontextmanager
async def beside(
    desk: Driver, folder: Path, *, size: tuple[int, int] = (100, 30), theme: str | None = None
) -> AsyncIterator[Driver]:
    """The griffier's console on the same journal, in the same meeting."""
    async with console(folder, size=size, clock=desk.clock, rol=GRIFFIER, theme=theme) as clerk:
        assert clerk.app.core.snapshot is not None
        yield clerk


def on_disk(folder: Path) -> list[Entry]:
    """What the file holds, read anew: nothing of the console is asked."""
    journal = SqliteJournal.open(folder / "j.sqlite", create=False, read_only=True)
    try:
        return journal.read(journal.streams()[0].id)
    finally:
        journal.close()
