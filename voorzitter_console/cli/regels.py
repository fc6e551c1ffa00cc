"""``--regels``: the console as numbered lines on stdin and stdout, for screen readers and dumb terminals."""

from __future__ import annotations

import argparse
import shlex
import sys

from voorzitter_console.cli.bootstrap import database_place, dossier_of, own_folder, papers
from voorzitter_console.cli.oefen import practice_args, practice_of, tell_after
from voorzitter_console.cli.parts import alarm_of, broadcast_of, evening_of, judged, prepared_of, safekeeping_of
from voorzitter_console.cli.say import say
from voorzitter_console.cli.terminal import in_lines, line_input
from voorzitter_console.journal.place import FilePlace, JournalPlace


def command(args: argparse.Namespace) -> int:
    """Needs no terminal: a pipe will do. An open meeting resumes at once; the griffier's waits for one."""
    source, target = line_input(in_lines(args))
    griffier = args.opdracht == "griffier"
    oefening = args.opdracht == "oefen" or getattr(args, "oefening", False)
    chosen = judged()
    place = database_place(args.database, chosen, oefening=oefening)
    own_folder(place)
    if chosen.kluis.versleutel and not oefening:
        from voorzitter_console.cli.kluis import ready

        ready(place, ask=False)
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.console.compose import console_session
    from voorzitter_console.console.phones import Phones
    from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
    from voorzitter_console.protocol.load import find
    from voorzitter_console.regels.console import run
    from voorzitter_console.regels.opening import ToPractise

    again = ["voorzitter-console", *([args.opdracht] if args.opdracht else []), "--regels"]
    again += ["--oefening"] if griffier and oefening else []
    again += ["--database", shown] if (shown := _shown(place, args.database)) else []
    clock = SystemClock()
    practice = practice_of(args, place, clock)
    session = console_session(
        place,
        oefening=oefening,
        clock=clock,
        station=chosen.station,
        protocol_naam=chosen.protocol,
        rol=GRIFFIER if griffier else VOORZITTER,
        broadcast=broadcast_of(chosen, place, practice.clock if practice else clock, oefening=oefening),
        safekeeping=safekeeping_of(chosen, place, clock, oefening=oefening),
        practice=practice,
        phones=Phones.of(chosen),
        evening=evening_of(chosen, oefening=oefening),
        alarm=alarm_of(chosen, clock, oefening=oefening),
    )
    try:
        code = run(
            session,
            source,
            target,
            vooraf=chosen.vooraf,
            protocol=lambda: find(chosen.protocol),
            again=shlex.join(again),
            dossier=dossier_of(place, chosen, clock),
            papieren=papers,
            may_practise=args.opdracht is None,
            prepared=prepared_of(chosen, oefening=oefening),
        )
        tell_after(args, place, practice)
        return code
    except ToPractise:
        return command(practice_args(args))
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        sys.stdout.flush()
        waits = f" {stop}" if str(stop) else ""
        say(f"Afgebroken; wat is vastgelegd, staat in het journaal.{waits} Verder gaan: {shlex.join(again)}")
        return 130


def _shown(place: JournalPlace, given: str | None) -> str:
    """What to type again: an address without the password that may stand in it."""
    return place.plaats if given and not isinstance(place, FilePlace) else given or ""
