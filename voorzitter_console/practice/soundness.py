"""What is wrong with a scenario that can be read: events that never come, circles, persons that nobody saw disturb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from voorzitter_console.practice.events import Gebeurtenis
from voorzitter_console.practice.scenario import Scenario
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.text import one_line

FOLLOWS = {
    "meld_verstoring": {"storend"},
    "beschrijf_verstoorder": {"storend", "geweld"},
    "verstoorder_teruggekeerd": {"storend"},
    "verstoorder_gestaakt": {"gestaakt", "vertrokken"},
    "verstoorder_vertrokken": {"vertrokken"},
    "meld_fysieke_agressie": {"geweld"},
    "politie_aanwezig": {"politie_aanwezig"},
    "draag_over": {"politie_aanwezig"},
    "politie_afgerond": {"politie_aanwezig"},
}
"""What must have happened before such a command can truly be recorded; all others are free to be given."""
MOST_TIMES = 20
"""No practice has more of one command."""


def findings(scenario: Scenario) -> tuple[str, ...]:
    """A sentence for each fault, with its place and the reason; none where the scenario can be practised."""
    events = scenario.gebeurtenissen
    return tuple(
        f"{scenario.waar}, gebeurtenis {event.nummer}: {words}"
        for event, words in sorted(
            (*_unreachable(events), *_impossible(events), *_strangers(events)), key=lambda f: f[0].nummer
        )
    )


def _causes(event: Gebeurtenis, events: Sequence[Gebeurtenis]) -> list[Gebeurtenis] | None:
    """The events of which one must come first; None where it waits for none."""
    if event.na is None or event.na.doe not in FOLLOWS:
        return None
    return [e for e in events if e.waar in FOLLOWS[event.na.doe]]


def _unreachable(events: Sequence[Gebeurtenis]) -> Iterator[tuple[Gebeurtenis, str]]:
    """What waits, in the end, for itself, or for what no event brings about."""
    causes = {event.nummer: _causes(event, events) for event in events}
    comes: set[int] = set()
    while True:
        new = {
            event.nummer
            for event in events
            if event.nummer not in comes
            and ((found := causes[event.nummer]) is None or any(e.nummer in comes for e in found))
        }
        if not new:
            break
        comes |= new
    for event in events:
        if event.nummer in comes or event.na is None:
            continue
        doe, found = event.na.doe, causes[event.nummer]
        if found:
            others = ", ".join(str(e.nummer) for e in found)
            yield (
                event,
                f"komt nooit: zij wacht op {doe}, dat pas kan na gebeurtenis {others}, en die wacht weer op haar"
                " (een kring); geef een van hen een op",
            )
        else:
            wanted = " of ".join(sorted(FOLLOWS[doe]))
            yield event, f"komt nooit: zij wacht op {doe}, maar geen gebeurtenis heeft waar = {wanted}"


def _impossible(events: Sequence[Gebeurtenis]) -> Iterator[tuple[Gebeurtenis, str]]:
    for event in events:
        na, als = event.na, event.als
        if na is not None and na.nummer > MOST_TIMES:
            yield event, f"komt nooit: zij wacht op {na.doe} voor de {na.nummer}e keer; ten hoogste {MOST_TIMES}"
        if als.vorderingen is not None and als.vorderingen > MOST_TIMES:
            yield event, f"komt nooit: als {als.vorderingen} vorderingen; ten hoogste {MOST_TIMES}"
        if na is not None and na.doe == "vorder" and als.vorderingen == 0:
            yield event, "komt nooit: na een vordering zijn het er geen nul (als = {vorderingen = 0})"


def _strangers(events: Sequence[Gebeurtenis]) -> Iterator[tuple[Gebeurtenis, str]]:
    """Who stops or leaves must have disturbed before."""
    first: dict[str, timedelta] = {}
    for event in events:
        if event.label is not None and event.waar in ("storend", "geweld"):
            key, op = label_key(event.label), event.op or timedelta()
            first[key] = min(op, first.get(key, op))
    for event in events:
        if event.label is None or event.waar not in ("gestaakt", "vertrokken"):
            continue
        name = one_line(event.label, 40)
        began = first.get(label_key(event.label))
        if began is None:
            yield event, f"{name} is hier {event.waar}, maar geen gebeurtenis zegt dat {name} stoort"
        elif event.op is not None and event.op < began:
            yield event, f"{name} is hier {event.waar} voordat {name} stoort"
