"""Late entries, corrections, retractions and persons by example (design, "Time order" and "Persons")."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.procedure.played import Room
from tests.procedure.strategies import START
from tests.procedure.test_tables import B, Say, tell
from voorzitter_console.errors import Refused
from voorzitter_console.procedure.parse import InvalidCommand

AFTER_THE_SECOND = "2026-03-10T19:30:25+01:00"


def at(seconds: int) -> datetime:
    """That long after the meeting's begin; the commands of a room come at 10, 20, 30 seconds."""
    return START + timedelta(seconds=seconds)


def test_a_forgotten_vordering_takes_its_place_and_its_number() -> None:
    room = Room()
    tell(room, B, "vorder", "vorder")
    room.do("vorder", op=at(25), reactie="vergeten")
    (v,) = room.state.verstoringen
    assert [(d.nummer, d.op) for d in v.vorderingen] == [(1, at(20)), (2, at(25)), (3, at(30))]
    assert v.vorderingen[1].vastgelegd_op == at(40)
    assert room.state.ordeverstoring.value == "wacht_op_politie"


def test_of_two_at_the_same_moment_the_one_recorded_first_was_first() -> None:
    room = Room()
    first = room.do("vorder")
    second = room.do("vorder", op=at(10))
    assert [d.id for d in room.state.verstoringen[0].vorderingen] == [first.id, second.id]


def test_the_future_is_refused() -> None:
    room = Room()
    with pytest.raises(Refused):
        room.do("vorder", op=at(11))
    room.do("vorder", op=at(20))


def test_a_late_entry_is_refused_where_what_was_recorded_could_then_not_be() -> None:
    room = Room()
    tell(room, "schors", "hervat")
    for soort in ("schors", "sluit", "open_vergadering"):
        with pytest.raises(Refused):
            room.do(soort, op=at(5))
    assert room.state.vergadering.value == "open"


def test_a_corrected_time_moves_the_entry() -> None:
    room = Room()
    room.do("vorder", reactie="eerste")
    later = room.do("vorder", reactie="tweede")
    room.do("corrigeer", positie=later.positie, veld="gebeurd_op", waarde="2026-03-10T19:30:05+01:00")
    assert [d.reactie for d in room.state.verstoringen[0].vorderingen] == ["tweede", "eerste"]
    room.do("herroep", positie=room.meeting.entries[-1].positie)
    assert [d.reactie for d in room.state.verstoringen[0].vorderingen] == ["eerste", "tweede"]


def test_a_retraction_is_refused_where_what_came_after_could_then_not_be() -> None:
    room = Room()
    tell(room, "schors", "hervat")
    with pytest.raises(Refused):
        room.do("herroep", positie=2)
    room.do("herroep", positie=3)
    room.do("herroep", positie=2)
    assert room.state.schorsingen == ()
    assert room.state.verstoringen == ()


def test_a_retracted_start_leaves_the_rule_to_the_next_command() -> None:
    room = Room()
    tell(room, "meld_verstoring", "vorder", ("herroep", {"positie": 2}))
    (v,) = room.state.verstoringen
    assert (v.nummer, v.begin) == (1, at(20))


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ([("noteer", {"tekst": "x"})], ("herroep", {"positie": 9})),
        ([("noteer", {"tekst": "x"})], ("herroep", {"positie": 1})),
        ([("noteer", {"tekst": "x"}), ("herroep", {"positie": 2})], ("herroep", {"positie": 2})),
        ([("noteer", {"tekst": "x"}), ("herroep", {"positie": 2})], ("herroep", {"positie": 3})),
        ([("noteer", {"tekst": "x"}), ("herroep", {"positie": 2})], ("corrigeer", {"positie": 2, "veld": "tekst"})),
        (["stop_livestream"], ("herroep", {"positie": 2})),
        ([("bevestig_livestream", {"toestand": "gestopt"})], ("herroep", {"positie": 2})),
        ([("bevestig_livestream", {"toestand": "gestopt"}), "start_livestream"], ("herroep", {"positie": 3})),
        ([("noteer", {"tekst": "x"})], ("vul_aan", {"positie": 2, "veld": "tekst"})),
        ([B], ("corrigeer", {"positie": 2, "veld": "scenario", "waarde": "A"})),
        ([B], ("corrigeer", {"positie": 2, "veld": "telt_als_vordering", "waarde": True})),
        (["meld_verstoring"], ("vul_aan", {"positie": 2, "veld": "voortzetting", "waarde": True})),
        ([("verstoorder_gestaakt", {"label": "NN1"})], ("corrigeer", {"positie": 2, "veld": "label"})),
        (["vorder", ("bevestig", {"positie": 2})], ("vul_aan", {"positie": 3, "veld": "tekst"})),
        (["vorder"], ("stel_aanwezigheid_vast", {"label": "NN1", "vordering": 2})),
        (
            ["schors", "hervat"],
            ("corrigeer", {"positie": 2, "veld": "gebeurd_op", "waarde": "2026-03-10T19:30:25+01:00"}),
        ),
        (["vorder"], ("corrigeer", {"positie": 2, "veld": "gebeurd_op", "waarde": "2026-03-10T20:30:00+01:00"})),
    ],
)
def test_what_cannot_be_said_of_an_entry_is_refused(said: list[Say], refused: tuple[str, dict[str, Any]]) -> None:
    room = Room()
    tell(room, *said)
    before = (room.state, room.journal.head(room.stroom))
    soort, velden = refused
    if soort in ("vul_aan", "corrigeer"):
        velden = {"waarde": "NN2", **velden}
    with pytest.raises(Refused):
        room.do(soort, **velden)
    assert (room.state, room.journal.head(room.stroom)) == before


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("dans", {}),
        ("vorder", {"onzin": 1}),
        ("spreek_aan", {}),
        ("spreek_aan", {"scenario": "C"}),
        ("spreek_aan", {"scenario": "B", "minuten": 3}),
        ("spreek_aan", {"scenario": "A", "telt_als_vordering": True}),
        ("spreek_aan", {"scenario": "A", "minuten": 0}),
        ("corrigeer", {"positie": 2, "veld": "onzin", "waarde": "x"}),
        ("corrigeer", {"positie": 2, "veld": "minuten", "waarde": 3}),
        ("corrigeer", {"positie": 2, "veld": "reactie", "waarde": 3}),
        ("corrigeer", {"positie": 2, "veld": "gebeurd_op", "waarde": "2026-03-10T19:30:00"}),
    ],
)
def test_what_is_not_of_its_form_is_invalid(soort: str, velden: dict[str, Any]) -> None:
    room = Room()
    tell(room, B)
    before = (room.state, room.journal.head(room.stroom))
    with pytest.raises(InvalidCommand):
        room.do(soort, **velden)
    assert (room.state, room.journal.head(room.stroom)) == before


def statuses(room: Room) -> dict[str, str]:
    return {p.label: p.status.value for p in room.state.personen}


def test_the_status_of_a_person_is_what_was_said_last() -> None:
    room = Room()
    room.do("beschrijf_verstoorder", label="NN1", aantal=5)
    room.do("vorder", gericht_aan=["NN2"])
    assert statuses(room) == {"NN1": "storend", "NN2": "storend"}
    room.do("verstoorder_vertrokken", label="NN1", hoe="vrijwillig")
    room.do("verstoorder_vertrokken", label="NN1", hoe="verwijderd")
    room.do("beschrijf_verstoorder", label="NN1", signalement="rode jas")
    person = room.state.persoon("NN1")
    assert person is not None
    assert (person.status.value, person.hoe, person.aantal, person.signalement) == (
        "vertrokken",
        "verwijderd",
        5,
        "rode jas",
    )
    room.do("beeindig_verstoring")
    assert statuses(room) == {"NN1": "vertrokken", "NN2": "gestaakt"}
    room.do("verstoorder_teruggekeerd", label="NN1")
    room.do("verstoorder_gestaakt", label="NN3")
    assert statuses(room) == {"NN1": "storend", "NN2": "gestaakt", "NN3": "gestaakt"}


def test_a_vordering_without_names_is_for_all_who_are_disturbing_then_and_are_no_raadslid() -> None:
    room = Room()
    room.do("beschrijf_verstoorder", label="NN1")
    room.do("beschrijf_verstoorder", label="R1", rol="raadslid")
    room.do("beschrijf_verstoorder", label="NN2")
    room.do("verstoorder_gestaakt", label="NN2")
    room.do("vorder")
    room.do("beschrijf_verstoorder", label="NN3")
    (first,) = room.state.verstoringen[0].vorderingen
    assert (first.gericht_aan, first.afgeleid) == (("NN1",), True)
    room.do("stel_aanwezigheid_vast", label="NN2", vordering=1)
    room.do("stel_aanwezigheid_vast", label="NN1", vordering=1, aanwezig=False)
    (v,) = room.state.verstoringen
    assert not v.vorderingen[0].afgeleid
    assert (v.vorderingen_van("NN1"), v.vorderingen_van("NN2"), v.vorderingen_van("NN3")) == ((), (1,), ())


def test_who_was_present_stays_with_the_vordering_whatever_its_number_becomes() -> None:
    room = Room()
    tell(room, B, "vorder", "vorder")
    room.do("stel_aanwezigheid_vast", label="NN1", vordering=2)
    room.do("vorder", op=at(15))
    assert room.state.verstoringen[0].vorderingen_van("NN1") == (3,)
    room.do("herroep", positie=3)
    assert room.state.verstoringen[0].vorderingen_van("NN1") == (2,)
    room.do("herroep", positie=4)
    assert room.state.verstoringen[0].vorderingen_van("NN1") == ()


def test_presence_that_is_said_with_an_earlier_time_is_not_lost() -> None:
    """The minute is what a griffier types: it may lie before the vordering, or before a later ordeverstoring."""
    room = Room()
    tell(room, "vorder", "beeindig_verstoring", "vorder")
    room.do("stel_aanwezigheid_vast", label="NN1", vordering=1, op=at(15))
    assert [v.vorderingen_van("NN1") for v in room.state.verstoringen] == [(1,), ()]
    room.do("stel_aanwezigheid_vast", label="NN2", vordering=1, op=at(5))
    assert [v.vorderingen_van("NN2") for v in room.state.verstoringen].count((1,)) >= 1


def test_a_corrected_number_of_a_presence_moves_it() -> None:
    room = Room()
    tell(room, "vorder", "vorder", ("stel_aanwezigheid_vast", {"label": "NN1", "vordering": 1}))
    room.do("corrigeer", positie=4, veld="vordering", waarde=2)
    assert room.state.verstoringen[0].vorderingen_van("NN1") == (2,)
    with pytest.raises(Refused):
        room.do("corrigeer", positie=4, veld="vordering", waarde=9)
