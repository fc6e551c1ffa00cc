"""When a person was there: a row of stretches, from the first naming to each departure and from each return."""

from __future__ import annotations

from typing import Any

import pytest

from tests.procedure.course import at, course
from tests.procedure.played import Room
from tests.procedure.strategies import START
from voorzitter_console.procedure.state import Persoon, Persoonstatus, State

NN1: dict[str, Any] = {"label": "NN1"}


def stay(state: State, label: str = "NN1") -> list[tuple[float | None, float | None, str | None]]:
    """The stretches of a person, in seconds since the beginning."""
    person = state.persoon(label)
    assert person is not None

    def seconds(moment: Any) -> float | None:
        return None if moment is None else (moment - at(0)).total_seconds()

    return [(seconds(v.van), seconds(v.tot), v.hoe) for v in person.verblijf]


def test_who_left_freely_and_came_back_and_was_removed_was_there_twice() -> None:
    state = course(
        (60, "beschrijf_verstoorder", NN1),
        (1020, "vorder", {}),
        (1080, "verstoorder_vertrokken", {**NN1, "hoe": "vrijwillig"}),
        (1140, "verstoorder_teruggekeerd", NN1),
        (1500, "verstoorder_vertrokken", {**NN1, "hoe": "verwijderd"}),
    )
    assert stay(state) == [(60, 1080, "vrijwillig"), (1140, 1500, "verwijderd")]
    person = state.persoon("NN1")
    assert person is not None
    assert (person.status, person.vertrokken, person.hoe) == (Persoonstatus.VERTROKKEN, at(1500), "verwijderd")


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("beschrijf_verstoorder", NN1),
        ("vorder", {"gericht_aan": ("NN1",)}),
        ("draag_over", {"labels": ("NN1",)}),
        ("meld_fysieke_agressie", {"dader": "NN1"}),
        ("verstoorder_gestaakt", NN1),
        ("verstoorder_teruggekeerd", NN1),
    ],
)
def test_the_first_naming_begins_a_stretch_and_a_later_one_none(soort: str, velden: dict[str, Any]) -> None:
    assert stay(course((30, soort, velden))) == [(30, None, None)]
    assert stay(course((20, "beschrijf_verstoorder", NN1), (30, soort, velden))) == [(20, None, None)]


def test_describing_does_not_bring_back_but_who_stops_disturbing_is_there() -> None:
    gone = ((20, "beschrijf_verstoorder", NN1), (30, "verstoorder_vertrokken", NN1))
    assert stay(course(*gone, (40, "beschrijf_verstoorder", {**NN1, "gedrag": "riep"}))) == [(20, 30, None)]
    back = course((5, "meld_verstoring", {}), *gone, (40, "verstoorder_gestaakt", NN1))
    assert stay(back) == [(20, 30, None), (40, None, None)]
    assert [b.vertrokken for b in back.verstoringen[0].betrokkenen] == [None]


def test_leaving_twice_the_last_counts() -> None:
    state = course(
        (20, "beschrijf_verstoorder", NN1),
        (30, "verstoorder_vertrokken", {**NN1, "hoe": "vrijwillig"}),
        (45, "verstoorder_vertrokken", {**NN1, "hoe": "aangehouden"}),
    )
    assert stay(state) == [(20, 45, "aangehouden")]


def test_who_is_first_named_by_leaving_was_there_until_then() -> None:
    assert stay(course((30, "verstoorder_vertrokken", {**NN1, "hoe": "zorg"}))) == [(30, 30, "zorg")]


def test_a_retracted_departure_and_a_late_one_are_as_if_said_in_time() -> None:
    room = Room()
    room.do("beschrijf_verstoorder", **NN1)
    left = room.do("verstoorder_vertrokken", hoe="vrijwillig", **NN1)
    room.do("verstoorder_teruggekeerd", **NN1)
    assert stay(room.state) == [(10, 20, "vrijwillig"), (30, None, None)]
    room.do("herroep", positie=left.positie)
    assert stay(room.state) == [(10, None, None)]
    room.do("verstoorder_vertrokken", op=at(25, START), hoe="na_vordering", **NN1)
    assert stay(room.state) == [(10, 25, "na_vordering"), (30, None, None)]


def test_who_is_laid_before_the_raad_is_a_raadslid_and_no_addressee() -> None:
    state = course((20, "leg_voor_aan_raad", {"label": "R1"}), (30, "beschrijf_verstoorder", NN1), (40, "vorder", {}))
    person = state.persoon("R1")
    assert isinstance(person, Persoon)
    assert person.rol == "raadslid"
    assert state.verstoringen[0].vorderingen[0].gericht_aan == ("NN1",)
