"""What did not change is not drawn again; what did is."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from voorzitter_console.ui.widgets.still import Still


class Words(Still):
    """Counts how often its lines were made."""

    DEFAULT_CSS = "Words { height: 1; }"

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.made = 0

    def render(self) -> Content:
        return Content(self.words)

    def render_line(self, y: int) -> Strip:
        self.made += 1
        return super().render_line(y)


class Two(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = Words("een"), Words("twee")

    def compose(self) -> ComposeResult:
        yield self.first
        yield self.second

    def row(self, y: int) -> str:
        return "".join(segment.text for segment in self.screen._compositor.render_strips()[y]).strip()


async def test_only_what_changed_is_drawn_again() -> None:
    async with Two().run_test(size=(20, 4)) as pilot:
        app = pilot.app
        assert isinstance(app, Two)
        await pilot.pause()
        before = app.second.made
        app.first.words = "nieuw"
        app.first.refresh()
        await pilot.pause()
        assert (app.row(0), app.row(1)) == ("nieuw", "twee")
        lines = app.second.render_lines(Region(0, 0, 20, 1))
        assert app.second.render_lines(Region(0, 0, 20, 1)) is lines
        assert app.second.made == before


async def test_another_size_style_or_part_of_it_is_drawn_anew() -> None:
    async with Two().run_test(size=(20, 4)) as pilot:
        app = pilot.app
        assert isinstance(app, Two)
        await pilot.pause()
        await pilot.resize_terminal(30, 4)
        while app.second.size.width != 30:  # a busy machine lays it out later
            await pilot.pause()
        assert app.second.render_lines(Region(0, 0, 30, 1))[0].cell_length == 30
        assert app.second.render_lines(Region(0, 0, 5, 1))[0].cell_length == 5
        before = app.second.made
        app.second.styles.color = "red"
        while app.second.made == before:
            await pilot.pause()
