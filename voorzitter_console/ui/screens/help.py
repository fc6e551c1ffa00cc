"""The help: every key with what it does, from the one table of keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from voorzitter_console.console import keys
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen

INTRO = (
    "De console gaat voor, maar houdt niets tegen: elke toets kan op elk moment. "
    "Wat u vastlegt staat meteen op schijf. F5 en F10 tot en met F12 doen hier niets."
)

CHAIR_MORE = (
    ("1 2 3", "Vul aan wat u net vastlegde (mag later)"),
    ("P P", "De eerste P vraagt om politie; daarna opent P de kaart met alle stappen"),
)
PRACTICE_MORE = (("Q  F1", "Oefening: stil zetten, verder of stoppen; is zij voorbij, dan de score"),)
GRIFFIER_MORE = (
    ("1 tot 8", "Taken van de griffie; een taak houdt zijn cijfer, wat nog open staat komt bovenaan"),
    ("Tab", "Volgend vak: taken, verstoorders, teruglezen"),
    ("pijltjes", "Een andere regel in het vak"),
    ("Enter", "De gemerkte regel: taak doen, verstoorder aanvullen, vastlegging openen"),
)


class HelpScreen(ConsoleScreen):
    """Scrolls where the screen is small; Esc, ? or Enter leaves."""

    over_another = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark", "leave", "Terug", show=False),
        Binding("down", "scroll_by(1)", "Omlaag", show=False),
        Binding("up", "scroll_by(-1)", "Omhoog", show=False),
    ]

    def __init__(self, declared: Sequence[keys.ChairKey]) -> None:
        super().__init__()
        self._declared = declared

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="hulp", can_focus=False) as scroll:
            scroll.border_title = "HULP   Esc terug   pijltjes verder"
            yield Static(self._text(), markup=False)

    def _text(self) -> Content:
        rows = [draw.plain(INTRO), Content("")]
        rows += [
            Content.assemble(Content.styled(f"{key.toets:<12}", "bold"), draw.plain(key.hulp))
            for key in self.console_app.toetsen.all(self._declared)
        ]
        more = GRIFFIER_MORE if self._declared is keys.GRIFFIER else CHAIR_MORE
        more = (*more, *(PRACTICE_MORE if self.core.hall is not None else ()))
        rows += [
            Content.assemble(Content.styled(f"{key:<12}", "bold"), draw.plain(words))
            for key, words in (*more, ("Ctrl+Q", "Console verlaten (vraagt het na)"))
        ]
        return Content("\n").join(rows)

    def on_mount(self) -> None:
        self.core.guard.seen("enter", self.core.clock.monotonic())

    def action_leave(self) -> None:
        self.core.guard.seen("enter", self.core.clock.monotonic())
        self.dismiss()

    def action_scroll_by(self, rows: int) -> None:
        self.query_one("#hulp").scroll_relative(y=rows, animate=False)

    def action_toets(self, naam: str) -> None:
        if naam not in (keys.HULP.naam, keys.PALET.naam):
            super().action_toets(naam)
