"""``scenario``: check a scenario file, write a new one, or make one of a closed meeting."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from pathlib import Path

from voorzitter_console import settings
from voorzitter_console.cli.say import say, tell
from voorzitter_console.cli.terminal import agreed, attended
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.nakijken import record_of, score_record
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.score_text import findings as score_findings
from voorzitter_console.practice.soundness import findings
from voorzitter_console.text import one_line


class NotWritten(InvalidInput):
    """No scenario was written: why, and what is possible."""


def command(args: argparse.Namespace) -> int:
    """Exit 0 where it is done, 2 where the file is faulty."""
    if args.deel == "nieuw":
        return nieuw(args.bestand)
    if args.deel == "uit":
        return uit(args)
    return controleer(args.bestand)


def controleer(given: str) -> int:
    """Read it, look for what never comes, play it: each fault on a line of stderr with its place and reason."""
    scenario = scenarios.load(scenarios.find(given))
    faults = findings(scenario)
    for fault in faults:
        say(f"{fault}.")
    if faults:
        return 2
    played = play(scenario, MemoryJournal(oefening=True), token=seeded(scenario))
    for sentence in played.verschillen:
        say(sentence)
    if played.verschillen:
        return 2
    steps, events = len(scenario.stappen), len(scenario.gebeurtenissen)
    counted = (
        f"{steps} {'stap' if steps == 1 else 'stappen'}, {events} {'gebeurtenis' if events == 1 else 'gebeurtenissen'}"
    )
    tell(f"{scenario.titel}: klopt. {counted}.")
    own = score_record(scenario, record_of(played.meeting))
    if scenario.gebeurtenissen:
        tell(f"De eigen stappen leggen {len(own.told) - len(own.gemist)} van {len(own.told)} gebeurtenissen vast.")
    for line in score_findings(own):
        tell(line)
    return 0


def nieuw(given: str) -> int:
    """A whole file to be changed."""
    from voorzitter_console.practice.new_scenario import TEXT

    _write(given, TEXT)
    name = one_line(given, 200)
    tell(f"{name} staat klaar. Pas het aan, en kijk het na met: voorzitter-console scenario controleer {name}")
    return 0


def uit(args: argparse.Namespace) -> int:
    """Of a closed meeting; shown whole, and written after a yes."""
    from voorzitter_console.cli.bootstrap import database_place, open_existing
    from voorzitter_console.cli.dossier import find
    from voorzitter_console.meeting import replay
    from voorzitter_console.practice.lessons import lesson

    _free(args.uit)
    with closing(open_existing(database_place(args.database, settings.load(), oefening=False))) as journal:
        history = replay(journal.read(find(journal, args.vergadering)))
    text = lesson(history)
    for line in text.splitlines():
        tell(line)
    if not args.ja:
        _ask()
    _write(args.uit, text)
    tell(f"De casus staat in {one_line(args.uit, 200)}.")
    return 0


def _ask() -> None:
    if not attended():
        raise NotWritten("Er is hier niemand om het aan te vragen; er is niets geschreven. Met --ja wordt het bewaard.")
    if not agreed("Staat hier niets in wat van iemand is? Bewaren? (J/N)"):
        raise NotWritten("Er is niets geschreven.")


def _free(given: str) -> None:
    if not given.strip() or "\x00" in given:
        raise NotWritten("Hier hoort de naam van een bestand dat nog niet bestaat, zoals casus.toml.")
    if Path(given).exists():
        raise NotWritten(f"{one_line(given, 200)} bestaat al; er is niets veranderd. Geef een andere naam.")


def _write(given: str, text: str) -> None:
    _free(given)
    try:
        place = os.open(given, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(place, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError:
        raise NotWritten(f"{one_line(given, 200)} is niet te schrijven; kies een andere map.") from None
