"""What was prepared for one meeting, and what the console opens with from it. None of it is part of a record.

Texts are as somebody typed them; an empty one is not known yet. What is recorded of it is what stood on the opening
form when the meeting began.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.moment import date_of, date_words
from voorzitter_console.preparation.when import moment_of

if TYPE_CHECKING:
    from voorzitter_console.settings import Vooraf

SOORTEN: Mapping[str, str] = {
    "gemeenteraad": "Raadsvergadering",
    "raadscommissie": "Commissievergadering",
    "bijeenkomst": "Bijeenkomst",
    "gesprek": "Gesprek",
}
"""What can be prepared, with its usual title: a meeting that the console opens, or only a briefing (protocol 3.2)."""
MEETINGS = ("gemeenteraad", "raadscommissie")
PLAATSEN: Mapping[str, str] = {
    "": "niet ingevuld",
    "stadhuis": "stadhuis",
    "elders": "ander gebouw",
    "gehuurd": "gehuurde zaal",
}
"""Where it is; but for the first, the words are what ``locatie_soort`` holds in the record."""
RISICO: Mapping[str, str] = {"": "nog niet afgestemd", "nee": "nee", "ja": "ja"}
AFTER_MIDNIGHT = timedelta(hours=12)
"""So long after its hour a meeting is still that of the evening before."""


class Voorbereiding(Struct, frozen=True, kw_only=True):
    """One meeting, talk or gathering on one day."""

    datum: date
    aanvang: str = ""
    """``19:30`` on the clock of that day."""
    soort: str = "gemeenteraad"
    titel: str = ""
    agendapunt: str = ""
    locatie: str = ""
    adres: str = ""
    plaats: str = ""
    rechthebbende: str = ""
    """Whose building it is, where it is not the municipality's: in whose name people are told to leave."""
    livestream: bool = True
    publiek: str = ""
    signalen: str = ""
    risico: str = ""
    """Whether it is held for risky: agreed upon by burgemeester, gemeentesecretaris and griffier (protocol 4.3)."""
    driehoek: str = ""
    reservering: str = ""
    zaal: str = ""
    uitgang: str = ""
    bodedienst: str = ""
    politie: str = ""
    beveiliging: str = ""
    begeleiding: str = ""
    """From ``driehoek`` on: what was agreed, by whom and when; empty: still to be done."""
    voorzitter: str = ""
    griffier: str = ""
    vervanger: str = ""
    nummer_bode: str = ""
    nummer_beveiliging: str = ""
    nummer_politie: str = ""
    nummer_livestream: str = ""

    @property
    def kop(self) -> str:
        """Its title, or the usual one of its kind and day."""
        return self.titel or f"{SOORTEN[self.soort]} {date_words(self.datum)}"

    @property
    def is_meeting(self) -> bool:
        """Whether the console can open it."""
        return self.soort in MEETINGS


def prefilled(day: date, usual: Vooraf, *, bode: str = "", politie: str = "", livestream: str = "") -> Voorbereiding:
    """What the settings know already: hall, roles, numbers."""
    return Voorbereiding(
        datum=day,
        aanvang=usual.begonnen_om,
        soort=usual.orgaan,
        titel=usual.titel,
        locatie=usual.locatie,
        adres=usual.adres,
        agendapunt=usual.agendapunt,
        livestream=usual.livestream,
        voorzitter=usual.voorzitter,
        griffier=usual.griffier,
        nummer_bode=bode,
        nummer_politie=politie,
        nummer_livestream=livestream,
    )


def opens_now(prepared: Voorbereiding, now: datetime) -> bool:
    """Whether a meeting that begins now (UTC) may be this one: today's, or after midnight that of the evening."""
    if not prepared.is_meeting:
        return False
    if prepared.datum == date_of(now):
        return True
    begin = moment_of(prepared.datum, prepared.aanvang)
    return begin is not None and timedelta() <= now - begin <= AFTER_MIDNIGHT


def opens_with(prepared: Voorbereiding, usual: Vooraf, now: datetime) -> Vooraf:
    """What the opening form holds from it at ``now`` (UTC); what was not prepared is as the settings have it.

    The hour stands there once it is past on the day of the meeting: before that it would be read as yesterday's.
    """
    begin = moment_of(prepared.datum, prepared.aanvang)
    place = prepared.locatie or usual.locatie
    return replace(
        usual,
        orgaan=prepared.soort,
        titel=prepared.kop,
        locatie=place,
        adres=prepared.adres or usual.address_of(place) or ("" if prepared.locatie else usual.adres),
        begonnen_om=prepared.aanvang if begin is not None and begin <= now else "",
        agendapunt=prepared.agendapunt,
        voorzitter=prepared.voorzitter or usual.voorzitter,
        griffier=prepared.griffier or usual.griffier,
        livestream=prepared.livestream,
        locatie_soort=PLAATSEN[prepared.plaats] if prepared.plaats else "",
        rechthebbende=prepared.rechthebbende,
    )
