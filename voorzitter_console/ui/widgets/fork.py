"""The fork: equal bars, each with its key and its words. A judgement: none is a default. After violence only B."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from voorzitter_console.procedure.advice.offers import Zin
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.toetsen import BY_LETTER, toetsen_of
from voorzitter_console.ui.widgets.bar import KeyBar
from voorzitter_console.ui.widgets.sentence import said
from voorzitter_console.ui.widgets.wrapped import Wrapped
from voorzitter_console.view import Balk

MINUTES = ("pijltjes: meer of minder minuten", "pijltjes: minuten")
"""Beside A's words, the longest that leaves those whole."""
FRAME = 4
"""Columns of the frame and of the bar's own margin."""


class Words(Widget):
    """The words of one branch, and in small when it fits."""

    def __init__(self) -> None:
        super().__init__()
        self._zin: Zin | None = None
        self._rule = ""

    def show(self, zin: Zin | None, rule: str) -> None:
        if (zin, rule) != (self._zin, self._rule):
            self._zin, self._rule = zin, rule
            self.refresh()

    def stood(self, zin: Zin) -> str:
        """As :meth:`~voorzitter_console.ui.widgets.sentence.Sentence.stood`."""
        return said(zin, *self.content_size).words if zin == self._zin and self.display else ""

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        rows = list(said(self._zin, width, height).rows) if self._zin is not None else []
        if len(rows) < height and self._rule:
            rule = draw.cut(list(Content(one_line(self._rule)).wrap(width)), height - len(rows), width)
            rows += [row.stylize(draw.QUIET) for row in rule]
        return Content("\n").join(rows)


class Fork(Vertical):
    """Both branches, of one size."""

    def __init__(self) -> None:
        super().__init__()
        self._note = Wrapped(id="vork-uitleg")
        self._branches = tuple((KeyBar(), Words()) for _branch in "AB")
        self._frame: tuple[Content, str] | None = None

    def compose(self) -> ComposeResult:
        yield self._note
        for bar, words in self._branches:
            yield bar
            yield words

    def show(
        self, fork: tuple[Balk, ...], *, title: Content, loops: str = "", note: str = "", minutes: bool = False
    ) -> None:
        """``note``: a rule that holds now; ``minutes``: the arrows change those of the first bar."""
        self._note.display = bool(note)
        if note:
            self._note.show([draw.plain(note, "bold")])
            room = max(1, self.size.height - 4 * len(fork))  # a bar and a few rows of words for each
            self._note.styles.height = min(room, self._note.rows_for(self.size.width - 4))
        if (title, loops) != self._frame:  # setting a title draws all of it anew, changed or not
            self._frame = title, loops
            self.border_title = title
            self.border_subtitle = Content(one_line(loops)) if loops else ""
        for number, (bar, below) in enumerate(self._branches):
            bar.display = below.display = number < len(fork)
            if number < len(fork):
                branch = fork[number]
                letter = toetsen_of(self).letter(branch.toets)
                room = self.app.size.width - FRAME - len(letter) - 3 - len(branch.opschrift) - 1
                marks = MINUTES if minutes and number == 0 else ()
                mark = next((words for words in marks if len(words) <= room), "")
                bar.show(letter, branch.opschrift, mark=mark, style="nadruk", press=BY_LETTER[branch.toets].naam)
                below.display = bool(branch.zin or branch.voorschrift)
                below.show(branch.zin, branch.voorschrift)

    def stood(self, zin: Zin) -> str:
        """As :meth:`~voorzitter_console.ui.widgets.sentence.Sentence.stood`."""
        found = (below.stood(zin) for _bar, below in self._branches)
        return next((words for words in found if words), "") if self.display else ""
