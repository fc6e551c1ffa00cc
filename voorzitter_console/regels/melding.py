"""``melding`` in lines: its boxes, one after another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from voorzitter_console.console.boxes.gemeld import Meldingen
from voorzitter_console.console.boxes.melding import first
from voorzitter_console.regels.afterwards import BoxLines, terminal_on
from voorzitter_console.regels.asker import Source, Target

if TYPE_CHECKING:
    from voorzitter_console.aftercare.meldboek import Meldboek


def run(book: Meldboek, source: Source, target: Target) -> int:
    """On these streams; returns the exit code. Raises ConsoleError."""
    try:
        lines = BoxLines(book, terminal_on(source, target), "Meldingen")
        return lines.run(partial(first, Meldingen(lines.now)))
    finally:
        book.close()
