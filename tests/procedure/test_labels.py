"""One name is one person: case, white space, invisible signs and the way of composing make no other."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from msgspec.structs import replace

from tests.procedure.played import Room
from voorzitter_console.meeting import replay
from voorzitter_console.procedure.labels import label_key, next_label
from voorzitter_console.procedure.parse import InvalidCommand

NAME = "Zoë Åkesson"
SPELLINGS = (
    unicodedata.normalize("NFD", NAME),
    NAME.lower(),
    NAME.upper(),
    f"  {NAME} ",
    "Zoë  Åkesson",
    "Zoë\u200b Åkes\u00adson",
)


def people(room: Room) -> list[str]:
    return [p.label for p in room.state.personen]


@pytest.mark.parametrize("other", SPELLINGS)
def test_the_label_first_used_stays(other: str) -> None:
    assert other != NAME
    room = Room()
    room.do("beschrijf_verstoorder", label=NAME)
    entry = room.do("verstoorder_vertrokken", label=other, hoe="vrijwillig")
    assert people(room) == [NAME]
    assert entry.payload["label"] == NAME
    assert room.resumed().state == room.state


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NN1", "ＮＮ１"),
        ("NN1", "NN1\ufe0f"),
        ("De Wĳs", "de wijs"),
        ("D'Hond", "D’Hond"),
        ("D’Hond", "d`hond"),
        ("Smit-Bos", "Smit\u2010Bos"),
        ("Smit\u2011Bos", "smit – bos"),
    ],
)
def test_what_another_keyboard_makes_of_a_name_is_no_other_person(one: str, other: str) -> None:
    room = Room()
    room.do("beschrijf_verstoorder", label=one)
    order = room.do("vorder", gericht_aan=[other])
    assert people(room) == [one]
    assert order.payload["gericht_aan"] == [one]


def test_other_signs_are_other_persons() -> None:
    assert (
        len({label_key(label) for label in ("NN1", "NN01", "NN-1", "NN1.", "НN1", "Zoe", "Zoë", "DHond", "D'Hond")})
        == 9
    )


def test_a_new_label_is_kept_trimmed_and_composed() -> None:
    room = Room()
    room.do("beschrijf_verstoorder", label=unicodedata.normalize("NFD", f" {NAME} "))
    assert people(room) == [NAME]


def test_in_lists_and_everywhere_that_a_person_is_named() -> None:
    room = Room()
    order = room.do("vorder", gericht_aan=["nn1", "NN 1", " Nn1", "NN2"])
    assert order.payload["gericht_aan"] == ["nn1", "NN2"]
    room.do("stel_aanwezigheid_vast", label="NN1", vordering=1)
    room.do("meld_fysieke_agressie", dader="NN 2")
    room.do("meld_fysieke_maatregel", tegen="nN2")
    room.do("draag_over", labels=["NN1 ", "nn2"])
    room.do("leg_voor_aan_raad", label="Nn2")
    assert people(room) == ["nn1", "NN2"]
    aanwezig = room.state.verstoringen[0].vorderingen[0].aanwezigheid
    assert [a.label for a in aanwezig] == ["nn1"]


def test_a_corrected_or_completed_addressee_is_the_known_person_too() -> None:
    room = Room()
    room.do("beschrijf_verstoorder", label="NN1")
    order = room.do("vorder")
    room.do("vul_aan", positie=order.positie, veld="gericht_aan", waarde=["nn1 ", "NN1"])
    assert room.state.verstoringen[0].vorderingen[0].gericht_aan == ("NN1",)
    hit = room.do("meld_fysieke_agressie")
    room.do("vul_aan", positie=hit.positie, veld="dader", waarde="nn 1")
    assert room.state.agressie[0].dader == "NN1"
    assert people(room) == ["NN1"]


@pytest.mark.parametrize(
    ("soort", "field"),
    [
        ("verstoorder_gestaakt", {"label": "\u200b "}),
        ("vorder", {"gericht_aan": ["NN1", " "]}),
        ("meld_fysieke_agressie", {"dader": "\u00ad"}),
        ("draag_over", {"labels": ["\u3164"]}),
    ],
)
def test_a_label_that_shows_nothing_is_no_label(soort: str, field: dict[str, Any]) -> None:
    with pytest.raises(InvalidCommand, match="verwacht een tekst die niet leeg is, zoals NN1"):
        Room().do(soort, **field)


def test_what_was_recorded_apart_before_reads_as_before() -> None:
    room = Room()
    room.do("beschrijf_verstoorder", label="NN1")
    entry = room.do("beschrijf_verstoorder", label="NN2")
    old = [replace(e, payload={**e.payload, "label": "nn1 "}) if e.id == entry.id else e for e in room.meeting.entries]
    for strict in (False, True):
        assert [p.label for p in replay(old, strict=strict).state.personen] == ["NN1", "nn1 "]


def test_the_next_label_is_free_in_every_spelling() -> None:
    assert next_label(["nn1", "NN 2", "R1"]) == "NN3"
    assert label_key("Straße") == label_key("STRASSE")
