"""The score of a practice: what of it was recorded, when, and what was recorded that was not so. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from statistics import median
from typing import Any

from msgspec import Struct

from voorzitter_console.practice.matching import pairs
from voorzitter_console.practice.practice_record import Line, PracticeRecord
from voorzitter_console.practice.scenario import Scenario
from voorzitter_console.practice.truth import AT_ONCE, Happened, Truth

LATE = timedelta(seconds=30)
"""What the record places later than this after it happened is too late: electronic records miss by 8 s, paper by 77."""
REACTIONS = (
    "schors",
    "stop_livestream",
    "spreek_aan",
    "vorder",
    "waarschuw_bodedienst",
    "vraag_politie",
    "bel_politie",
    "raadsleden_uit_zaal",
)
"""What is done about a disturbance: each by its first time."""
_TO_VIOLENCE = frozenset({"bel_politie", "raadsleden_uit_zaal"})
PUBLISHED: dict[str, dict[str, float]] = {
    "tijdfout_s": {"tablet": 3.0, "elektronisch": 8.0, "papier": 77.0},
    "volledig": {"elektronisch": 0.88, "papier": 0.68},
}
"""From studies of records kept during resuscitation: seconds between what happened and the time that was noted, and
the share of events that was noted."""


class Reported(Struct, frozen=True):
    """Something that happened and the entry that records it, if one does."""

    fact: Happened
    line: Line | None

    @property
    def fout(self) -> timedelta | None:
        """How far the recorded time lies from when it happened."""
        return None if self.line is None else abs(self.line.op - self.fact.op)

    @property
    def late(self) -> bool:
        return self.line is not None and self.line.op - self.fact.op > LATE


class Person(Struct, frozen=True, kw_only=True):
    """One who practised: what could be known in that role, and what became of it."""

    wie: str
    told: tuple[Reported, ...]
    eigen: int
    """Entries made in that role; the bode's count as the griffier's."""
    bode: bool = False
    """Whether some of them are the bode's."""


class Score(Struct, frozen=True, kw_only=True):
    """What was made of a scenario."""

    told: tuple[Reported, ...]
    """Everything that could be known, in order of time."""
    onwaar: tuple[Line, ...]
    afwijkingen: tuple[str, ...]
    reactietijden: dict[str, float]
    """Seconds."""
    woorden: dict[str, int]
    personen: tuple[Person, ...]
    verstoorders: tuple[tuple[str, tuple[int, ...], timedelta | None], ...]
    door_stappen: bool
    """Held against the scenario's steps, for it has no events."""
    andere: tuple[str, str] | None = None
    """The title of the meeting that was recorded and of the scenario's, where they are not one: both as typed."""

    @property
    def gemist(self) -> tuple[Reported, ...]:
        return tuple(t for t in self.told if t.line is None)

    @property
    def te_laat(self) -> tuple[Reported, ...]:
        return tuple(t for t in self.told if t.late)

    @property
    def mediaan(self) -> float | None:
        """Seconds; None where nothing of what happened was recorded."""
        return _median(self.told)

    @property
    def volledig(self) -> float:
        """The share that was recorded, 1.0 where nothing happened."""
        return _share(self.told)

    def as_json(self) -> dict[str, Any]:
        """The fixed form of ``nakijken --json``."""
        return {
            "gemist": [_happened(t) for t in self.gemist],
            "te_laat": [_happened(t) for t in self.te_laat],
            "onwaar": [_line(line) for line in self.onwaar],
            "mediaan_tijdfout_s": self.mediaan,
            "volledig": self.volledig,
            "afwijkingen": list(self.afwijkingen),
            "reactietijden_s": self.reactietijden,
            "woorden": self.woorden,
            "per_persoon": [_person(p) for p in self.personen],
            "per_verstoorder": [
                {"label": label, "vorderingen": list(demands), "vertrokken": None if left is None else clock(left)}
                for label, demands, left in self.verstoorders
            ],
            "gepubliceerd": PUBLISHED,
            "andere_vergadering": self.andere[0] if self.andere is not None else None,
        }


def score(scenario: Scenario, record: PracticeRecord, reference: PracticeRecord | None = None) -> Score:
    """``reference``: what the scenario's own steps record; needed where it has no events."""
    truth = Truth(scenario, record, reference)
    found = pairs(truth, record.lines)
    roles = _roles(record.lines)
    told = tuple(
        Reported(fact, found.get(number))
        for number, fact in enumerate(truth.facts)
        if number in found or truth.by_steps or any(fact.wie in ("beiden", rol) for rol in roles)
    )
    used = {line.positie for line in found.values()}
    return Score(
        told=told,
        onwaar=tuple(line for line in record.lines if line.positie not in used and truth.untrue(line)),
        afwijkingen=record.afwijkingen,
        reactietijden=_reactions(truth, record),
        woorden=record.woorden,
        personen=tuple(
            Person(
                wie=rol,
                told=tuple(t for t in told if t.fact.wie in ("beiden", rol)),
                eigen=sum(_role(line) == rol for line in record.lines),
                bode=any(_role(line) == rol != line.door for line in record.lines),
            )
            for rol in roles
        ),
        verstoorders=record.verstoorders,
        door_stappen=truth.by_steps,
        andere=_other(scenario, record),
    )


def _other(scenario: Scenario, record: PracticeRecord) -> tuple[str, str] | None:
    """A scenario has no name of its own in a record: it is known by its meeting's title."""
    wanted = scenario.vergadering.titel or scenario.titel
    return None if record.titel.split() == wanted.split() else (record.titel, wanted)


def clock(op: timedelta) -> str:
    """``00:42:10`` since aanvang, hours may pass 24."""
    seconds = max(0, int(op.total_seconds()))
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _role(line: Line) -> str:
    return "griffier" if line.door == "bode" else line.door


def _roles(lines: Sequence[Line]) -> tuple[str, ...]:
    """Who practised: whoever recorded anything. Where nobody did, both were there and kept silent."""
    there = {_role(line) for line in lines}
    return tuple(rol for rol in ("voorzitter", "griffier") if rol in there) or ("voorzitter", "griffier")


def _reactions(truth: Truth, record: PracticeRecord) -> dict[str, float]:
    found = {}
    for name in REACTIONS:
        since = truth.violent if name in _TO_VIOLENCE and truth.violent is not None else truth.started
        after = [
            max(timedelta(), op - since)
            for doe, op in record.handled.acts
            if since is not None and doe == name and op >= since - AT_ONCE
        ]
        if after:
            found[name] = _seconds(min(after))
    return found


def _seconds(time: timedelta) -> float:
    return round(time.total_seconds(), 1)


def _median(told: Sequence[Reported]) -> float | None:
    wrong = [t.fout.total_seconds() for t in told if t.fout is not None]
    return round(median(wrong), 1) if wrong else None


def _share(told: Sequence[Reported]) -> float:
    return round(sum(t.line is not None for t in told) / len(told), 2) if told else 1.0


def _happened(told: Reported) -> dict[str, Any]:
    fact = told.fact
    found = {
        "nummer": fact.nummer,
        "op": clock(fact.op),
        "waar": fact.soort,
        "label": fact.labels[0] if fact.labels else None,
        "wat": fact.wat,
        "wie": fact.wie,
    }
    if told.line is not None and told.fout is not None:
        found |= {"positie": told.line.positie, "seconden": _seconds(told.fout)}
    return found


def _line(line: Line) -> dict[str, Any]:
    return {
        "positie": line.positie,
        "op": clock(line.op),
        "soort": line.soort,
        "label": line.labels[0] if line.labels else None,
        "wat": line.tekst,
        "door": line.door,
    }


def _person(person: Person) -> dict[str, Any]:
    own = [t for t in person.told if t.line is not None and _role(t.line) == person.wie]
    return {
        "wie": person.wie,
        "kon_weten": len(person.told),
        "gemist": sum(t.line is None for t in person.told),
        "te_laat": sum(t.late for t in person.told),
        "volledig": _share(person.told),
        "zelf_vastgelegd": person.eigen,
        "mediaan_tijdfout_s": _median(own),
    }
