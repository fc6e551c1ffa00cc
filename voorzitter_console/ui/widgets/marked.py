"""A list with a mark on one row: the arrows move it, Enter or a click chooses. Drawn by hand: no text is markup."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message

from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.still import Still


class MarkedList(Still, can_focus=True):
    """Base: a part of the griffier's screen. Only the rows that are in sight are made, however many there are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Omlaag", show=False),
        Binding("up", "move(-1)", "Omhoog", show=False),
        Binding("pagedown", "page(1)", "Bladzijde omlaag", show=False),
        Binding("pageup", "page(-1)", "Bladzijde omhoog", show=False),
        Binding("home", "move(-1000000)", "Begin", show=False),
        Binding("end", "move(1000000)", "Einde", show=False),
        Binding("enter", "choose", "Kies", show=False),
    ]

    class Chosen(Message):
        """Enter on the marked row."""

        def __init__(self, part: MarkedList, index: int) -> None:
            super().__init__()
            self.part = part
            self.index = index

    empty = "niets"
    """What stands there where there are no rows."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.at = 0
        self._first = 0
        self._shown: object = None
        self._title: Content | None = None

    def __len__(self) -> int:
        raise NotImplementedError

    def __bool__(self) -> bool:
        """A widget is there even where it holds no rows."""
        return True

    def row(self, index: int, width: int) -> tuple[Content, Content]:
        """One row: what stands left (it gives way), what stands right."""
        raise NotImplementedError

    def head(self, width: int) -> Content | None:  # noqa: ARG002  most have none
        """A row of names above the rows."""
        return None

    def title(self, title: Content, foot: str = "") -> None:
        """On the frame; as content, for a plain text would be read as markup."""
        if title != self._title:
            self._title = title
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
        room = max(1, height - len(rows))
        if not len(self):
            return Content("\n").join([*rows, draw.plain(self.empty, draw.QUIET)])
        self._first = max(self.at - room + 1, min(self._first, self.at, max(0, len(self) - room)))
        for index in range(self._first, min(len(self), self._first + room)):
            left, right = self.row(index, width - 2)
            marked = index == self.at
            line = Content.assemble("> " if marked else "  ", draw.beside(left, right, width - 2))
            rows.append(
                line.stylize("bold reverse") if marked and self.has_focus else line.stylize("bold") if marked else line
            )
        return Content("\n").join(rows)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: Click) -> None:
        at = self._first + event.y - 1 - (0 if self.head(self.content_size.width) is None else 1)
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
            self.post_message(self.Chosen(self, self.at))
