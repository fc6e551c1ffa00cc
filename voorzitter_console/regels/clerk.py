"""The griffier in lines: tasks by their digit, reading back, persons by their label, and what is asked of each."""

from __future__ import annotations

from collections.abc import Callable

from voorzitter_console.console.boxes import lists, notes, persons
from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.boxes.spoken import spoken
from voorzitter_console.console.console import Console, Effect
from voorzitter_console.console.guard import TYPED
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.procedure.state import Persoon
from voorzitter_console.regels import block, boxes
from voorzitter_console.regels.acts import Acts
from voorzitter_console.regels.asker import Asker
from voorzitter_console.regels.boxes import BoxAnswer
from voorzitter_console.view.griffier.meelezen import Meelezen, Teruglezing
from voorzitter_console.view.griffier.register import LEGENDA, register
from voorzitter_console.view.griffier.taken import Taak, taken

_BOXES: dict[str, Callable[[], Box]] = {"C": notes.witness, "A": notes.alternative, "B": notes.evidence}
KEYS = frozenset("JFWUHCABV")
"""Letters that mean something else than at the chair's, or nothing there."""
TASKS = 8


class Clerk:
    """What the griffier's own keys do. Most methods may raise EOFError."""

    def __init__(self, core: Console, asker: Asker, acts: Acts) -> None:
        self._core = core
        self._asker = asker
        self._acts = acts

    def lines(self, snapshot: Snapshot) -> list[str]:
        """Below the state: the tasks, the persons, what is to be read back and completed."""
        read = block.read_back(snapshot.meelezen) if snapshot.meelezen else []
        return [*block.tasks(self._tasks(snapshot)), *self._rows(snapshot), *read]

    def token(self, token: str, number: int | None) -> bool:
        """What only the griffier has; False where it is another key."""
        snapshot = self._core.snapshot
        assert snapshot is not None
        known, opened = self._person(token, snapshot), snapshot.positie
        if number is not None and 1 <= number <= TASKS:
            self._task(number, snapshot)
        elif len(token) == 1 and token in KEYS:
            key = token.lower() if token in "JW" else TYPED
            self._acts.give(self._key(token, snapshot), key, getoond=opened)
        elif known is not None:
            self._acts.give(boxes.ask(self._asker, persons.row(known)), getoond=opened)
        else:
            return False
        return True

    def _tasks(self, snapshot: Snapshot) -> tuple[Taak, ...]:
        return taken(snapshot.state, snapshot.protocol, self._core.clock.now())

    def _rows(self, snapshot: Snapshot) -> list[str]:
        found = register(snapshot.state, 6)
        lines = []
        for rij in found.rijen:
            marks = ", ".join(f"{kop} {merk.strip()}" for kop, merk in zip(found.koppen, rij.vorderingen, strict=True))
            lines.append(f"{rij.wie}: {rij.zaal}. {marks}. {rij.signalement}".rstrip())
        return [*lines, *([f"{LEGENDA}. Typ een aanduiding om aan te vullen."] if lines else [])]

    def _key(self, letter: str, snapshot: Snapshot) -> BoxAnswer | None:
        """What this letter gives; None where nothing is to be recorded."""
        if letter == "J":
            return self._right(snapshot)
        if letter == "W":
            return BoxAnswer(opdrachten=(Opdracht("beschrijf_verstoorder", {}),), woorden="nieuwe verstoorder")
        box = self._box(letter, snapshot)
        return boxes.ask(self._asker, box) if box is not None else None

    @staticmethod
    def _person(typed: str, snapshot: Snapshot) -> Persoon | None:
        """The person of that label, however it was typed."""
        wanted = label_key(typed)
        return next((p for p in snapshot.state.personen if label_key(p.label) == wanted), None)

    def _task(self, number: int, snapshot: Snapshot) -> None:
        core, acts = self._core, self._acts
        taak = next(taak for taak in self._tasks(snapshot) if taak.nummer == number)
        if taak.waarom_niet:
            core.say(taak.waarom_niet)
            acts.hint()
        elif taak.formulier:
            box = self._task_box(taak, snapshot)
            acts.give(boxes.ask(self._asker, box) if box is not None else None, getoond=snapshot.positie)
        elif taak.gedaan and not taak.open:
            core.ask(str(taak.nummer), taak.vraag, taak.opdrachten, taak.woorden)
            acts.do(Effect.NOTHING)
        else:
            done = BoxAnswer(opdrachten=taak.opdrachten, woorden=taak.woorden)
            acts.give(done, str(taak.nummer), getoond=snapshot.positie)

    def _task_box(self, taak: Taak, snapshot: Snapshot) -> Box | None:
        if taak.formulier == "quorum":
            return notes.quorum()
        box = lists.number_of(taak, snapshot)
        if box is None:
            self._core.say(lists.number_stands("G"))
        return box

    def _box(self, letter: str, snapshot: Snapshot) -> Box | None:
        if letter in _BOXES:
            return _BOXES[letter]()
        if letter == "F":
            regel = self._unread(snapshot)
            return notes.dispute(regel) if regel is not None else None
        if letter == "V":
            view = self._core.view()
            choice = view.toets("V") if view else None
            return spoken(snapshot, choice.vraag if choice else "")
        known = self._who(snapshot)
        if not known:
            return None
        if letter == "U":
            return persons.left(known)
        box = persons.presence(snapshot.state, [person.label for person in known])
        if box is None:
            self._core.say(persons.NO_ORDER)
        return box

    def _who(self, snapshot: Snapshot) -> list[Persoon]:
        """One or more of the persons that are known."""
        known = snapshot.state.personen
        if not known:
            self._core.say(persons.NOBODY)
            return []
        return [known[at] for at in self._asker.several("Wie?", [persons.line(person) for person in known])]

    def _right(self, snapshot: Snapshot) -> BoxAnswer | None:
        regel = self._unread(snapshot)
        if regel is None:
            return None
        opdrachten, woorden = notes.confirm(regel)
        return BoxAnswer(opdrachten=opdrachten, woorden=woorden)

    def _unread(self, snapshot: Snapshot) -> Teruglezing | None:
        """What is to be read back first: the last entry of the chair without a verdict."""
        read = snapshot.meelezen or Meelezen()
        found = next((one for one in read.terug if not notes.as_judged(one, snapshot).oordeel), None)
        if found is None:
            self._core.say("Er is niets van de voorzitter dat nog moet worden teruggelezen.")
        return found
