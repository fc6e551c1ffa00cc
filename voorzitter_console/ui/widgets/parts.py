"""The three parts of the griffier's screen: reading back, tasks, the disturbers' register."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.marked import MarkedList
from voorzitter_console.view.griffier.meelezen import FOUT, Teruglezing
from voorzitter_console.view.griffier.register import LEGENDA, Register, Rij
from voorzitter_console.view.griffier.taken import Taak


class ReadBack(MarkedList):
    """The chair's entries, the last one first; those without a verdict are marked as such in words.

    The marked one stands there whole, for a verdict is about all of it.
    """

    empty = "De voorzitter legde nog niets vast."

    def __init__(self) -> None:
        super().__init__(id="teruglezen")
        self._regels: tuple[Teruglezing, ...] = ()
        self._heading = Content("")
        self.moved = float("-inf")
        """When another entry came under the mark by itself, in monotonic seconds."""

    def __len__(self) -> int:
        return len(self._regels)

    @property
    def marked(self) -> Teruglezing | None:
        """The entry under the mark."""
        return self._regels[self.at] if self._regels else None

    @property
    def seen(self) -> bool:
        """Whether all of the marked entry is on the screen."""
        width, height = self.content_size
        return self.display and self.marked is not None and len(self._rest(self.at, width - 2)) < height

    def show(self, regels: tuple[Teruglezing, ...], title: Content, now: float) -> None:
        """These entries at ``now`` (monotonic seconds).

        The mark stays on its entry while that waits for a verdict; else it follows the newest where it stood there.
        """
        before, newest = self.marked, self.at == 0
        self._regels = regels
        if before is not None:
            place = next((i for i, regel in enumerate(regels) if regel.positie == before.positie), 0)
            self.at = 0 if newest and before.oordeel else place
        if before is not None and self.marked is not None and self.marked.positie != before.positie:
            self.moved = now
        self._heading = title
        self.fresh(regels)
        self._count()

    def judged(self, positie: int, oordeel: str) -> bool:
        """Whether that entry has that verdict now: then the mark goes to the nearest entry that still waits, if any."""
        if not any(regel.positie == positie and regel.oordeel == oordeel for regel in self._regels):
            return False
        waiting = [i for i, regel in enumerate(self._regels) if not regel.oordeel]
        self.at = min(waiting, key=lambda i: (abs(i - self.at), i)) if waiting else 0
        self.refresh()
        self._count()
        return True

    def row(self, index: int, width: int) -> tuple[Content, Content]:  # noqa: ARG002  fitted by the base
        return self._left(index), self._right(index)

    def more(self, index: int, width: int, room: int) -> list[Content]:
        rest = self._rest(index, width)
        if len(rest) > room:
            rest = [*rest[: max(0, room - 1)], Content("Enter: alles, dan J of F.")][:room]
        return [Content.assemble("  ", row) for row in rest]

    def _rest(self, index: int, width: int) -> list[Content]:
        """What of the entry does not fit in its row."""
        regel, room = self._regels[index], max(10, width - 2)
        first = width - self._right(index).cell_length - 1
        rest = [] if self._left(index).cell_length <= first else draw.plain(regel.tekst).wrap(room)
        return rest + (draw.plain(regel.gesproken).wrap(room) if regel.gesproken else [])

    def _left(self, index: int) -> Content:
        regel = self._regels[index]
        return Content.assemble(f"{regel.tijd}  ", draw.plain(regel.tekst))

    def _right(self, index: int) -> Content:
        oordeel = self._regels[index].oordeel
        return draw.plain(FOUT.upper(), draw.OPEN) if oordeel == FOUT else draw.plain(oordeel or "J/F?")

    def action_move(self, steps: int) -> None:
        super().action_move(steps)
        self._count()

    def _count(self) -> None:
        """On the frame how many that wait for a verdict are out of sight."""
        above, below = (sum(1 for i in rows if not self._regels[i].oordeel) for rows in self.hidden)
        words = [f"{above} nieuwe hierboven" if above else "", f"{below} hieronder" if below else ""]
        self.title(self._heading, ", ".join(part for part in words if part))


class TaskList(MarkedList):
    """Each task with its digit, which never changes; those in an open loop stand first, with a sign."""

    def __init__(self) -> None:
        super().__init__(id="taken")
        self._taken: tuple[Taak, ...] = ()
        self.pressed: Taak | None = None
        """The task under the mark as it stood there when Enter was pressed."""
        self.moved = float("-inf")
        """When the marked task got another row or another meaning by itself, in monotonic seconds."""

    def __len__(self) -> int:
        return len(self._taken)

    @property
    def marked(self) -> Taak | None:
        """The task under the mark."""
        return self._taken[self.at] if self._taken else None

    def taak(self, nummer: int) -> Taak | None:
        """The task of that digit as it stands there now."""
        return next((taak for taak in self._taken if taak.nummer == nummer), None)

    def show(self, taken: tuple[Taak, ...], now: float) -> None:
        """These tasks at ``now`` (monotonic seconds). The mark stays on its task, wherever that stands now."""
        before, row = self.marked, self.at
        self._taken = taken
        if before is not None:
            self.at = next((i for i, taak in enumerate(taken) if taak.nummer == before.nummer), 0)
            if self.at != row or (self.marked is not None and not before.means_the_same(self.marked)):
                self.moved = now
        self._head_it()
        self.fresh(taken)

    def _head_it(self) -> None:
        """On the frame, with what Enter does where Enter is for this list."""
        enter = Content.assemble("  ", Content.styled("Enter", "bold"), " doet de gemerkte taak")
        self.title(Content.assemble("TAKEN", enter if self.has_focus else ""))

    def on_focus(self) -> None:
        """Beside what every list does, for Textual calls each class's own."""
        self._head_it()

    def on_blur(self) -> None:
        self._head_it()

    def action_choose(self) -> None:
        self.pressed = self.marked
        super().action_choose()

    def row(self, index: int, width: int) -> tuple[Content, Content]:
        taak = self._taken[index]
        box = "[!]" if taak.open else "[X]" if taak.gedaan else "[ ]"
        words = draw.plain(f"{box} {taak.woorden}", draw.OPEN if taak.open else "")
        left = Content.assemble(draw.cap(str(taak.nummer), "taak", taak.nummer), " ", words)
        # Its words come first: since when it was done stands in the record too.
        return left, draw.plain(taak.gedaan if left.cell_length + 1 + len(taak.gedaan) <= width else "")


class RegisterTable(MarkedList):
    """A row for each person; the columns that do not fit give way from the right, the marks never do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "Aanvinken", show=False)]

    empty = "Nog niemand: W of F6 maakt een rij."

    def __init__(self) -> None:
        super().__init__(id="register")
        self._register = Register(koppen=(), rijen=())
        self._ticked: set[str] = set()

    def __len__(self) -> int:
        return len(self._register.rijen)

    @property
    def marked(self) -> Rij | None:
        """The person under the mark."""
        return self._register.rijen[self.at] if self._register.rijen else None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The labels that an answer is about: those that were ticked, else the one under the mark."""
        ticked = tuple(rij.label for rij in self._register.rijen if rij.label in self._ticked)
        return ticked or ((self.marked.label,) if self.marked else ())

    def untick(self) -> None:
        """The answer was given."""
        self._ticked.clear()
        self.refresh()

    def action_tick(self) -> None:
        """Tick the marked person or take the tick away, and go on to the next."""
        if self.marked is not None:
            self._ticked ^= {self.marked.label}
            self.action_move(1)

    def show(self, register: Register, title: Content) -> None:
        self._register = register
        self.title(title, LEGENDA)
        self.fresh(register)

    def to_last(self) -> None:
        """The row that was just made."""
        self.at = max(0, len(self) - 1)
        self.refresh()

    def head(self, width: int) -> Content | None:
        marks = " ".join(f"{kop:<3}" for kop in self._register.koppen)
        texts = [name for name, _ in _widths(width - self._fixed)]
        row = self._line("Wie", "Zaal", marks, "#", "Rol", texts, width - 2)
        return draw.beside(Content.assemble("  ", row), Content(""), width).stylize("bold")

    def row(self, index: int, width: int) -> tuple[Content, Content]:
        rij = self._register.rijen[index]
        values = {"Signalement": rij.signalement or "-", "Plaats": rij.plaats or "-", "Gedrag": rij.gedrag or "-"}
        texts = [values[name] for name, _ in _widths(width + 2 - self._fixed)]
        wie = f"+{rij.wie}" if rij.label in self._ticked else rij.wie
        return self._line(wie, rij.zaal, " ".join(rij.vorderingen), rij.aantal, rij.rol, texts, width), Content("")

    @property
    def _fixed(self) -> int:
        """Columns before the texts."""
        return 2 + 7 + 12 + 4 * len(self._register.koppen) + 3 + 11

    def _line(self, wie: str, zaal: str, marks: str, aantal: str, rol: str, texts: list[str], width: int) -> Content:
        def fit(text: str | Content, room: int) -> Content:
            return draw.beside(draw.plain(text) if isinstance(text, str) else text, Content(""), room)

        cells = [
            fit(wie, 6),
            fit(zaal, 11),
            fit(Content(marks), 4 * len(self._register.koppen) - 1),
            fit(aantal, 2),
            fit(rol, 10),
        ]
        cells += [fit(text, room) for text, (_, room) in zip(texts, _widths(width + 2 - self._fixed), strict=True)]
        return draw.joined(cells, " ")


def _widths(room: int) -> list[tuple[str, int]]:
    """The columns of texts that fit in that many columns, with their widths."""
    if room >= 42:
        place = min(16, room // 4)
        return [("Signalement", room - 2 * place - 2), ("Plaats", place), ("Gedrag", place)]
    if room >= 26:
        place = min(12, room // 3)
        return [("Signalement", room - place - 1), ("Plaats", place)]
    return [("Signalement", max(8, room))]
