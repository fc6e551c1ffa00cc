"""Which events come, and when: from the scenario and what was recorded so far. Pure, the same live and afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from voorzitter_console.practice.events import Als, Gebeurtenis


class Handled(Struct, frozen=True, kw_only=True):
    """What was recorded, as far as events look at it; all moments since aanvang, what was taken back left out."""

    acts: tuple[tuple[str, timedelta], ...] = ()
    """Each command with its moment."""
    begun: tuple[timedelta, ...] = ()
    """When each ordeverstoring began."""
    demanded: tuple[timedelta, ...] = ()
    """When each vordering was spoken."""
    addressed: tuple[tuple[timedelta, str], ...] = ()
    """Each ``spreek_aan`` with its scenario, in order."""

    def moment_of(self, doe: str, nummer: int) -> timedelta | None:
        """When that command was recorded for the ``nummer``-th time."""
        found = sorted(op for name, op in self.acts if name == doe)
        return found[nummer - 1] if len(found) >= nummer else None

    def holds(self, als: Als, op: timedelta) -> bool:
        """Whether the condition is met at that moment."""
        begin = max((b for b in self.begun if b <= op), default=None)
        if als.vorderingen is not None and als.vorderingen != sum(
            begin is not None and begin <= v <= op for v in self.demanded
        ):
            return False
        if als.scenario is None:
            return True
        spoken = [(at, n) for n, (at, _) in enumerate(self.addressed) if begin is not None and begin <= at <= op]
        return bool(spoken) and self.addressed[max(spoken)[1]][1] == als.scenario


class Occurrence(Struct, frozen=True):
    """An event that came, and when (since aanvang)."""

    event: Gebeurtenis
    op: timedelta


def occurrences(
    events: Iterable[Gebeurtenis], handled: Handled, until: timedelta | None = None
) -> tuple[Occurrence, ...]:
    """The events that come up to ``until`` (None: however late), in the order in which they come."""
    found = []
    for event in events:
        op = due(event, handled)
        if op is not None and (until is None or op <= until) and handled.holds(event.als, op):
            found.append(Occurrence(event, op))
    return tuple(sorted(found, key=lambda o: (o.op, o.event.nummer)))


def due(event: Gebeurtenis, handled: Handled) -> timedelta | None:
    """When the event would come, its condition apart; None while what it waits for was not recorded."""
    if event.na is None:
        return event.op
    since = handled.moment_of(event.na.doe, event.na.nummer)
    return None if since is None else since + timedelta(seconds=event.na.seconden)
