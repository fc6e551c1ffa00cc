"""What the chair's and the griffier's screens have in common: questions before a press counts, and the forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from textual import on
from textual.binding import ActiveBinding
from textual.widget import Widget

from voorzitter_console.console.guard import ENTER
from voorzitter_console.console.messages import Press, Snapshot
from voorzitter_console.ui import keys
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.note import note_form
from voorzitter_console.ui.forms.police import police_form
from voorzitter_console.ui.forms.retract import RetractForm, retractable
from voorzitter_console.ui.forms.stream import stream_form
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.view import Opdracht, ScreenView

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
    op: datetime | None = None
    """The moment that counts, where it is that of an earlier press."""


def _same_or_new(eerder: str) -> str:
    """Short: who, when and the two answers must all be seen in the bar of a small terminal."""
    return f"{eerder}. Zelfde of nieuwe? 1 of 2"


class FormPlace(Protocol):
    """Where a screen puts a form."""

    form: Form | None

    def open_form(self, form: Form) -> None: ...

    def close_form(self) -> None: ...


class RecordingScreen(ConsoleScreen):
    """Base of the two. ``place`` is where its forms go."""

    place: FormPlace

    def __init__(self) -> None:
        super().__init__()
        self.asked: Asked | None = None
        self._waiting: Press | None = None
        """What a form that stays gave: it hears when that is on disk, or why not."""

        self._keys: tuple[Widget | None, Mapping[str, ActiveBinding]] | None = None
        """What each key does while that part has the focus."""

    def on_resize(self) -> None:
        self.changed()

    def at_once(self, key: str) -> ActiveBinding | None:
        """Textual puts all keys of all parts together for each press, twice: here once, while no form is open."""
        if self.place.form is not None or not self.ready:
            return None
        if self._keys is None or self._keys[0] is not self.focused:
            self._keys = self.focused, self.active_bindings
        return self._keys[1].get(key)

    # questions and presses --------------------------------------------------------------------------------------

    def refresh_question(self, view: ScreenView) -> None:
        """Before drawing: a question that no longer holds goes, one that the session has to ask comes."""
        if self.asked is not None and self._gone(self.asked, view):
            self.asked = None
        waiting = self.desk.same_or_new
        if waiting is not None:
            self.desk.same_or_new = None
            self.asked = Asked(
                SAME_OR_NEW, _same_or_new(waiting.eerder), waiting.opdrachten, waiting.woorden, op=waiting.op
            )

    @staticmethod
    def _gone(asked: Asked, view: ScreenView) -> bool:
        """Whether a question no longer holds, since the time or another entry answered it."""
        if asked.by_j or asked.key == SAME_OR_NEW:
            return False
        given = view.balk if asked.key == ENTER else view.toets(asked.key)
        return given is None or not given.vraag

    def press(self, key: str, opdrachten: tuple[Opdracht, ...], words: str, question: str = "") -> None:
        """A key that records: first the question that stands before it, if any."""
        words = words.removeprefix("Gezegd: ").removeprefix("Gedaan: ").removeprefix("Gezien: ")
        doubled = self.desk.doubled(opdrachten)
        asked = self.asked
        if doubled:
            self.asked = Asked(SAME_OR_NEW, _same_or_new(doubled), opdrachten, words)
            return
        if question and (asked is None or asked.key != key):
            self.desk.guard.seen(key.lower(), self.desk.clock.monotonic())
            self.asked = Asked(key, question, opdrachten, words)
            return
        if self.desk.press(key.lower(), opdrachten, words):
            self.asked = None

    def answer_same_or_new(self, number: int) -> bool:
        """1: the same, nothing more is recorded; 2: a new one. False where that is not asked."""
        asked = self.asked
        if asked is None or asked.key != SAME_OR_NEW:
            return False
        self.asked = None
        if number == 2:
            self.desk.press("2", asked.opdrachten, asked.woorden, op=asked.op)
        return True

    def letter(self, letter: str, view: ScreenView) -> None:
        """A letter of the procedure: what the view says that it gives now."""
        branch = next((bar for bar in view.vork or () if bar.toets == letter), None)
        choice = view.toets(letter)
        given = branch or choice
        if given is None or not given.opdrachten:
            self.desk.say("Deze toets heeft nu geen taak.")
            return
        words = branch.label if branch else choice.woorden if choice else ""
        if letter == keys.SLUIT.letter.upper():
            question = given.vraag.removesuffix(" Nog eens.") or "De vergadering sluiten?"
            self.asked = Asked(letter, f"{question}   J = ja, Esc = nee", given.opdrachten, words, by_j=True)
            return
        self.press(letter, given.opdrachten, words, given.vraag)

    def yes(self) -> bool:
        """J: the retraction, or the question that J answers. False where there is none."""
        if isinstance(self.place.form, RetractForm):
            self.place.form.action_yes()
            return True
        asked = self.asked
        if asked is None or not asked.by_j:
            return False
        if self.desk.press("j", asked.opdrachten, asked.woorden):
            self.asked = None
        return True

    def back(self) -> None:
        """Esc: one form back, else everything away."""
        form = self.place.form
        if form is not None and form.back is not None:
            self.open(form.back())
            return
        if form is not None:
            self.place.close_form()
        self.asked = None

    # forms ------------------------------------------------------------------------------------------------------

    def inform(self) -> None:
        """What a form has to know: what became of its press, what the console says meanwhile, the timeline."""
        form = self.place.form
        if form is None:
            return
        given = self._waiting
        if given is not None and all(press is not given for press in self.desk.pending):
            self._waiting = None
            form.outcome(self.desk.hint if self.desk.refused is given else "")
        form.tell(self.desk.late or self.desk.hint)
        if form.wants_posts:
            self.desk.ask_posts()
            if self.desk.posts:
                form.fresh(self.desk.posts)

    def form_for(self, naam: str, snapshot: Snapshot, view: ScreenView) -> Form | None:
        """The form that a key opens; None with the reason said where there is nothing to fill in."""
        if naam == keys.NOTITIE.naam:
            return note_form()
        if naam == keys.POLITIE.naam:
            return police_form(snapshot, view.toets("P"))
        if naam == keys.STREAM.naam:
            form = stream_form(snapshot.state)
            if form is None:
                self.desk.say("Deze vergadering heeft geen livestream.")
            return form
        if naam == keys.HERROEP.naam:
            regels = retractable(snapshot, self.desk.session.station)
            if regels:
                return RetractForm(regels)
            self.desk.say("Er is nog niets van dit scherm dat u kunt herroepen.")
            return None
        if naam in (keys.GESCHIEDENIS.naam, keys.ACHTERAF.naam):
            return self._timeline_form(naam, snapshot)
        return None

    def _timeline_form(self, naam: str, snapshot: Snapshot) -> Form:
        """The forms on what was recorded before; imported when asked for."""
        from voorzitter_console.ui.forms.late import LateForm
        from voorzitter_console.ui.forms.timeline import TimelineForm

        now = self.desk.clock.now
        if naam == keys.GESCHIEDENIS.naam:
            return TimelineForm(now)
        form = LateForm(snapshot, now)
        if isinstance(self.place.form, TimelineForm):
            form.back = lambda: TimelineForm(now)
        return form

    def open(self, form: Form) -> None:
        """Another form; the key that led to it, held down, must not answer it."""
        for key in (ENTER, *"123456789"):
            self.desk.guard.seen(key, self.desk.clock.monotonic())
        self._waiting = None
        self.asked = None
        self.place.open_form(form)

    @on(Form.Next)
    def _next_form(self, event: Form.Next) -> None:
        self.open(event.form)
        self.changed()

    @on(Form.Given)
    def _form_given(self, event: Form.Given) -> None:
        form = self.place.form
        doubled = self.desk.doubled(event.opdrachten)
        if doubled:
            self.place.close_form()
            self.asked = Asked(SAME_OR_NEW, _same_or_new(doubled), tuple(event.opdrachten), event.woorden)
            self.console_app.changed()
            return
        accepted = self.desk.press(
            event.key,
            event.opdrachten,
            event.woorden,
            form=True,
            te_bewaren=event.te_bewaren,
            daarna=event.daarna,
        )
        if accepted:
            if form is not None and form.waits:
                self._waiting = self.desk.pending[-1]
            else:
                self.place.close_form()
        elif form is not None:
            form.note(self.desk.hint or "Toets even loslaten.")
        self.console_app.changed()
