"""Steps 3 and 4 as data: one numbered ordeverstoring with its addresses and vorderingen (protocol 4.3)."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from voorzitter_console.procedure.state.records import OpnieuwAangesproken, Woorden


class Aanspreking(Struct, frozen=True, kw_only=True):
    """One ``spreek_aan``; ``tekst`` is the protocol's where none was given, ``woorden`` says which."""

    id: str
    op: datetime
    plek: datetime
    """Where it stands in time order; A's minutes run from here."""
    door: str
    scenario: str
    tekst: str
    woorden: Woorden = Woorden.PROTOCOL
    minuten: int | None = None
    afspraak: str | None = None
    gericht_aan: tuple[str, ...] = ()


class Aanwezigheid(Struct, frozen=True, kw_only=True):
    """What was said afterwards of one person at one vordering."""

    label: str
    aanwezig: bool
    gehoord: bool | None


class Vordering(Struct, frozen=True, kw_only=True):
    """One vordering as it was spoken, with its number within the ordeverstoring (protocol 4.3, step 4a)."""

    id: str
    nummer: int
    op: datetime
    vastgelegd_op: datetime
    door: str
    tekst: str
    """What was said; the protocol's sentence where no words were given, ``woorden`` says which."""
    spreker: str | None
    hoedanigheid: str | None
    namens: str | None
    instemming_van: str | None
    grondslag: str | None
    versterkt: str | None
    gericht_aan: tuple[str, ...]
    afgeleid: bool
    """True while the addressees follow from who was storend then, and not every one of them was confirmed."""
    alle_toehoorders: bool
    reactie: str | None
    woorden: Woorden = Woorden.PROTOCOL
    aanwezigheid: tuple[Aanwezigheid, ...] = ()

    def geadresseerd(self, label: str) -> bool:
        """Whether this vordering was addressed to the person, as corrected by ``stel_aanwezigheid_vast``."""
        for vaststelling in reversed(self.aanwezigheid):
            if vaststelling.label == label:
                return vaststelling.aanwezig
        return label in self.gericht_aan


class Afwijking(Struct, frozen=True, kw_only=True):
    """Something done in another order than the protocol names (which says *kan*): told in the internal report only."""

    code: str
    op: datetime
    id: str
    """The entry at which it was found."""
    reden: str | None = None
    label: str | None = None


class Betrokkene(Struct, frozen=True, kw_only=True):
    """A person within one ordeverstoring: left when and how, where that was in its time."""

    label: str
    vertrokken: datetime | None = None
    hoe: str | None = None


class Verstoring(Struct, frozen=True, kw_only=True):
    """One numbered ordeverstoring."""

    nummer: int
    begin: datetime
    begin_id: str
    einde: datetime | None = None
    hoe: str | None = None
    omschrijving: str | None = None
    plaats: str | None = None
    woorden: str | None = None
    middelen: str | None = None
    gevolg: str | None = None
    einde_id: str | None = None
    einde_ids: tuple[str, ...] = ()
    """Every end that was recorded of it; it went on after all but the last."""
    voortzettingen: tuple[datetime, ...] = ()
    voortzetting_ids: tuple[str, ...] = ()
    aansprekingen: tuple[Aanspreking, ...] = ()
    opnieuw_aangesproken: tuple[OpnieuwAangesproken, ...] = ()
    vorderingen: tuple[Vordering, ...] = ()
    betrokkenen: tuple[Betrokkene, ...] = ()
    afwijkingen: tuple[Afwijking, ...] = ()
    politie_gemeld: bool = False
    """Whether bodedienst or police were told or there since the begin, or stood so at the begin."""

    def vorderingen_van(self, label: str) -> tuple[int, ...]:
        """Numbers of the vorderingen addressed to this person."""
        return tuple(v.nummer for v in self.vorderingen if v.geadresseerd(label))
