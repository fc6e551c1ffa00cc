"""``brief SOORT [VERGADERING] --uit MAP``: a draft letter as PDF and ODT (protocol 5.2, 5.4, 6)."""

from __future__ import annotations

import argparse
import re

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_existing, output_folder, papers
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.say import tell
from voorzitter_console.clock import SystemClock
from voorzitter_console.dossier.letters.draft import LetterRefused
from voorzitter_console.meeting import Meeting


def command(args: argparse.Namespace) -> int:
    """Write the draft, and say on which recorded history it rests."""
    chosen = settings.load()
    output_folder(args.uit, ("brief",))
    months = _months(args.maanden)
    journal = open_existing(database_place(args.database, chosen, oefening=False))
    try:
        stroom = find(journal, args.vergadering)
        meeting = Meeting.resume(journal, stroom, SystemClock(), station=chosen.station, strict=True)
        asked = {"soort": args.soort, "persoon": args.persoon, "naam": args.naam, "maanden": months}
        made = papers().letter(meeting, args.uit, {**asked, "eerder": args.eerder, "instemming": args.instemming})
    finally:
        journal.close()
    for line in made.voor:
        tell(line)
    tell(made.zin)
    return 0


def _months(given: str | None) -> int | None:
    if given is None:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", given):
        raise LetterRefused("--maanden: geef een heel getal, zoals 2.")
    return int(given)
