"""The griffier's screen before the chair began: it opens by itself as soon as a meeting stands."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from voorzitter_console.console.messages import LastMeeting
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.screens.opening import again_line
from voorzitter_console.ui.widgets.lines import Lines, emergency


class WaitScreen(ConsoleScreen):
    """Nothing to do here but wait; the 112 card works."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f7,g,G", "vorige", "Vorige vergadering", show=False)]

    def __init__(self, vorige: LastMeeting | None = None) -> None:
        """``vorige``: the meeting that was closed last; F7 opens it again."""
        super().__init__()
        self._vorige = vorige
        self._foot = Lines(id="wacht-voet")

    def compose(self) -> ComposeResult:
        with Vertical(id="vraag"):
            yield Static(draw.plain("Er is nog geen open vergadering.", "bold"), markup=False)
            yield Static(
                "\nDit scherm opent vanzelf zodra de voorzitter begint, in hetzelfde journaal.\n"
                "Oefent de voorzitter? Start dan: voorzitter-console griffier --oefening\n\nCtrl+Q verlaat.",
                markup=False,
            )
            if self._vorige is not None:
                yield Static(Content.assemble("\n", again_line(self._vorige)), markup=False)
        yield self._foot

    def action_vorige(self) -> None:
        """The meeting that was closed last, to complete it; the next one still opens by itself."""
        if self._vorige is not None:
            self.console_app.resume(self._vorige.stroom)

    def draw(self) -> None:
        self._foot.show([(draw.plain(self.core.hint, draw.OPEN), emergency(self.console_app.toetsen))])
