"""A meeting to prepare, and a desk to do it at."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from voorzitter_console.clock import FakeClock
from voorzitter_console.preparation.desk import PreparationDesk
from voorzitter_console.preparation.kept import Bewaarde, Preparations
from voorzitter_console.preparation.prepared import Voorbereiding, prefilled
from voorzitter_console.protocol.load import find
from voorzitter_console.protocol.model import Protocol
from voorzitter_console.settings import Vooraf, Zaal

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 29)
DAY = date(2026, 12, 1)
USUAL = Vooraf(
    adres="Koningshoek 1",
    zalen=(Zaal(naam="Raadzaal", adres="Koningshoek 1"), Zaal(naam="De Wipper", adres="Dijk 2")),
)


def maassluis() -> Protocol:
    return find("maassluis-2025")


def risky(**more: object) -> Voorbereiding:
    """A meeting of the raad of which trouble is expected, with what was agreed so far."""
    fields: dict[str, object] = {
        "datum": DAY,
        "aanvang": "19:30",
        "agendapunt": "7. Opvang",
        "locatie": "Raadzaal",
        "adres": "Koningshoek 1",
        "plaats": "stadhuis",
        "publiek": "80",
        "signalen": "een oproep",
        "risico": "ja",
        "vervanger": "B. Plaats",
        "nummer_bode": "010 1234567",
        "nummer_livestream": "Raadstreams, 010 7654321",
    }
    return Voorbereiding(**{**fields, **more})  # type: ignore[arg-type]  # the fields by their names


def desk(folder: Path, was: Bewaarde | None = None, *, clock: FakeClock | None = None) -> PreparationDesk:
    """On the files of that folder."""
    fill = lambda day: prefilled(day, USUAL, bode="010 1234567")  # noqa: E731
    return PreparationDesk(Preparations(folder), clock or FakeClock(NOW), maassluis(), USUAL, fill, was)
