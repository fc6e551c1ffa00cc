"""The three talks that are always offered (protocol 5.3): from when until when, and the day to plan each on."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.aftercare import terms as t
from voorzitter_console.moment import date_of
from voorzitter_console.text import counted

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Termijnen


class Nagesprek(Struct, frozen=True, kw_only=True):
    """One of them, counted from the end of the incident."""

    nummer: int
    uiterlijk: t.Uiterlijk
    doel: str
    """What it is for, in the words of the protocol, shortened."""
    dag: date
    """A working day within the term where there is one: to plan it on."""

    @property
    def naam(self) -> str:
        """``tweede gesprek (binnen 3 dagen)``."""
        return f"{('eerste', 'tweede', 'derde')[self.nummer - 1]} gesprek ({self.uiterlijk.bron})"


_DOELEN = (
    "veiligheid, steun en praktische hulp; het verhaal laten vertellen; vervolgafspraken maken",
    "een luisterend oor en steun; samen het verloop van de afgelopen dagen in kaart brengen",
    "terugblik op het voorval en de tijd daarna; veranderingen in ambt, functioneren en privéleven",
)


def talks(since: datetime, terms: Termijnen) -> tuple[Nagesprek, ...]:
    """The three, by the protocol's own terms; ``since`` is when the incident was over (UTC)."""
    first, last = terms.gesprek_3_weken
    hours, days = terms.gesprek_1_uren, terms.gesprek_2_dagen
    found = (
        t.within_hours(since, hours, f"binnen {hours} uur, {terms.gesprek_1_paragraaf}"),
        t.within_days(since, days, f"binnen {counted(days, 'dag', 'dagen')}, {terms.gesprek_2_paragraaf}"),
        t.between_weeks(since, (first, last), f"na {first} tot {last} weken, {terms.gesprek_3_paragraaf}"),
    )
    return tuple(_talk(number, one, since) for number, one in enumerate(found, 1))


def _talk(number: int, uiterlijk: t.Uiterlijk, since: datetime) -> Nagesprek:
    assert uiterlijk.tot is not None
    begin = date_of(uiterlijk.van or since)
    day = t.working_day_before(date_of(uiterlijk.tot), begin)
    return Nagesprek(nummer=number, uiterlijk=uiterlijk, doel=_DOELEN[number - 1], dag=day)
