"""Without a command, ``oefen`` and ``griffier``: a console on this terminal."""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys

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
from voorzitter_console.errors import InvalidInput

SMALLEST = (40, 12)


class NoTerminal(InvalidInput):
    """There is no terminal to draw on."""


def need_terminal() -> None:
    """Raises NoTerminal where keys and screen are not a terminal's, or it is too small."""
    # Textual draws on stderr on Linux and macOS, on stdout on Windows.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal(
            "Er is hier geen terminal om op te tekenen; zonder terminal werken wel: voorzitter-console --regels en"
            " voorzitter-console speel SCENARIO --uit MAP."
        )
    if os.name == "posix" and os.environ.get("TERM", "") in ("", "dumb"):
        raise NoTerminal(
            "Deze terminal kan geen scherm tekenen (TERM); gebruik een gewoon terminalvenster, of --regels."
        )
    size = shutil.get_terminal_size()
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        raise NoTerminal(
            f"Dit venster is te klein ({size.columns}x{size.lines}); maak het minstens {SMALLEST[0]}x{SMALLEST[1]}."
        )
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    if encoding != "utf8" or (os.name == "posix" and not _locale_is_utf8()):
        raise NoTerminal(
            "Deze terminal gebruikt geen UTF-8; start met een taalinstelling die dat wel doet, zoals LANG=C.UTF-8, of"
            " gebruik --regels."
        )


def _locale_is_utf8() -> bool:
    """Whether the terminal's language, where it is stated, is one in UTF-8.

    Python itself turns the plain C locale into C.UTF-8 (PEP 538 sets LC_CTYPE), so its own streams do not tell.
    """
    set_by_python = ("C.UTF-8", "C.utf8", "UTF-8")
    ctype = os.environ.get("LC_CTYPE", "")
    stated = [os.environ.get("LC_ALL"), None if ctype in set_by_python else ctype, os.environ.get("LANG"), ctype]
    name = next((value for value in stated if value), "")
    charset = name.partition(".")[2].partition("@")[0]
    if name in ("C", "POSIX"):
        return False
    return not charset or charset.lower().replace("-", "") == "utf8"


def command(args: argparse.Namespace) -> int:
    """Open the screen; an open meeting resumes at once. The griffier's waits for one."""
    need_terminal()
    return _console(args, oefening=args.opdracht == "oefen" or getattr(args, "oefening", False))


def _console(args: argparse.Namespace, *, oefening: bool) -> int:
    # Importing makes thousands of objects that stay: collecting garbage among them would cost the first screen a tenth.
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
