"""What the chair's and the griffier's screens have in common: a key goes to the console, its forms stand here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from textual.binding import ActiveBinding
from textual.events import Key
from textual.widget import Widget

from voorzitter_console.console import keys
from voorzitter_console.console.console import Effect
from voorzitter_console.console.guard import ENTER
from voorzitter_console.console.messages import RecordingPress, Snapshot
from voorzitter_console.ui import themes
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.sheets import read_later

if TYPE_CHECKING:
    from voorzitter_console.console.boxes.box import Box
    from voorzitter_console.procedure.advice.offers import Opdracht
    from voorzitter_console.ui.forms.base import Form

SINGLE = {
    keys.ENTER.naam: "Enter",
    keys.TERUG.naam: "Esc",
    keys.JA.naam: "J",
    "omhoog": "omhoog",
    "omlaag": "omlaag",
    **{
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
            keys.STREAM,
            keys.POLITIE,
        )
    },
}
"""The keys that the console itself knows, by the names that this face binds."""


BROUGHT_UP = frozenset(naam for naam, letter in SINGLE.items() if len(letter) == 1 and letter != "J")
"""The letters of the procedure: the mouse brings up what they record."""
SHOWS = frozenset(
    key.naam
    for key in (keys.WIE, keys.NOTITIE, keys.HERROEP, keys.GESCHIEDENIS, keys.DETAILS, keys.ACHTERAF, keys.THEMA)
)
"""What opens a box, and records nothing yet."""
ANSWERS = frozenset({*SINGLE, keys.JUIST.naam})
"""What the console, or the screen for it, makes of a question: the griffier's J is both juist and ja."""
AFTER_CLOSING = frozenset({keys.CHECKLIST.naam, keys.DOSSIER.naam, keys.NADERHAND.naam})
"""What these open is no form of the meeting."""


def form_of(box: Box) -> Form:
    """The form that asks it; imported (3 ms) once the screen itself stands, see :func:`warm`."""
    from voorzitter_console.ui.forms import of_box

    return of_box.form_of(box)


def warm() -> None:
    """Import what the first form needs, so that the first key finds it there."""
    import voorzitter_console.console.boxes.lists
    import voorzitter_console.console.boxes.notes
    import voorzitter_console.console.boxes.persons
    import voorzitter_console.console.boxes.retract
    import voorzitter_console.console.boxes.takeover
    import voorzitter_console.ui.forms.of_box  # noqa: F401


class FormPlace(Protocol):
    """Where a screen puts a form."""

    form: Form | None

    def open_form(self, form: Form) -> None: ...

    def close_form(self) -> None: ...

    def set_aside(self, away: bool) -> None: ...


class RecordingScreen(ConsoleScreen):
    """Base of the two. ``place`` is where its forms go."""

    has_head = True
    place: FormPlace

    def __init__(self) -> None:
        super().__init__()
        self._opened = 0
        """The position when the form that is open was opened."""
        self._waiting: RecordingPress | None = None
        """What a form that stays gave: it hears when that is on disk, or why not."""
        self._gone: tuple[RecordingPress, Form] | None = None
        """What a form that went away gave, and that form with what was typed: it comes back with a refusal."""
        self._aside = False
        """A form stands aside for the sentence that F2 brought up; what was typed in it is kept."""
        self._keys: tuple[Widget | None, Mapping[str, ActiveBinding]] | None = None
        """What each key does while that part has the focus."""

    def on_resize(self) -> None:
        self.changed()

    def at_once(self, key: str) -> ActiveBinding | None:
        """Textual puts all keys of all parts together for each press, twice: here once, while no form is open."""
        if self.boxed or not self.ready:
            return None
        if self._keys is None or self._keys[0] is not self.focused:
            self._keys = self.focused, self.active_bindings
        return self._keys[1].get(key)

    # keys -------------------------------------------------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        """The key of a practice, where one runs and the settings gave it no other meaning."""
        if event.key in ("q", "Q", "f1") and self.core.hall is not None and not self.boxed and not self.core.asked:
            event.stop()
            self.console_app.practice()

    @property
    def boxed(self) -> bool:
        """Whether a form has the keys."""
        return self.place.form is not None and not self._aside

    def action_toets(self, naam: str) -> None:
        """A key of :mod:`voorzitter_console.console.keys`; an open form keeps its keys."""
        if self.core.snapshot is None:  # a press is not kept waiting for a view
            super().action_toets(naam)
        elif self.boxed:
            self._in_form(naam)
        elif self.core.asked is not None and naam not in ANSWERS:
            self.do(self.core.key(naam), naam)  # the question in the bar is a box too
        elif naam in (keys.KAART_112.naam, keys.HULP.naam, keys.PALET.naam):
            super().action_toets(naam)
        else:
            self.act(naam)

    def clicked(self, naam: str) -> bool:
        """A box opens, a question comes, or a letter's sentence comes up: a key records it."""
        form = self.place.form
        if self.boxed and form is not None and form.filled:
            return naam != keys.TERUG.naam and super().clicked(naam)  # what was typed goes by the key only
        if naam == keys.TERUG.naam:
            self.action_toets(naam)
        elif self.boxed or self.core.asked is not None or naam not in (*SHOWS, *BROUGHT_UP):
            return super().clicked(naam)
        elif naam in SHOWS:
            self.do(Effect.OPEN, naam)
        else:
            self.do(self.core.pointed_at(SINGLE[naam]), naam)
        return True

    def _in_form(self, naam: str) -> None:
        """What an open form does with a key that none of its parts took: only what its own foot names."""
        form = self.place.form
        if naam == keys.TERUG.naam:
            self.back()
            self.changed()
        elif form is not None and naam in form.passes:
            self.do(Effect.OPEN, naam)
        elif form is not None and naam == keys.JA.naam:
            form.action_yes()

    def bring_up_schorsing(self, *, covered: bool = False) -> None:
        """F2, from every form too: the sentence of the schorsing comes up, and what was typed is kept.

        ``covered``: another screen stood over the sentence when the key was pressed.
        """
        if not self.boxed and not covered:
            self.do(self.core.key("F2"), keys.SCHORS.naam)
            return
        if self.core.bring_up("S") and self.boxed:
            self._aside = True
            self.place.set_aside(True)
        self.console_app.changed()

    def chosen(self, naam: str) -> None:
        letter = SINGLE.get(naam, "")
        if self.core.spoken(letter):
            self.core.bring_up(letter)
            self.console_app.changed()
        else:
            self.action_toets(naam)

    def act(self, naam: str) -> None:
        """A key that no form has."""
        if naam in SINGLE:
            self.do(self.core.key(SINGLE[naam]), naam)
        else:
            self.do(Effect.OPEN, naam)

    def do(self, effect: Effect, naam: str) -> None:
        """What the console answered to the key of that name."""
        if effect is Effect.CARD:
            self.console_app.open_card()
        elif effect is Effect.OPEN:
            self.open_named(naam)
        if effect is not Effect.GIVEN:
            self.console_app.changed()
        # Else it is drawn when it is on disk (or late): drawing now would only keep the writing thread waiting.

    def open_named(self, naam: str) -> None:
        """The form that this key opens."""
        snapshot = self.core.snapshot
        if self._aside:
            self.core.say("Eerst deze zin: Enter of Esc. Wat u typte, staat nog klaar.")
        elif naam == keys.THEMA.naam:
            self.core.say(themes.other(self.app))
        elif naam in AFTER_CLOSING and snapshot is not None:
            from voorzitter_console.ui.afterwards import open_named

            open_named(naam, self.app, self.console_app, snapshot)
        elif snapshot is not None:
            self.core.say("")  # what was said of the key before belongs to no box
            form = self.form_for(naam, snapshot)
            if form is not None:
                self.open(form)

    def action_cijfer(self, number: int) -> None:
        """A digit: it counts once no other one followed it, for 1-1-2 opens the card."""
        if not self.boxed:
            self.console_app.digit(number, self.core.choose)

    def back(self) -> None:
        """Esc in a form: one form back, else away."""
        form = self.place.form
        if form is not None and form.back is not None:
            self.open(form_of(form.back()))
        elif form is not None:
            self.place.close_form()

    def restore(self) -> None:
        """Before drawing: a form that stood aside comes back once the sentence is gone."""
        if self._aside and not self.core.klaar:
            self._aside = False
            self.place.set_aside(False)

    # forms ------------------------------------------------------------------------------------------------------

    def inform(self) -> None:
        """What a form has to know: what became of its press, what the console says meanwhile, the timeline."""
        self._come_back()
        form = self.place.form
        if form is None:
            return
        given = self._waiting
        if given is not None and all(press is not given for press in self.core.pending):
            self._waiting = None
            form.outcome(self.core.hint if self.core.refused is given else "")
        form.tell(self.core.late or self.core.hint)
        if form.wants_posts:
            self.core.ask_posts()
            if self.core.posts:
                form.fresh(self.core.posts)

    def _come_back(self) -> None:
        """A form whose press was refused after it went: with what was typed, once no other form stands there."""
        if self._gone is None or self.place.form is not None:
            return
        press, form = self._gone
        if any(waiting.sinds == press.sinds for waiting in self.core.pending):
            return
        self._gone = None
        refused = self.core.refused
        if refused is not None and refused.sinds == press.sinds and self.core.asked is None:
            self.open(form)

    def form_for(self, naam: str, snapshot: Snapshot) -> Form | None:
        """The form that a key opens; None with the reason said where there is nothing to fill in."""
        from voorzitter_console.console.boxes import lists, notes
        from voorzitter_console.console.boxes.retract import NONE_OWN, retract, retractable
        from voorzitter_console.procedure.advice.outside_keys import NO_STREAM

        if naam == keys.NOTITIE.naam:
            return form_of(notes.note())
        if naam == keys.POLITIE.naam:
            return form_of(lists.police(snapshot, self.core.session.phones.lines))
        if naam == keys.STREAM.naam:
            box = lists.stream(snapshot.state)
            if box is None:
                self.core.say(NO_STREAM)
            return form_of(box) if box is not None else None
        if naam == keys.HERROEP.naam:
            regels = retractable(snapshot, self.core.session.station)
            if not regels:
                self.core.say(NONE_OWN)
            return form_of(retract(regels)) if regels else None
        if naam == keys.DELEN.naam:
            return self._sharing_form()
        if naam in (keys.GESCHIEDENIS.naam, keys.ACHTERAF.naam):
            return self._timeline_form(naam)
        from voorzitter_console.console.boxes.listed import listed

        other = listed(naam, snapshot)
        return form_of(other) if other is not None else None

    def _sharing_form(self) -> Form | None:
        sharing = self.core.session.sharing
        if sharing is None:
            self.core.say("Delen begint op het scherm van de voorzitter, of met: voorzitter-console deel")
            return None
        from voorzitter_console.ui.forms.delen import SharingForm

        return SharingForm(sharing)

    def _timeline_form(self, naam: str) -> Form:
        """The forms on what was recorded before; imported when asked for."""
        from voorzitter_console.console.boxes import history, late
        from voorzitter_console.ui.forms.timeline import TimelineForm

        past = history.past_of(self.core)
        if naam == keys.GESCHIEDENIS.naam:
            return form_of(history.timeline(past))
        from_timeline = isinstance(self.place.form, TimelineForm)
        return form_of(late.late(past, terug=partial(history.timeline, past) if from_timeline else None))

    def open(self, form: Form) -> None:
        """Another form; the key that led to it, held down, must not answer it."""
        for key in (ENTER, *"123456789"):
            self.core.guard.seen(key, self.core.clock.monotonic())
        self._waiting = None
        self._aside = False
        self._opened = self.core.positie
        read_later(self.app)
        self.place.open_form(form)

    def gave(self, opdrachten: Sequence[Opdracht]) -> None:
        """A form's press was accepted, and is on its way to the disk."""

    def on_form_next(self, event: Form.Next) -> None:
        """Another form follows."""
        self.open(form_of(event.box))
        self.changed()

    def on_form_given(self, event: Form.Given) -> None:
        """What a form gave goes to the console."""
        form = self.place.form
        effect = self.core.give(
            event.key,
            event.opdrachten,
            event.woorden,
            te_bewaren=event.te_bewaren,
            daarna=event.daarna,
            getoond=self._opened,
        )
        if effect is Effect.GIVEN:
            self.gave(event.opdrachten)
        if self.core.asked is not None:
            self.place.close_form()  # the question stands in the bar, and keeps its keys
        elif effect is not Effect.GIVEN:
            if form is not None:
                form.note(self.core.hint or "Toets even loslaten.")
        elif form is not None and form.waits:
            self._waiting = self.core.pending[-1]
        else:
            again = form.again() if form is not None else None
            self._gone = (self.core.pending[-1], again) if again is not None else None
            self.place.close_form()
        self.console_app.changed()
