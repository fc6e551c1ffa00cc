"""The timeline: everything recorded, in order of time; Enter opens an entry to complete, correct or retract it."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult

from voorzitter_console.console.boxes.history import TimelinePick, entry, timeline
from voorzitter_console.console.keys import ACHTERAF
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.widgets.timelist import TimeList
from voorzitter_console.ui.widgets.wrapped import Wrapped
from voorzitter_console.view.timeline import Post


class TimelineForm(Form):
    """A list with room for the whole text of the entry under the mark."""

    wants_posts = True
    passes = frozenset({ACHTERAF.naam})

    def __init__(self, box: TimelinePick) -> None:
        super().__init__(
            box.titel,
            [("Enter", "aanvullen of corrigeren"), ("I", "invoeren achteraf"), ("Esc", "terug")],
        )
        self._past = box.past
        self._list = TimeList(box.at)
        self._whole = Wrapped(id="tijdlijn-tekst")

    def compose(self) -> ComposeResult:
        yield self._list
        yield self._whole
        yield self.foot

    def rows(self, width: int) -> int:  # noqa: ARG002  about half of the screen: the sentence stays readable
        return max(8, self.app.size.height // 2 + 1)

    def on_mount(self) -> None:
        super().on_mount()
        self._list.focus()

    def fresh(self, posts: tuple[Post, ...]) -> None:
        self._list.show(posts)

    def on_time_list_moved(self) -> None:
        post = self._list.marked
        self._whole.display = self.app.size.height >= 20
        self._whole.show([draw.plain(post.tekst, draw.QUIET)] if post else [])

    def on_time_list_chosen(self, event: TimeList.Chosen) -> None:
        at = event.post.positie
        self.post_message(self.Next(entry(self._past, at, terug=partial(timeline, self._past, at))))
