"""The chair's screen: one sentence, one key. It draws a ScreenView, gives presses to the desk and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from voorzitter_console.ui import keys
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.note import note_form
from voorzitter_console.ui.forms.person import person_form
from voorzitter_console.ui.forms.police import police_form
from voorzitter_console.ui.forms.retract import RetractForm, retractable
from voorzitter_console.ui.forms.stream import stream_form
from voorzitter_console.ui.guard import ENTER
from voorzitter_console.ui.messages import Press, Snapshot
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.board import Board
from voorzitter_console.view import Opdracht, ScreenView

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


SAME_OR_NEW = "1 of 2"
"""The key of the question where the other station has just recorded the same."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on screen: ``key`` pressed again answers it, or J where ``by_j``."""

    key: str
    sentence: str
    opdrachten: tuple[Opdracht, ...]
    woorden: str
    by_j: bool = False


class ChairScreen(ConsoleScreen):
    """One for the whole meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(key.binding() for key in keys.CHAIR if key not in keys.EVERYWHERE),
        *(Binding(str(n), f"detail({n})", f"Antwoord {n}", show=False) for n in (1, 2, 3)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._waiting: Press | None = None
        """What a form that stays gave: it hears when that is on disk, or why not."""
        self._stepped = ""
        """The letter whose step was recorded last by its own key."""
        self.board = Board()

    def compose(self) -> ComposeResult:
        yield self.board

    def on_resize(self) -> None:
        self.changed()

    def draw(self) -> None:
        view = self.desk.view()
        if view is None:
            return
        if self._asked is not None and self._gone(self._asked, view):
            self._asked = None
        if self.board.form is not None:
            self._inform(self.board.form)
        self.board.show(view, self.desk, asking=self._asked.sentence if self._asked else "")

    def _inform(self, form: Form) -> None:
        """What a form has to know: what became of its press, what the console says meanwhile, the timeline."""
        given = self._waiting
        if given is not None and all(press is not given for press in self.desk.pending):
            self._waiting = None
            form.outcome(self.desk.hint if self.desk.refused is given else "")
        form.tell(self.desk.late or self.desk.hint)
        if form.wants_posts:
            self.desk.ask_posts()
            if self.desk.posts:
                form.fresh(self.desk.posts)

    def echo(self) -> bool:
        return self._asked is None and self.board.echo(self.desk)

    @staticmethod
    def _gone(asked: Asked, view: ScreenView) -> bool:
        """Whether a question no longer holds, since the time or another entry answered it."""
        if asked.by_j or asked.key == SAME_OR_NEW:
            return False
        given = view.balk if asked.key == ENTER else view.toets(asked.key)
        return given is None or not given.vraag

    # keys ------------------------------------------------------------------------------------------------------

    def action_toets(self, naam: str) -> None:
        view = self.desk.view()
        if view is None or naam in (keys.KAART_112.naam, keys.HULP.naam):
            super().action_toets(naam)
            return
        if naam == keys.PALET.naam:
            self.console_app.open_palette()
            return
        given = len(self.desk.pending)
        if naam == keys.JA.naam:
            self._yes()
        elif naam == keys.TERUG.naam:
            self._back()
        elif naam == keys.ALLEEN_ZIN.naam:
            self.board.alone = not self.board.alone
        elif naam == keys.ENTER.naam:
            self._enter(view)
        elif naam in _RECORDING:
            self._letter(_RECORDING[naam], view)
        elif naam in _STEPPED:
            self._step(naam, view)
        else:
            self._form(naam, view)
        if len(self.desk.pending) == given:
            self.changed()
        # Else it is drawn when it is on disk (or late): drawing now would only keep the writing thread waiting.

    def action_detail(self, number: int) -> None:
        """1, 2 or 3: an optional detail of the entry just made, or the answer to "zelfde of nieuwe?"."""
        asked = self._asked
        if asked is not None and asked.key == SAME_OR_NEW:
            self._asked = None
            if number == 2:
                self.desk.press("2", asked.opdrachten, asked.woorden)
        elif self.desk.detail is not None:
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
        if view.vork is not None:
            a, b = (self.console_app.toetsen.letter(bar.toets) for bar in view.vork)
            self._nothing(f"Kies zelf: {a} (rustig) of {b} (fel). Enter kiest niet voor u.")
        elif view.balk is None:
            letter = self.console_app.toetsen.letter("S")
            self._nothing(f"Enter heeft nu geen taak. Wordt de orde verstoord? {letter} schorst.")
        else:
            self._press(ENTER, view.balk.opdrachten, view.balk.label, view.balk.vraag)

    def _nothing(self, sentence: str) -> None:
        self.desk.guard.seen(ENTER, self.desk.clock.monotonic())
        if not self.desk.echoing:
            self.desk.say(sentence)

    def _letter(self, letter: str, view: ScreenView) -> None:
        branch = next((bar for bar in view.vork or () if bar.toets == letter), None)
        choice = view.toets(letter)
        given = branch or choice
        if given is None or not given.opdrachten:
            self.desk.say("Deze toets heeft nu geen taak.")
            return
        words = branch.label if branch else choice.woorden if choice else ""
        if letter == keys.SLUIT.letter.upper():
            question = given.vraag.removesuffix(" Nog eens.") or "De vergadering sluiten?"
            self._asked = Asked(letter, f"{question}   J = ja, Esc = nee", given.opdrachten, words, by_j=True)
            return
        self._press(letter, given.opdrachten, words, given.vraag)

    def _step(self, naam: str, view: ScreenView) -> None:
        """The step that stands on the screen beside the letter; all steps where none stands, or pressed once more."""
        letter = _STEPPED[naam]
        shown = next((choice for choice in view.keuzes if choice.toets == letter), None)
        again = self._stepped == letter and bool(self.desk.echoing)
        if shown is not None and shown.opdrachten and self.board.form is None and not again:
            given = len(self.desk.pending)
            self._press(letter, shown.opdrachten, shown.woorden, shown.vraag)
            self._stepped = letter if len(self.desk.pending) > given else ""
            return
        # Held down it opens nothing: the press that recorded is still being repeated.
        if not self.desk.guard.held(letter.lower(), self.desk.clock.monotonic()):
            self._form(naam, view)

    def _press(self, key: str, opdrachten: tuple[Opdracht, ...], words: str, question: str) -> None:
        words = words.removeprefix("Gezegd: ").removeprefix("Gedaan: ").removeprefix("Gezien: ")
        doubled = self.desk.doubled(opdrachten)
        asked = self._asked
        if doubled:
            self._asked = Asked(SAME_OR_NEW, f"{doubled}   1 = zelfde   2 = nieuwe", opdrachten, words)
            return
        if question and (asked is None or asked.key != key):
            self.desk.guard.seen(key.lower(), self.desk.clock.monotonic())
            self._asked = Asked(key, question, opdrachten, words)
            return
        if self.desk.press(key.lower(), opdrachten, words):
            self._asked = None

    def _yes(self) -> None:
        if isinstance(self.board.form, RetractForm):
            self.board.form.action_yes()
            return
        asked = self._asked
        if asked is not None and asked.by_j and self.desk.press("j", asked.opdrachten, asked.woorden):
            self._asked = None

    def _back(self) -> None:
        form = self.board.form
        if form is not None and form.back is not None:
            self._open(form.back())
            return
        if form is not None:
            self.board.close_form()
        self._asked = None
        self.board.alone = False
        self.desk.details = ()

    # forms -----------------------------------------------------------------------------------------------------

    def _form(self, naam: str, view: ScreenView) -> None:
        snapshot = self.desk.snapshot
        assert snapshot is not None
        form: Form | None = None
        if naam == keys.NOTITIE.naam:
            form = note_form()
        elif naam == keys.WIE.naam:
            form = person_form(snapshot.state)
        elif naam == keys.POLITIE.naam:
            form = police_form(snapshot, view.toets("P"))
        elif naam == keys.STREAM.naam:
            form = stream_form(snapshot.state)
            if form is None:
                self.desk.say("Deze vergadering heeft geen livestream.")
        elif naam == keys.HERROEP.naam:
            regels = retractable(snapshot, self.desk.session.station)
            if regels:
                form = RetractForm(regels)
            else:
                self.desk.say("Er is nog niets van dit scherm dat u kunt herroepen.")
        elif naam in (keys.GESCHIEDENIS.naam, keys.DETAILS.naam, keys.ACHTERAF.naam):
            form = self._timeline_form(naam, snapshot)
        if form is not None:
            self._asked = None
            self.board.alone = False
            self._open(form)

    def _timeline_form(self, naam: str, snapshot: Snapshot) -> Form | None:
        """The forms on what was recorded before; imported when asked for."""
        from voorzitter_console.ui.forms.entry import EntryForm, last_own
        from voorzitter_console.ui.forms.late import LateForm
        from voorzitter_console.ui.forms.timeline import TimelineForm

        now = self.desk.clock.now
        if naam == keys.GESCHIEDENIS.naam:
            return TimelineForm(now)
        if naam == keys.ACHTERAF.naam:
            form = LateForm(snapshot, now)
            if isinstance(self.board.form, TimelineForm):
                form.back = lambda: TimelineForm(now)
            return form
        position = last_own(snapshot, self.desk.session.station)
        if position == 0:
            self.desk.say("Er is nog niets van dit scherm om aan te vullen.")
            return None
        return EntryForm(position, now)

    def _open(self, form: Form) -> None:
        """Another form; the key that led to it, held down, must not answer it."""
        for key in (ENTER, *"123456789"):
            self.desk.guard.seen(key, self.desk.clock.monotonic())
        self._waiting = None
        self.board.open_form(form)

    @on(Form.Next)
    def _next_form(self, event: Form.Next) -> None:
        self._open(event.form)
        self.changed()

    @on(Form.Given)
    def _form_given(self, event: Form.Given) -> None:
        if self.desk.press(event.key, event.opdrachten, event.woorden, form=True):
            if self.board.form is not None and self.board.form.waits:
                self._waiting = self.desk.pending[-1]
            else:
                self.board.close_form()
        elif self.board.form is not None:
            self.board.form.note(self.desk.hint or "Toets even loslaten.")
        self.changed()
