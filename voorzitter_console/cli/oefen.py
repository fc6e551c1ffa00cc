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
    """The command line of who chose to practise on the first screen: practice's own journal, whatever was named."""
    return argparse.Namespace(**{**vars(args), "opdracht": "oefen", "database": None, "scenario": None, "snelheid": 1})


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


def _practice_only(place: JournalPlace) -> None:
    """Nothing is begun beside a journal of real meetings. Raises JournalError."""
    if place.exists():
        with suppress(JournalMissing):  # a server on which there is none yet
            place.open(oefening=True, read_only=True).close()
