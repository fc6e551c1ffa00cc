"""``oefen SCENARIO``: what a console of a practice needs beside what every console has."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock
from voorzitter_console.journal.port import JournalMissing

if TYPE_CHECKING:
    from voorzitter_console.console.practising import Practising
    from voorzitter_console.journal.place import JournalPlace


def practice_args(args: argparse.Namespace) -> argparse.Namespace:
    """The command line of who chose to practise on the first screen: practice's own journal, whatever was named.

    Where nobody ever practised here it is the two minutes, with hints that point at the bar.
    """
    from voorzitter_console import settings
    from voorzitter_console.cli.bootstrap import database_place
    from voorzitter_console.practice.scenario import DRILL

    first = not database_place(None, settings.load(), oefening=True).exists()
    return argparse.Namespace(
        **{
            **vars(args),
            "opdracht": "oefen",
            "database": None,
            "scenario": DRILL if first else None,
            "snelheid": 1,
            "hand_out": None,
        }
    )


def practice_of(args: argparse.Namespace, place: JournalPlace, clock: Clock) -> Practising | None:
    """The scenario that this console begins, or the one that it follows; None for a real meeting.

    Raises ScenarioFault for one that cannot be practised, Unavailable.
    """
    if args.opdracht == "oefen" and args.scenario is not None:
        from voorzitter_console.console.practising import Practising
        from voorzitter_console.practice.scenario import ScenarioFault, find, load
        from voorzitter_console.practice.soundness import findings

        scenario = load(find(args.scenario))
        faults = findings(scenario)
        if faults:
            more = f" (en nog {len(faults) - 1}: scenario controleer noemt ze)" if len(faults) > 1 else ""
            raise ScenarioFault(f"{faults[0]}{more}.")
        _practice_only(place)
        return Practising(place.local, clock, scenario, args.snelheid)
    if args.opdracht == "oefen":
        from voorzitter_console.practice.run_file import RunFile

        RunFile(place.local).clear()
        return None
    if getattr(args, "oefening", False):
        from voorzitter_console.console.practising import Practising

        return Practising(place.local, clock)
    return None


def tell_after(args: argparse.Namespace, place: JournalPlace, practice: Practising | None) -> None:
    """Once the chair's console of a practice was left: how to see its score again, and where its dossier comes from."""
    if practice is None or not practice.leads:
        return
    import shlex

    from voorzitter_console.cli.say import tell

    scenario = shlex.quote(args.scenario)
    named = ["--database", shlex.quote(args.database)] if args.database else []
    score = " ".join(["voorzitter-console nakijken", scenario, *named])
    tell(f"OEFENING. De score nog eens: {score} (met --uit MAP als bladzijde).")
    tell(f"Het dossier: voorzitter-console dossier --database {shlex.quote(place.plaats)} --uit MAP")


def _practice_only(place: JournalPlace) -> None:
    """Nothing is begun beside a journal of real meetings. Raises JournalError."""
    if place.exists():
        with suppress(JournalMissing):  # a server on which there is none yet
            place.open(oefening=True, read_only=True).close()


def hand_outs(args: argparse.Namespace) -> int:
    """``oefen [SCENARIO] --hand-out MAP``: a PDF for that scenario, or for each that tells what happens in the hall.

    Raises ScenarioFault, OutputFault.
    """
    import re

    from voorzitter_console.cli.bootstrap import output_folder
    from voorzitter_console.cli.say import tell
    from voorzitter_console.dossier.bag.write import write_files
    from voorzitter_console.practice.handouts import handout_pdf
    from voorzitter_console.practice.scenario import find, load, shipped

    paths = [find(args.scenario)] if args.scenario is not None else [find(name) for name in shipped()]
    found = {f"{re.sub('[^A-Za-z0-9_-]', '-', path.stem)}.pdf": load(path) for path in paths}
    if args.scenario is None:
        found = {name: scenario for name, scenario in found.items() if scenario.gebeurtenissen}
    folder = output_folder(args.hand_out, found)
    write_files(folder, {name: handout_pdf(scenario) for name, scenario in found.items()})
    sheets = "1 blad staat" if len(found) == 1 else f"{len(found)} bladen staan"
    tell(f"{sheets} in {folder}: eerst wie meedoet, daarna wie leidt.")
    return 0
