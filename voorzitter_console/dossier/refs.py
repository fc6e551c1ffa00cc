"""Which entries say what: positions with their times, short, for where the whole of it stands in the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from voorzitter_console.dossier.local_time import clock, date_of, day_clock
from voorzitter_console.dossier.model.record import Dossier, Tijdlijnregel
from voorzitter_console.dossier.sanitise import literal, short

Found = TypeVar("Found")

MOST = 8
"""Entries that are named for one matter; the rest is counted."""


class Register:
    """The timeline of a dossier, looked up. What was retracted bears on nothing and is not found."""

    def __init__(self, d: Dossier) -> None:
        self._lines = [t for t in d.tijdlijn if not t.herroepen]
        self._by_position = {t.positie: t for t in self._lines}
        self._kinds: dict[str, list[Tijdlijnregel]] = {}
        self._persons: dict[str, list[Tijdlijnregel]] = {}
        for t in self._lines:
            self._kinds.setdefault(t.soort, []).append(t)
            for label in t.labels:
                self._persons.setdefault(label, []).append(t)
        self._day = date_of(d.tijdlijn[0].gebeurd_op)

    def of(self, soort: str) -> Sequence[Tijdlijnregel]:
        """The entries of a kind, in order of what happened."""
        return self._kinds.get(soort, ())

    def about(self, label: str, soort: str) -> Sequence[Tijdlijnregel]:
        """The entries of a kind that name this person."""
        return [t for t in self._persons.get(label, ()) if t.soort == soort]

    def line(self, positie: int | None) -> Tijdlijnregel | None:
        return None if positie is None else self._by_position.get(positie)

    def at(self, positie: int | None, gebeurd_op: datetime, text: str | None = None) -> str:
        """``nr. 12, 20:34:03: text`` with what is not exact about it."""
        found = self.line(positie)
        number = f"nr. {positie}, " if positie else ""
        quality = f" ({found.kwaliteit.replace('_', ' ')})" if found and found.kwaliteit != "exact" else ""
        return f"{number}{self.time(gebeurd_op)}{quality}" + (f": {short(text)}" if text else "")

    def entry(self, t: Tijdlijnregel) -> str:
        """The same of an entry, with its sentence."""
        return self.at(t.positie, t.gebeurd_op, t.tekst)

    def time(self, gebeurd_op: datetime) -> str:
        """The time in the Netherlands, with the date where it is another day than the meeting began."""
        return clock(gebeurd_op) if date_of(gebeurd_op) == self._day else day_clock(gebeurd_op)


def some(given: Iterable[Found], tell: Callable[[Found], str] = str) -> tuple[str, ...]:
    """The first ones told, and how many more stand in the timeline."""
    found = list(given)
    more = len(found) - MOST
    if more <= 1:
        return tuple(tell(x) for x in found)
    return (*(tell(x) for x in found[:MOST]), f"en nog {more}; zie de tijdlijn")


def some_labels(labels: Sequence[str], most: int = 20) -> str:
    """``NN1, NN2 en nog 480 personen``."""
    shown = literal(", ".join(labels[:most]))
    return shown if len(labels) <= most else f"{shown} en nog {len(labels) - most} personen"


def chain_reference(d: Dossier) -> str:
    """In the foot of every page of every document of the dossier."""
    return f"{d.keten.aantal} vastleggingen, kop van de keten {d.keten.kop}"


def lasted(length: timedelta) -> str:
    """``2 min 05 s`` or ``1 uur 12 min``."""
    minutes, rest = divmod(round(abs(length.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} uur {minutes:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
