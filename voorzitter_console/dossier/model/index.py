"""The lines of a timeline by what they are looked up by: made once for a dossier, that every document of it shares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Generic, Protocol, TypeVar


class Indexed(Protocol):
    """What a line is looked up by (see :class:`.record.Tijdlijnregel`)."""

    @property
    def positie(self) -> int: ...
    @property
    def soort(self) -> str: ...
    @property
    def gebeurd_op(self) -> datetime: ...
    @property
    def herroepen(self) -> bool: ...
    @property
    def labels(self) -> tuple[str, ...]: ...


Line = TypeVar("Line", bound=Indexed)


class TimelineIndex(Generic[Line]):
    """Of the lines that were not retracted, each list in the order of the timeline."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.positions: dict[int, Line] = {}
        self.kinds: dict[str, list[Line]] = {}
        self.moments: dict[tuple[str, datetime], list[Line]] = {}
        self.persons: dict[str, list[Line]] = {}
        for t in lines:
            if t.herroepen:
                continue
            self.positions[t.positie] = t
            self.kinds.setdefault(t.soort, []).append(t)
            self.moments.setdefault((t.soort, t.gebeurd_op), []).append(t)
            for label in t.labels:
                self.persons.setdefault(label, []).append(t)
