"""``melding [MELDING]``: aggression outside a meeting, recorded with the protocol's words in sight; screen or lines."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, key_path, open_or_begin, papers
from voorzitter_console.cli.parts import theme_of
from voorzitter_console.cli.say import say
from voorzitter_console.cli.terminal import can_draw, line_input
from voorzitter_console.clock import SystemClock
from voorzitter_console.journal import emergency

if TYPE_CHECKING:
    from voorzitter_console.aftercare.meldboek import Meldboek
    from voorzitter_console.journal.place import JournalPlace
    from voorzitter_console.journal.port import KeptJournal


def command(args: argparse.Namespace) -> int:
    """On a terminal the screen; else, or with ``--regels``, as lines. A journal that is not there yet is begun."""
    chosen = settings.load()
    place = database_place(args.database, chosen, oefening=args.oefening)
    if another := emergency.told(place.local):
        say(another)
    book = _book(args, chosen, place)
    if not args.regels and can_draw():
        from voorzitter_console.ui.melding_app import run as run_screen

        return run_screen(book, theme_of(args, chosen))
    source, target = line_input("voorzitter-console melding")
    from voorzitter_console.regels.melding import run as run_lines

    return run_lines(book, source, target)


def _book(args: argparse.Namespace, chosen: settings.Settings, place: JournalPlace) -> Meldboek:
    """Raises ConsoleError where the melding that was named is not there."""
    from voorzitter_console.aftercare.meldboek import Meldboek
    from voorzitter_console.cli.dossier import MeetingNotFound
    from voorzitter_console.journal.key import load
    from voorzitter_console.protocol.load import find as find_protocol

    def opened() -> KeptJournal:
        return open_or_begin(place, oefening=args.oefening)

    stroom = None
    if args.melding:
        from voorzitter_console.aftercare.meldboek import found

        journal = opened()
        try:
            stroom = found(journal, args.melding)
        finally:
            journal.close()
        if stroom is None:
            raise MeetingNotFound(f"Deze melding staat niet in {place.naam}; zonder naam ziet u de lijst.")
    return Meldboek(
        opened,
        lambda: find_protocol(chosen.protocol),
        papers(),
        SystemClock(),
        f"{chosen.station}, melding",
        key=lambda: load(key_path()),
        stroom=stroom,
    )
