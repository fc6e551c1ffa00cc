"""A closed meeting as a scenario, to learn from (protocol, chapter 2): who did what when, and no word of anybody.

Only what :data:`OF_THE_HALL` names is taken over; what people wrote, said, are called or where they were is not read.
Labels are given out anew, the date is another one, and every text in the file is this module's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from voorzitter_console.clock import FakeClock
from voorzitter_console.errors import InvalidInput, Refused
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.practice.derived import GONE
from voorzitter_console.practice.hall_commands import OF_THE_HALL
from voorzitter_console.practice.score import clock
from voorzitter_console.practice.toml_text import table
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.labels import LABEL_FIELDS, label_key
from voorzitter_console.procedure.parse import InvalidCommand, parse_command
from voorzitter_console.protocol.load import find, shipped

AANVANG = "2030-01-07T19:30:00+01:00"
"""Of every such scenario: the meeting's own date would say which it was."""
OTHER_PROTOCOL = "voorbeeldstad-2025"
"""In the place of a municipality's own file, which bears its name."""
_ALTERNATIVE = "een andere manier om gehoord te worden"
_HEAD = """# Gemaakt van een gesloten vergadering: namen, woorden, plaatsen en de datum zijn vervangen.
# Lees het na voordat u het deelt, en maak de teksten levendiger: die van de vergadering zelf staan er niet in.
"""
_WHERE = {"gang": " op de gang", "buiten": " buiten", "online": " online"}


class NoLesson(InvalidInput):
    """This meeting cannot become a scenario: what it is instead."""


class _Step(Struct, frozen=True):
    op: timedelta
    door: str
    doe: str
    velden: Mapping[str, Any]


def lesson(history: History) -> str:
    """The scenario file. Raises NoLesson."""
    if history.state.vergadering.value != "gesloten":
        raise NoLesson("Deze vergadering is nog niet gesloten; een casus komt pas daarna.")
    begin = history.begin
    protocol = begin.protocol_naam if begin.protocol_naam in shipped() else OTHER_PROTOCOL
    steps = _accepted(list(_steps(history)), begin, protocol)
    if not steps:
        raise NoLesson("In deze vergadering is niets gebeurd waar een casus van te maken is.")
    return "\n".join(
        [
            _HEAD,
            table("", {"titel": "Een casus uit de eigen gemeente", "protocol": protocol}),
            f"aanvang = {AANVANG}",
            "",
            table(
                "[vergadering]",
                {
                    "orgaan": begin.orgaan,
                    "titel": "Een vergadering",
                    "voorzitter": "de voorzitter",
                    "griffier": "de griffier",
                    "livestream": begin.livestream,
                    "geopend": begin.geopend,
                    "openbaar": begin.openbaar,
                },
            ),
            *(table("[[gebeurtenis]]", event) for event in _events(steps)),
            *(table("[[stap]]", {"op": clock(s.op), "door": s.door, "doe": s.doe, **s.velden}) for s in steps),
        ]
    )


def _steps(history: History) -> Iterator[_Step]:
    labels: dict[str, str] = {}
    aanvang = datetime.fromisoformat(history.begin.aanvang)
    last = timedelta()
    for item in history.in_order():
        entry, command = item.entry, history.command_of(item.entry.id)
        if entry.id in history.retracted or entry.door == "systeem" or entry.soort not in OF_THE_HALL:
            continue
        last = max(last, timedelta(seconds=int((history.moment_of(item)[0] - aanvang).total_seconds())))
        kept = {name: _renamed(name, getattr(command, name), labels) for name in OF_THE_HALL[entry.soort]}
        if isinstance(command, c.BiedAlternatief):
            kept = {"tekst": _ALTERNATIVE}
        yield _Step(last, entry.door, entry.soort, {n: v for n, v in kept.items() if v not in (None, False)})


def _renamed(name: str, value: Any, labels: dict[str, str]) -> Any:
    if name not in LABEL_FIELDS or value is None:
        return value
    if isinstance(value, tuple):
        return [_renamed(name, label, labels) for label in value]
    return labels.setdefault(label_key(value), f"NN{len(labels) + 1}")


def _accepted(steps: Sequence[_Step], begin: c.BeginVastlegging, protocol: str) -> list[_Step]:
    """Those that can be recorded one after another: what leaned on something left out goes too."""
    aanvang, found = datetime.fromisoformat(AANVANG), find(protocol)
    watch = FakeClock(aanvang)
    told = c.BeginVastlegging(
        orgaan=begin.orgaan,
        titel="-",
        aanvang=AANVANG,
        livestream=begin.livestream,
        geopend=begin.geopend,
        oefening=True,
        protocol_naam=found.naam,
        protocol_tekst=found.bron,
        protocol_hash=found.hash,
    )
    meeting = Meeting.begin(MemoryJournal(oefening=True), watch, found, told, station="casus")
    kept = []
    for step in steps:
        watch.set(aanvang + step.op)
        try:
            meeting.decide(parse_command(step.doe, step.velden), door=step.door)
            if step.doe in ("stop_livestream", "start_livestream"):
                state = "gestopt" if step.doe == "stop_livestream" else "live"
                meeting.decide(parse_command("bevestig_livestream", {"toestand": state}), door="systeem")
        except (Refused, InvalidCommand):
            continue
        kept.append(step)
    return kept


def _events(steps: Sequence[_Step]) -> Iterator[dict[str, Any]]:
    """What was reported, as it would be seen: at the moment that the record gives."""
    known: set[str] = set()
    runs = False
    for step in steps:
        label = step.velden.get("label") or step.velden.get("dader")
        what = _seen(step, new=label not in known, runs=runs)
        if step.doe in ("meld_verstoring", "schors", "spreek_aan", "vorder"):
            runs = True
        if step.doe == "beeindig_verstoring":
            runs = False
        if label:
            known.add(label)
        if what is not None:
            wat, waar = what
            yield {"op": clock(step.op), "wat": wat, **({"label": label} if label else {}), "waar": waar}


def _seen(step: _Step, *, new: bool, runs: bool) -> tuple[str, str] | None:
    said = step.velden
    label = said.get("label", "")
    match step.doe:
        case "meld_verstoring":
            return f"De vergadering wordt verstoord{_WHERE.get(said.get('plaats', ''), '')}.", "storend"
        case "schors" | "spreek_aan" | "vorder" if not runs:
            return "De vergadering wordt verstoord.", "storend"
        case "beschrijf_verstoorder" if new:
            many = f" met {said['aantal']} mensen" if said.get("aantal", 1) > 1 else ""
            young = " Het lijkt een minderjarige." if said.get("vermoedelijk_minderjarig") else ""
            return f"{label} doet mee{many}.{young}", "storend"
        case "verstoorder_teruggekeerd":
            return f"{label} begint opnieuw.", "storend"
        case "verstoorder_gestaakt":
            return f"{label} houdt op.", "gestaakt"
        case "verstoorder_vertrokken":
            return f"{label} {GONE.get(said.get('hoe', ''), 'is weg')}.", "vertrokken"
        case "meld_fysieke_agressie" if said.get("soort") not in ("bedreiging", "belediging"):
            return "Er wordt geweld gebruikt.", "geweld"
        case "politie_aanwezig":
            return "De politie is er.", "politie_aanwezig"
        case "beeindig_verstoring":
            return "Het is weer rustig.", "gestaakt"
    return None
