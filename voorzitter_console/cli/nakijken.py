"""``nakijken SCENARIO DOSSIER.json [--json]``: the score of what was recorded against what happened."""

from __future__ import annotations

import argparse
from pathlib import Path

from voorzitter_console.cli.say import tell, tell_json
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.nakijken import score_file
from voorzitter_console.practice.practice_record import NotPractised
from voorzitter_console.practice.score_text import findings, persons, summary


def command(args: argparse.Namespace) -> int:
    """Exit 0 whatever the score is; 2 where the scenario or the dossier cannot be read, or is of a real meeting."""
    if not args.dossier.strip() or "\x00" in args.dossier:
        raise NotPractised("DOSSIER.json: hier hoort het pad van een dossier.json.")
    scenario = scenarios.load(scenarios.find(args.scenario))
    score = score_file(scenario, Path(args.dossier))
    if args.json:
        tell_json(score.as_json())
        return 0
    tell(f"OEFENING: {scenario.titel}")
    for line in (*summary(score), *persons(score), *findings(score)):
        tell(line)
    return 0
