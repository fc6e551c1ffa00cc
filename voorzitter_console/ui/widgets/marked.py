"""A list with a mark on one row: the arrows move it, Enter or a click chooses. Drawn by hand: no text is markup."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message

from voorzitter_console.ui import draw
from voorzitter_console.ui.bindings import WALK
from voorzitter_console.ui.widgets.still import Still


class MarkedList(Still, can_focus=True):
    """Base: a part of the griffier's screen. Only the rows that are in sight are made, however many there are."""

    BINDINGS: ClassVar[list[BindingType]] = [*WALK]

    class Chosen(Message):
        """Enter on the marked row; the list may move before this is heard, so it names no row."""

        def __init__(self, part: MarkedList) -> None:
            super().__init__()
            self.part = part

    empty = "niets"
    """What stands there where there are no rows."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.at = 0
        self._first = 0
        self._at_row: list[int] = []
        """Which row of the list each drawn line shows."""
        self._shown: object = None
        self._title: tuple[Content, str] | None = None

    def __len__(self) -> int:
        raise NotImplementedError

    def __bool__(self) -> bool:
        """A widget is there even where it holds no rows."""
        return True

    def row(self, index: int, width: int) -> tuple[Content, Content]:
        """One row: what stands left (it gives way), what stands right."""
        raise NotImplementedError

    def more(self, index: int, width: int, room: int) -> list[Content]:  # noqa: ARG002  most have none
        """Rows below the marked one with what does not fit in it, at most that many."""
        return []

    def head(self, width: int) -> Content | None:  # noqa: ARG002  most have none
        """A row of names above the rows."""
        return None

    def title(self, title: Content, foot: str = "") -> None:
        """On the frame; as content, for a plain text would be read as markup."""
        if (title, foot) != self._title:
            self._title = title, foot
            self.border_title = title
            self.border_subtitle = Content(foot) if foot else ""

    def fresh(self, shown: object) -> None:
        """Draw anew where what it shows is not what it showed."""
        if shown != self._shown:
            self._shown = shown
            self.at = max(0, min(self.at, len(self) - 1))
            self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        head = self.head(width)
        rows = [] if head is None else [head]
        self._at_row = [-1] * len(rows)
        if not len(self):
            return Content("\n").join([*rows, draw.plain(self.empty, draw.QUIET)])
        shown, below = self._window()
        for index in shown:
            left, right = self.row(index, width - 2)
            lines = [draw.beside(left, right, width - 2)]
            if index == self.at:
                lines += [draw.beside(row, Content(""), width - 2) for row in below]
            for number, line in enumerate(lines):
                rows.append(self._marked(index, number, line))
                self._at_row.append(index)
        return Content("\n").join(rows)

    def _marked(self, index: int, number: int, line: Content) -> Content:
        """One line of a row, with the mark before its first."""
        line = Content.assemble("> " if index == self.at and not number else "  ", line)
        if index != self.at:
            return line
        return line.stylize("bold reverse" if self.has_focus else "bold")

    def _window(self) -> tuple[range, list[Content]]:
        """The rows that are in sight, and what stands below the marked one."""
        width, height = self.content_size
        room = max(1, height - (0 if self.head(width) is None else 1))
        below = self.more(self.at, width - 2, room - 1)
        room -= len(below)
        self._first = max(self.at - room + 1, min(self._first, self.at, max(0, len(self) - room)))
        return range(self._first, min(len(self), self._first + room)), below

    @property
    def hidden(self) -> tuple[range, range]:
        """The rows above and below what is in sight."""
        if not len(self):
            return range(0), range(0)
        shown, _below = self._window()
        return range(shown.start), range(shown.stop, len(self))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: Click) -> None:
        line = event.y - 1  # below the frame
        at = self._at_row[line] if 0 <= line < len(self._at_row) else -1
        if 0 <= at < len(self):
            self.at = at
            self.refresh()

    def action_move(self, steps: int) -> None:
        self.at = max(0, min(len(self) - 1, self.at + steps))
        self.refresh()

    def action_page(self, pages: int) -> None:
        self.action_move(pages * max(1, self.content_size.height - 1))

    def action_choose(self) -> None:
        if len(self):
            self.post_message(self.Chosen(self))
