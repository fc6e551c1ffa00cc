"""Everything that was recorded, in order of time, with what was completed, corrected, retracted or entered later. Pure.

The original always stays: a :class:`Post` holds the entry as it was recorded and as it reads now.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.entry import Entry
from voorzitter_console.moment import clock_on, date_of
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.change import ParsedEntry
from voorzitter_console.procedure.fold.recording import position_text
from voorzitter_console.procedure.history import FOR_GOOD, History
from voorzitter_console.procedure.lines import lines
from voorzitter_console.procedure.parse import META
from voorzitter_console.procedure.sentences import sentence, word
from voorzitter_console.procedure.state import Vergadering
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import Veld, field, kind, label, offered, value_text_of

LANG = 2000
"""Characters of a text that a screen is given; what was recorded stays whole."""


class Aanpassing(Struct, frozen=True, kw_only=True):
    """A later entry that completes, corrects or retracts this one; ``veld`` is empty for a retraction."""

    positie: int
    op: datetime
    """When it was recorded, UTC."""
    door: str
    veld: str = ""
    was: str = ""
    """What stood in the field before it, in words."""
    reden: str = ""
    aanvulling: bool = False


class Post(Struct, frozen=True, kw_only=True):
    """One entry in the timeline."""

    entry: Entry
    command: c.Command
    """With completions and corrections applied."""
    eerst: c.Command
    """As it was recorded."""
    op: datetime
    """When it happened (UTC), corrections of the time applied."""
    dag: date
    """On which the record began."""
    tekst: str
    aanpassingen: tuple[Aanpassing, ...] = ()
    herroepen: Aanpassing | None = None
    opname: str = ""
    """Where the recording has it: ``raad.mkv 00:42:10 (± 1 s)``."""

    @property
    def positie(self) -> int:
        return self.entry.positie

    @property
    def tijd(self) -> str:
        """When it happened; with its day where that is another than the one on which the record began."""
        return clock_on(self.op, self.dag)

    @property
    def merken(self) -> tuple[str, ...]:
        """What must be seen of it at once, in words."""
        found = []
        if self.entry.tijd_gegeven:
            found.append("later vastgelegd")
        if any(a.aanvulling for a in self.aanpassingen):
            found.append("aangevuld")
        if any(not a.aanvulling for a in self.aanpassingen):
            found.append("gecorrigeerd")
        if self.herroepen is not None:
            found.append("herroepen")
        return tuple(found)

    @property
    def herroepbaar(self) -> bool:
        """Whether it may be taken back (the history may still stand in the way)."""
        return self.herroepen is None and self.entry.soort not in FOR_GOOD


def posts(history: History) -> tuple[Post, ...]:
    """All entries as they stand in time."""
    items = history.in_order()
    dag = date_of(history.items[0].entry.gebeurd_op)
    found = []
    for item, line in zip(items, lines(history, items), strict=True):
        entry = item.entry
        by = history.by_id(history.retracted.get(entry.id, ""))
        found.append(
            Post(
                entry=entry,
                command=history.command_of(entry.id),
                eerst=item.command,
                op=line.op,
                dag=dag,
                tekst=one_line(line.tekst, LANG),
                aanpassingen=_changes(history, entry, dag),
                herroepen=_change(by) if by else None,
                opname=one_line(position_text(history.state.opnamen, line.op), 120),
            )
        )
    return tuple(found)


def _changes(history: History, entry: Entry, dag: date) -> tuple[Aanpassing, ...]:
    """What completed and corrected it, in the order in which that was done, each with what stood there before it."""
    found = []
    for change in history.field_changes(entry.id):
        if not change.herroepen:
            was = _words(entry, change.veld, change.was, dag)
            found.append(replace(_change(change.item), veld=change.veld, was=was, aanvulling=change.aanvulling))
    return tuple(found)


def _words(entry: Entry, veld: str, waarde: Any, dag: date) -> str:
    if isinstance(waarde, datetime):
        return clock_on(waarde, dag)
    return one_line(value_text_of(kind(entry.soort, veld)[0], waarde), LANG) or "leeg"


def _change(item: ParsedEntry) -> Aanpassing:
    return Aanpassing(
        positie=item.entry.positie,
        op=item.entry.vastgelegd_op,
        door=item.entry.door,
        reden=one_line(getattr(item.command, "reden", None) or "", LANG),
    )


def velden(post: Post) -> tuple[Veld, ...]:
    """What may be completed or corrected of it: nothing of what was retracted or is about another entry."""
    if post.herroepen is not None:
        return ()
    envelope = {"gebeurd_op": post.op, "kwaliteit": post.command.kwaliteit or post.entry.kwaliteit}
    names = offered(post.entry.soort)
    if isinstance(post.command, c.SpreekAan) and post.command.scenario == "B":
        names = tuple(naam for naam in names if naam != "minuten")  # only A agrees on minutes
    return tuple(field(post.command, naam, envelope.get(naam)) for naam in names)


def veld_tekst(veld: Veld, dag: date) -> str:
    """What can be done with it: ``reactie vul aan``; ``reactie corrigeer, nu: vertrekt``; ``dag`` as a post has it."""
    if veld.leeg:
        return f"{veld.label}: vul aan"
    waarde = clock_on(veld.waarde, dag) if veld.vorm == "tijd" else one_line(veld.tekst, LANG)
    return f"{veld.label}: corrigeer, nu {waarde}"


def verloop(post: Post) -> tuple[str, ...]:
    """How the entry came to read as it does: recorded when and by whom, each change with what stood there at first."""
    entry, dag = post.entry, post.dag
    vastgelegd = f"vastgelegd {clock_on(entry.vastgelegd_op, dag)}"
    wanneer = f"gebeurd {clock_on(entry.gebeurd_op, dag)}, later {vastgelegd}" if entry.tijd_gegeven else vastgelegd
    zeker = "" if entry.kwaliteit == "exact" else f", {word(entry.kwaliteit)}"
    rows = [f"{wanneer} door {one_line(entry.door, 40)}{zeker}"]
    if post.aanpassingen:
        rows.append(f"eerst: {one_line(sentence(post.eerst), LANG)}")
    if post.opname:
        rows.append(f"opname: {post.opname}")
    for a in post.aanpassingen:
        what = "aangevuld" if a.aanvulling else "gecorrigeerd"
        was = "" if a.aanvulling else f" (eerst: {a.was})"
        rows.append(f"{label(a.veld)} {what}{was}, {_by(a, dag)}")
    if post.herroepen is not None:
        rows.append(f"HERROEPEN, {_by(post.herroepen, dag)}; het blijft leesbaar en telt niet mee")
    return tuple(rows)


def _by(a: Aanpassing, dag: date) -> str:
    reden = f": {a.reden}" if a.reden else ""
    return f"{clock_on(a.op, dag)} door {one_line(a.door, 40)}{reden}"


def vergadering_op(all_posts: Sequence[Post], moment: datetime, *, geopend: bool) -> Vergadering:
    """Whether the meeting was open, not opened yet or closed at ``moment`` (UTC); suspended counts as open."""
    stand = Vergadering.OPEN if geopend else Vergadering.NIET_GEOPEND
    for post in all_posts:
        if post.herroepen is None and post.op <= moment and post.entry.soort not in META:
            if post.entry.soort == "open_vergadering":
                stand = Vergadering.OPEN
            elif post.entry.soort == "sluit":
                stand = Vergadering.GESLOTEN
    return stand
