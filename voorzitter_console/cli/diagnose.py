"""``diagnose [--json]``: what is not in order on this laptop, each with its remedy. Exit 0, or 1 where a fault is.

Nothing is changed and nothing is sent, but to what the settings name: OBS, a webhook's host, a time server. Each look
has a thread and a time limit of its own, so that one that hangs (a share, a keyring that waits) is itself a finding.
"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict

from voorzitter_console import __version__, settings
from voorzitter_console.cli.bootstrap import database_place
from voorzitter_console.cli.parts import livestream_faults
from voorzitter_console.cli.say import tell, tell_json
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal.place import JournalPlace

FORMAT = "voorzitter-console/diagnose/1"
PATIENCE = 12.0
"""Seconds for one look; the slowest (OBS) has limits of its own below this."""
_MARK = {"ok": "OK", "waarschuwing": "LET OP", "fout": "FOUT"}


class Diagnosis(Struct, frozen=True, kw_only=True):
    """One finding: what was looked at, how it is, and what mends it (empty where nothing needs to)."""

    wat: str
    oordeel: Literal["ok", "waarschuwing", "fout"]
    zin: str
    remedie: str = ""


class Laptop(Struct, frozen=True, kw_only=True):
    """What is looked at."""

    chosen: settings.Settings
    faults: tuple[str, ...]
    """What is wrong in the settings file; there the defaults hold."""
    place: JournalPlace
    """Where the journal is: a file here, or a server."""

    @property
    def database(self) -> Path:
        """The file, or what this laptop keeps beside a journal on a server."""
        return self.place.local


Look = Callable[[Laptop], Iterator[Diagnosis]]


def ok(wat: str, zin: str) -> Diagnosis:
    """In order."""
    return Diagnosis(wat=wat, oordeel="ok", zin=zin)


def warning(wat: str, zin: str, remedie: str) -> Diagnosis:
    """It works, and something is to be known of it."""
    return Diagnosis(wat=wat, oordeel="waarschuwing", zin=zin, remedie=remedie)


def fault(wat: str, zin: str, remedie: str) -> Diagnosis:
    """Something must be mended."""
    return Diagnosis(wat=wat, oordeel="fout", zin=zin, remedie=remedie)


def command(args: argparse.Namespace) -> int:
    """Raises InvalidInput where ``--database`` is no path."""
    from voorzitter_console.cli.diagnose_around import AROUND
    from voorzitter_console.cli.diagnose_laptop import ITSELF

    chosen, faults = settings.judge()
    faults += livestream_faults(chosen)
    laptop = Laptop(chosen=chosen, faults=faults, place=database_place(args.database, chosen, oefening=False))
    found: list[Diagnosis] = []
    for wat, look in {**ITSELF, **AROUND}.items():
        for one in within(wat, look, laptop, PATIENCE):
            found.append(one)
            if not args.json:
                tell(f"{_MARK[one.oordeel]:7}{one.wat}: {one.zin}{f' {one.remedie}' if one.remedie else ''}")
    faulty = [one.wat for one in found if one.oordeel == "fout"]
    if args.json:
        told = {"formaat": FORMAT, "versie": __version__, "uitkomst": "fout" if faulty else "in orde"}
        tell_json(told | {"bevindingen": [asdict(one) for one in found]})
    elif faulty:
        tell(f"Te herstellen: {', '.join(dict.fromkeys(faulty))}.")
    else:
        tell("Er is niets dat moet worden hersteld.")
    return 1 if faulty else 0


def within(wat: str, look: Look, laptop: Laptop, seconds: float) -> Sequence[Diagnosis]:
    """What a look finds; a finding too where it takes longer, or fails in a way that it did not foresee."""
    found: list[Diagnosis] = []
    failed: list[Exception] = []

    def go() -> None:
        try:
            found.extend(look(laptop))
        except Exception as error:  # noqa: BLE001 - what a look did not foresee is a finding, not the end of all
            failed.append(error)

    thread = threading.Thread(target=go, name=f"diagnose {wat}", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        return [fault(wat, f"geen antwoord binnen {seconds:.0f} seconden.", "Probeer het los daarvan, of herstart.")]
    if not failed:
        return found
    (error,) = failed
    if isinstance(error, ConsoleError):
        return [*found, fault(wat, str(error), "")]
    kind = f"{type(error).__name__}{f' {error.errno}' if isinstance(error, OSError) else ''}"
    return [*found, fault(wat, f"kon niet worden bekeken ({kind}).", "Controleer de rechten, of meld dit.")]
