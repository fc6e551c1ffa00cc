"""The record as lines: each entry one sentence, as it reads now. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from voorzitter_console.moment import clock_on, date_of, local_clock
from voorzitter_console.procedure.change import ParsedEntry
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.parse import META
from voorzitter_console.procedure.sentences import sentence
from voorzitter_console.text import one_line

OVER = 60
"""Characters of the entry that another one is about."""


class Regel(Struct, frozen=True, kw_only=True):
    """One recorded entry as a sentence: what a view is given. ``op`` is UTC, ``tekst`` as it was typed."""

    op: datetime
    door: str
    tekst: str
    herroepen: bool = False
    later: bool = False
    """Entered afterwards, with a time of its own."""
    positie: int = 0
    dag: date | None = None
    """On which the record began."""

    @property
    def tijd(self) -> str:
        """When it happened; with its day where that is another than the one on which the record began."""
        return clock_on(self.op, self.dag or date_of(self.op))


Kept = dict[int, tuple[object, Regel]]
"""Lines by position, each with all that it depends on besides its entry."""


def lines(history: History, items: Sequence[ParsedEntry], kept: Kept | None = None) -> list[Regel]:
    """The items as lines, with completions and corrections applied and vorderingen numbered.

    ``kept``: lines that were made before, handed out again where they still hold; new ones are added.
    """
    about = {item.entry.id: target for item in items if (target := _target(history, item)) is not None}
    numbers = _numbers(history, [*items, *about.values()])
    kept = {} if kept is None else kept
    found = []
    dag = date_of(history.items[0].entry.gebeurd_op) if history.items else None
    for item in items:
        entry = item.entry
        revised = [revision.door_id for revision in history.revisions_of(entry.id)]
        herroepen = entry.id in history.retracted
        target = about.get(entry.id)
        now = (entry.id, revised, herroepen, numbers.get(target.entry.id if target else entry.id))
        known = kept.get(entry.positie)
        if known is None or known[0] != now:
            command = history.command_of(entry.id)
            regel = Regel(
                positie=entry.positie,
                op=history.moment_of(item)[0],
                door=entry.door,
                tekst=sentence(
                    command,
                    nummer=numbers.get(entry.id),
                    over=_over(history, target, numbers),
                    about=target.command if target else None,
                ),
                herroepen=herroepen,
                later=entry.tijd_gegeven,
                dag=dag,
            )
            known = kept[entry.positie] = now, regel
        found.append(known[1])
    return found


def _target(history: History, item: ParsedEntry) -> ParsedEntry | None:
    """The entry that a completion, a correction, a retraction or a verdict is about."""
    return history.by_id(getattr(item.command, "over_id", None) or "") if item.entry.soort in META else None


def _over(history: History, target: ParsedEntry | None, numbers: Mapping[str, int]) -> str:
    """That entry in words, as it was recorded at first: ``20:14:03 1e vordering uitgesproken``."""
    if target is None:
        return ""
    further = _target(history, target)
    over = _over(history, further, numbers)
    about = further.command if further else None
    said = sentence(target.command, nummer=numbers.get(target.entry.id), over=over, about=about)
    return one_line(f"{local_clock(target.entry.gebeurd_op)} {said}", OVER)


def _numbers(history: History, items: Sequence[ParsedEntry]) -> dict[str, int]:
    """The numbers of the vorderingen among the items; the latest are found first, so that a tail stays cheap."""
    wanted = {
        item.entry.id
        for item in items
        if item.entry.soort == "vorder" or getattr(item.command, "telt_als_vordering", False)
    }
    found: dict[str, int] = {}
    for verstoring in reversed(history.state.verstoringen):
        if wanted <= found.keys():
            break
        found |= {v.id: v.nummer for v in verstoring.vorderingen if v.id in wanted}
    return found
