"""Every cell of the design's four tables through a real meeting: from each state, each command."""

from __future__ import annotations

from typing import Any

import pytest

from tests.procedure.played import Room
from voorzitter_console.errors import Refused

Say = str | tuple[str, dict[str, Any]]

A: Say = ("spreek_aan", {"scenario": "A"})
B: Say = ("spreek_aan", {"scenario": "B"})
B_COUNTS: Say = ("spreek_aan", {"scenario": "B", "telt_als_vordering": True})
GOES_ON: Say = ("meld_verstoring", {"voortzetting": True})
STOPPED: Say = ("bevestig_livestream", {"toestand": "gestopt"})
LIVE: Say = ("bevestig_livestream", {"toestand": "live"})
REFUSED = "geweigerd"


def tell(room: Room, *said: Say) -> None:
    """Commands one after another."""
    for say in said:
        soort, velden = say if isinstance(say, tuple) else (say, {})
        room.do(soort, **velden)


def cells(
    to: dict[str, list[Say]], columns: list[Say], table: dict[str, list[str]]
) -> list[tuple[str, list[Say], Say, str]]:
    """A table as (from, how to get there, command, to); "" stands for the state it was in."""
    return [
        (state, to[state], say, new or state)
        for state, row in table.items()
        for say, new in zip(columns, row, strict=True)
    ]


def check(room: Room, machine: str, state: str, say: Say, new: str) -> None:
    """From a state by a command to the next state, or a refusal in one sentence after which all is as it was."""
    assert getattr(room.state, machine).value == state
    before = (room.state, room.meeting.entries)
    if new == REFUSED:
        with pytest.raises(Refused) as refusal:
            tell(room, say)
        assert str(refusal.value).endswith(".")
        assert "\n" not in str(refusal.value)
        assert (room.state, room.meeting.entries) == before
    else:
        tell(room, say)
        assert getattr(room.state, machine).value == new


VERGADERING = cells(
    {"niet_geopend": [], "open": [], "geschorst": ["schors"], "gesloten": ["sluit"]},
    ["open_vergadering", "schors", "hervat", "sluit"],
    {
        "niet_geopend": ["open", REFUSED, REFUSED, "gesloten"],
        "open": [REFUSED, "geschorst", REFUSED, "gesloten"],
        "geschorst": [REFUSED, REFUSED, "open", "gesloten"],
        "gesloten": [REFUSED, REFUSED, REFUSED, REFUSED],
    },
)


@pytest.mark.parametrize(("state", "there", "say", "new"), VERGADERING)
def test_vergadering(state: str, there: list[Say], say: Say, new: str) -> None:
    room = Room(geopend=state != "niet_geopend")
    tell(room, *there)
    check(room, "vergadering", state, say, new)


ORDE_STATES: dict[str, list[Say]] = {
    "geen": [],
    "verstoord": ["meld_verstoring"],
    "scenario_a": ["meld_verstoring", A],
    "scenario_b": ["meld_verstoring", B],
    "gevorderd": ["meld_verstoring", "vorder"],
    "wacht_op_politie": ["meld_verstoring", "vorder", "vorder", "vorder"],
    "beeindigd": ["meld_verstoring", "beeindig_verstoring"],
}
ORDEVERSTORING = cells(
    ORDE_STATES,
    ["meld_verstoring", GOES_ON, "schors", A, B, B_COUNTS, "spreek_opnieuw_aan", "vorder", "beeindig_verstoring"],
    {
        "geen": [
            *("verstoord", REFUSED, "verstoord", "scenario_a", "scenario_b", "gevorderd"),
            *(REFUSED, "gevorderd", REFUSED),
        ],
        "verstoord": [REFUSED, REFUSED, "", "scenario_a", "scenario_b", "gevorderd", "", "gevorderd", "beeindigd"],
        "scenario_a": [REFUSED, REFUSED, "", "scenario_a", "scenario_b", "gevorderd", "", "gevorderd", "beeindigd"],
        "scenario_b": [REFUSED, REFUSED, "", "scenario_a", "scenario_b", "gevorderd", "", "gevorderd", "beeindigd"],
        "gevorderd": [REFUSED, REFUSED, "", "", "", "gevorderd", "", "gevorderd", "beeindigd"],
        "wacht_op_politie": [REFUSED, REFUSED, "", "", "", "", "", "", "beeindigd"],
        "beeindigd": [
            *("verstoord", "verstoord", "verstoord", "scenario_a", "scenario_b", "gevorderd"),
            *(REFUSED, "gevorderd", REFUSED),
        ],
    },
)


@pytest.mark.parametrize(("state", "there", "say", "new"), ORDEVERSTORING)
def test_ordeverstoring(state: str, there: list[Say], say: Say, new: str) -> None:
    room = Room()
    tell(room, *there)
    check(room, "ordeverstoring", state, say, new)


@pytest.mark.parametrize("say", ["meld_verstoring", "schors", A, B, B_COUNTS, "vorder"])
def test_what_meets_an_ended_ordeverstoring_starts_a_new_one_at_its_own_moment(say: Say) -> None:
    room = Room()
    tell(room, "vorder", "beeindig_verstoring", say)
    first, second = room.state.verstoringen
    assert first.einde is not None
    assert (second.nummer, second.begin, second.einde) == (2, room.clock.now(), None)
    assert [v.nummer for v in second.vorderingen] == ([1] if say in ("vorder", B_COUNTS) else [])


@pytest.mark.parametrize(
    ("protocol", "spoken", "state"),
    [
        ("maassluis-2025", 0, "verstoord"),
        ("maassluis-2025", 1, "gevorderd"),
        ("maassluis-2025", 2, "gevorderd"),
        ("maassluis-2025", 3, "wacht_op_politie"),
        ("maassluis-2025", 4, "wacht_op_politie"),
        ("voorbeeldstad-2025", 1, "gevorderd"),
        ("voorbeeldstad-2025", 2, "wacht_op_politie"),
    ],
)
def test_what_goes_on_stands_where_its_count_says(protocol: str, spoken: int, state: str) -> None:
    room = Room(protocol=protocol)
    tell(room, "meld_verstoring", *["vorder"] * spoken)
    assert room.state.ordeverstoring.value == state
    tell(room, "beeindig_verstoring", GOES_ON)
    assert room.state.ordeverstoring.value == state
    (same,) = room.state.verstoringen
    assert same.einde is None
    assert len(same.vorderingen) == spoken


def test_the_address_that_counts_can_be_the_last_vordering() -> None:
    room = Room()
    tell(room, "vorder", "vorder", B_COUNTS)
    assert room.state.ordeverstoring.value == "wacht_op_politie"
    (v,) = room.state.verstoringen
    assert [a.scenario for a in v.aansprekingen] == ["B"]
    assert [d.nummer for d in v.vorderingen] == [1, 2, 3]


LIVESTREAM = cells(
    {
        "geen": [],
        "live": [],
        "stop_gevraagd": ["stop_livestream"],
        "gestopt": [STOPPED],
        "start_gevraagd": [STOPPED, "start_livestream"],
    },
    ["stop_livestream", "start_livestream", STOPPED, LIVE],
    {
        "geen": [REFUSED, REFUSED, REFUSED, REFUSED],
        "live": ["stop_gevraagd", REFUSED, "gestopt", "live"],
        "stop_gevraagd": ["stop_gevraagd", "start_gevraagd", "gestopt", "live"],
        "gestopt": [REFUSED, "start_gevraagd", "gestopt", "live"],
        "start_gevraagd": ["stop_gevraagd", "start_gevraagd", "gestopt", "live"],
    },
)


@pytest.mark.parametrize(("state", "there", "say", "new"), LIVESTREAM)
def test_livestream(state: str, there: list[Say], say: Say, new: str) -> None:
    room = Room(livestream=state != "geen")
    tell(room, *there)
    check(room, "livestream", state, say, new)


POLITIE = cells(
    {
        "niet_gealarmeerd": [],
        "bodedienst_gewaarschuwd": ["waarschuw_bodedienst"],
        "gebeld": ["bel_politie"],
        "aanwezig": ["politie_aanwezig"],
        "afgerond": ["politie_aanwezig", "politie_afgerond"],
        "afgezegd": ["bel_politie", "zeg_politie_af"],
    },
    ["vraag_politie", "waarschuw_bodedienst", "bel_politie", "politie_aanwezig", "politie_afgerond", "zeg_politie_af"],
    {
        "niet_gealarmeerd": ["", "bodedienst_gewaarschuwd", "gebeld", "aanwezig", REFUSED, REFUSED],
        "bodedienst_gewaarschuwd": ["", "", "gebeld", "aanwezig", REFUSED, "afgezegd"],
        "gebeld": ["", "", "gebeld", "aanwezig", REFUSED, "afgezegd"],
        "aanwezig": ["", "", "aanwezig", "aanwezig", "afgerond", REFUSED],
        "afgerond": ["", "bodedienst_gewaarschuwd", "gebeld", "aanwezig", REFUSED, REFUSED],
        "afgezegd": ["", "bodedienst_gewaarschuwd", "gebeld", "aanwezig", REFUSED, REFUSED],
    },
)


@pytest.mark.parametrize(("state", "there", "say", "new"), POLITIE)
def test_politie(state: str, there: list[Say], say: Say, new: str) -> None:
    room = Room()
    tell(room, *there)
    check(room, "politie", state, say, new)


@pytest.mark.parametrize("state", sorted(ORDE_STATES))
@pytest.mark.parametrize("closing", ["sluit", "schors"])
def test_the_machines_are_independent(state: str, closing: str) -> None:
    """Whether the meeting is closed or suspended says nothing about whether people are shouting."""
    room = Room()
    tell(room, closing, *(["beeindig_verstoring"] if closing == "schors" else []))
    tell(room, *ORDE_STATES[state])
    if (state, closing) != ("geen", "schors"):
        assert room.state.ordeverstoring.value == state
    assert room.state.vergadering.value == ("gesloten" if closing == "sluit" else "geschorst")
