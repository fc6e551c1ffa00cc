"""All commands with their keys, to choose from by typing, with the arrows or with the mouse: for who forgot the key.

What is chosen goes the way of the key itself, so with the same guard. But this list covers the screen: words that are
spoken come up first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from voorzitter_console.console import keys
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.toetsen import Toetsen
from voorzitter_console.ui.widgets.lines import Lines, meeting_keys
from voorzitter_console.ui.widgets.text_input import TextInput

LEAVE = "verlaten"
_NOT = frozenset({keys.ENTER.naam, keys.TERUG.naam, keys.PALET.naam, keys.JA.naam})
"""Means nothing when chosen from a list."""


class PaletteLine(Struct, frozen=True):
    """One line: its key, what it does, and what the screen's action is given."""

    toets: str
    woorden: str
    naam: str
    zoek: str = ""
    """Other words that find it."""


def commands(toetsen: Toetsen, declared: Sequence[keys.ChairKey]) -> list[PaletteLine]:
    """Every command of the screen below, and leaving; for the griffier also what is recorded for the chair."""
    found = [
        PaletteLine(key.toets, key.hulp, key.naam, key.zoek) for key in toetsen.all(declared) if key.naam not in _NOT
    ]
    if declared is keys.GRIFFIER:
        found += [PaletteLine("", f"Voorzitter: {key.hulp}", key.naam, key.zoek) for key in keys.SPOKEN]
    known = {command.naam for command in found}
    found += [PaletteLine("", key.hulp, key.naam, key.zoek) for key in keys.LISTED if key.naam not in known]
    return [*found, PaletteLine("Ctrl+Q", "Console verlaten (vraagt het na)", LEAVE, "stoppen afsluiten einde")]


class Commands(Widget):
    """The commands that match; the chosen one is marked and bold."""

    def __init__(self, found: list[PaletteLine]) -> None:
        super().__init__()
        self._all = self._found = found
        self._at = 0

    @property
    def chosen(self) -> PaletteLine | None:
        return self._found[self._at] if self._found else None

    def search(self, text: str) -> None:
        """Keep what holds every word typed: the beginnings of its own words first, then of the other words for it."""
        words = folded(text).split()
        ranked = [(_rank(command, words), command) for command in self._all]
        self._found = [command for _, command in sorted((r for r in ranked if r[0] < NOWHERE), key=lambda r: r[0])]
        if not self._found:
            self._found = [command for command in self._all if _akin(command, words)]
        self._at = 0
        self.refresh()

    def move(self, steps: int) -> None:
        if self._found:
            self._at = (self._at + steps) % len(self._found)
            self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        if not self._found:
            return draw.plain("Niets gevonden: wis wat u typte, of Esc.", draw.OPEN)
        first = max(0, self._at - height + 1)
        rows = []
        for index, command in enumerate(self._found[first : first + height], first):
            mark = ">" if index == self._at else " "
            row = Content.assemble(
                f"{mark} ", Content.styled(f"{command.toets:<10}", "bold"), draw.plain(command.woorden)
            )
            row = draw.beside(row.stylize("bold") if index == self._at else row, Content(""), width)
            rows.append(row)
        return Content("\n").join(rows)


NOWHERE = 4


def _rank(command: PaletteLine, words: Sequence[str]) -> int:
    """How well the typed words fit: 0 are what it begins with, 1 begin some of its own words, 2 of any, 3 stand in any,
    4 one of them nowhere.
    """
    own = folded(f"{command.toets} {command.woorden}")
    every = folded(f"{own} {command.zoek}")
    first = _WORD.findall(folded(command.woorden))[: len(words)]
    if len(first) == len(words) and all(map(str.startswith, first, words)):
        return 0
    for rank, begins in enumerate((_WORD.findall(own), _WORD.findall(every)), 1):
        if all(any(begin.startswith(word) for begin in begins) for word in words):
            return rank
    return 3 if all(word in every for word in words) else NOWHERE


def _akin(command: PaletteLine, words: Sequence[str]) -> bool:
    """Whether each word typed begins as one of its words does, but for its ending: ``ambulances``, ``getuigenis``."""
    every = _WORD.findall(folded(f"{command.woorden} {command.zoek}"))
    return all(any(len(word) > 4 and one.startswith(word[: max(4, len(word) - 3)]) for one in every) for word in words)


def folded(text: str) -> str:
    """Its letters without case or accents: who searches types neither."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


_WORD = re.compile(r"\S*\w\S*")


class PaletteScreen(ConsoleScreen):
    """Typing searches; Enter does what is marked on the screen below."""

    over_another = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Terug", show=False),
        Binding("down", "move(1)", "Omlaag", show=False),
        Binding("up", "move(-1)", "Omhoog", show=False),
        Binding("enter", "choose", "Kies", show=False),
    ]

    AUTO_FOCUS = "#zoek"

    def __init__(self, declared: Sequence[keys.ChairKey]) -> None:
        super().__init__()
        self._declared = declared

    def compose(self) -> ComposeResult:
        with Vertical(id="palet") as frame:
            frame.border_title = Content("ALLE OPDRACHTEN")
            yield TextInput(id="zoek", max_length=80, select_on_focus=True)
            yield Commands(commands(self.console_app.toetsen, self._declared))
            yield Lines(id="palet-voet")

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        """The keys: how to search gives way to what F2 does."""
        caps = [
            Content.assemble("Typ om te zoeken, ", draw.cap("omlaag"), " kiest, "),
            Content.assemble(draw.cap("Enter", "choose"), " doet, "),
            Content.assemble(draw.cap("Esc", "leave"), " terug"),
        ]
        nood = meeting_keys(self)
        if draw.joined([*caps, nood], "").cell_length > self.size.width - 5:
            del caps[0]
        self.query_one("#palet-voet", Lines).show([(draw.joined(caps, ""), nood)])

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one(Commands).search(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def action_move(self, steps: int) -> None:
        self.query_one(Commands).move(steps)

    def action_choose(self) -> None:
        chosen = self.query_one(Commands).chosen
        if chosen is not None:
            # The Enter that chose, held down, is no Enter on the screen below.
            self.core.guard.seen(keys.ENTER.naam, self.core.clock.monotonic())
            self.action_do(chosen.naam)

    def action_do(self, naam: str) -> None:
        """Leave, and do it on the screen below; once only, however often Enter came in one burst."""
        if self.app.screen_stack[-1:] != [self]:
            return
        below = self.app.screen_stack[-2]
        self.dismiss()
        if naam == LEAVE:
            self.app.run_worker(self.app.action_quit())
        elif isinstance(below, ConsoleScreen):
            below.chosen(naam)
