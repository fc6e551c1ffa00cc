"""Whom to call, as the settings have it: this program never dials, it shows the numbers where they are needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.settings import Settings

_NUMBER = r"\+?\d[\d ()-]{1,30}"
CARD_ELSEWHERE = "De 112-kaart staat in de console zelf. Bel 112 als er nu gevaar is."
"""Said where the card is asked for and no meeting can be recorded."""
CALL_ANYHOW = "Bel gerust 112. Vastleggen kan hier zodra de voorzitter de vergadering begint."
"""Said on the card of a griffier, for whom no meeting stands yet."""
LONGEST = 60
"""Characters of one of them on a screen."""


class Phones(Struct, frozen=True, kw_only=True):
    """Texts of the settings, safe to draw; empty where nothing was filled in."""

    bodedienst: str = ""
    politie: str = ""
    """The police's own number, for when it is no emergency."""
    leverancier: str = ""
    """Of the livestream."""

    @classmethod
    def of(cls, chosen: Settings) -> Phones:
        """``nummers.bodedienst``, ``nummers.politie`` and ``livestream.bellen``."""
        leverancier = chosen.livestream.get("bellen", "")
        return cls(
            bodedienst=one_line(chosen.nummers.bodedienst, LONGEST),
            politie=one_line(chosen.nummers.politie, LONGEST),
            leverancier=one_line(leverancier, LONGEST) if isinstance(leverancier, str) else "",
        )

    @property
    def politie_tel(self) -> str:
        """The police's number as a telephone takes it, ``09008844``; empty where none stands in the text."""
        found = re.search(_NUMBER, self.politie)
        return re.sub(r"[^+0-9]", "", found[0]) if found else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """``Bodedienst: 010 1234567``, for the 112 card."""
        named = (("Bodedienst", self.bodedienst), ("Politie, geen spoed", self.politie))
        return tuple(f"{who}: {number}" for who, number in (*named, ("Livestream", self.leverancier)) if number)
