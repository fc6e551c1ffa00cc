"""An open meeting that lay idle for more than twelve hours: offered, not resumed by itself."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from voorzitter_console.console.messages import Offered
from voorzitter_console.moment import short
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen


class OfferScreen(ConsoleScreen):
    """1 goes on with it, 2 begins a new one; Enter does nothing, since neither is a default."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,h,H", "resume", "Hervatten", show=False),
        Binding("2", "new", "Nieuwe vergadering", show=False),
    ]

    def __init__(self, offered: Offered) -> None:
        super().__init__()
        self._offered = offered

    def compose(self) -> ComposeResult:
        last = short(self._offered.laatst)
        with Vertical(id="vraag"):
            yield Static(draw.plain("Hervatten of nieuwe vergadering?", "bold"), markup=False)
            yield Static(
                Content.assemble(
                    "\nDeze vergadering staat nog open:\n",
                    draw.plain(self._offered.titel, "bold", 200),
                    f"\nlaatste vastlegging {last}\n\n",
                    draw.cap("1", "resume"),
                    "  hervatten: verder waar u was\n",
                    draw.cap("2", "new"),
                    "  nieuwe vergadering: de oude blijft bewaard",
                ),
                markup=False,
            )

    def action_resume(self) -> None:
        self.console_app.resume(self._offered.stroom)

    def action_new(self) -> None:
        self.console_app.open_form()
