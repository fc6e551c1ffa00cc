"""Which documents a dossier has: one record for four readers, each its own file, with the same chain reference.

What a reader has no business with is left out as words that say so, never covered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from voorzitter_console.dossier.aangifte.aangifte import aangifte
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.pages.blocks import Document
from voorzitter_console.dossier.quick import without_collecting

Name = Literal["politie", "intern", "raad", "openbaar"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A document for one kind of reader."""

    naam: Name
    bestand: str
    """The file's name without its ending, ``[a-z0-9-]+``."""
    document: Document


def each_edition(d: Dossier, digest: str | None = None) -> Iterator[Edition]:
    """Every edition as soon as it is made, the one for the police first (it is much the longest).

    ``digest``: SHA-256 of dossier.json, where known already.
    """
    yield Edition("politie", "aangifte", aangifte(d, digest))
    yield Edition("intern", "intern", intern(d))
    yield Edition("raad", "raad", raad(d))
    yield Edition("openbaar", "openbaar", openbaar(d))


@without_collecting
def editions(d: Dossier, digest: str | None = None) -> tuple[Edition, ...]:
    """All of them."""
    return tuple(each_edition(d, digest))
