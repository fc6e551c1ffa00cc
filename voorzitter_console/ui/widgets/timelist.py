"""The timeline as a list: every entry in order of time, what was corrected, retracted or entered later in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from voorzitter_console.ui import draw
from voorzitter_console.ui.bindings import WALK

if TYPE_CHECKING:
    from voorzitter_console.view.timeline import Post

NARROW = 70
"""Columns below which who recorded it gives way to the words."""


class TimeList(Widget, can_focus=True):
    """Arrows, PageUp, PageDown, Home and End walk it; Enter or a click opens an entry."""

    BINDINGS: ClassVar[list[BindingType]] = [*WALK]

    class Moved(Message):
        """Another entry is marked."""

    class Chosen(Message):
        """This entry is to be opened."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    def __init__(self, at: int = 0) -> None:
        """``at``: the position that is marked at first; 0 for the last in time."""
        super().__init__()
        self._posts: tuple[Post, ...] = ()
        self._wanted = at
        self._at = self._first = 0

    @property
    def marked(self) -> Post | None:
        """The entry under the mark."""
        return self._posts[self._at] if self._posts else None

    def show(self, posts: tuple[Post, ...]) -> None:
        """These entries; the mark stays on its entry, or follows the end."""
        if posts is self._posts:
            return
        at_end = self._at == len(self._posts) - 1
        now = self.marked
        position = now.positie if now and not at_end else self._wanted
        self._posts = posts
        self._at = next((i for i, post in enumerate(posts) if post.positie == position), len(posts) - 1)
        self.refresh()
        self.post_message(self.Moved())

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        if not self._posts:
            return draw.plain("Even laden.", draw.QUIET)
        self._first = max(self._at - height + 1, min(self._first, self._at, max(0, len(self._posts) - height)))
        shown = self._posts[self._first : self._first + height]
        return Content("\n").join([self._row(i, post, width) for i, post in enumerate(shown, self._first)])

    def _row(self, index: int, post: Post, width: int) -> Content:
        by = f"{draw.plain(post.entry.door, limit=10).plain:<11}" if width >= NARROW else ""
        words = draw.plain(post.tekst, draw.STRUCK if post.herroepen else "")
        left = Content.assemble(f"{'>' if index == self._at else ' '}{post.positie:>4}  {post.tijd}  {by}", words)
        marks = draw.plain(", ".join(post.merken), draw.QUIET)
        return draw.beside(left.stylize("bold") if index == self._at else left, marks, width)

    def on_click(self, event: Click) -> None:
        if self._first + event.y < len(self._posts):
            self._at = self._first + event.y
            self.refresh()
            self.action_choose()

    def action_move(self, steps: int) -> None:
        self._wanted = 0
        self._at = max(0, min(len(self._posts) - 1, self._at + steps))
        self.refresh()
        self.post_message(self.Moved())

    def action_page(self, pages: int) -> None:
        self.action_move(pages * max(1, self.content_size.height - 1))

    def action_choose(self) -> None:
        if self.marked is not None:
            self.post_message(self.Chosen(self.marked))
