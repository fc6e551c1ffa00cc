"""The record's lines are put together here instead of by Textual: they look as Textual would draw them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

from tests.ui.test_hostile import HOSTILE
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.ui import app, themes
from voorzitter_console.ui.widgets.log import Log
from voorzitter_console.ui.widgets.still import Still
from voorzitter_console.view import logregels

BEGIN = datetime(2026, 1, 26, 19, 0, tzinfo=UTC)
WIDTH, HEIGHT = 60, 7


def regel(number: int, tekst: str = "Opnieuw aangesproken", *, herroepen: bool = False, later: bool = False) -> Regel:
    op = BEGIN + timedelta(seconds=number)
    return Regel(op=op, door="voorzitter", tekst=tekst, positie=number, herroepen=herroepen, later=later)


class Record(App[None]):
    CSS_PATH = Path(app.__file__).with_name("console.tcss")

    def __init__(self, theme: str) -> None:
        super().__init__(ansi_color=True if theme == themes.KLEURLOOS else None)
        for own in themes.THEMES:
            self.register_theme(own)
        self.theme = theme
        self.log_ = Log()
        self.log_.styles.height = HEIGHT

    def compose(self) -> ComposeResult:
        yield self.log_

    def screen_text(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips[:HEIGHT]]


def cells(strip: Strip) -> Iterator[tuple[str, Style]]:
    """Each character and what is seen of its style: a blank has no colour of its own."""
    for text, style, _ in Segment.simplify(strip):
        seen = (style or Style.null()).clear_meta_and_links()
        for character in text:
            blank = Style(bgcolor=seen.bgcolor, reverse=bool(seen.reverse), strike=bool(seen.strike))
            if character != " ":
                blank += Style(color=seen.color, bold=bool(seen.bold))
            yield character, blank


TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))
LINES = st.lists(st.tuples(TEXTS, st.booleans(), st.booleans()), max_size=HEIGHT + 2)


@pytest.mark.lang
@pytest.mark.parametrize("theme", [theme.name for theme in themes.THEMES])
async def test_a_line_looks_as_textual_draws_it(theme: str) -> None:
    async with Record(theme).run_test(size=(WIDTH, 10)) as pilot:
        record = pilot.app
        assert isinstance(record, Record)
        log = record.log_
        await pilot.pause()

        @given(LINES)
        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
        def same(lines: list[tuple[str, bool, bool]]) -> None:
            log.regels(logregels([regel(n, t, herroepen=h, later=late) for n, (t, h, late) in enumerate(lines)]))
            whole = Region(0, 0, WIDTH, HEIGHT)
            ours, theirs = log.draw_lines(whole), Still.draw_lines(log, whole)
            assert [strip.cell_length for strip in ours] == [WIDTH] * HEIGHT
            assert [list(cells(strip)) for strip in ours] == [list(cells(strip)) for strip in theirs]

        with record._context():
            same()


async def test_what_was_drawn_moves_down_as_it_is() -> None:
    async with Record(themes.DONKER).run_test(size=(WIDTH, 10)) as pilot:
        record = pilot.app
        assert isinstance(record, Record)
        log, whole = record.log_, Region(0, 0, WIDTH, HEIGHT)
        lines = [regel(number) for number in range(1, 5)]
        with record._context():
            log.regels(logregels(lines))
            before = log.render_lines(whole)
            log.regels(logregels([*lines, regel(5)]))
            after = log.render_lines(whole)
        assert [id(strip) for strip in after[2:5]] == [id(strip) for strip in before[1:4]]
        assert after[1] is not before[0], "the second is not bold any more"


async def test_news_is_painted_before_the_loop_turns() -> None:
    """What another console recorded is on the screen when ``news`` returns; with Textual alone four turns later."""
    async with Record(themes.DONKER).run_test(size=(WIDTH, 10)) as pilot:
        record = pilot.app
        assert isinstance(record, Record)
        await pilot.pause()
        shown: list[str] = []
        display = record._display

        def spy(screen: Any, renderable: Any) -> None:
            shown.extend(record.screen_text())
            display(screen, renderable)

        record._display = spy  # type: ignore[method-assign]  # watched: what stood there before it was drawn
        with record._context():
            assert record.log_.news([regel(1)])
            assert "20:00:01  voorzitter  Opnieuw aangesproken" in shown[0]
            shown.clear()
            assert record.log_.news([regel(1)])
        await pilot.pause()
        assert not shown, "the same once more: nothing is painted"


async def test_below_another_screen_it_is_drawn_when_that_one_goes() -> None:
    from textual.screen import Screen

    async with Record(themes.DONKER).run_test(size=(WIDTH, 10)) as pilot:
        record = pilot.app
        assert isinstance(record, Record)
        await record.push_screen(Screen[None]())
        await pilot.pause()
        with record._context():
            record.log_.news([regel(1)])
        await pilot.pause()
        await record.pop_screen()
        await pilot.pause()
        assert "Opnieuw aangesproken" in record.screen_text()[0]


async def test_another_width_and_another_style_are_drawn_anew() -> None:
    async with Record(themes.DONKER).run_test(size=(WIDTH, 10)) as pilot:
        record = pilot.app
        assert isinstance(record, Record)
        log = record.log_
        await pilot.pause()
        log.regels(logregels([regel(1, "woord " * 30)]))
        await pilot.pause()
        assert record.screen_text()[0].endswith("… ")
        await pilot.resize_terminal(WIDTH + 20, 10)
        while log.size.width != WIDTH + 20:  # a busy machine lays it out later
            await pilot.pause()
        assert len(record.screen_text()[0]) == WIDTH + 20
        log.styles.color = "red"
        await pilot.pause()
        with record._context():
            drawn = log.render_lines(Region(0, 0, WIDTH + 20, 1))[0]
        style = next(iter(drawn)).style
        assert style is not None
        assert style.color == Color.parse("red").rich_color


async def test_words_can_be_taken_with_the_mouse() -> None:
    """Over more lines than one, and only what was passed over."""
    async with Record(themes.DONKER).run_test(size=(WIDTH, 10)) as pilot:
        record = pilot.app
        assert isinstance(record, Record)
        record.log_.regels(logregels([regel(1, "eerste"), regel(2, "tweede")]))
        await pilot.pause()
        await pilot.mouse_down(record.log_, offset=(23, 0))
        await pilot.hover(record.log_, offset=(28, 1))
        await pilot.mouse_up(record.log_, offset=(28, 1))
        await pilot.pause()
        taken = record.screen.get_selected_text()
        assert taken is not None
        first, second = taken.split("\n")
        assert first.strip() == "tweede"
        assert second.startswith(" 20:00:01  voorzitter  eerste"[:20])
