"""The chair's screen: one sentence, one key. It draws a ScreenView, gives presses to the desk and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from voorzitter_console.console.guard import ENTER
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.ui import keys
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.person import person_form
from voorzitter_console.ui.screens.recording import SAME_OR_NEW, RecordingScreen
from voorzitter_console.ui.widgets.board import Board
from voorzitter_console.view import ScreenView

if TYPE_CHECKING:
    from voorzitter_console.procedure.lines import Regel

_RECORDING = {
    key.naam: key.letter.upper()
    for key in (
        keys.SCHORS,
        keys.SCENARIO_A,
        keys.SCENARIO_B,
        keys.OPNIEUW,
        keys.VORDER,
        keys.VOORBIJ,
        keys.RUIMTE,
        keys.HERVAT,
        keys.SLUIT,
        keys.MELD,
    )
}
"""Keys that record at once what the view says of their letter."""

_STEPPED = {key.naam: key.letter.upper() for key in (keys.STREAM, keys.POLITIE)}
"""Keys with many steps: one press records the step that stands on the screen beside them, else all steps open."""


class ChairScreen(RecordingScreen):
    """One for the whole meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(key.binding() for key in keys.CHAIR if key not in keys.EVERYWHERE),
        *(Binding(str(n), f"detail({n})", f"Antwoord {n}", show=False) for n in (1, 2, 3)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._stepped = ""
        """The letter whose step was recorded last by its own key."""
        self.board = self.place = Board()

    def compose(self) -> ComposeResult:
        yield self.board

    def draw(self) -> None:
        view = self.desk.view()
        if view is None:
            return
        self.refresh_question(view)
        self.inform()
        self.board.show(view, self.desk, asking=self.asked.sentence if self.asked else "")

    def echo(self) -> bool:
        return self.asked is None and self.board.echo(self.desk)

    def news(self, regels: Sequence[Regel]) -> bool:
        return self.ready and self.board.record.news(regels)

    # keys ------------------------------------------------------------------------------------------------------

    def action_toets(self, naam: str) -> None:
        view = self.desk.shown()
        if view is None or naam in (keys.KAART_112.naam, keys.HULP.naam):
            super().action_toets(naam)
            return
        if naam == keys.PALET.naam:
            self.console_app.open_palette()
            return
        given = len(self.desk.pending)
        if naam == keys.JA.naam:
            self.yes()
        elif naam == keys.TERUG.naam:
            self.back()
        elif naam == keys.ALLEEN_ZIN.naam:
            self.board.alone = not self.board.alone
        elif naam == keys.ENTER.naam:
            self._enter(view)
        elif naam in _RECORDING:
            self.letter(_RECORDING[naam], view)
        elif naam in _STEPPED:
            self._step(naam, view)
        else:
            self._form(naam, view)
        if len(self.desk.pending) == given:
            self.changed()
        # Else it is drawn when it is on disk (or late): drawing now would only keep the writing thread waiting.

    def action_detail(self, number: int) -> None:
        """1, 2 or 3: an optional detail of the entry just made, or the answer to "zelfde of nieuwe?"."""
        if not self.answer_same_or_new(number) and self.desk.detail is not None:
            opdrachten = self.desk.detail.opdrachten(number)
            if not opdrachten:
                self.desk.details = self.desk.details[1:]
            else:
                woorden = self.desk.detail.opties[number - 1][0]
                self.desk.press(str(number), opdrachten, f"{self.desk.detail.vraag} {woorden}")
        self.changed()

    def _enter(self, view: ScreenView) -> None:
        if self.board.form is not None:
            return
        if self.asked is not None and self.asked.key == SAME_OR_NEW:
            self._nothing("Zelfde of nieuwe? Kies 1 of 2; Enter kiest niet voor u.")
        elif view.vork is not None:
            a, b = (self.console_app.toetsen.letter(bar.toets) for bar in view.vork)
            self._nothing(f"Kies zelf: {a} (rustig) of {b} (fel). Enter kiest niet voor u.")
        elif view.balk is None:
            letter = self.console_app.toetsen.letter("S")
            self._nothing(f"Enter heeft nu geen taak. Wordt de orde verstoord? {letter} schorst.")
        else:
            self.press(ENTER, view.balk.opdrachten, view.balk.label, view.balk.vraag)

    def _nothing(self, sentence: str) -> None:
        self.desk.guard.seen(ENTER, self.desk.clock.monotonic())
        if not self.desk.echoing:
            self.desk.say(sentence)

    def _step(self, naam: str, view: ScreenView) -> None:
        """The step that stands on the screen beside the letter; all steps where none stands, or pressed once more."""
        letter = _STEPPED[naam]
        shown = next((choice for choice in view.keuzes if choice.toets == letter), None)
        again = self._stepped == letter and bool(self.desk.echoing)
        if shown is not None and shown.opdrachten and self.board.form is None and not again:
            given = len(self.desk.pending)
            self.press(letter, shown.opdrachten, shown.woorden, shown.vraag)
            self._stepped = letter if len(self.desk.pending) > given else ""
            return
        # Held down it opens nothing: the press that recorded is still being repeated.
        if not self.desk.guard.held(letter.lower(), self.desk.clock.monotonic()):
            self._form(naam, view)

    def back(self) -> None:
        stays = self.board.form is not None and self.board.form.back is not None
        super().back()
        if not stays:
            self.board.alone = False
            self.desk.details = ()

    # forms -----------------------------------------------------------------------------------------------------

    def _form(self, naam: str, view: ScreenView) -> None:
        snapshot = self.desk.snapshot
        assert snapshot is not None
        form = self.form_for(naam, snapshot, view)
        if form is not None:
            self.board.alone = False
            self.open(form)

    def form_for(self, naam: str, snapshot: Snapshot, view: ScreenView) -> Form | None:
        if naam == keys.WIE.naam:
            return person_form(snapshot.state)
        if naam == keys.OVERNEMEN.naam:
            from voorzitter_console.ui.forms.takeover import takeover_form

            return takeover_form(snapshot, self.desk.session.rol)
        if naam == keys.DETAILS.naam:
            from voorzitter_console.ui.forms.entry import EntryForm, last_own

            position = last_own(snapshot, self.desk.session.station)
            if position:
                return EntryForm(position, self.desk.clock.now)
            self.desk.say("Er is nog niets van dit scherm om aan te vullen.")
            return None
        return super().form_for(naam, snapshot, view)
