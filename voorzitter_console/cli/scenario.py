"""``scenario``: check a scenario file, write a new one, or make one of a closed meeting."""

from __future__ import annotations

import argparse

from voorzitter_console.cli.say import say, tell
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.nakijken import record_of, score_record
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.score_text import findings as score_findings
from voorzitter_console.practice.soundness import findings


def command(args: argparse.Namespace) -> int:
    """Exit 0 where it is done, 2 where the file is faulty."""
    return controleer(args.bestand)


def controleer(given: str) -> int:
    """Read it, look for what never comes, play it: each fault on a line of stderr with its place and reason."""
    scenario = scenarios.load(scenarios.find(given))
    faults = findings(scenario)
    for fault in faults:
        say(f"{fault}.")
    if faults:
        return 2
    played = play(scenario, MemoryJournal(oefening=True), token=seeded(scenario))
    for sentence in played.verschillen:
        say(sentence)
    if played.verschillen:
        return 2
    tell(f"{scenario.titel}: klopt. {len(scenario.stappen)} stappen, {len(scenario.gebeurtenissen)} gebeurtenissen.")
    own = score_record(scenario, record_of(played.meeting))
    if scenario.gebeurtenissen:
        tell(f"De eigen stappen leggen {len(own.told) - len(own.gemist)} van {len(own.told)} gebeurtenissen vast.")
    for line in score_findings(own):
        tell(line)
    return 0
