"""``dossier [VERGADERING] --uit MAP``: the dossier of a recorded meeting; without a name the latest.

``dossier --controle`` shows first what is still missing, and fills it in.
"""

from __future__ import annotations

import argparse
import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_existing, open_to_write, output_folder, papers
from voorzitter_console.cli.parts import theme_of
from voorzitter_console.cli.say import say, tell
from voorzitter_console.cli.terminal import can_draw
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.journal import emergency
from voorzitter_console.journal.port import Journal
from voorzitter_console.meeting import Meeting
from voorzitter_console.moment import local
from voorzitter_console.procedure.parse import readable
from voorzitter_console.text import one_line, shows_nothing

if TYPE_CHECKING:
    from voorzitter_console.aftercare.papers import Gemaakt


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class MeetingNotFound(InvalidInput):
    """The journal holds no such meeting."""


def command(args: argparse.Namespace) -> int:
    """Read the meeting and write its folder; or show its checklist."""
    if args.controle:
        return _checklist(args)
    # Tens of thousands of objects that stay until the folder stands: collecting among them costs a tenth.
    gc.disable()
    try:
        return _write(args)
    finally:
        gc.enable()


def _write(args: argparse.Namespace) -> int:
    output_folder(args.uit)
    chosen = settings.load()
    place = database_place(args.database, chosen, oefening=False)
    if another := emergency.told(place.local):
        say(another)
    journal = open_existing(place)
    try:
        stroom = find(journal, args.vergadering)
        # Not kept here: see there.
        made = papers().dossier(
            Meeting.resume(journal, stroom, SystemClock(), station=chosen.station, strict=True), args.uit
        )
    finally:
        journal.close()
    return tell_made(made)


@contextmanager
def read_meeting(args: argparse.Namespace) -> Iterator[Meeting]:
    """The meeting or melding that is named, to write papers of; its journal is closed after it. Raises ConsoleError."""
    chosen = settings.load()
    journal = open_existing(database_place(args.database, chosen, oefening=False))
    try:
        stroom = find(journal, args.vergadering)
        yield Meeting.resume(journal, stroom, SystemClock(), station=chosen.station, strict=True)
    finally:
        journal.close()


def tell_made(made: Gemaakt) -> int:
    """What was made, after what holds for whatever leaves (protocol 6), as naderhand shows it."""
    for line in made.voor:
        tell(line)
    for line in made.let_op:
        say(line)
    tell(made.zin)
    return 0


def _checklist(args: argparse.Namespace) -> int:
    """On a terminal the screen; else, or with ``--regels``, as lines."""
    from voorzitter_console.dossier.checklist.book import Book
    from voorzitter_console.dossier.checklist.checklist import lines

    chosen = settings.load()
    place = database_place(args.database, chosen, oefening=False)
    if another := emergency.told(place.local):
        say(another)
    shown_as_lines = args.regels or not can_draw()

    def opened() -> Meeting:
        journal = open_existing(place) if shown_as_lines else open_to_write(place)
        try:
            stroom = find(journal, args.vergadering)
            return Meeting.resume(journal, stroom, SystemClock(), station=chosen.station, strict=True)
        except ConsoleError:
            journal.close()
            raise

    book = Book(opened)
    if not shown_as_lines:
        from voorzitter_console.ui.checklist_app import run

        return run(book, theme_of(args, chosen))
    try:
        look = book.look()
    finally:
        book.close()
    kind = "Oefening" if look.oefening else "Melding" if look.melding else "Vergadering"
    tell(f"{kind} '{one_line(look.titel, 80)}': checklist voor de aangifte.")
    for line in lines(look.checklist, look.op):
        tell(line)
    return 0


def find(journal: Journal, name: str | None) -> str:
    """The stream of a meeting by its title, its date (2026-03-10) or the begin of its id; the latest without a name.

    With a name a melding too. Raises MeetingNotFound, also where it may be more than one: none is guessed. An empty
    name is none: it may be a variable of a script that was not filled.
    """
    if name is not None and shows_nothing(name):
        raise MeetingNotFound(
            "VERGADERING is leeg: geef de titel, de dag of het nummer; laat het weg voor de laatste vergadering."
        )
    streams = [stream for stream in journal.streams() if stream.soort == "vergadering"]
    if not streams and not name:
        raise MeetingNotFound(f"{journal.plaats}: hier staat nog geen vergadering in; open er eerst een.")
    if not name:
        return streams[0].id
    from voorzitter_console.aftercare.meldboek import listed, matching, more_than_one

    known, found = [], []
    for stream in streams:
        first = journal.read(stream.id)[0]
        titel = str(readable(first).get("titel", ""))
        datum = local(first.gebeurd_op).strftime("%Y-%m-%d")
        known.append(f"{datum} '{one_line(titel, 40)}'")
        if name.casefold() in (titel.casefold(), datum) or (len(name) >= 8 and stream.id.startswith(name.lower())):
            found.append((stream.id, known[-1]))
    if not found or _DAY.fullmatch(name):
        found += [(one.stroom, f"{one.toen} '{one_line(one.titel, 40)}'") for one in matching(journal, name)]
    if len(found) > 1:
        raise MeetingNotFound(more_than_one(name, found))
    if found:
        return found[0][0]
    known += [f"{local(one.op):%Y-%m-%d} '{one_line(one.titel, 40)}'" for one in listed(journal)]
    kan = "; ".join(known[:5]) or "nog niets"
    raise MeetingNotFound(f"Vergadering '{one_line(name, 60)}' staat niet in {journal.plaats}; wel: {kan}.")
