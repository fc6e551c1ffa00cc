"""``naderhand [VERGADERING]``: a recorded meeting in the days after, on this terminal or in lines."""

from __future__ import annotations

import argparse

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_to_write, papers
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.parts import theme_of
from voorzitter_console.cli.say import say
from voorzitter_console.cli.terminal import can_draw, line_input
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal import emergency
from voorzitter_console.meeting import Meeting


def command(args: argparse.Namespace) -> int:
    """On a terminal the screen; else, or with ``--regels``, as lines."""
    from voorzitter_console.aftercare.book import Naboek

    chosen = settings.load()
    place = database_place(args.database, chosen, oefening=False)
    if another := emergency.told(place.local):
        say(another)

    def opened() -> Meeting:
        journal = open_to_write(place)
        try:
            stroom = find(journal, args.vergadering)
            return Meeting.resume(journal, stroom, SystemClock(), station=f"{chosen.station}, naderhand", strict=True)
        except ConsoleError:
            journal.close()
            raise

    book = Naboek(opened, papers())
    if not args.regels and can_draw():
        from voorzitter_console.ui.afterwards_app import run as run_screen

        return run_screen(book, theme_of(args, chosen))
    source, target = line_input("voorzitter-console naderhand")
    from voorzitter_console.regels.afterwards import run as run_lines

    return run_lines(book, source, target)
