"""One task after an incident: what, by whom, until when, and how it stands."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from voorzitter_console.aftercare.catalogue import CATALOGUE, Taakregel
from voorzitter_console.aftercare.terms import GEEN, Uiterlijk
from voorzitter_console.dossier.checklist.terms import remaining
from voorzitter_console.moment import day, local_clock
from voorzitter_console.procedure.afterwards import TAKEN, day_words
from voorzitter_console.procedure.commands.aftercare import Taaksoort

Vervolgstand = Literal["open", "gedaan", "nvt"]


class Vervolgtaak(Struct, frozen=True, kw_only=True):
    """``over`` is as somebody typed it: whoever shows it makes it visible first."""

    soort: Taaksoort
    id: str = ""
    """The entry that it is about, where there may be several of this kind; empty: the incident as a whole."""
    betreft: int | None = None
    """The position of that entry."""
    zie: int | None = None
    """The position of the entry that tells of it, where that is another one."""
    over: str = ""
    """Whom or what it is about, in a few words."""
    vraag: str = ""
    """What is to be found out first, in the place of its words, where it is not known whether it must be done."""
    uiterlijk: Uiterlijk = GEEN
    stand: Vervolgstand = "open"
    door: str | None = None
    op: str | None = None
    """The day on which it was done, ISO 8601."""
    uitkomst: str | None = None
    """What came of it; where it does not apply, why."""
    positie: int | None = None
    """The entry that says so."""
    heropend: bool = False
    """That entry opened it again; ``uitkomst`` says why."""

    @property
    def regel(self) -> Taakregel:
        """Owner, section and what answers it."""
        return CATALOGUE[self.soort]

    @property
    def woorden(self) -> str:
        """What is to be done, without whom or what it is about."""
        return self.vraag or TAKEN[self.soort]

    @property
    def wat(self) -> str:
        """In words, with whom or what it is about."""
        return self.woorden + (f": {self.over}" if self.over else "")

    def te_laat(self, now: datetime) -> bool:
        """Open, and its term has passed."""
        return self.stand == "open" and self.uiterlijk.over(now)

    def termijn(self, now: datetime) -> str:
        """``uiterlijk woensdag 11 maart 2026, 20:40 (nog 3 uur)``; empty where no term is named."""
        tot = self.uiterlijk.tot
        if tot is None:
            return ""
        begin = f"vanaf {day(self.uiterlijk.van)}, " if self.uiterlijk.van else ""
        late = "TE LAAT, " if self.te_laat(now) else ""
        return f"{late}{begin}uiterlijk {day(tot)}, {local_clock(tot)[:5]} ({remaining(tot - now)})"

    def afloop(self) -> str:
        """How it was dealt with, in words; empty while it is open and was never done."""
        if self.stand == "nvt":
            return f"niet van toepassing: {self.uitkomst}"
        told = [f"door {self.door}" if self.door else "", f"op {day_words(self.op)}" if self.op else ""]
        told.append(self.uitkomst or "")
        words = ", ".join(part for part in told if part)
        if self.stand == "gedaan":
            return f"gedaan {words}".rstrip()
        if self.heropend:
            return f"weer open {words}".rstrip()
        return f"eerder gedaan {words}".rstrip() if self.positie is not None else ""


def ordered(tasks: list[Vervolgtaak]) -> tuple[Vervolgtaak, ...]:
    """Open ones first, by their terms; those without a term as the protocol has them; then what was dealt with."""
    rank = {"open": 0, "gedaan": 1, "nvt": 2}

    def key(place: int) -> tuple[int, int, float, int]:
        task = tasks[place]
        tot = task.uiterlijk.tot if task.stand == "open" else None
        return rank[task.stand], tot is None, tot.timestamp() if tot else 0.0, place

    return tuple(tasks[place] for place in sorted(range(len(tasks)), key=key))
