"""A first or a repeated incident (protocol 5.2), as a letter says it: only what somebody agreed is the same person.

A name does not say who somebody is. What ``vergelijk_persoon`` recorded decides; what nobody judged yet is said above
the draft, and never to the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.dossier.blocks import Block
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.letters.reader import Reader
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.dossier.letters.draft import Request

Plek = tuple[str, str]
"""A person in a record: its stream, and the key of the label there."""
AGREE = "leg dat vast met naderhand (eerste of herhaald voorval) en maak de brief opnieuw"
ELSEWHERE = "Wat tegen medewerkers van de gemeente is gebeurd, staat hier niet: kijk daarvoor in GIR."


class Herhaling(Struct, frozen=True, kw_only=True):
    """What the journal holds of the person whom a letter is about, in other records."""

    eerder: tuple[str, ...] = ()
    """Those before this one that somebody said are the same person, the oldest first, each in one line."""
    later: int = 0
    """How many of the same are of after it."""
    zelfde: frozenset[Plek] = frozenset()
    anders: frozenset[Plek] = frozenset()
    """Where somebody said that it is another person."""
    vraag: int = 0
    """Records with a name that is alike, which nobody judged yet."""
    tegenstrijdig: bool = False
    ouder: int = 0
    """Past the term of retention: not looked into."""
    niet_te_lezen: int = 0
    naamloos: bool = False
    """No name was recorded: there is nothing to compare."""


def remarks(request: Request) -> tuple[str, ...]:
    """How it is known whether this is the first time; for above the draft and beside it, with no name in it."""
    found = request.herhaling
    return () if found is None else tuple(_remarks(found))


def _remarks(found: Herhaling) -> Iterator[str]:
    number = len(found.eerder)
    if found.naamloos:
        yield (
            f"Eerste of herhaald voorval: van deze persoon is geen naam vastgelegd, dus er is niet gezocht. {ELSEWHERE}"
        )
        return
    if found.tegenstrijdig:
        yield (
            "Eerste of herhaald voorval: er is tegenstrijdig vastgelegd of het dezelfde persoon is; in de brief staat "
            "er niets van. Herroep in naderhand wat niet klopt en maak de brief opnieuw."
        )
    elif number:
        yield (
            f"Herhaald voorval: van {number} {_of(number, 'eerder verslag', 'eerdere verslagen')} is vastgelegd dat "
            f"het deze persoon was. {ELSEWHERE}"
        )
    else:
        yield (
            "Eerste of herhaald voorval: er is geen eerder verslag waarvan is vastgelegd dat het deze persoon was. "
            f"{ELSEWHERE}"
        )
    if found.vraag:
        yield (
            f"In {found.vraag} {_of(found.vraag, 'verslag', 'verslagen')} staat dezelfde of een gelijkende naam; of "
            f"het deze persoon is, is niet vastgelegd: {AGREE}."
        )
    if found.later:
        yield f"Van daarna is nog {found.later} keer iets van deze persoon vastgelegd; dat staat niet in de brief."
    if found.ouder:
        yield (
            f"{found.ouder} {_of(found.ouder, 'verslag is', 'verslagen zijn')} ouder dan de bewaartermijn en niet "
            "gelezen."
        )
    if found.niet_te_lezen:
        yield f"{found.niet_te_lezen} {_of(found.niet_te_lezen, 'verslag is', 'verslagen zijn')} hier niet te lezen."


def _of(number: int, one: str, more: str) -> str:
    return one if number == 1 else more


def told(request: Request, reader: Reader, otherwise: str) -> list[Block]:
    """What stands in the letter: the earlier records that were agreed upon, or a place to fill in."""
    found = request.herhaling
    if found is None or found.tegenstrijdig or not found.eerder:
        return [f.text(f.open_field(otherwise))]
    return [
        f.text(f"Eerder is over {reader.wie} vastgelegd:"),
        f.items(*(literal(one_line(line, 1_000)) for line in found.eerder)),
    ]
