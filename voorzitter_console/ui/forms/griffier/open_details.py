"""What was left open at earlier entries, as a list: one is chosen and completed (``vul_aan``), the list follows."""

from __future__ import annotations

from textual.app import ComposeResult

from voorzitter_console.console.boxes.history import NONE_OPEN, OpenPick, open_details
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Choose, Intro
from voorzitter_console.view.timeline import Post


class OpenDetailsForm(Form):
    """The list is made anew after each one that was filled in."""

    wants_posts = True

    def __init__(self, box: OpenPick) -> None:
        super().__init__(box.titel, [("Enter", "of cijfer vult aan"), ("Esc", "terug")])
        self._box = box
        self._posts: tuple[Post, ...] = ()
        self._choose = Choose([item.woorden for item in box.items])
        self._none = Intro(NONE_OPEN)
        self._none.styles.max_height = 1  # of two rows, half would be none

    def compose(self) -> ComposeResult:
        yield self._none
        yield self._choose
        yield self.foot

    def rows(self, width: int) -> int:  # noqa: ARG002  one row each
        return max(4, min(len(self._box.items) + 3, self.app.size.height // 2))

    def on_mount(self) -> None:
        super().on_mount()
        self._show()
        self._choose.focus()

    def _show(self) -> None:
        """What is open, or that nothing is."""
        self._none.display = not self._box.items
        self._choose.display = bool(self._box.items)
        self._choose.show([item.woorden for item in self._box.items])

    def fresh(self, posts: tuple[Post, ...]) -> None:
        if posts is not self._posts:
            self._posts = posts
            self._box = open_details(self._box.past)
            self._show()

    def on_choose_chosen(self, event: Choose.Chosen) -> None:
        follows = self._box.items[event.index].verder
        if not self._posts:
            self.note("Even laden; kies opnieuw.")
        elif follows is not None:
            self.post_message(self.Next(follows()))
