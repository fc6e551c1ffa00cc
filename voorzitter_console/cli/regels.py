"""``--regels``: the chair's console as numbered lines on stdin and stdout, for screen readers and dumb terminals."""

from __future__ import annotations

import argparse
import io
import shlex
import sys

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import broadcast_of, database_path, own_folder
from voorzitter_console.cli.say import say
from voorzitter_console.errors import InvalidInput

BUSY_SECONDS = 1.0
"""After so long without the journal it is said that something is not recorded yet."""


def command(args: argparse.Namespace) -> int:
    """Needs no terminal: a pipe will do. An open meeting resumes at once."""
    if sys.stdin is None or sys.stdout is None:
        raise InvalidInput("Er is hier niets om regels van te lezen; start --regels in een terminalvenster.")
    oefening = args.opdracht == "oefen"
    chosen = settings.load()
    path = database_path(args.database, chosen, oefening=oefening)
    own_folder(path)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
        if sys.stdin.encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
            # A setting for the output holds for the input too, where no line that is typed is ever so: it would end us.
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.journal.sqlite import SqliteJournal
    from voorzitter_console.journal.stations import Stations
    from voorzitter_console.protocol.load import find
    from voorzitter_console.regels.console import run
    from voorzitter_console.regels.desk import Desk

    again = ["voorzitter-console", *(["oefen"] if oefening else []), "--regels"]
    again += ["--database", args.database] if args.database else []
    clock = SystemClock()
    desk = Desk(
        open_journal=lambda: SqliteJournal.open(path, oefening=oefening, busy_seconds=BUSY_SECONDS),
        load_protocol=lambda: find(chosen.protocol),
        clock=clock,
        station=chosen.station,
        broadcast=broadcast_of(chosen, path, clock, oefening=oefening),
        bell=Stations(path, lambda: None),
    )
    try:
        return run(desk, sys.stdin, sys.stdout, vooraf=chosen.vergadering, again=shlex.join(again))
    except KeyboardInterrupt:
        sys.stdout.write("\n")
        sys.stdout.flush()
        say(f"Afgebroken; wat is vastgelegd, staat in het journaal.{desk.unrecorded} Verder gaan: {shlex.join(again)}")
        return 130
