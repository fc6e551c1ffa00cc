"""Which of two recorded moments came first, where the clock was put back and a later one has an earlier time.

What happened is in the order of the timeline (design, "Time order"); only there is a time no measure of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from voorzitter_console.moment import PUT_BACK


class Chronology:
    """Made of the moments of a timeline, in its order."""

    def __init__(self, moments: Iterable[datetime], typed: Iterable[datetime] = ()) -> None:
        """``typed``: those that somebody gave afterwards; by which of two clocks nobody said."""
        told = list(moments)[1:]  # a late entry may be of before the record began
        self._typed: frozenset[datetime] = frozenset()
        self._places: dict[datetime, int] = {}
        self._jumps: list[int] = []
        self.put_back: tuple[tuple[datetime, datetime], ...] = ()
        """What the clock said before and after, each time that it was put back."""
        if all(a <= b for a, b in pairwise(told)):
            return
        for number, moment in enumerate(told):
            self._places.setdefault(moment, number)
        self._typed = frozenset(typed)
        self._jumps = [n for n, (a, b) in enumerate(pairwise(told), start=1) if a - b >= PUT_BACK]
        self.put_back = tuple((told[n - 1], told[n]) for n in self._jumps)

    def place(self, moment: datetime) -> float:
        """To compare with that of another: the earlier has the smaller one."""
        if not self._places:
            return moment.timestamp()
        found = self._places.get(moment)
        # What is no entry's own moment (the planned begin) stands before the next one that is later.
        return found if found is not None else min((n for m, n in self._places.items() if m > moment), default=0) - 0.5

    def unplaced(self, moment: datetime) -> bool:
        """Whether it was typed in afterwards where the clock was put back: what it came before or after nobody knows,
        but for a time of which the clock that was put back had not come yet.
        """
        return moment in self._typed and any(after <= moment for _, after in self.put_back)

    def length(self, begin: datetime, end: datetime) -> timedelta | None:
        """How long it took; None where the clock was put back meanwhile, so that nobody can say."""
        if self.unplaced(begin) or self.unplaced(end):
            return None
        jumps = (bisect_right(self._jumps, self.place(moment)) for moment in (begin, end))
        return end - begin if len(set(jumps)) == 1 else None
