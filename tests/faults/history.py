"""A history of appends and reads, held against the journal that is left: is there one order that explains it all?

In the manner of Jepsen's list-append (Kingsbury and Alvaro, "Elle", 2020), for one list: what was answered is there, at
the place that was answered; what was answered before something else began stands before it; every read saw the
beginning of that one list, and never less than was answered before it began.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """One append; times are monotonic seconds of the machine. ``end`` and ``positie`` are None where it never answered:
    then it may have happened or not.
    """

    wie: str
    id: str
    begin: float
    end: float | None = None
    positie: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One read of the whole list: the ids in their order."""

    wie: str
    begin: float
    end: float
    ids: tuple[str, ...]


def contradictions(appends: Sequence[Append], reads: Sequence[Read], left: Sequence[str]) -> list[str]:
    """What no single order explains; none where one does. ``left``: the ids in the journal, in their order."""
    found: list[str] = []
    place = {entry_id: number for number, entry_id in enumerate(left, 1)}
    if len(place) != len(left):
        found.append("an id stands twice in what is left")
    asked = {one.id for one in appends}
    found += [f"{entry_id} is left and nobody appended it" for entry_id in left if entry_id not in asked]
    answered = sorted((one for one in appends if one.end is not None), key=lambda one: one.end or 0.0)
    for one in answered:
        if place.get(one.id) != one.positie:
            found.append(f"{one.wie}: {one.id} was answered at {one.positie} and stands at {place.get(one.id)}")
    found += _order(appends, answered, place)
    for read in reads:
        if tuple(left[: len(read.ids)]) != read.ids:
            found.append(f"{read.wie} read a list that is no beginning of what is left ({len(read.ids)} entries)")
        least = max((place.get(one.id, 0) for one in answered if (one.end or 0.0) < read.begin), default=0)
        if len(read.ids) < least:
            found.append(f"{read.wie} read {len(read.ids)} entries after {least} were answered")
    return found


def _order(appends: Sequence[Append], answered: Sequence[Append], place: dict[str, int]) -> list[str]:
    """Whatever began after an answer stands after it: the highest place answered so far is compared with each begin."""
    found: list[str] = []
    highest, at, name = 0, 0, ""
    for one in sorted(appends, key=lambda one: one.begin):
        while at < len(answered) and (answered[at].end or 0.0) < one.begin:
            if (there := place.get(answered[at].id, 0)) > highest:
                highest, name = there, answered[at].id
            at += 1
        if one.id in place and place[one.id] < highest:
            found.append(f"{one.id} began after {name} was answered and stands before it")
    return found
