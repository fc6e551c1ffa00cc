"""``overzicht [JAAR]``: a year in numbers without personal data; on the screen, in lines, or as files in ``--uit``."""

from __future__ import annotations

import argparse
import re
from contextlib import closing
from typing import TYPE_CHECKING

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_existing, output_folder
from voorzitter_console.cli.parts import theme_of
from voorzitter_console.cli.say import tell
from voorzitter_console.cli.terminal import can_draw
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import local
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.aftercare.overzicht import Jaaroverzicht


def command(args: argparse.Namespace) -> int:
    """Without a year this one; with ``--uit`` a CSV and a PDF, and no screen."""
    from voorzitter_console.aftercare.overzicht import overzicht

    chosen = settings.load()
    now = SystemClock().now()
    jaar = _year(args.jaar) if args.jaar is not None else local(now).year
    place = database_place(args.database, chosen, oefening=False)

    def count(year: int) -> Jaaroverzicht:
        with closing(open_existing(place)) as journal:
            return overzicht(journal, year, now)

    if args.uit is not None:
        from voorzitter_console.aftercare.jaarstukken import files, names
        from voorzitter_console.dossier.bag.write import write_files
        from voorzitter_console.protocol.load import find

        folder = output_folder(args.uit, names(jaar))
        write_files(folder, files(count(jaar), find(chosen.protocol).gemeente))
        tell(f"Overzicht {jaar} staat in {folder}: {' en '.join(names(jaar))}.")
        return 0
    first = count(jaar)  # a journal that cannot be read is said before a screen is drawn
    if not args.regels and can_draw():
        from voorzitter_console.ui.overzicht_app import run

        return run(count, jaar, theme_of(args, chosen))
    for line in first.regels():
        tell(line)
    return 0


def _year(text: str) -> int:
    """Raises InvalidInput."""
    if not re.fullmatch(r"20[0-9]{2}|2100", text.strip()):
        raise InvalidInput(f"JAAR: “{one_line(text, 20)}” is geen jaar; geef bijvoorbeeld 2026.")
    return int(text.strip())
