"""A dossier scored against a scenario; where the scenario has no events, against what its own steps record."""

from __future__ import annotations

from msgspec.structs import replace

from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.practice_record import PracticeRecord, of_bytes
from voorzitter_console.practice.scenario import Scenario
from voorzitter_console.practice.score import Score, score


def score_record(scenario: Scenario, record: PracticeRecord) -> Score:
    """Raises ScenarioFault."""
    return score(scenario, record, None if scenario.gebeurtenissen else reference(scenario))


def record_of(meeting: Meeting) -> PracticeRecord:
    """What a practice recorded so far, read from its dossier: what that says is what counts. Raises JournalError."""
    return of_bytes(dossier_bytes(of_meeting(meeting)), meeting.journal.plaats)


def reference(scenario: Scenario) -> PracticeRecord:
    """What the scenario's own steps record; its lines bear the numbers of the steps. Raises ScenarioFault."""
    played = play(scenario, MemoryJournal(oefening=True), token=seeded(scenario))
    steps = {positie: nummer for nummer, positie in played.posities.items()}
    made = record_of(played.meeting)
    lines = tuple(replace(line, positie=steps.get(line.positie, 0)) for line in made.lines)
    return replace(made, lines=lines)
