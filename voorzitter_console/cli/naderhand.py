"""``naderhand [VERGADERING]``: a recorded meeting in the days after, on this terminal or in lines."""

from __future__ import annotations

import argparse
import io
import sys

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_to_write, papers
from voorzitter_console.cli.chair import NoTerminal, need_terminal
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.parts import theme_of
from voorzitter_console.cli.say import say
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import ConsoleError, InvalidInput
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
    if not args.regels and on_screen():
        from voorzitter_console.ui.afterwards_app import run as run_screen

        return run_screen(book, theme_of(args, chosen))
    if sys.stdin is None or sys.stdout is None:
        raise InvalidInput("Hier is geen invoer; start voorzitter-console naderhand in een terminalvenster.")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    from voorzitter_console.regels.afterwards import run as run_lines

    return run_lines(book, sys.stdin, sys.stdout)


def on_screen() -> bool:
    """Whether a screen can be drawn here."""
    try:
        need_terminal()
    except NoTerminal:
        return False
    return True
