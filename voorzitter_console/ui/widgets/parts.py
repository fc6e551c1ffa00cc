"""The three parts of the griffier's screen: reading back, tasks, the disturbers' register."""

from __future__ import annotations

from textual.content import Content

from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.marked import MarkedList
from voorzitter_console.view.griffier.meelezen import FOUT, Teruglezing
from voorzitter_console.view.griffier.register import LEGENDA, Register, Rij
from voorzitter_console.view.griffier.taken import Taak


class ReadBack(MarkedList):
    """The chair's entries, the last one first; those without a verdict are marked as such in words."""

    empty = "De voorzitter legde nog niets vast."

    def __init__(self) -> None:
        super().__init__(id="teruglezen")
        self._regels: tuple[Teruglezing, ...] = ()

    def __len__(self) -> int:
        return len(self._regels)

    @property
    def marked(self) -> Teruglezing | None:
        """The entry under the mark."""
        return self._regels[self.at] if self._regels else None

    def show(self, regels: tuple[Teruglezing, ...], title: Content) -> None:
        """These entries; the mark stays on its entry, or on the first that waits where it stood on the newest."""
        before = self.marked
        newest = self.at == 0
        self._regels = regels
        if before is not None and not newest:
            self.at = next((i for i, r in enumerate(regels) if r.positie == before.positie), 0)
        self.title(title)
        self.fresh(regels)

    def to_next(self) -> None:
        """After a verdict: the mark goes to the newest entry that still waits, if any."""
        waiting = [i for i, regel in enumerate(self._regels) if not regel.oordeel and i != self.at]
        self.at = waiting[0] if waiting else 0
        self.refresh()

    def row(self, index: int, width: int) -> tuple[Content, Content]:  # noqa: ARG002  fitted by the base
        regel = self._regels[index]
        words = Content.assemble(f"{regel.tijd}  ", draw.plain(regel.tekst))
        verdict = draw.plain(regel.oordeel.upper() if regel.oordeel == FOUT else regel.oordeel or "J/F?")
        return words, verdict.stylize(draw.OPEN) if regel.oordeel == FOUT else verdict


class TaskList(MarkedList):
    """Each task with its digit, which never changes; those in an open loop stand first, with a sign."""

    def __init__(self) -> None:
        super().__init__(id="taken")
        self._taken: tuple[Taak, ...] = ()

    def __len__(self) -> int:
        return len(self._taken)

    def taak(self, index: int) -> Taak:
        """The task in that row."""
        return self._taken[index]

    def show(self, taken: tuple[Taak, ...]) -> None:
        self._taken = taken
        self.title(Content("TAKEN"))
        self.fresh(taken)

    def row(self, index: int, width: int) -> tuple[Content, Content]:  # noqa: ARG002  fitted by the base
        taak = self._taken[index]
        box = "[!]" if taak.open else "[X]" if taak.gedaan else "[ ]"
        words = draw.plain(f"{box} {taak.woorden}", draw.OPEN if taak.open else "")
        return Content.assemble(draw.cap(str(taak.nummer), "taak", taak.nummer), " ", words), draw.plain(taak.gedaan)


class RegisterTable(MarkedList):
    """A row for each person; the columns that do not fit give way from the right, the marks never do."""

    empty = "Nog niemand: W of F6 maakt een rij."

    def __init__(self) -> None:
        super().__init__(id="register")
        self._register = Register(koppen=(), rijen=())

    def __len__(self) -> int:
        return len(self._register.rijen)

    @property
    def marked(self) -> Rij | None:
        """The person under the mark."""
        return self._register.rijen[self.at] if self._register.rijen else None

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
        return self._line(rij.wie, rij.zaal, " ".join(rij.vorderingen), rij.aantal, rij.rol, texts, width), Content("")

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
