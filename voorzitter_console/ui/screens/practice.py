"""The practice itself: it stands still while this is open; J stops it, Esc goes on. Then the score."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from voorzitter_console.console.hall import PAUSED
from voorzitter_console.console.messages import Scored
from voorzitter_console.console.scored import lines
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.screens.question import QuestionScreen


class PauseScreen(QuestionScreen):
    """Time stands still as long as this is open."""

    def __init__(self) -> None:
        super().__init__(PAUSED, "stop de oefening en toon de score", self._stop)

    def _stop(self) -> None:
        self.core.session.stop_practice()
        self.core.session.score()

    def action_leave(self) -> None:
        if self.core.session.practice is not None:
            self.core.session.practice.go_on()
        super().action_leave()


class ScoreScreen(ConsoleScreen):
    """Scrolls; Esc goes back to the record, which can still be completed."""

    has_head = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Terug", show=False),
        Binding("down", "scroll_by(1)", "Omlaag", show=False),
        Binding("up", "scroll_by(-1)", "Omhoog", show=False),
        Binding("pagedown,space", "scroll_by(15)", "Verder", show=False),
        Binding("pageup", "scroll_by(-15)", "Terug", show=False),
    ]

    def __init__(self, scored: Scored) -> None:
        super().__init__()
        self._scored = scored

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="hulp", can_focus=False) as scroll:
            scroll.border_title = "OEFENING: DE SCORE   Esc terug   pijltjes verder"
            rows = [draw.block(line, "bold" if heading else "") for heading, line in lines(self._scored)]
            yield Static(Content("\n").join(rows), markup=False)

    def action_scroll_by(self, rows: int) -> None:
        self.query_one("#hulp").scroll_relative(y=rows, animate=False)
