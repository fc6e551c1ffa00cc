"""What was recorded before: everything in order of time, one entry with its fields, and what is still open.

A face with more room than a list has may draw them otherwise; what stands in them, and what follows, is this.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.console.boxes.box import Box, Item, Pick
from voorzitter_console.console.boxes.change import Context, change, context_of
from voorzitter_console.console.boxes.late import late
from voorzitter_console.console.boxes.retract import retract
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import Veld, detailed, field
from voorzitter_console.view.griffier.meelezen import Meelezen, OpenDetail
from voorzitter_console.view.timeline import Post, veld_tekst, velden, verloop

if TYPE_CHECKING:
    from voorzitter_console.console.display import Display

RETRACT = "herroepen: dit gebeurde niet, of niet zo"
LOADING = "Even laden; open dit opnieuw."
NONE_OPEN = "Er is niets open."
NOTHING_OWN = "Er is nog niets van dit scherm om aan te vullen."


class Past(Struct, frozen=True):
    """What these boxes look things up in: the timeline as it is now, and the meeting."""

    posts: Callable[[], Sequence[Post]]
    snapshot: Callable[[], Snapshot]
    now: Callable[[], datetime]

    def post(self, positie: int) -> Post | None:
        return next((post for post in self.posts() if post.positie == positie), None)

    def context(self) -> Context:
        """For the box of a field."""
        return context_of(self.posts(), self.now, self.snapshot())

    def open(self) -> tuple[OpenDetail, ...]:
        """What earlier entries still leave open."""
        return (self.snapshot().meelezen or Meelezen()).open


def past_of(core: Display) -> Past:
    """Of the meeting in which this console stands."""

    def snapshot() -> Snapshot:
        assert core.snapshot is not None
        return core.snapshot

    return Past(posts=lambda: core.posts, snapshot=snapshot, now=core.clock.now)


class TimelinePick(Pick, frozen=True, kw_only=True):
    """Everything recorded, the last in time first; ``at``: the position that is marked at first, 0 for the last."""

    past: Past
    at: int


class EntryPick(Pick, frozen=True, kw_only=True):
    """One entry: ``over`` says what it is and how it came to be."""

    past: Past
    positie: int
    over: tuple[str, ...]


class OpenPick(Pick, frozen=True, kw_only=True):
    """What earlier entries still leave open."""

    past: Past


def timeline(
    past: Past, at: int = 0, *, letter: str = "I", terug: Callable[[], Box] | None = None, later: bool = True
) -> TimelinePick:
    """One is chosen to be completed, corrected or retracted; ``letter`` is that of entering afterwards, if any.

    ``later``: whether something can be entered afterwards here.
    """
    again = partial(timeline, past, letter=letter, terug=terug, later=later)

    def opened(post: Post) -> Item:
        marks = f" ({', '.join(post.merken)})" if post.merken else ""
        words = f"{post.positie}  {post.tijd}  {one_line(post.entry.door, 10)}: {post.tekst}{marks}"
        return Item(words, verder=partial(entry, past, post.positie, terug=partial(again, post.positie)))

    afterwards = Item("invoeren achteraf", verder=partial(late, past, terug=again), letter=letter)
    items = (*((afterwards,) if later else ()), *map(opened, reversed(past.posts())))
    return TimelinePick(titel="GESCHIEDENIS", items=items, past=past, at=at, terug=terug)


def entry(past: Past, positie: int, *, terug: Callable[[], Box] | None = None) -> EntryPick:
    """Each field is completed or corrected, the whole is retracted."""
    again = partial(entry, past, positie, terug=terug)
    post = past.post(positie)
    if post is None:
        return EntryPick(
            titel="VASTLEGGING", items=(), vooraf=LOADING, terug=terug, past=past, positie=positie, over=(LOADING,)
        )
    items = [
        Item(veld_tekst(veld, post.dag), verder=partial(_field, past, positie, veld, again)) for veld in velden(post)
    ]
    more = () if items else ("Hier is niets aan te vullen of te corrigeren.",)
    if post.herroepbaar:
        regel = Regel(op=post.op, door=post.entry.door, tekst=post.tekst, positie=positie, dag=post.dag)
        items.append(Item(RETRACT, verder=partial(retract, [regel], terug=again, volgt=again)))
    over = (f"{post.tijd}  {post.entry.door}: {post.tekst}", *verloop(post), *more)
    vooraf = ". ".join(over)
    return EntryPick(
        titel="VASTLEGGING", items=items, vooraf=vooraf, terug=terug, past=past, positie=positie, over=over
    )


def open_details(past: Past) -> OpenPick:
    """One is chosen and completed, the list follows."""
    again = partial(open_details, past)
    items = [
        Item(f"{detail.label}?  {detail.tijd}  {detail.tekst}", verder=partial(_open, past, detail, again))
        for detail in past.open()
    ]
    vooraf = "" if items else NONE_OPEN
    return OpenPick(titel="AANVULLEN: DIT IS NOG OPEN", items=items, vooraf=vooraf, past=past)


def _field(past: Past, positie: int, veld: Veld, again: Callable[[], Box]) -> Box:
    post = past.post(positie)
    if post is None:
        return again()
    now = next((v for v in velden(post) if v.naam == veld.naam), veld)
    return change(post, now, past.context(), again)


def _open(past: Past, detail: OpenDetail, again: Callable[[], Box]) -> Box:
    post = past.post(detail.positie)
    if post is None:
        return Pick(titel="AANVULLEN: DIT IS NOG OPEN", items=(), vooraf=LOADING, terug=again)
    return change(post, field(post.command, detail.veld), past.context(), again)


def last_own(snapshot: Snapshot, station: str) -> int:
    """The position of the entry that this console made last and that has details of its own; 0 for none."""
    own = [e for e in snapshot.entries if e.station == station and e.door != SYSTEEM and e.positie > 1]
    there = [e.positie for e in own if e.id not in snapshot.herroepen and detailed(e.soort)]
    return there[-1] if there else 0
