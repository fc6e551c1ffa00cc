"""``protocol controleer BESTAND`` and ``protocol diagram``."""

from __future__ import annotations

import argparse

from voorzitter_console.cli.say import tell


def command(args: argparse.Namespace) -> int:
    """Check a protocol file (exit 2 and one sentence where it is faulty), or draw the running tables."""
    if args.deel == "diagram":
        from voorzitter_console.procedure.diagram import all_machines

        print(all_machines(), end="")  # noqa: T201
        return 0
    from voorzitter_console.protocol.load import find
    from voorzitter_console.ui.fits import too_long

    protocol = find(args.bestand)
    tell(f"{protocol.titel} ({protocol.gemeente}): klopt. {protocol.vorderingen.aantal} vorderingen.")
    tell(f"Kenmerk (SHA-256): {protocol.hash}")
    for sentence in too_long(protocol):
        tell(f"Te lang voor grote letters op een scherm van 80x24: {sentence}")
    return 0
