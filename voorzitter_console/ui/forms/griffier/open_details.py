"""What was left open at earlier entries, as a list: one is chosen and completed (``vul_aan``), the list follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult

from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.entry import context_of, snapshot_of
from voorzitter_console.ui.forms.field import field_form
from voorzitter_console.ui.forms.menu import Choose
from voorzitter_console.view.fields import field
from voorzitter_console.view.griffier.meelezen import OpenDetail
from voorzitter_console.view.timeline import Post


class OpenDetailsForm(Form):
    """``given``: the open details as they are now; asked again after each one that was filled in."""

    wants_posts = True

    def __init__(self, given: Callable[[], tuple[OpenDetail, ...]], now: Callable[[], datetime]) -> None:
        super().__init__("AANVULLEN: DIT IS NOG OPEN", [("Enter", "of cijfer vult aan"), ("Esc", "terug")])
        self._given, self._now = given, now
        self._details = given()
        self._posts: tuple[Post, ...] = ()
        self._choose = Choose(self._words())

    def compose(self) -> ComposeResult:
        yield self._choose
        yield self.foot

    def rows(self, width: int) -> int:  # noqa: ARG002  one row each
        return max(4, min(len(self._details) + 3, self.app.size.height // 2))

    def on_mount(self) -> None:
        super().on_mount()
        self._choose.focus()
        if not self._details:
            self.note("Er is niets open.")

    def fresh(self, posts: tuple[Post, ...]) -> None:
        if posts is not self._posts:
            self._posts = posts
            self._details = self._given()
            self._choose.show(self._words())

    def _words(self) -> list[str]:
        return [f"{detail.label}?  {detail.tijd}  {detail.tekst}" for detail in self._details]

    def on_choose_chosen(self, event: Choose.Chosen) -> None:
        detail = self._details[event.index]
        post = next((post for post in self._posts if post.positie == detail.positie), None)
        if post is None:
            self.note("Even laden; kies opnieuw.")
            return
        again = self._again
        context = context_of(self._posts, self._now, snapshot_of(self))
        self.post_message(self.Next(field_form(post, field(post.command, detail.veld), context, again)))

    def _again(self) -> Form:
        return OpenDetailsForm(self._given, self._now)
