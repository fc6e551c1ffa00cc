"""What follows from what is expected, by the protocol's own words (3.2 and 4.3): a guide, nothing here gates.

Each consequence says why it is there, in which words the protocol asks it, and what was agreed; a protocol without
those words has the consequences all the same. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.preparation.prepared import Voorbereiding

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol, Voorafdeel

_NUMBER = re.compile(r"\d(?:[ ()-]*\d){2}")
"""Three figures: 112 is one."""


class Gevolg(Struct, frozen=True, kw_only=True):
    """One consequence; ``naam`` is the question that holds what was agreed (:mod:`.questions`)."""

    naam: str
    wat: str
    waarom: str
    """A sentence; empty where it was agreed upon without a reason of its own."""
    voorschrift: str = ""
    """The protocol's words; empty where it has none on this."""
    paragraaf: str = ""
    afspraak: str = ""
    """What was agreed, by whom and when; empty: still to be done."""


def has_number(text: str) -> bool:
    """Whether somebody can be called with it."""
    return _NUMBER.search(text) is not None


def follows(prepared: Voorbereiding, protocol: Protocol) -> tuple[Gevolg, ...]:
    """What has to be thought of for this meeting, in the order of the form; what was agreed is shown in any case."""
    return tuple(_gevolgen(prepared, protocol))


def still_open(found: tuple[Gevolg, ...]) -> tuple[Gevolg, ...]:
    """Those that nothing was agreed about yet."""
    return tuple(gevolg for gevolg in found if not gevolg.afspraak)


def _gevolgen(p: Voorbereiding, protocol: Protocol) -> Iterator[Gevolg]:
    def asked(naam: str, wat: str, waarom: str, deel: Voorafdeel | None) -> Iterator[Gevolg]:
        """Where there is a reason for it, or something was agreed about it without one."""
        afspraak = getattr(p, naam)
        if not waarom and not afspraak:
            return
        regel = protocol.vooraf_over(deel) if deel is not None else None
        yield Gevolg(
            naam=naam,
            wat=wat,
            waarom=waarom,
            voorschrift=regel.voorschrift if regel else "",
            paragraaf=regel.paragraaf if regel else "",
            afspraak=afspraak,
        )

    risky = "De vergadering is risicovol." if p.risico == "ja" else ""
    if p.soort == "gesprek":
        yield from _talk(p, asked)
        return
    signals = "Er zijn signalen." if p.signalen else ""
    settled = "" if p.risico == "nee" else signals
    yield from asked("driehoek", "Afgestemd in de driehoek", risky or settled, "driehoek")
    yield from asked("zaal", "Deze zaal voldoet", risky or settled, "locatie")
    away = "Als de raad de zaal uit moet, moet dat kunnen." if risky and p.is_meeting else risky
    for gevolg in asked("uitgang", "Tweede uitgang", away, None):
        step = protocol.schorsing
        yield replace(gevolg, voorschrift=step.voorschrift, paragraaf=step.paragraaf) if p.is_meeting else gevolg
    inside = p.plaats in ("", "stadhuis")
    yield from asked("bodedienst", "Bodedienst ingelicht", risky, "bodedienst" if inside else None)
    yield from asked("politie", "Politie: wel of niet", risky, "inschakelen")
    yield from asked("beveiliging", "Extra beveiliging: wel of niet", risky, "inschakelen")
    alone = risky if not inside else ""
    yield from asked("begeleiding", "Niemand gaat alleen", alone, "niet_alleen")
    yield from _known(p)


_Asked = Callable[[str, str, str, "Voorafdeel | None"], Iterator[Gevolg]]


def _talk(p: Voorbereiding, asked: _Asked) -> Iterator[Gevolg]:
    risky = "Het is een risico-gesprek." if p.risico == "ja" else ""
    signals = "Er zijn signalen." if p.signalen and p.risico != "nee" else ""
    yield from asked("driehoek", "Afgestemd in de driehoek", signals, None)
    yield from asked("reservering", "Bij de reservering vermeld", risky, "gesprek")
    yield from asked("zaal", "Deze kamer voldoet", risky, None)
    yield from asked("bodedienst", "Bodedienst of beveiliger erbij", risky, "bijstand")
    yield from asked("beveiliging", "Beveiliging", "", "bijstand")
    yield from asked("politie", "Politie", "", None)
    yield from asked("begeleiding", "Tweede persoon: wel of niet", risky, "tweede_persoon")
    yield from _known(p)


def _known(p: Voorbereiding) -> Iterator[Gevolg]:
    """What whoever calls or takes over must know on that evening."""

    def missing(naam: str, wat: str, waarom: str, *, number: bool = False) -> Iterator[Gevolg]:
        value = getattr(p, naam)
        if not (has_number(value) if number else value):
            yield Gevolg(naam=naam, wat=wat, waarom=waarom)

    if p.risico == "" and (p.signalen or p.publiek):
        yield Gevolg(naam="risico", wat="Risicovol of niet", waarom="Dat is nog niet afgestemd.")
    yield from missing("adres", "Adres", "Wie 112 belt, moet het kunnen noemen.")
    yield from missing("nummer_bode", "Nummer van de bodedienst", "De griffie waarschuwt de bodedienst.", number=True)
    if p.soort == "gesprek":
        return
    if p.is_meeting:
        yield from missing(
            "vervanger", "Vervanger van de griffier", "De griffier kan zelf moeten vorderen, of weg moeten."
        )
    if p.livestream:
        why = "Bij een ordeverstoring gaat de livestream uit."
        yield from missing("nummer_livestream", "Nummer voor de livestream", why, number=True)
    if p.plaats == "gehuurd":
        yield from missing("rechthebbende", "Verhuurder", "In een gehuurde zaal vordert u namens wie erover beslist.")
    if p.plaats == "":
        yield Gevolg(
            naam="plaats", wat="Gebouw", waarom="Stadhuis of niet maakt uit voor de bodedienst en voor een vordering."
        )
