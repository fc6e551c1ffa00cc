"""The griffier's screen: the co-pilot. Chair speaks, griffier operates and reads back; both work on one journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.state import Persoon
from voorzitter_console.ui import keys
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.griffier import person, record
from voorzitter_console.ui.forms.griffier.open_details import OpenDetailsForm
from voorzitter_console.ui.forms.griffier.spoken import spoken_form
from voorzitter_console.ui.forms.police import incident_form
from voorzitter_console.ui.screens.recording import RecordingScreen
from voorzitter_console.ui.widgets.copilot import CoPilotBoard
from voorzitter_console.ui.widgets.marked import MarkedList
from voorzitter_console.view import Opdracht, ScreenView
from voorzitter_console.view.griffier.meelezen import Meelezen, OpenDetail
from voorzitter_console.view.griffier.taken import Taak, taken

if TYPE_CHECKING:
    from voorzitter_console.procedure.lines import Regel

_LETTERS = {key.naam: key.letter.upper() for key in (keys.SCHORS, keys.VOORBIJ, *keys.SPOKEN)}
"""What records at once what the view says of the chair's letter."""

_FORMS: dict[str, Callable[[], Form]] = {
    keys.GETUIGE.naam: record.witness_form,
    keys.ALTERNATIEF.naam: record.alternative_form,
    keys.BEWIJS.naam: record.EvidenceForm,
}
TASKS = 8


class GriffierScreen(RecordingScreen):
    """One for the whole meeting."""

    keys_shown = keys.GRIFFIER

    BINDINGS: ClassVar[list[BindingType]] = [
        *(key.binding() for key in keys.GRIFFIER if key not in keys.EVERYWHERE),
        *(Binding(str(n), f"taak({n})", f"Taak {n}", show=False) for n in range(1, TASKS + 1)),
        Binding("tab", "part(1)", "Volgend vak", show=False),
        Binding("shift+tab", "part(-1)", "Vorig vak", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.board = self.place = CoPilotBoard()
        self._again = 0
        """The task that was done already and is asked about."""
        self._read = False
        """An entry was read back: the mark goes on with the next drawing, not while it is being written."""
        self._persons: int | None = None
        """How many persons there were when a new row was asked for."""

    def compose(self) -> ComposeResult:
        yield self.board

    def on_mount(self) -> None:
        super().on_mount()
        self.board.go(self.board.tasks)

    def draw(self) -> None:
        view, snapshot = self.desk.view(), self.desk.snapshot
        if view is None or snapshot is None:
            return
        self.refresh_question(view)
        self.inform()
        self.desk.details = ()  # the digits are tasks here; what is open stands in the list
        asking = self.asked.sentence if self.asked else self._taak(self._again).vraag if self._again else ""
        self.board.show(view, snapshot, self.desk, asking=asking)
        if self._read:
            self._read = False
            self.board.readback.to_next()
        if self._persons is not None and len(snapshot.state.personen) > self._persons:
            self._persons = None
            self.board.register.to_last()
            self.board.go(self.board.register)

    def echo(self) -> bool:
        return self.asked is None and self.board.echo(self.desk)

    def news(self, regels: Sequence[Regel]) -> bool:
        return self.ready and self.board.record.news(regels)

    # keys ------------------------------------------------------------------------------------------------------

    def action_toets(self, naam: str) -> None:
        view, snapshot = self.desk.shown(), self.desk.snapshot
        if view is None or snapshot is None or naam in (keys.KAART_112.naam, keys.HULP.naam):
            super().action_toets(naam)
            return
        if naam == keys.PALET.naam:
            self.console_app.open_palette()
            return
        self._again = 0
        if naam in (keys.JUIST.naam, keys.JA.naam):
            if not self.yes():
                self._correct()
        elif naam == keys.TERUG.naam:
            self.back()
        elif naam == keys.NIEUW.naam:
            self._new_row(snapshot)
        elif naam in _LETTERS:
            self.letter(_LETTERS[naam], view)
        else:
            form = self.form_for(naam, snapshot, view)
            if form is not None:
                self.open(form)
        self.console_app.changed()

    def action_taak(self, number: int) -> None:
        """A task's digit; or the answer to "zelfde of nieuwe?"."""
        if self.board.form is None and not (number < 3 and self.answer_same_or_new(number)):
            self._do(self._taak(number))
        self.console_app.changed()

    def action_part(self, steps: int) -> None:
        """Tab: the next part; within a form its next field."""
        if self.board.form is not None:
            (self.focus_next if steps > 0 else self.focus_previous)()
            return
        parts = self.board.parts
        self.board.go(parts[(parts.index(self.board.part) + steps) % len(parts)])

    @on(MarkedList.Chosen)
    def _chosen(self, event: MarkedList.Chosen) -> None:
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        self.board.part = event.part
        if event.part is self.board.tasks:
            self._do(self.board.tasks.taak(event.index))
        elif event.part is self.board.register:
            found = self._person(snapshot)
            if found is not None:
                self.open(person.row_form(found))
        else:
            regel = self.board.readback.marked
            if regel is not None:
                from voorzitter_console.ui.forms.entry import EntryForm

                self.open(EntryForm(regel.positie, self.desk.clock.now))
        self.console_app.changed()

    # what they do -----------------------------------------------------------------------------------------------

    def _taak(self, number: int) -> Taak:
        snapshot = self.desk.snapshot
        assert snapshot is not None
        found = taken(snapshot.state, snapshot.protocol, self.desk.clock.now())
        return next(taak for taak in found if taak.nummer == number)

    def _do(self, taak: Taak) -> None:
        again, self._again = self._again, 0
        if taak.waarom_niet:
            self.desk.say(taak.waarom_niet)
        elif taak.formulier:
            form = self._task_form(taak)
            if form is not None:
                self.open(form)
        elif taak.gedaan and not taak.open and again != taak.nummer:
            self.desk.guard.seen(str(taak.nummer), self.desk.clock.monotonic())
            self._again = taak.nummer
        else:
            self.press(str(taak.nummer), taak.opdrachten, taak.woorden)

    def _task_form(self, taak: Taak) -> Form | None:
        if taak.formulier == "quorum":
            return record.quorum_form()
        snapshot = self.desk.snapshot
        assert snapshot is not None
        call = next(
            (e for e in reversed(snapshot.entries) if e.soort == "bel_politie" and e.id not in snapshot.herroepen), None
        )
        if taak.gedaan or call is None:
            key = self.console_app.toetsen.letter("G")
            self.desk.say(f"Het incidentnummer staat bij de melding: open die met {key} (geschiedenis).")
            return None
        return incident_form(call.positie)

    def _correct(self) -> None:
        """Juist: the marked entry was read back and is right."""
        regel = self.board.readback.marked
        if regel is None:
            self.desk.say("De voorzitter legde nog niets vast om terug te lezen.")
        elif self.desk.press("j", (Opdracht("bevestig", {"positie": regel.positie}),), f"juist: {regel.tekst}"):
            self._read = True

    def _new_row(self, snapshot: Snapshot) -> None:
        """A new person in one key; who it is follows while things happen."""
        if self.desk.press("w", (Opdracht("beschrijf_verstoorder", {}),), "nieuwe verstoorder"):
            self._persons = len(snapshot.state.personen)

    def _person(self, snapshot: Snapshot) -> Persoon | None:
        rij = self.board.register.marked
        if rij is None:
            self.desk.say("Er staat nog niemand in het register; W maakt een rij.")
            return None
        return snapshot.state.persoon(rij.label)

    def form_for(self, naam: str, snapshot: Snapshot, view: ScreenView) -> Form | None:
        if naam in _FORMS:
            return _FORMS[naam]()
        if naam == keys.FOUT.naam:
            regel = self.board.readback.marked
            if regel is None:
                self.desk.say("De voorzitter legde nog niets vast om terug te lezen.")
                return None
            return record.dispute_form(regel)
        if naam == keys.GESPROKEN.naam:
            choice = view.toets("V")
            return spoken_form(snapshot, choice.vraag if choice else "")
        if naam == keys.OPEN_DETAILS.naam:
            return OpenDetailsForm(self._open_details, self.desk.clock.now)
        if naam == keys.OVERNEMEN.naam:
            from voorzitter_console.ui.forms.takeover import takeover_form

            return takeover_form(snapshot, self.desk.session.rol)
        if naam in (keys.WEG.naam, keys.GEHOORD.naam):
            found = self._person(snapshot)
            if found is None:
                return None
            if naam == keys.WEG.naam:
                return person.left_form(found)
            form = person.presence_form(snapshot.state, found)
            if form is None:
                self.desk.say("Er is nog geen vordering vastgelegd.")
            return form
        return super().form_for(naam, snapshot, view)

    def _open_details(self) -> tuple[OpenDetail, ...]:
        read = self.desk.snapshot.meelezen if self.desk.snapshot else None
        return (read or Meelezen()).open
