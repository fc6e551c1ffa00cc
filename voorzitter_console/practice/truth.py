"""What a record is held against: what truly happened, and what could be known of it.

Truth is the scenario's events (those with ``waar``), as they came in this practice; in a scenario without events it is
what its ``[[stap]]``s record.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct, field

from voorzitter_console.practice.course import Occurrence, occurrences
from voorzitter_console.practice.hall_commands import BESIDE, OF_THE_HALL
from voorzitter_console.practice.practice_record import Line, PracticeRecord
from voorzitter_console.practice.scenario import Scenario
from voorzitter_console.procedure.labels import label_key

AT_ONCE = timedelta(seconds=10)
"""So much earlier than it happened may be recorded what was seen to come: clocks differ, people anticipate."""
FACTS = OF_THE_HALL.keys() | BESIDE
"""Held against a scenario's steps: no entries about entries, notes, what the program sees, or what comes after."""
_WORDS = ("bedreiging", "belediging")
"""Aggression in words, which is no violence."""


class Happened(Struct, frozen=True, kw_only=True):
    """One thing that was to be recorded. ``soort``: the event's ``waar``, or the command of a step."""

    nummer: int
    soort: str
    op: timedelta
    """Since aanvang."""
    wat: str
    labels: tuple[str, ...] = ()
    wie: str = "beiden"
    opent: bool = False
    """It was quiet before: whatever begins an ordeverstoring tells of it."""


class InHall(Struct):
    """What is true in the hall at one moment."""

    storend: set[str] = field(default_factory=set)
    """By label key; empty: somebody without a label."""
    gestaakt: set[str] = field(default_factory=set)
    vertrokken: set[str] = field(default_factory=set)
    verstoord: bool = False
    """Somebody began to disturb and not all stopped: violence alone is no ordeverstoring."""
    geweld: bool = False
    politie: bool = False


class Truth:
    """What happened in one practice of a scenario."""

    def __init__(self, scenario: Scenario, record: PracticeRecord, reference: PracticeRecord | None = None) -> None:
        """``reference``: what the scenario's steps record, for one without events."""
        self.by_steps = not scenario.gebeurtenissen
        came: tuple[Occurrence, ...] = ()
        if not self.by_steps:
            came = occurrences(scenario.gebeurtenissen, record.handled, record.gestopt)
        self.came = came
        self.labels = frozenset(label_key(e.label) for e in scenario.gebeurtenissen if e.label)
        """Those that the scenario knows."""
        facts = _of_steps(reference) if self.by_steps else _of_events(came)
        self.facts = tuple(fact for fact in facts if record.gestopt is None or fact.op <= record.gestopt)
        kinds = {e.waar for e in scenario.gebeurtenissen}
        self.tells_of_begin = bool(kinds & {"storend", "geweld"})
        """Whether a disturbance that nobody saw can be told from one that was."""
        self.tells_of_end = bool(kinds & {"gestaakt", "vertrokken"})
        self.started = _started(came, reference)
        """When it began to be disturbed; None: never."""
        self.violent = _violent(came, reference)
        """When somebody became violent; None: nobody did."""

    def hall(self, op: timedelta) -> InHall:
        """What was true at that moment."""
        now = InHall()
        for occurrence in self.came:
            if occurrence.op > op:
                break
            _take(now, occurrence)
        return now

    def untrue(self, line: Line) -> bool:
        """Whether an entry says what was not so when it says it was, and not soon after either."""
        if self.by_steps:
            return line.soort in FACTS and line.door != "systeem"
        now, soon = self.hall(line.op), self.hall(line.op + AT_ONCE)
        keys = {label_key(label) for label in line.labels}
        match line.soort:
            case "politie_aanwezig":
                return not soon.politie
            case "meld_fysieke_agressie":
                return line.detail not in _WORDS and not soon.geweld
            case "verstoorder_vertrokken":
                return not self._one_of(keys, soon.vertrokken)
            case "verstoorder_gestaakt":
                return not self._one_of(keys, soon.gestaakt | soon.vertrokken)
            case "verstoorder_teruggekeerd":
                return not self._one_of(keys, now.storend | soon.storend)
            case "beeindig_verstoring":
                return self.tells_of_end and bool(now.storend and soon.storend)
        if not line.begins or not self.tells_of_begin or now.storend or soon.storend:
            return False
        return not any(o.event.waar in ("storend", "geweld") and abs(o.op - line.op) <= AT_ONCE for o in self.came)

    @staticmethod
    def _one_of(keys: set[str], there: set[str]) -> bool:
        """Whether it holds for such a person. What could be told of another one's label was paired with it before."""
        return "" in there or bool(keys & there)


def _take(hall: InHall, occurrence: Occurrence) -> None:
    event = occurrence.event
    key = label_key(event.label) if event.label else ""
    match event.waar:
        case "storend" | "geweld":
            hall.storend.add(key)
            hall.gestaakt -= {key, ""}
            hall.vertrokken -= {key, ""}
            hall.geweld = hall.geweld or event.waar == "geweld"
            hall.verstoord = hall.verstoord or event.waar == "storend"
        case "gestaakt" | "vertrokken":
            gone = {key} if key else set(hall.storend) | {""}
            hall.storend -= gone
            (hall.gestaakt if event.waar == "gestaakt" else hall.vertrokken).update(gone)
            hall.verstoord = hall.verstoord and bool(hall.storend)
        case "politie_aanwezig":
            hall.politie = True


def _of_events(came: Sequence[Occurrence]) -> tuple[Happened, ...]:
    hall, found = InHall(), []
    for o in came:
        ends = o.event.waar in ("gestaakt", "vertrokken") and o.event.label is None
        if o.event.waar is not None and (hall.verstoord or not ends):  # of nobody nothing can be told
            found.append(
                Happened(
                    nummer=o.event.nummer,
                    soort=o.event.waar,
                    op=o.op,
                    wat=o.event.wat,
                    labels=(o.event.label,) if o.event.label else (),
                    wie=o.event.wie,
                    opent=not hall.verstoord,
                )
            )
        _take(hall, o)
    return tuple(found)


def _of_steps(reference: PracticeRecord | None) -> tuple[Happened, ...]:
    lines = reference.lines if reference is not None else ()
    return tuple(
        Happened(
            nummer=line.positie,
            soort=line.soort,
            op=line.op,
            wat=line.tekst,
            labels=line.labels,
            wie="voorzitter" if line.door == "voorzitter" else "griffier",
        )
        for line in lines
        if line.soort in FACTS and line.door != "systeem"
    )


def _violent(came: Sequence[Occurrence], reference: PracticeRecord | None) -> timedelta | None:
    if reference is not None:
        reported = (x for x in reference.lines if x.soort == "meld_fysieke_agressie" and x.detail not in _WORDS)
        return min((x.op for x in reported), default=None)
    return next((o.op for o in came if o.event.waar == "geweld"), None)


def _started(came: Sequence[Occurrence], reference: PracticeRecord | None) -> timedelta | None:
    if reference is not None:
        return min(reference.handled.begun, default=None)
    return next((o.op for o in came if o.event.waar in ("storend", "geweld")), None)
