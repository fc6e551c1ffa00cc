"""``brief SOORT [VERGADERING] --uit MAP``: a draft letter as PDF and ODT (protocol 5.2, 5.4, 6)."""

from __future__ import annotations

import argparse
import re

from voorzitter_console.cli.bootstrap import output_folder, papers
from voorzitter_console.cli.dossier import read_meeting, tell_made
from voorzitter_console.dossier.letters.draft import LetterRefused


def command(args: argparse.Namespace) -> int:
    """Write the draft, and say on which recorded history it rests."""
    output_folder(args.uit, ("brief",))
    asked = {"soort": args.soort, "persoon": args.persoon, "naam": args.naam, "maanden": _months(args.maanden)}
    with read_meeting(args) as meeting:
        made = papers().letter(meeting, args.uit, {**asked, "eerder": args.eerder, "instemming": args.instemming})
    return tell_made(made)


def _months(given: str | None) -> int | None:
    if given is None:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", given):
        raise LetterRefused("--maanden: geef een heel getal, zoals 2.")
    return int(given)
