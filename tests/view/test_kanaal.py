"""The connection in the row of the livestream: what a chair must know, in the place that is there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.procedure.course import MAASSLUIS, Step, at, begin, course
from voorzitter_console.livestream.port import OpnameStatus, Verbinding
from voorzitter_console.procedure.state import Livestream, State
from voorzitter_console.view import view
from voorzitter_console.view.kanaal import _told, _with, with_connection
from voorzitter_console.view.model import ScreenView, Standregel

LOOPT = OpnameStatus(toestand="loopt", bestandsnaam="r.mkv", begin=datetime(2026, 3, 10, tzinfo=UTC))
GEEN = OpnameStatus(toestand="gestopt")


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
    state = course(*steps, first=first)
    s = view(state, (), MAASSLUIS, first, at(60), "voorzitter")
    told = with_connection(s, Verbinding(naam="met de hand"), state, at(17), "leverancier 010 1234567")
    assert [lus.tekst for lus in told.lussen] == [
        "politie: wie belt?",
        "bel leverancier 010 1234567",
        "livestream: stop niet bevestigd",
    ]


SUPPLIER = "leverancier 010 1234567"


def after(*steps: Step) -> tuple[ScreenView, State]:
    first = begin()
    state = course(*steps, first=first)
    return view(state, (), MAASSLUIS, first, at(12), "griffier"), state


@pytest.mark.parametrize(("seconds", "said"), [(17.4, False), (17.5, True), (3600, True), (-86_400, True)])
def test_any_window_says_niet_bevestigd_from_the_record_alone(seconds: float, said: bool) -> None:
    s, state = after((10, "schors", {}), (10, "stop_livestream", {}))
    told = with_connection(s, None, state, at(seconds), SUPPLIER)
    assert (f"bel {SUPPLIER}: stream NIET BEVESTIGD" in [lus.tekst for lus in told.lussen]) is said
    assert (f"bel {SUPPLIER}" in [lus.tekst for lus in told.lussen]) is not said
    row = next(row for row in told.stand if row.naam == "Livestream")
    assert (row.waarde == "NIET BEVESTIGD") is said
    if said:
        assert [lus.code for lus in told.lussen if lus.dringend] == ["livestream_niet_bevestigd"]
        assert "livestream: stop niet bevestigd" not in [lus.tekst for lus in told.lussen]


@pytest.mark.parametrize(("seconds", "said"), [(0.0, False), (7.4, False), (7.5, True)])
def test_a_stop_whose_entry_waits_for_the_disk_counts_from_the_press(seconds: float, said: bool) -> None:
    s, state = after()
    assert state.livestream is Livestream.LIVE
    told = with_connection(s, Verbinding(naam="OBS", verbonden=True, uitzending=True), state, at(12), "", seconds)
    assert ("roep de operator: stream NIET BEVESTIGD" in [lus.tekst for lus in told.lussen]) is said


def test_what_was_seen_to_be_off_is_not_called_unproved() -> None:
    s, state = after(
        (10, "schors", {}), (10, "stop_livestream", {}), (11, "bevestig_livestream", {"toestand": "gestopt"})
    )
    told = with_connection(s, None, state, at(3600), SUPPLIER)
    assert told.lussen == s.lussen
    assert next(row for row in told.stand if row.naam == "Livestream").waarde == "UIT"
