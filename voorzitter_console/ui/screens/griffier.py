"""The griffier's screen: the co-pilot. Chair speaks, griffier operates and reads back; both work on one journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from voorzitter_console.console import keys
from voorzitter_console.console.boxes import lists, notes, persons
from voorzitter_console.console.boxes.spoken import spoken
from voorzitter_console.console.boxes.takeover import takeover
from voorzitter_console.console.console import Effect
from voorzitter_console.console.guard import CHANGED_LOCK, ENTER
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.state import Persoon
from voorzitter_console.ui.bindings import bindings
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.griffier.read_back import ReadBackForm
from voorzitter_console.ui.screens.recording import RecordingScreen, form_of
from voorzitter_console.ui.widgets.copilot import CoPilotBoard
from voorzitter_console.ui.widgets.marked import MarkedList
from voorzitter_console.view import Opdracht
from voorzitter_console.view.griffier.meelezen import FOUT, JUIST, VERDICTS, Teruglezing
from voorzitter_console.view.griffier.taken import Taak, taken

if TYPE_CHECKING:
    from voorzitter_console.procedure.lines import Regel

ABOUT_PERSONS = frozenset(
    {
        *("verstoorder_vertrokken", "verstoorder_gestaakt", "verstoorder_teruggekeerd"),
        *("stel_aanwezigheid_vast", "leg_voor_aan_raad"),
    }
)
"""What is answered of all that were ticked in the register."""


class GriffierScreen(RecordingScreen):
    """One for the whole meeting."""

    keys_shown = keys.GRIFFIER

    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for key in keys.GRIFFIER for b in bindings(key)),
        *(Binding(str(n), f"cijfer({n})", f"Taak {n}", show=False) for n in range(1, 10)),
        Binding("enter", "toets('enter')", "Wat is klaargezet", show=False),
        Binding("tab", "part(1)", "Volgend vak", show=False),
        Binding("shift+tab", "part(-1)", "Vorig vak", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.board = self.place = CoPilotBoard()
        self._read: tuple[int, str] | None = None
        """An entry that was read back, and its verdict: the mark goes on once that stands there."""
        self._digit: Taak | None = None
        """The task of the digit that was pressed last, as it stood there then."""
        self._persons: int | None = None
        """How many persons there were when a new row was asked for."""

    def compose(self) -> ComposeResult:
        yield self.board

    def on_mount(self) -> None:
        super().on_mount()
        self.board.go(self.board.tasks)

    def draw(self) -> None:
        self.core.settle()
        view, snapshot = self.core.view(), self.core.snapshot
        if view is None or snapshot is None:
            return
        self.restore()
        self.inform()
        self.core.details = ()  # the digits are tasks here; what is open stands in the list
        self._enter_for_sentence()
        self.board.show(view, snapshot, self.core)
        self.core.named = self.board.named
        if self._read is not None and self.board.readback.judged(*self._read):
            self._read = None
        if self._persons is not None and len(snapshot.state.personen) > self._persons:
            self._persons = None
            self.board.register.to_last()
            self.board.go(self.board.register)

    def _enter_for_sentence(self) -> None:
        """While a sentence was brought up Enter records it; else Enter is the list's."""
        if self.core.klaar and not self.boxed:
            self.set_focus(None)
        elif self.focused is None and self.board.form is None:
            self.board.go(self.board.part)

    def echo(self) -> bool:
        return self.core.asked is None and self.board.echo(self.core)

    def news(self, regels: Sequence[Regel]) -> bool:
        return self.ready and self.board.record.news(regels)

    # keys ------------------------------------------------------------------------------------------------------

    def act(self, naam: str) -> None:
        if naam == keys.JUIST.naam and self.core.asked is not None:
            naam = keys.JA.naam
        if naam == keys.JUIST.naam:
            self._correct()
        elif naam == keys.NIEUW.naam:
            self._new_row()
        elif naam == keys.GESPROKEN.naam:
            self.do(Effect.OPEN, naam)  # who spoke it is asked with it
        else:
            super().act(naam)

    def clicked(self, naam: str) -> bool:
        return naam != keys.NIEUW.naam and super().clicked(naam)  # here it records a person

    def action_cijfer(self, number: int) -> None:
        """The digit counts a moment later: what it meant on the screen is kept till then."""
        if not self.boxed:
            self._digit = self.board.tasks.taak(number)
        super().action_cijfer(number)

    def do_task(self, number: int) -> None:
        if self._digit is not None and self._digit.nummer == number:
            self._as_shown(self._digit)

    def _as_shown(self, shown: Taak, key: str = "") -> None:
        """Do this task, unless it became another one since it was shown like that: then it says so."""
        now = self._taak(shown.nummer)
        if now.means_the_same(shown):
            self._do(now, key)
        else:
            self.core.say(f"Taak {now.nummer} is net veranderd: {now.woorden}. Lees en druk opnieuw.")

    def action_part(self, steps: int) -> None:
        """Tab: the next part; within a form its next field."""
        if self.board.form is not None:
            (self.focus_next if steps > 0 else self.focus_previous)("#form *")
            return
        parts = self.board.parts
        self.board.go(parts[(parts.index(self.board.part) + steps) % len(parts)])

    @on(MarkedList.Chosen)
    def _chosen(self, event: MarkedList.Chosen) -> None:
        snapshot = self.core.snapshot
        if snapshot is None:
            return
        if self.core.asked is not None:
            self.core.key("Enter")  # the question keeps its keys
            self.console_app.changed()
            return
        self.board.part = event.part
        number = self.core.forget_digit()
        if number:
            self.do_task(number)  # who closes a digit with Enter means that task, not the marked one
        elif event.part is self.board.tasks:
            self._task_chosen()
        elif event.part is self.board.register:
            rij = self.board.register.marked
            found = snapshot.state.persoon(rij.label) if rij is not None else None
            if found is not None:
                self.open(form_of(persons.row(found)))
        else:
            self._open_read()
        self.console_app.changed()

    def _task_chosen(self) -> None:
        """Enter on the marked task, as it stood there when Enter was pressed."""
        tasks = self.board.tasks
        if tasks.pressed is None:
            return
        if self.core.clock.monotonic() - tasks.moved < CHANGED_LOCK:
            self.core.say("De takenlijst veranderde net: lees de gemerkte regel en druk opnieuw.")
        else:
            self._as_shown(tasks.pressed, ENTER)

    def _open_read(self) -> None:
        """Enter on an entry: all of it to be judged where the list has no room, else its fields."""
        from voorzitter_console.console.boxes import history

        regel = self.board.readback.marked
        if regel is not None and not self.board.readback.seen:
            self.open(ReadBackForm(regel))
        elif regel is not None:
            self.open(form_of(history.entry(history.past_of(self.core), regel.positie)))

    # what they do -----------------------------------------------------------------------------------------------

    def _taak(self, number: int) -> Taak:
        snapshot = self.core.snapshot
        assert snapshot is not None
        found = taken(snapshot.state, snapshot.protocol, self.core.clock.now())
        return next(taak for taak in found if taak.nummer == number)

    def _do(self, taak: Taak, key: str = "") -> None:
        """``key``: what was pressed, its digit where empty: held down, it records once."""
        if taak.waarom_niet:
            self.core.say(taak.waarom_niet)
        elif taak.formulier:
            form = self._task_form(taak)
            if form is not None:
                self.open(form)
        elif taak.gedaan and not taak.open:
            self.core.ask(str(taak.nummer), taak.vraag, taak.opdrachten, taak.woorden)
        else:
            self.core.give(key or str(taak.nummer), taak.opdrachten, taak.woorden, rij=bool(key))

    def _task_form(self, taak: Taak) -> Form | None:
        if taak.formulier == "quorum":
            return form_of(notes.quorum())
        assert self.core.snapshot is not None
        box = lists.number_of(taak, self.core.snapshot)
        if box is None:
            self.core.say(lists.number_stands(self.console_app.toetsen.letter("G")))
        return form_of(box) if box is not None else None

    def _to_judge(self) -> Teruglezing | None:
        """The marked entry, where it can be judged: it is on the screen, and did not just come there by itself."""
        readback = self.board.readback
        if readback.marked is None:
            self.core.say("De voorzitter legde nog niets vast om terug te lezen.")
        elif not readback.display:
            self.board.go(readback)
            self.core.say("Lees eerst wat hier gemerkt staat, en druk dan opnieuw.")
        elif self.core.clock.monotonic() - readback.moved < CHANGED_LOCK:
            self.core.say("Er kwam net een nieuwe regel onder het merkteken: lees die eerst.")
        else:
            snapshot = self.core.snapshot
            return notes.as_judged(readback.marked, snapshot) if snapshot is not None else None
        return None

    def _correct(self) -> None:
        """Juist: the marked entry was read back and is right. What cannot be seen whole, or was wrong, is asked."""
        regel = self._to_judge()
        if regel is not None and regel.oordeel == JUIST:
            self.core.say(notes.ALREADY_RIGHT)
        elif regel is not None and (regel.oordeel == FOUT or not self.board.readback.seen):
            self.open(ReadBackForm(regel))
        elif regel is not None:
            right, words = notes.confirm(regel)
            if self.core.give("j", right, words) is Effect.GIVEN:
                self.gave(right)
        self.console_app.changed()

    def gave(self, opdrachten: Sequence[Opdracht]) -> None:
        first = opdrachten[0]
        if first.soort in VERDICTS:
            self._read = first.velden["positie"], VERDICTS[first.soort]
        elif first.soort in ABOUT_PERSONS:
            self.board.register.untick()

    def _new_row(self) -> None:
        """A new person in one key; who it is follows while things happen."""
        snapshot = self.core.snapshot
        if snapshot is None or self.core.asked is not None:
            return
        if self.core.give("w", (Opdracht("beschrijf_verstoorder", {}),), "nieuwe verstoorder") is Effect.GIVEN:
            self._persons = len(snapshot.state.personen)
        self.console_app.changed()

    def _persons_chosen(self, snapshot: Snapshot) -> list[Persoon]:
        """Those that an answer is about: ticked with the space, else the one under the mark."""
        labels = self.board.register.chosen
        if not labels:
            self.core.say(persons.NOBODY)
        return [found for label in labels if (found := snapshot.state.persoon(label)) is not None]

    def form_for(self, naam: str, snapshot: Snapshot) -> Form | None:
        if naam == keys.FOUT.naam:
            regel = self._to_judge()
            return form_of(notes.dispute(regel)) if regel is not None else None
        if naam == keys.GESPROKEN.naam:
            view = self.core.view()
            choice = view.toets("V") if view else None
            return form_of(spoken(snapshot, choice.vraag if choice else ""))
        if naam == keys.OPEN_DETAILS.naam:
            from voorzitter_console.console.boxes import history

            return form_of(history.open_details(history.past_of(self.core)))
        if naam == keys.OVERNEMEN.naam:
            return form_of(takeover(snapshot, self.core.session.rol))
        if naam in (keys.WEG.naam, keys.GEHOORD.naam):
            chosen = self._persons_chosen(snapshot)
            if not chosen:
                return None
            if naam == keys.WEG.naam:
                return form_of(persons.left(chosen))
            box = persons.presence(snapshot.state, [found.label for found in chosen])
            if box is None:
                self.core.say(persons.NO_ORDER)
            return form_of(box) if box is not None else None
        return super().form_for(naam, snapshot)
