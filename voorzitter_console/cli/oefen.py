"""``oefen SCENARIO``: what a console of a practice needs beside what every console has."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock

if TYPE_CHECKING:
    from voorzitter_console.console.practising import Practising


def practice_of(args: argparse.Namespace, database: Path, clock: Clock) -> Practising | None:
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
        _practice_only(database)
        return Practising(database, clock, scenario, args.snelheid)
    if args.opdracht == "oefen":
        from voorzitter_console.practice.run_file import RunFile

        RunFile(database).clear()
        return None
    if getattr(args, "oefening", False):
        from voorzitter_console.console.practising import Practising

        return Practising(database, clock)
    return None


def _practice_only(database: Path) -> None:
    """Nothing is begun beside a journal of real meetings. Raises JournalError."""
    if database.exists():
        from voorzitter_console.journal.sqlite import SqliteJournal

        SqliteJournal.open(database, oefening=True, create=False, read_only=True).close()
