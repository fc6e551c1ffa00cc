"""One entry: what stands in it and how it came to be; each field is completed or corrected, the whole is retracted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from textual.app import ComposeResult

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.ending import hoe_kan
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.field import Context, field_form
from voorzitter_console.ui.forms.menu import Choose
from voorzitter_console.ui.forms.retract import RetractForm
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.wrapped import Wrapped
from voorzitter_console.view.clocks import kloktijd
from voorzitter_console.view.fields import Veld, detailed
from voorzitter_console.view.late import aanvang_of, begonnen_op
from voorzitter_console.view.timeline import Post, veld_tekst, velden, verloop

RETRACT = "herroepen: dit gebeurde niet, of niet zo"


class EntryForm(Form):
    """``back``: what Esc goes back to."""

    wants_posts = True

    def __init__(self, position: int, now: Callable[[], datetime], *, back: Callable[[], Form] | None = None) -> None:
        super().__init__("VASTLEGGING", [("Enter", "of cijfer kiest"), ("Esc", "terug")])
        self._position, self._now = position, now
        self._post: Post | None = None
        self._posts: tuple[Post, ...] = ()
        self._fields: tuple[Veld, ...] = ()
        self.back = back
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
        post = next((post for post in posts if post.positie == self._position), None)
        if post is None or posts is self._posts:
            return
        self._post, self._posts, self._fields = post, posts, velden(post)
        words = [veld_tekst(veld) for veld in self._fields]
        self._choose.show([*words, *([RETRACT] if post.herroepbaar else [])])
        head = f"{kloktijd(post.op)}  {post.entry.door}: {post.tekst}"
        more = [] if words else ["Hier is niets aan te vullen of te corrigeren."]
        rows = [*verloop(post), *more]
        self._about.show([draw.plain(head, "bold"), *(draw.plain(row, draw.QUIET) for row in rows)])

    def on_choose_chosen(self, event: Choose.Chosen) -> None:
        post = self._post
        again = partial(EntryForm, self._position, self._now, back=self.back)
        if post is None:
            return
        if event.index < len(self._fields):
            form = field_form(
                post, self._fields[event.index], context_of(self._posts, self._now, snapshot_of(self)), again
            )
        elif post.herroepbaar:
            regel = Regel(op=post.op, door=post.entry.door, tekst=post.tekst, positie=post.positie)
            form = RetractForm([regel])
            form.back = form.then = again
        else:
            return
        self.post_message(self.Next(form))


def snapshot_of(form: Form) -> Snapshot:
    """The meeting that the form stands in."""
    assert isinstance(form.screen, ConsoleScreen)
    snapshot = form.screen.core.snapshot
    assert snapshot is not None
    return snapshot


def context_of(posts: tuple[Post, ...], now: Callable[[], datetime], snapshot: Snapshot) -> Context:
    """What the forms for a field need to know of the meeting."""
    begun = next(post for post in posts if post.entry.soort == "begin_vastlegging")
    labels: dict[str, str] = {}
    for post in posts:
        label = getattr(post.command, "label", None)
        if label is not None and post.herroepen is None:
            about = getattr(post.command, "signalement", None) or ""
            labels[label] = one_line(about, 40) or labels.get(label, "")
    return Context(
        labels=labels,
        aanvang=aanvang_of(begun.command),
        now=now,
        begonnen=begonnen_op(snapshot.state),
        eerst={
            ("schors", "reden"): snapshot.protocol.schorsing.redenen,
            ("beeindig_verstoring", "hoe"): hoe_kan(snapshot.state),
        },
    )


def last_own(snapshot: Snapshot, station: str) -> int:
    """The position of the entry that this console made last and that has details of its own; 0 for none."""
    own = [e for e in snapshot.entries if e.station == station and e.door != "systeem" and e.positie > 1]
    there = [e.positie for e in own if e.id not in snapshot.herroepen and detailed(e.soort)]
    return there[-1] if there else 0
