"""Keys that come together, or before the screen stands: what they meant is gone or not there yet, and nothing ends."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Static

from tests.parts import LONG, one_in
from tests.ui.desk_bench import EVENING, Driver, console, session_on
from voorzitter_console.clock import FakeClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.ui.app import ConsoleApp
from voorzitter_console.ui.gone import on_top
from voorzitter_console.ui.screens.palette import PaletteScreen
from voorzitter_console.ui.told import Told

KEYS = (*"sabovrehxlpwtzgkdijn123?", *["enter"] * 6, *["escape"] * 2, "tab", "down", "up", "f2", "f9", "f8", "f3", "f7")
SIZES = ((100, 30), (80, 24), (60, 20))


def send(app: ConsoleApp, *keys: str) -> None:
    """All of them before the app looks at the first, as one read of the terminal gives them."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        event = events.Key(name, key if len(key) == 1 else None)
        event.set_sender(app)
        assert app._driver is not None
        app._driver.send_message(event)


def palettes(desk: Driver) -> int:
    return sum(isinstance(screen, PaletteScreen) for screen in desk.app.screen_stack)


@pytest.mark.parametrize("enters", one_in(4, [1, 2, 3, 4, 8]))
async def test_enter_pressed_on_after_the_list_of_commands_does_one_thing(enters: int, tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        desk.clock.forward(5)
        before = len(desk.entries)
        send(desk.app, "k", *["enter"] * enters)
        await desk.settle()
        assert palettes(desk) == 0
        assert len(desk.entries) <= before + 1
        desk.clock.forward(5)
        await desk.press("escape", "t")
        assert desk.app._exception is None


@pytest.mark.lang
async def test_sixty_of_one_letter_open_one_note_and_record_nothing(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        desk.clock.forward(5)
        before = desk.soorten
        send(desk.app, *["t"] * 60)
        await desk.settle()
        assert desk.soorten == before
        await desk.press("escape")
        send(desk.app, *["t", "escape"] * 30)
        await desk.settle()
        assert desk.soorten == before


async def test_keys_before_the_first_screen_do_nothing(tmp_path: Path) -> None:
    session = session_on(tmp_path, FakeClock(EVENING))
    app = ConsoleApp(session=session)
    assert not on_top(app, None)
    try:
        async with app.run_test() as pilot:
            send(app, *"stk", "enter", "f9", "escape")
            await Driver(app, pilot, FakeClock(EVENING)).settle()
            assert app._exception is None
            assert app.screen_stack
    finally:
        session.close()


async def test_an_action_of_a_screen_below_or_of_a_part_that_is_gone_does_nothing(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        below = desk.screen
        assert on_top(desk.app, below)
        await desk.press("f9")
        assert not on_top(desk.app, below)
        assert not on_top(desk.app, Static("nergens"))
        before = desk.soorten
        assert await desk.app.run_action("toets('schors')", below)
        await desk.settle()
        assert desk.soorten == before


async def mash(folder: Path, seed: int, rol: str) -> None:
    """Bursts of any keys from the first moment on, with and without time between them."""
    dice, clock = random.Random(seed), FakeClock(EVENING)
    session = session_on(folder, clock, rol=rol)
    app = ConsoleApp(session=session)
    try:
        async with app.run_test(size=dice.choice(SIZES)):
            for _ in range(dice.randint(1, 12)):
                clock.forward(dice.choice([0, 0.1, 2, 4]))
                send(app, *dice.choices(KEYS, k=dice.randint(1, 15)))
                for _ in range(dice.randint(0, 40)):
                    await asyncio.sleep(0)
                if dice.random() < 0.3:
                    await asyncio.sleep(0.05)
                assert app._exception is None, seed
    finally:
        session.close()


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=LONG) for seed in range(4, 72))])
async def test_mashing_from_the_first_moment_on_ends_nothing(seed: int, tmp_path: Path) -> None:
    await mash(tmp_path, seed, VOORZITTER if seed % 4 else GRIFFIER)


@pytest.mark.parametrize("of", [VOORZITTER, GRIFFIER])
async def test_what_is_told_while_the_app_ends_reaches_the_core_and_no_screen(of: str, tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("escape")
        snapshot = desk.app.core.snapshot
        assert snapshot is not None
        app, session = desk.app, desk.app.core.session
        entry = snapshot.entries[-1]
        news: list[m.News] = [
            m.NoMeeting(),
            m.Offered(snapshot.stroom, "Raad", EVENING),
            m.Occupied(snapshot.stroom, "Raad", "elders"),
            m.Standing(snapshot, of),
            m.Others((entry,), snapshot),
            m.Notice("een zin"),
            m.Broken("een zin", 1),
        ]
        stack, app._screen_stacks[app._current_mode] = app._screen_stacks[app._current_mode], []
        try:
            assert app.shown is None
            for one in news:
                app.on_told(Told(one))
            app._tick()
            app.digit_due()
            app.changed()
            await app.action_quit()
            assert app.screen_stack == []
            assert app.return_code is None
        finally:
            app._screen_stacks[app._current_mode] = stack
        assert app.core.session is session


def test_the_end_by_a_fault_is_one_dutch_sentence_however_many_follow(capsys: pytest.CaptureFixture[str]) -> None:
    app = ConsoleApp(session=session_on(Path("nergens"), FakeClock(EVENING)))
    app._handle_exception(ValueError("Jan Jansen"))
    app._handle_exception(KeyError("Piet"))
    app.panic("x")
    app._print_error_renderables()
    said = capsys.readouterr()
    text = " ".join((said.out + said.err).split())
    assert text.startswith("De console stopt door een programmafout (ValueError")
    assert text.endswith("voorzitter-console --regels")
    assert text.count("De console") == 1
    assert "NOTE" not in text
    assert "Jan" not in text


async def test_a_timer_that_comes_while_the_parts_of_the_form_go_finds_nothing_to_draw(tmp_path: Path) -> None:
    """At its end Textual takes the innermost parts first: for a moment the screen stands there without them."""
    async with console(tmp_path, begin=False) as desk:
        await desk.screen.query_one("#opening-velden").remove()
        desk.app._running = False
        try:
            desk.app.changed()
            desk.app._tick()
        finally:
            desk.app._running = True
