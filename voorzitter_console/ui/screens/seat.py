"""Who chairs: asked where two consoles would chair one meeting, and where another one took over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen


class SeatScreen(ConsoleScreen):
    """A question with numbered answers; Enter does nothing, since none is a default."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"answer({n})", f"Antwoord {n}", show=False) for n in (1, 2)),
        Binding("escape", "away", "Terug", show=False),
    ]

    def __init__(
        self,
        question: str,
        about: Sequence[str],
        answers: Sequence[tuple[str, Callable[[], object]]],
        *,
        stays: bool = False,
    ) -> None:
        """``stays``: the first answer leaves everything as it was, so Esc gives it too."""
        super().__init__()
        self._stays = stays
        self._question = question
        self._about = about
        self._answers = answers

    def compose(self) -> ComposeResult:
        with Vertical(id="vraag"):
            yield Static(draw.plain(self._question, "bold"), markup=False)
            rows = [Content(""), *(draw.plain(row, limit=200) for row in self._about), Content("")]
            rows += [
                Content.assemble(draw.cap(str(number), "answer", number), "  ", draw.plain(words))
                for number, (words, _) in enumerate(self._answers, 1)
            ]
            yield Static(Content("\n").join(rows), markup=False)

    def action_away(self) -> None:
        """Esc: as it was, where that is possible."""
        if self._stays:
            self.action_answer(1)

    def action_answer(self, number: int) -> None:
        self._answers[number - 1][1]()
