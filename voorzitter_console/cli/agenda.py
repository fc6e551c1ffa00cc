"""``agenda [VERGADERING] --uit MAP``: the terms and talks after a meeting as calendar files (protocol 5.3, 5.4)."""

from __future__ import annotations

import argparse

from voorzitter_console.cli.bootstrap import output_folder, papers
from voorzitter_console.cli.dossier import read_meeting, tell_made


def command(args: argparse.Namespace) -> int:
    """A meeting that is still open is said, not refused: its terms run already."""
    output_folder(args.uit, ("termijnen.ics", "gesprekken.ics"))
    with read_meeting(args) as meeting:
        made = papers().agenda(meeting, args.uit)
    return tell_made(made)
