"""One entry: what stands in it and how it came to be; each field is completed or corrected, the whole is retracted."""

from __future__ import annotations

from textual.app import ComposeResult

from voorzitter_console.console.boxes.history import EntryPick, entry
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Choose
from voorzitter_console.ui.widgets.wrapped import Wrapped
from voorzitter_console.view.timeline import Post


class EntryForm(Form):
    """What it is and how it came to be above its lines."""

    wants_posts = True

    def __init__(self, box: EntryPick) -> None:
        super().__init__(box.titel, [("Enter", "of cijfer kiest"), ("Esc", "terug")])
        self._box = box
        self._posts: tuple[Post, ...] = ()
        self._about = Wrapped(id="post")
        self._choose = Choose(())

    def compose(self) -> ComposeResult:
        yield self._about
        yield self._choose
        yield self.foot

    def rows(self, width: int) -> int:
        about = self._about.rows_for(width - 4)
        choices = len(self._choose)
        height = self.app.size.height
        rows = max(10, min(about + choices + 3, height * 2 // 3))
        room = min(rows, max(5, height - 6)) - 3
        self._about.styles.height = max(1, min(about, room - min(choices, 4 if room > 6 else 2)))
        return rows

    def on_mount(self) -> None:
        super().on_mount()
        self._choose.focus()

    def fresh(self, posts: tuple[Post, ...]) -> None:
        if posts is self._posts:
            return
        self._posts = posts
        self._box = entry(self._box.past, self._box.positie, terug=self._box.terug)
        self._choose.show([item.woorden for item in self._box.items])
        head, *rows = self._box.over
        self._about.show([draw.plain(head, "bold"), *(draw.plain(row, draw.QUIET) for row in rows)])

    def on_choose_chosen(self, event: Choose.Chosen) -> None:
        follows = self._box.items[event.index].verder
        if follows is not None:
            self.post_message(self.Next(follows()))
