"""Where the words of a spoken sentence come from: shown, given, or presumed to be the protocol's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.procedure.course import MAASSLUIS, course
from tests.procedure.played import Room
from voorzitter_console.errors import Refused
from voorzitter_console.procedure.parse import InvalidCommand, parse_command, payload_of
from voorzitter_console.procedure.state import State, Woorden

SPOKEN: dict[str, dict[str, Any]] = {
    "schors": {},
    "spreek_aan": {"scenario": "B"},
    "spreek_opnieuw_aan": {},
    "vorder": {},
}
"""Each spoken command with what it cannot be without."""
PRESUMED = {
    "schors": MAASSLUIS.schorsing.tekst,
    "spreek_aan": MAASSLUIS.scenario_b.tekst,
    "spreek_opnieuw_aan": MAASSLUIS.opnieuw.tekst,
    "vorder": MAASSLUIS.vorderingen.tekst,
}


def said(state: State, soort: str) -> tuple[str, Woorden]:
    """The words that the state keeps of the one spoken command of that kind, and where they come from."""
    verstoring = state.verstoringen[-1]
    kept: Any = {
        "schors": state.schorsingen,
        "spreek_aan": verstoring.aansprekingen,
        "spreek_opnieuw_aan": verstoring.opnieuw_aangesproken,
        "vorder": verstoring.vorderingen,
    }[soort]
    (spoken,) = kept
    return spoken.tekst, spoken.woorden


@pytest.mark.parametrize("soort", SPOKEN)
@pytest.mark.parametrize(
    ("velden", "tekst", "woorden"),
    [
        ({}, None, Woorden.PROTOCOL),
        ({"getoond": True}, None, Woorden.PROTOCOL),
        ({"tekst": "Ga weg."}, "Ga weg.", Woorden.OPGEGEVEN),
        ({"tekst": "Ga weg.", "getoond": True}, "Ga weg.", Woorden.GETOOND),
    ],
)
def test_the_state_keeps_the_words_and_where_they_come_from(
    soort: str, velden: dict[str, Any], tekst: str | None, woorden: Woorden
) -> None:
    state = course((5, "meld_verstoring", {}), (10, soort, {**SPOKEN[soort], **velden}))
    assert said(state, soort) == (tekst or PRESUMED[soort], woorden)


@pytest.mark.parametrize("soort", SPOKEN)
def test_that_words_were_shown_says_which_words(soort: str) -> None:
    with pytest.raises(InvalidCommand, match="'getoond': hoort bij een 'tekst'"):
        parse_command(soort, {**SPOKEN[soort], "getoond": True})


@pytest.mark.parametrize("soort", SPOKEN)
def test_a_default_is_not_written_so_that_old_entries_keep_their_bytes(soort: str) -> None:
    assert payload_of(parse_command(soort, {**SPOKEN[soort], "getoond": False})) == SPOKEN[soort]
    shown = parse_command(soort, {**SPOKEN[soort], "tekst": "Ga weg.", "getoond": True})
    assert payload_of(shown) == {**SPOKEN[soort], "tekst": "Ga weg.", "getoond": True}


def test_corrected_words_never_stood_on_the_screen() -> None:
    room = Room()
    room.do("schors", tekst="Ik schors.", getoond=True)
    assert room.state.schorsingen[0].woorden is Woorden.GETOOND
    correction = room.do("corrigeer", positie=2, veld="tekst", waarde="Ik schors nu.", reden="teruggeluisterd")
    assert (room.state.schorsingen[0].tekst, room.state.schorsingen[0].woorden) == (
        "Ik schors nu.",
        Woorden.OPGEGEVEN,
    )
    room.do("herroep", positie=correction.positie)
    assert room.state.schorsingen[0].woorden is Woorden.GETOOND


def test_whether_a_sentence_was_shown_is_not_said_afterwards() -> None:
    room = Room()
    room.do("schors", tekst="Ik schors.")
    with pytest.raises(Refused, match="Veld 'getoond' wordt niet gecorrigeerd"):
        room.do("vul_aan", positie=2, veld="getoond", waarde=True)


def test_when_the_meeting_began_is_completed_but_never_with_a_time_to_come() -> None:
    room = Room()
    assert room.meeting.begin_velden.begonnen_om is None
    with pytest.raises(InvalidCommand, match="tijdzone"):
        room.do("vul_aan", positie=1, veld="begonnen_om", waarde="19:00")
    with pytest.raises(Refused, match="toekomst"):
        room.do("vul_aan", positie=1, veld="begonnen_om", waarde="2026-03-10T23:00:00+01:00")
    room.do("vul_aan", positie=1, veld="begonnen_om", waarde="2026-03-10T19:02:00+01:00")
    assert room.meeting.begin_velden.begonnen_om == "2026-03-10T19:02:00+01:00"
