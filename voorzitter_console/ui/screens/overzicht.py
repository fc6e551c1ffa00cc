"""A year in numbers with bars: the arrows scroll, left and right go to another year, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from voorzitter_console.aftercare.overzicht import HOE
from voorzitter_console.console import keys
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.apart import ApartScreen
from voorzitter_console.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from voorzitter_console.aftercare.overzicht import Cijfergroep, Jaaroverzicht

WORDS, NUMBER = 34, 14
"""Columns of what a number is of, and of the number itself; the bar has the rest."""
_BAR = "█"


class OverzichtScreen(ApartScreen):
    """Shows what may be shown, and records nothing."""

    DEFAULT_CSS = """
    OverzichtScreen #jaar-kop { padding: 0 1; background: $balk; }
    OverzichtScreen #jaar-tekst { padding: 0 1; height: auto; }
    OverzichtScreen #jaar-rol { height: 1fr; }
    OverzichtScreen #jaar-voet { padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Terug", show=False),
        Binding("left", "year(-1)", "Vorig jaar", show=False),
        Binding("right", "year(1)", "Volgend jaar", show=False),
        Binding("up", "scroll_page(-1)", "Omhoog", show=False),
        Binding("down", "scroll_page(1)", "Omlaag", show=False),
    ]

    class Counted(Message):
        """The journal's thread is done."""

        def __init__(self, found: Jaaroverzicht | None, fault: str) -> None:
            super().__init__()
            self.found = found
            self.fault = fault

    def __init__(self, count: Callable[[int], Jaaroverzicht], jaar: int) -> None:
        """``count`` waits for the disk: called in a thread of its own."""
        super().__init__("")
        self._count = count
        self._jaar = jaar
        self._found: Jaaroverzicht | None = None

    def compose(self) -> ComposeResult:
        yield Lines(id="jaar-kop")
        with VerticalScroll(id="jaar-rol"):
            yield Static(id="jaar-tekst", markup=False)
        yield Lines(id="jaar-voet")

    def on_mount(self) -> None:
        super().on_mount()
        self._work()

    def _work(self) -> None:
        jaar = self._jaar
        self.work(lambda: self.Counted(self._count(jaar), ""), lambda fault: self.Counted(None, fault))

    def on_overzicht_screen_counted(self, message: Counted) -> None:
        if message.found is not None and message.found.jaar != self._jaar:
            return  # another year was asked for since
        self.busy = False
        self._found = message.found
        self._sentence = message.fault
        self.draw()

    def action_year(self, step: int) -> None:
        """Another year."""
        if 2000 <= self._jaar + step <= 2100:
            self._jaar += step
            self._found, self._sentence = None, ""
            self._work()
            self.draw()

    def action_scroll_page(self, step: int) -> None:
        """Two lines further."""
        self.query_one("#jaar-rol", VerticalScroll).scroll_relative(y=2 * step, animate=False)

    def action_back(self) -> None:
        """Away."""
        self.dismiss()

    def action_toets(self, naam: str) -> None:
        """The help; Esc too by its key."""
        if naam == keys.TERUG.naam:
            self.action_back()
        elif naam != keys.PALET.naam:
            super().action_toets(naam)

    def draw(self) -> None:
        title = draw.plain(f"OVERZICHT {self._jaar}", "bold")
        if self._found is not None and self._found.oefening:
            title = Content.assemble(draw.cap("OEFENING"), "  ", title)
        right = draw.plain("" if self._found is not None else "wordt geteld…")
        self.query_one("#jaar-kop", Lines).show([(title, right)])
        width = max(20, self.size.width - 4)
        rows = list(self._rows(width))
        self.query_one("#jaar-tekst", Static).update(Content("\n").join(rows))
        foot = [Content.assemble(draw.cap(key), " ", words) for key, words in (("Esc", "terug"), ("←→", "ander jaar"))]
        foot.append(Content.assemble(draw.cap("↑↓"), " lezen"))
        self.query_one("#jaar-voet", Lines).show([(draw.joined(foot), Content(""))])

    def _rows(self, width: int) -> Iterator[Content]:
        if self._sentence:
            yield from draw.plain(self._sentence, draw.OPEN).wrap(width)
        if self._found is None:
            return
        for group in self._found.groepen:
            yield from _group(group, width)
            yield Content("")
        yield from draw.plain(HOE, draw.QUIET).wrap(width)


def _group(group: Cijfergroep, width: int) -> Iterator[Content]:
    yield draw.plain(group.titel, "bold")
    if group.uitleg:
        yield from draw.plain(group.uitleg, draw.QUIET).wrap(width)
    words = min(WORDS, width // 2)
    room = max(4, width - words - NUMBER - 2)
    longest = max((number.maat for number in group.getallen), default=0) or 1
    for number in group.getallen:
        bar = _BAR * max(1 if number.maat else 0, number.maat * room // longest)
        name = draw.plain(number.woorden, limit=words)
        told = draw.plain(number.tekst, "bold")
        yield Content.assemble(
            name, " " * (words + 1 - name.cell_length), told, " " * max(1, NUMBER + 1 - told.cell_length), bar
        )
