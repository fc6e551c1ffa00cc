"""The disturbers' register: a row for each person, a column for each vordering (facts: "Per person"). Pure.

Who was addressed, heard it, was confirmed there or only follows from who was storend: police and court ask it of each
person and each vordering (article 139 Sr).
"""

from __future__ import annotations

from msgspec import Struct

from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.procedure.state import Persoon, Persoonstatus, State, Vordering
from voorzitter_console.text import one_line

KORT = 80
LEGENDA = "(X) afgeleid  [X] bevestigd  [H] gehoord  [N] niet gehoord  [-] niet erbij"
ZAAL = {Persoonstatus.STOREND: "stoort", Persoonstatus.GESTAAKT: "gestopt", Persoonstatus.VERTROKKEN: "vertrokken"}
WEG = {"verwijderd": "verwijderd", "aangehouden": "aangehouden", "zorg": "met zorg"}
"""How somebody left, where it was not by themselves: it must be seen apart."""


class Rij(Struct, frozen=True, kw_only=True):
    """One person; ``label`` as it was recorded, the other texts safe to draw."""

    label: str
    wie: str
    zaal: str
    """``stoort``, ``gestopt``, ``vertrokken``, ``verwijderd``, ``aangehouden`` or ``met zorg``."""
    vorderingen: tuple[str, ...]
    """A mark of three characters for each column."""
    aantal: str
    rol: str
    signalement: str
    plaats: str
    gedrag: str
    beschreven: bool


class Register(Struct, frozen=True, kw_only=True):
    """Heads of the columns of the vorderingen, and the rows in the order in which the persons were named."""

    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]


def register(state: State, kolommen: int) -> Register:
    """The register of the last ordeverstoring's vorderingen, at most that many columns: the latest ones."""
    spoken = state.laatste.vorderingen if state.laatste else ()
    shown: list[tuple[str, Vordering | None]] = [(rangnummer(v.nummer), v) for v in spoken]
    shown += [(rangnummer(n), None) for n in range(len(spoken) + 1, state.protocol_aantal + 1)]
    shown = shown[-max(1, kolommen) :]
    return Register(
        koppen=tuple(kop for kop, _ in shown),
        rijen=tuple(_rij(person, [v for _, v in shown]) for person in state.personen),
    )


def _rij(person: Persoon, vorderingen: list[Vordering | None]) -> Rij:
    rol = [one_line(person.rol or "", 12), "minderj.?" if person.vermoedelijk_minderjarig else ""]
    return Rij(
        label=person.label,
        wie=one_line(person.label, 20),
        zaal=zaal(person),
        vorderingen=tuple(" . " if v is None else merk(v, person.label) for v in vorderingen),
        aantal=str(person.aantal or 1),
        rol=" ".join(part for part in rol if part),
        signalement=one_line(" ".join(p for p in (person.naam, person.signalement) if p), KORT),
        plaats=one_line(person.plaats or "", KORT),
        gedrag=one_line(person.gedrag or "", KORT),
        beschreven=person.beschreven,
    )


def zaal(person: Persoon) -> str:
    """Where the person is now, in one word."""
    if person.status is Persoonstatus.VERTROKKEN:
        return WEG.get(person.hoe or "", ZAAL[person.status])
    return ZAAL[person.status]


def merk(vordering: Vordering, label: str) -> str:
    """The mark of one person at one vordering; what was said last of it counts."""
    for said in reversed(vordering.aanwezigheid):
        if said.label == label:
            if not said.aanwezig:
                return "[-]"
            return {True: "[H]", False: "[N]", None: "[X]"}[said.gehoord]
    if label in vordering.gericht_aan:
        return "(X)" if vordering.afgeleid else "[X]"
    return "[ ]"
