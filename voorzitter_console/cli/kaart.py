"""``kaart --uit MAP``: the procedure on one sheet of A4, to lie on the table."""

from __future__ import annotations

import argparse

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import output_folder
from voorzitter_console.cli.say import tell
from voorzitter_console.dossier.bag.write import write_files
from voorzitter_console.dossier.pages.card import FILE, card_pdf
from voorzitter_console.protocol.load import find


def command(args: argparse.Namespace) -> int:
    """Write kaart.pdf from the protocol of the settings, or from another."""
    folder = output_folder(args.uit, (FILE,))
    protocol = find(args.protocol or settings.load().protocol)
    write_files(folder, {FILE: card_pdf(protocol)})
    tell(f"De kaart van '{protocol.titel}' staat in {folder / FILE}; druk haar af op A4.")
    return 0
