"""``gir [VERGADERING] --uit MAP``: what the municipal register and an employer's aangifte ask, to copy from."""

from __future__ import annotations

import argparse

from voorzitter_console import settings
from voorzitter_console.aftercare.gir import FILE
from voorzitter_console.cli.bootstrap import database_place, open_existing, output_folder, papers
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.say import say, tell
from voorzitter_console.clock import SystemClock
from voorzitter_console.meeting import Meeting


def command(args: argparse.Namespace) -> int:
    """Of a meeting, or of a melding by its name."""
    chosen = settings.load()
    output_folder(args.uit, (FILE,))
    journal = open_existing(database_place(args.database, chosen, oefening=False))
    try:
        stroom = find(journal, args.vergadering)
        meeting = Meeting.resume(journal, stroom, SystemClock(), station=chosen.station, strict=True)
        made = papers().gir(meeting, args.uit)
    finally:
        journal.close()
    for line in made.let_op:
        say(line)
    tell(made.zin)
    return 0
