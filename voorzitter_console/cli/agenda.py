"""``agenda [VERGADERING] --uit MAP``: the terms and talks after a meeting as calendar files (protocol 5.3, 5.4)."""

from __future__ import annotations

import argparse

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_existing, output_folder, papers
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.say import say, tell
from voorzitter_console.clock import SystemClock
from voorzitter_console.meeting import Meeting


def command(args: argparse.Namespace) -> int:
    """A meeting that is still open is said, not refused: its terms run already."""
    chosen = settings.load()
    output_folder(args.uit, ("termijnen.ics", "gesprekken.ics"))
    place = database_place(args.database, chosen, oefening=False)
    journal = open_existing(place)
    try:
        stroom = find(journal, args.vergadering)
        meeting = Meeting.resume(journal, stroom, SystemClock(), station=chosen.station, strict=True)
        made = papers().agenda(meeting, args.uit)
    finally:
        journal.close()
    for line in made.let_op:
        say(line)
    tell(made.zin)
    return 0
