"""What all advice is made of: the Enter bar, the keys shown beside it and the step's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.offers import Balk, Daad, Keuze, Opdracht
from voorzitter_console.procedure.state import State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import (
        Hervatten,
        Opnieuw,
        Politieregel,
        Protocol,
        Ruimte,
        ScenarioA,
        ScenarioB,
        Schorsen,
        Vorderingen,
    )

    Deel = Schorsen | ScenarioA | ScenarioB | Opnieuw | Vorderingen | Politieregel | Ruimte | Hervatten


def enter(daad: Daad, woorden: str, *opdrachten: Opdracht, vraag: str = "") -> Balk:
    """The Enter bar."""
    return Balk(toets="Enter", daad=daad, woorden=woorden, opdrachten=opdrachten, vraag=vraag)


def kies(keuzes: dict[str, Keuze], letters: str) -> tuple[Keuze, ...]:
    """The named keys that do something now, at most four."""
    return tuple(keuzes[letter] for letter in letters if not keuzes[letter].waarom_niet)[:4]


def open_(state: State) -> bool:
    """Whether the meeting is open (a name of its own: not the builtin)."""
    return state.vergadering is Vergadering.OPEN


def stap(protocol: Protocol, deel: Deel) -> str:
    """``STAP 4: `` where the protocol's own list of steps holds this part's words, or one step has its section."""
    woorden = [s for s in protocol.stappen if deel.voorschrift and deel.voorschrift in s.tekst]
    gevonden = woorden or [s for s in protocol.stappen if s.paragraaf == deel.paragraaf]
    nummers = {s.nummer.rstrip("abcdefghijklmnopqrstuvwxyz") for s in gevonden}
    return f"STAP {nummers.pop()}: " if len(nummers) == 1 else ""
