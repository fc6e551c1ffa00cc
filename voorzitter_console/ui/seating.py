"""Who has which seat: the questions where two consoles would chair one meeting, and what records the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.console.seating import WHO_CHAIRS
from voorzitter_console.moment import local_clock
from voorzitter_console.text import one_line
from voorzitter_console.ui.screens.seat import SeatScreen

if TYPE_CHECKING:
    from voorzitter_console.console.session import Session
    from voorzitter_console.entry import Entry


def who_chairs(message: m.Occupied, session: Session, here: Callable[[], object]) -> SeatScreen:
    """The meeting is chaired elsewhere already; ``here`` is told where this screen is to be the chair's."""

    def sit_here() -> None:
        here()
        session.sit(message.stroom, VOORZITTER)

    return SeatScreen(
        WHO_CHAIRS,
        (message.titel, f"Het andere scherm: {message.station}"),
        (
            ("dit scherm is vanaf nu dat van de voorzitter", sit_here),
            (
                "het andere scherm blijft dat; dit scherm is dat van de griffier",
                lambda: session.sit(message.stroom, GRIFFIER),
            ),
        ),
    )


def seat_taken(entry: Entry, session: Session, stay: Callable[[], object]) -> SeatScreen:
    """Another console recorded who chairs from now on: is this one still the chair's? ``stay`` leaves it so."""
    naam = one_line(str(entry.payload.get("naam", "")), 60)
    return SeatScreen(
        f"{naam} zit vanaf {local_clock(entry.gebeurd_op)} voor. Wie bedient dit scherm?",
        (f"Vastgelegd op {entry.station} door de {entry.door}.",),
        (
            (f"{naam}, of iemand namens die persoon: dit blijft het scherm van de voorzitter", stay),
            ("de griffier: dit scherm leest mee", lambda: session.sit(entry.stroom, GRIFFIER)),
        ),
        stays=True,
    )
