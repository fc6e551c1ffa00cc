"""The chair's screen: one sentence, one key. It draws a ScreenView, gives keys to the console and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from voorzitter_console.console import keys
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.ui.bindings import bindings
from voorzitter_console.ui.screens.recording import RecordingScreen, form_of
from voorzitter_console.ui.widgets.board import ChairBoard

if TYPE_CHECKING:
    from voorzitter_console.procedure.lines import Regel
    from voorzitter_console.ui.forms.base import Form


class ChairScreen(RecordingScreen):
    """One for the whole meeting."""

    CSS_PATH = None
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for key in keys.CHAIR for b in bindings(key)),
        *(Binding(str(n), f"cijfer({n})", f"Antwoord {n}", show=False) for n in range(1, 10)),
        Binding("up", "toets('omhoog')", "Een minuut meer", show=False),
        Binding("down", "toets('omlaag')", "Een minuut minder", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.board = self.place = ChairBoard()

    def compose(self) -> ComposeResult:
        yield self.board

    def draw(self) -> None:
        self.core.settle()
        view = self.core.view()
        if view is None:
            return
        self.restore()
        self.inform()
        self.board.show(view, self.core)
        self.core.stood, self.core.named = self.board.stood, self.board.named

    def echo(self) -> bool:
        return self.core.asked is None and self.board.echo(self.core)

    def warm(self) -> None:
        if self.ready:
            self.board.warm()

    def news(self, regels: Sequence[Regel]) -> bool:
        return self.ready and self.board.record.news(regels)

    def act(self, naam: str) -> None:
        if naam == keys.ALLEEN_ZIN.naam:
            self.board.alone = not self.board.alone
            self.changed()
            return
        if naam == keys.TERUG.naam:
            self.board.alone = False
        super().act(naam)

    def open(self, form: Form) -> None:
        self.board.alone = False
        super().open(form)

    def form_for(self, naam: str, snapshot: Snapshot) -> Form | None:
        if naam == keys.WIE.naam:
            from voorzitter_console.console.boxes import persons

            return form_of(persons.person(snapshot.state))
        if naam == keys.OVERNEMEN.naam:
            from voorzitter_console.console.boxes.takeover import takeover

            return form_of(takeover(snapshot, self.core.session.rol))
        if naam == keys.DETAILS.naam:
            from voorzitter_console.console.boxes import history

            position = history.last_own(snapshot, self.core.session.station)
            if position:
                return form_of(history.entry(history.past_of(self.core), position))
            self.core.say(history.NOTHING_OWN)
            return None
        return super().form_for(naam, snapshot)
