"""What a start leaves out until the first screen is painted, and that a key finds it all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.ui.desk_bench import console
from voorzitter_console.console.session import Session
from voorzitter_console.ui.plain_end import NothingYet
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.screens.card112 import Card112Screen
from voorzitter_console.ui.screens.chair import ChairScreen
from voorzitter_console.ui.sheets import ALL, LATER, MEETING, OPENING, read_later
from voorzitter_console.ui.widgets.lines import Footer


async def test_nothing_is_drawn_before_the_first_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Screen[None]] = []

    def counted(screen: ConsoleScreen | NothingYet, crop: Region) -> list[Strip]:
        drawn.append(screen)
        return Widget.render_lines(screen, crop)

    for kind in (NothingYet, ConsoleScreen):
        monkeypatch.setattr(kind, "render_lines", counted)
    async with console(tmp_path, begin=False) as desk:
        assert isinstance(desk.app.screen_stack[0], NothingYet)
        assert set(drawn) == {desk.screen}


async def test_a_new_screen_gets_its_styles_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again: list[DOMNode] = []

    def counted(node: DOMNode, animate: bool = True) -> None:
        again.append(node)
        plain(node, animate)

    plain = DOMNode.update_node_styles
    monkeypatch.setattr(DOMNode, "update_node_styles", counted)
    async with console(tmp_path) as desk:
        assert isinstance(desk.screen, ChairScreen)
        assert desk.screen not in again
        await desk.press("f9")
        card = desk.screen
        assert card not in again
        await desk.press("escape")
        assert again.count(desk.screen) <= 1  # it comes back: themes may have changed meanwhile


async def test_each_first_screen_reads_what_it_needs_itself_and_has_the_rest_once_it_is_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with console(tmp_path, begin=False) as desk:
        assert all(desk.app.stylesheet.has_source(str(sheet)) for sheet in ALL)
    monkeypatch.setattr("voorzitter_console.ui.app.read_later", lambda _app: None)
    monkeypatch.setattr("voorzitter_console.ui.opens.read_later", lambda _app: None)
    async with console(tmp_path, begin=False) as desk:
        read = desk.app.stylesheet.has_source
        assert read(str(OPENING))
        assert not read(str(MEETING))
        assert desk.screen.query_one("#opening").styles.border_top[0] == "round"
    async with console(tmp_path):
        pass
    async with console(tmp_path, begin=False) as desk:
        read = desk.app.stylesheet.has_source
        assert read(str(MEETING))
        assert not read(str(OPENING))
        assert desk.screen.query_one("Sentence").styles.border_top[0] == "heavy"
        assert desk.screen.query_one("Panel").styles.border_top[0] == "round"


async def test_the_footer_has_the_words_of_its_width_before_it_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted(footer: Footer, rows: Sequence[tuple[Content, Content]]) -> None:
        made.append(footer.size.width)
        shown.append([(left.plain, right.plain) for left, right in rows])
        plain(footer, rows)

    plain, shown = Footer.show, list[list[tuple[str, str]]]()
    monkeypatch.setattr(Footer, "show", counted)
    async with console(tmp_path):
        assert made[0] == 0  # it was not laid out yet
        assert shown[0] == shown[-1]  # and has the words of its width all the same


@pytest.mark.lang
async def test_a_form_that_opens_before_the_rest_was_read_has_its_styles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voorzitter_console.ui.app.read_later", lambda _app: None)
    monkeypatch.setattr("voorzitter_console.ui.opens.read_later", lambda _app: None)
    async with console(tmp_path) as desk:
        assert not desk.app.stylesheet.has_source(str(LATER))
        await desk.press("w")
        form = desk.screen.query_one("Form")
        assert form.styles.border_top[0] == "round"
        before = list(desk.app.stylesheet.rules)
        read_later(desk.app)
        assert desk.app.stylesheet.rules == before


async def test_a_card_that_opens_before_the_rest_was_read_has_its_styles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voorzitter_console.ui.app.read_later", lambda _app: None)
    monkeypatch.setattr("voorzitter_console.ui.opens.read_later", lambda _app: None)
    async with console(tmp_path, begin=False) as desk:
        assert not desk.app.stylesheet.has_source(str(LATER))
        await desk.press("f9")
        assert desk.screen.query_one("#kaart").styles.border_top[0] == "heavy"


@pytest.mark.lang
async def test_f9_that_was_pressed_before_the_first_screen_stood_opens_the_card_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with console(tmp_path):
        pass
    started: list[Callable[[], None]] = []
    start = Session.start
    monkeypatch.setattr(Session, "start", lambda session, tell: started.append(lambda: start(session, tell)))
    async with console(tmp_path, begin=False) as desk:
        await desk.tap("f9")
        await desk.settle()
        assert not isinstance(desk.app.screen, ConsoleScreen)
        started.pop()()
        await desk.settle()
        assert isinstance(desk.screen, Card112Screen)
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("escape")
        assert isinstance(desk.screen, ChairScreen)
