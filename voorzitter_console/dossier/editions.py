"""Which documents a dossier has: one record for four readers, each its own file, with the same chain reference.

What a reader has no business with is left out as words that say so, never covered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from voorzitter_console.dossier.aangifte import aangifte
from voorzitter_console.dossier.blocks import Document
from voorzitter_console.dossier.intern import intern
from voorzitter_console.dossier.quick import without_collecting
from voorzitter_console.dossier.raad import openbaar, raad
from voorzitter_console.dossier.record import Dossier

Name = Literal["politie", "intern", "raad", "openbaar"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A document for one kind of reader."""

    naam: Name
    bestand: str
    """The file's name without its ending, ``[a-z0-9-]+``."""
    document: Document


@without_collecting
def editions(d: Dossier, digest: str | None = None) -> tuple[Edition, ...]:
    """Every edition, the one for the police first; ``digest``: SHA-256 of dossier.json, where known already."""
    return (
        Edition("politie", "aangifte", aangifte(d, digest)),
        Edition("intern", "intern", intern(d)),
        Edition("raad", "raad", raad(d)),
        Edition("openbaar", "openbaar", openbaar(d)),
    )
