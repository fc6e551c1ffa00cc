"""``nakijken SCENARIO [DOSSIER.json] [--json]``: the score of what was recorded against what happened."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_existing, output_folder
from voorzitter_console.cli.say import tell, tell_json
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.nakijken import record_of, score_record
from voorzitter_console.practice.practice_record import NotPractised, PracticeRecord, read
from voorzitter_console.practice.score_text import findings, persons, summary


def command(args: argparse.Namespace) -> int:
    """Exit 0 whatever the score is; 2 where the scenario or the dossier cannot be read, or is of a real meeting."""
    if args.dossier is not None and (not args.dossier.strip() or "\x00" in args.dossier):
        raise NotPractised("DOSSIER.json: hier hoort het pad van een dossier.json.")
    scenario = scenarios.load(scenarios.find(args.scenario))
    record = _last_practised(args.database) if args.dossier is None else read(Path(args.dossier))
    score = score_record(scenario, record)
    if args.uit is not None:
        from voorzitter_console.dossier.bag.write import write_files
        from voorzitter_console.practice.score_page import FILE, score_pdf

        folder = output_folder(args.uit, (FILE,))
        write_files(folder, {FILE: score_pdf(scenario, record, score, datetime.now(UTC))})
    if args.json:
        tell_json(score.as_json())
        return 0
    tell(f"OEFENING: {scenario.titel}")
    for line in (*summary(score), *persons(score), *findings(score)):
        tell(line)
    if args.uit is not None:
        tell(f"De bladzijde voor het archief staat in {folder / FILE}.")
    return 0


def _last_practised(database: str | None) -> PracticeRecord:
    """What the last practice in the practice journal recorded. Raises JournalError, NotPractised."""
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.meeting import Meeting

    journal = open_existing(database_place(database, settings.load(), oefening=True), oefening=True)
    try:
        last = next((stream.id for stream in journal.streams() if stream.soort == "vergadering"), None)
        if last is None:
            raise NotPractised(f"{journal.plaats}: hierin staat nog geen oefening; geef het pad van een dossier.json.")
        return record_of(Meeting.resume(journal, last, SystemClock(), station="nakijken"))
    finally:
        journal.close()
