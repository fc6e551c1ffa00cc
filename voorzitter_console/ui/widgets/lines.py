"""Lines across the screen: the head, the state with its clocks, the choices, the footer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from voorzitter_console.console.keys import FOOTER, FOOTER_GIVES_WAY, KAART_112, SCHORS
from voorzitter_console.ui import draw
from voorzitter_console.ui.toetsen import Toetsen, toetsen_of
from voorzitter_console.ui.widgets.still import Still

if TYPE_CHECKING:
    from textual.widget import Widget

    from voorzitter_console.view import Keuze, Lus, ScreenView


def emergency(toetsen: Toetsen) -> Content:
    """The 112 card's key, which stands on every screen."""
    words = f" {toetsen.key(KAART_112).voet_toets} 112 "
    return draw.pressable(Content.styled(words, "$op-nood on $nood $toets-stijl"), "altijd", KAART_112.naam)


def always_there(toetsen: Toetsen, schors: str = "", *, short: bool = False, tight: bool = False) -> Content:
    """The keys that work in every box, so that every box names them: F2 for the schorsing's sentence, F9 for 112.

    ``schors``: what F2 does now, where it is another thing. ``short``: without it, where letters that record need the
    room to be named. ``tight``: with one blank less.
    """
    key = toetsen.key(SCHORS)
    words = " " if short else f" {schors or key.voet}{' ' if tight else '  '}"
    return Content.assemble(draw.cap(key.voet_toets, "altijd", key.naam), words, emergency(toetsen))


def schors_word(widget: Widget) -> str:
    """What F2 does now, for a box that names it; empty while no meeting stands."""
    core = getattr(widget.app, "core", None)
    view = core.view() if core is not None else None
    return view.schors_woord if view is not None else ""


def meeting_keys(widget: Widget, *, tight: bool = False) -> Content:
    """The same in a box that other apps than the console have too: where there is none, F2 and F9 have nothing to
    open, and are not named.
    """
    if not hasattr(widget.app, "core"):
        return Content("")
    return always_there(toetsen_of(widget), schors_word(widget), tight=tight)


class Lines(Still):
    """Rows of content, each fitted to the width when drawn."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[tuple[Content, Content]] = []

    def show(self, rows: Sequence[tuple[Content, Content]]) -> None:
        """Draw these rows: what stands left, what stands right."""
        fresh = list(rows)
        if fresh != self._rows:
            self._rows = fresh
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        if width < 1:
            return Content("")
        return Content("\n").join([draw.beside(left, right, width) for left, right in self._rows[: self.size.height]])


class TopLine(Lines):
    """Who and where, and the time; on a small screen only the state's line stands."""

    def view(self, view: ScreenView, *, venue: bool) -> None:
        kop = view.kopregel
        parts = [kop.rol, kop.orgaan if venue else kop.orgaan_kort, kop.locatie if venue else "", kop.agendapunt]
        left = draw.joined([draw.plain(part) for part in (*parts, view.delen) if part], "  |  ")
        if view.oefening:
            left = Content.assemble(draw.cap("OEFENING"), "  ", left)
        self.show([(left, draw.plain(kop.klok))])


class Status(Lines):
    """The state in words and the running clocks, counted from the journal's times."""

    def view(self, view: ScreenView, *, short: bool) -> None:
        clocks = [clock.kort if short else clock.tekst for clock in view.klokken]
        if short:
            clocks.append(view.kopregel.klok)
        left = draw.plain(view.status_kort if short else view.status, "bold")
        if short and view.oefening:
            left = Content.assemble(draw.plain("OEFENING ", "bold reverse"), " ", left)
        right = draw.joined([draw.plain(clock, "bold") for clock in clocks], "  " if short else "   ")
        self.show([(left, right)])


class OtherKeys(Lines):
    """At most four other keys with their words; in two rows where one is too narrow."""

    @staticmethod
    def rows_for(
        choices: Sequence[Keuze], width: int, most: int, toetsen: Toetsen
    ) -> tuple[list[Content], frozenset[str]]:
        """The choices in at most that many rows, and their letters: whole words if they fit, else the short ones."""
        rows: list[tuple[Content, frozenset[str]]] = []
        for words in ("woorden", "kort"):
            rows, row, letters = [], Content(""), frozenset[str]()
            for choice in choices:
                part = Content.assemble(toetsen.letter_cap(choice.toets), " ", draw.plain(getattr(choice, words)))
                if row.cell_length and row.cell_length + 2 + part.cell_length > width:
                    rows.append((row, letters))
                    row, letters = part, frozenset()
                else:
                    row = Content.assemble(row, "  ", part) if row.cell_length else part
                letters |= {choice.toets}
            if letters:
                rows.append((row, letters))
            if len(rows) <= most:
                break
        return [row for row, _ in rows[:most]], frozenset().union(*(letters for _, letters in rows[:most]))


class StandLine(Lines):
    """The state's rows on one line, for a screen without panels: whole words, the police last to give way."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[Content] = []

    def view(self, view: ScreenView) -> None:
        parts = [draw.plain(row.kort or f"{row.naam} {row.waarde}", "bold") for row in view.stand]
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def render(self) -> Content:
        width, parts = self.content_size.width, self._parts
        if width < 1 or not parts:
            return Content("")
        left, right = draw.joined(parts[:-1], "   "), parts[-1]
        if left.cell_length + 1 + right.cell_length <= width:
            return draw.beside(left, right, width)
        # The count of vorderingen stands in the frame where it matters, the persons in the griffier's register.
        for fewer in (parts[:-1], parts[1:-1], parts[-2:-1]):
            row = draw.joined(fewer)
            if row.cell_length <= width:
                break
        return draw.beside(row, Content(""), width)


class Loops(Still):
    """The open loops on one line."""

    def __init__(self) -> None:
        super().__init__()
        self._lussen: tuple[Lus, ...] = ()

    def loops(self, loops: Sequence[Lus]) -> None:
        if tuple(loops) != self._lussen:
            self._lussen = tuple(loops)
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        return draw.beside(loops_line(self._lussen, width), Content(""), width) if width > 0 else Content("")


def loops_line(loops: Sequence[Lus], width: int) -> Content:
    """``NOG OPEN (2): politie: aankomst niet bevestigd; ...`` in that many columns.

    Each whole, in few words where there is no room for all; the last, which are not urgent, are in the number alone if
    they must.
    """
    if not loops:
        return draw.plain("Nog open: niets", draw.QUIET)
    count, few = f"NOG OPEN ({len(loops)}): ", [lus.kort or lus.tekst for lus in loops]
    for texts in ([lus.tekst for lus in loops], few):
        line = draw.plain(count + "; ".join(texts), draw.OPEN)
        if line.cell_length <= width:
            return line
    return draw.as_many(f"{len(loops)} OPEN: ", few, width)


class Footer(Lines):
    """The keys that always work; the 112 card apart at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._schors = SCHORS.voet

    def view(self, view: ScreenView) -> None:
        """What F2 does stands there."""
        if view.schors_woord != self._schors:
            self._schors = view.schors_woord
            self.on_resize()

    def on_mount(self) -> None:
        self.on_resize()

    def on_resize(self) -> None:
        toetsen = toetsen_of(self)
        nood = emergency(toetsen)
        words = {SCHORS: self._schors}
        keys = list(FOOTER)
        width = self.size.width or self.app.size.width  # before it is laid out: as wide as the screen it will be
        for least in (None, *FOOTER_GIVES_WAY):
            if least is not None:
                keys.remove(least)
            row = draw.joined([Content.assemble(toetsen.cap(key), " ", words.get(key, key.voet)) for key in keys], " ")
            if row.cell_length + nood.cell_length + 1 <= width:
                break
        self.show([(row, nood)])
