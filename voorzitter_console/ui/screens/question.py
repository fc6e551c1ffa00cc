"""A question before something that cannot be done by accident; J answers yes, never Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.lines import meeting_keys


class QuestionScreen(ConsoleScreen):
    """``yes`` is done on J; Esc goes back."""

    over_another = True
    names_schors = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "yes", "Ja", show=False),
        Binding("escape", "leave", "Terug", show=False),
    ]

    def __init__(self, question: str, answer: str, yes: Callable[[], None]) -> None:
        super().__init__()
        self._question = question
        self._answer = answer
        self._yes = yes

    def compose(self) -> ComposeResult:
        with Vertical(id="vraag"):
            yield Static(draw.plain(self._question, "bold"), markup=False)
            yield Static(
                Content.assemble(
                    "\n",
                    draw.cap("J  ", "yes"),
                    f"  {self._answer}\n",
                    draw.cap("Esc", "leave"),
                    "  terug\n",
                ),
                markup=False,
            )
            yield Static(id="vraag-voet", markup=False)

    def draw(self) -> None:
        """What F2 does now, and why it does nothing where it was pressed."""
        core = getattr(self.app, "core", None)
        said = core.hint if core is not None else ""
        rows = [draw.plain(said, draw.OPEN), meeting_keys(self)] if said else [meeting_keys(self)]
        self.query_one("#vraag-voet", Static).update(Content("\n").join(rows))

    def action_yes(self) -> None:
        self.dismiss()
        self._yes()


class LeavingQuestion(QuestionScreen):
    """Whether to leave the console; asked over another question too, never twice over itself."""
