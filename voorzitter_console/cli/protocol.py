"""``protocol controleer BESTAND`` and ``protocol diagram``."""

from __future__ import annotations

import argparse


def command(args: argparse.Namespace) -> int:
    """Check a protocol file (exit 2 and one sentence where it is faulty), or draw the running tables."""
    if args.deel == "diagram":
        from voorzitter_console.procedure.diagram import all_machines

        print(all_machines(), end="")  # noqa: T201
        return 0
    from voorzitter_console.protocol.load import find, te_lang

    protocol = find(args.bestand)
    print(f"{protocol.titel} ({protocol.gemeente}): klopt. {protocol.vorderingen.aantal} vorderingen.")  # noqa: T201
    print(f"Kenmerk (SHA-256): {protocol.hash}")  # noqa: T201
    for sentence in te_lang(protocol):
        print(f"Te lang voor grote letters op een scherm van 80x24: {sentence}")  # noqa: T201
    return 0
