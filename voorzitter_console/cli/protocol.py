"""``protocol controleer BESTAND``, ``protocol toon NAAM`` and ``protocol diagram``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from voorzitter_console.cli.say import tell
from voorzitter_console.errors import InvalidInput
from voorzitter_console.text import counted, one_line


class NotTaken(InvalidInput):
    """A protocol was to be written where something stands, or nothing can be written."""


def command(args: argparse.Namespace) -> int:
    """Check a protocol file (exit 2 and one sentence where it is faulty), print one, or draw the running tables."""
    if args.deel == "diagram":
        from voorzitter_console.procedure.diagram import all_machines

        print(all_machines(), end="")  # noqa: T201
        return 0
    from voorzitter_console.protocol.load import find
    from voorzitter_console.ui.fits import too_long

    if args.deel == "toon":
        return _show(args.naam, args.uit)
    protocol = find(args.bestand)
    times = counted(protocol.vorderingen.aantal, "vordering", "vorderingen")
    tell(f"{protocol.titel} ({protocol.gemeente}): klopt. {times}.")
    tell(f"Kenmerk (SHA-256): {protocol.hash}")
    for sentence in too_long(protocol):
        tell(f"Te lang voor grote letters op een scherm van 80x24: {sentence}")
    return 0


def _show(naam: str | None, uit: str | None) -> int:
    """Print a shipped protocol, or write it to a new file in UTF-8, whatever this terminal's encoding is."""
    from voorzitter_console.protocol.load import find, shipped

    if naam is None:
        for one in shipped():
            tell(one)
        return 0
    text = find(naam).bron
    if uit is None:
        sys.stdout.write(text)
        return 0
    name = one_line(uit, 200)
    try:
        with Path(uit).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise NotTaken(f"{name} bestaat al; geef een andere naam.") from None
    except (OSError, ValueError):
        raise NotTaken(f"{name} kan niet worden geschreven; controleer de map en de rechten.") from None
    tell(f"Geschreven: {name}. Pas het aan, en controleer het met: voorzitter-console protocol controleer {name}")
    return 0
