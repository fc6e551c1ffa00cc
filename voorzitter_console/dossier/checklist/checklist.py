"""What a complete aangifte still needs: complete, missing, to ask; with its terms. Pure: a dossier and a moment in.

Nothing of it is a condition: an aangifte can be made with every gap. What is filled in becomes an entry of its own
(``vul_aan`` where the entry is there and a field is empty, else the command that belongs to it).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.checklist.model import WORDS, Punt, Stand
from voorzitter_console.dossier.checklist.terms import Termijn, terms
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.procedure.history import History


class Checklist(Struct, frozen=True, kw_only=True):
    """What is still lacking for the aangifte, group by group."""

    punten: tuple[Punt, ...]
    termijnen: tuple[Termijn, ...]
    verdediging: tuple[str, ...] = ()
    """What a defence lawyer will ask: the holes in the record."""

    def count(self, stand: Stand) -> int:
        return sum(punt.stand == stand for punt in self.punten)

    @property
    def samenvatting(self) -> str:
        """``12 compleet, 5 ontbreekt, 3 te vragen``."""
        return ", ".join(f"{self.count(stand)} {words}" for stand, words in WORDS.items())


def checklist(dossier: Dossier, history: History) -> Checklist:
    """The list of a dossier, which was made of that history."""
    return Checklist(
        punten=tuple(items(dossier)),
        termijnen=tuple(terms(history)),
        verdediging=tuple(holes(dossier)),
    )


def lines(found: Checklist, now: datetime) -> Iterator[str]:
    """The list as plain lines: terms, then what is missing, what to ask, and how much is complete."""
    for term in found.termijnen:
        yield term.line(now)
    for stand in ("ontbreekt", "vragen"):
        chosen = [punt for punt in found.punten if punt.stand == stand]
        if chosen:
            yield f"{WORDS[stand].upper()} ({len(chosen)}):"
        yield from (f"- {punt.groep}: {punt.wat}" for punt in chosen)
    if found.verdediging:
        yield f"VRAGEN DIE DE VERDEDIGING KAN STELLEN ({len(found.verdediging)}):"
    yield from (f"- {hole}" for hole in found.verdediging)
    yield f"Samen: {found.samenvatting}. Een aangifte kan ook met wat nog ontbreekt."
