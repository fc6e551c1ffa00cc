"""The connection in the row of the livestream: what a chair must know, in the place that is there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.procedure.course import MAASSLUIS, Step, at, begin, course
from voorzitter_console.livestream.port import Opname, Verbinding
from voorzitter_console.procedure.state import Livestream
from voorzitter_console.view import view
from voorzitter_console.view.kanaal import _told, _with, with_connection
from voorzitter_console.view.model import Standregel

LOOPT = Opname(toestand="loopt", bestandsnaam="r.mkv", begin=datetime(2026, 3, 10, tzinfo=UTC))
GEEN = Opname(toestand="gestopt")


@pytest.mark.parametrize(
    ("seen", "livestream", "told"),
    [
        (Verbinding(naam="OBS", verbonden=True, uitzending=True, opname=LOOPT), Livestream.LIVE, "OBS, opname loopt"),
        (Verbinding(naam="OBS", verbonden=True, uitzending=False, opname=GEEN), Livestream.GESTOPT, "OBS, GEEN OPNAME"),
        (Verbinding(naam="OBS", verbonden=True, uitzending=True), Livestream.STOP_GEVRAAGD, "OBS zendt nog uit"),
        (Verbinding(naam="OBS", verbonden=True, uitzending=False), Livestream.LIVE, "OBS zendt niet uit"),
        (Verbinding(naam="OBS", verbonden=False), Livestream.LIVE, "OBS GEEN VERBINDING"),
        (Verbinding(naam="met de hand"), Livestream.LIVE, ""),
    ],
)
def test_what_is_told(seen: Verbinding, livestream: Livestream, told: str) -> None:
    assert _told(seen, livestream) == told
    row = Standregel(naam="Livestream", waarde="AAN", tijd="20:08:00", kort="Livestream AAN")
    assert _with(row, told).tijd == f"20:08:00, {told}".removesuffix(", ")


def test_whom_to_call_for_the_livestream_stands_after_police_and_violence() -> None:
    first = begin()
    steps: tuple[Step, ...] = ((10, "schors", {}), (10, "stop_livestream", {}), (12, "vraag_politie", {}))
    s = view(course(*steps, first=first), (), MAASSLUIS, first, at(60), "voorzitter")
    told = with_connection(s, Verbinding(naam="met de hand"), Livestream.STOP_GEVRAAGD, "leverancier 010 1234567")
    assert [lus.tekst for lus in told.lussen] == [
        "politie: wie belt?",
        "bel leverancier 010 1234567",
        "livestream: stop niet bevestigd",
    ]
