"""``gir [VERGADERING] --uit MAP``: what the municipal register and an employer's aangifte ask, to copy from."""

from __future__ import annotations

import argparse

from voorzitter_console.aftercare.gir import FILE
from voorzitter_console.cli.bootstrap import output_folder, papers
from voorzitter_console.cli.dossier import read_meeting, tell_made


def command(args: argparse.Namespace) -> int:
    """Of a meeting, or of a melding by its name."""
    output_folder(args.uit, (FILE,))
    with read_meeting(args) as meeting:
        made = papers().gir(meeting, args.uit)
    return tell_made(made)
