"""How a letter speaks of the person whom it is about: to that person, or to the parents of a minor by the child's name.

What the child did is not what the parents did: in their copy "u" is only who reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.dossier.model.record import DossierPersoon
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.procedure.parse import ERASED

if TYPE_CHECKING:
    from voorzitter_console.dossier.letters.draft import Request


class Reader(Struct, frozen=True, kw_only=True):
    """Who reads it, and of how many persons was recorded what it tells."""

    naam: str | None = None
    """Of whom it is about, where another reads it; None: that person does."""
    aantal: int = 1

    @property
    def wie(self) -> str:
        """``u``, or the name."""
        return self.naam or "u"

    def doet(self, zelf: str, ander: str) -> str:
        """A verb as it goes with :attr:`wie`: ``kunt``, ``kan``."""
        return ander if self.naam else zelf

    def van(self, woord: str, lidwoord: str = "het") -> str:
        """``uw gedrag``, or ``het gedrag van`` with the name."""
        return f"{lidwoord} {woord} van {self.naam}" if self.naam else f"uw {woord}"

    def aan(self, name: str) -> str:
        """To whom the letter goes, with the name of whom it is about."""
        return f"De ouders of verzorgers van {name}" if self.naam else name

    @property
    def gedrag(self) -> str:
        """What conduct is called: of a group it was recorded of none of them apart."""
        return f"gedrag van de groep ({self.aantal} personen)" if self.aantal > 1 else self.van("gedrag")

    @property
    def genoemd(self) -> str:
        """``u bent genoemd``; of a group nobody said which of them it was."""
        if self.aantal > 1:
            return f"de groep ({self.aantal} personen) is genoemd"
        return f"{self.wie} {self.doet('bent', 'is')} genoemd"

    @property
    def aandeel(self) -> str:
        """What the letter says that something was recorded about."""
        return f"een groep van {self.aantal} personen" if self.aantal > 1 else self.van("aandeel")


def maker_of(person: DossierPersoon) -> Reader:
    """Who makes the letter: told of the person as of another, and of a group as of a group."""
    return Reader(naam="deze persoon", aantal=person.aantal)


def name_of(request: Request, person: DossierPersoon) -> str:
    """The person's name as text for the letter, or a place to fill it in."""
    known = request.naam or person.naam
    return literal(known, 200) if known and known != ERASED else f"[naam van {literal(person.label)}]"


def reader_of(request: Request, person: DossierPersoon) -> Reader:
    """Who reads a letter about this person."""
    return Reader(naam=name_of(request, person) if person.vermoedelijk_minderjarig else None, aantal=person.aantal)
