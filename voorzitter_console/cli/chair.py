"""Without a command, ``oefen`` and ``griffier``: a console on this terminal."""

from __future__ import annotations

import argparse
import gc

from voorzitter_console.cli.bootstrap import database_place, dossier_of, own_folder, papers
from voorzitter_console.cli.oefen import practice_args, practice_of, tell_after
from voorzitter_console.cli.parts import (
    alarm_of,
    broadcast_of,
    evening_of,
    judged,
    prepared_of,
    safekeeping_of,
    theme_of,
)
from voorzitter_console.cli.terminal import in_lines, need_terminal


def command(args: argparse.Namespace) -> int:
    """Open the screen; an open meeting resumes at once. The griffier's waits for one."""
    need_terminal(in_lines(args))
    return _console(args, oefening=args.opdracht == "oefen" or getattr(args, "oefening", False))


def _console(args: argparse.Namespace, *, oefening: bool) -> int:
    # Put off by the program's first line already (see __main__), but not for a practice that follows a console.
    gc.disable()
    chosen = judged()
    place = database_place(args.database, chosen, oefening=oefening)
    own_folder(place)
    if chosen.kluis.versleutel and not oefening:
        from voorzitter_console.cli.kluis import ready

        ready(place, ask=True)
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.console.phones import Phones
    from voorzitter_console.ui.run import run

    clock = SystemClock()
    practice = practice_of(args, place, clock)
    broadcast = broadcast_of(chosen, place, practice.clock if practice else clock, oefening=oefening)

    def to_practise() -> int:
        return _console(practice_args(args), oefening=True)

    code = run(
        database=place,
        oefening=oefening,
        clock=clock,
        station=chosen.station,
        protocol_naam=chosen.protocol,
        theme=theme_of(args, chosen),
        vooraf=chosen.vooraf,
        toetsen=chosen.toetsen,
        instellingen=chosen.bestand,
        rol="griffier" if args.opdracht == "griffier" else "voorzitter",
        broadcast=broadcast,
        safekeeping=safekeeping_of(chosen, place, clock, oefening=oefening),
        to_practise=to_practise if args.opdracht is None else None,
        practice=practice,
        phones=Phones.of(chosen),
        evening=evening_of(chosen, oefening=oefening),
        alarm=alarm_of(chosen, clock, oefening=oefening),
        dossier=dossier_of(place, chosen, clock),
        papieren=lambda: papers(on_screen=True),
        prepared=prepared_of(chosen, oefening=oefening),
    )
    tell_after(args, place, practice)
    return code
