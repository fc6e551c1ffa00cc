"""A digit means the same answer wherever a question is asked: after the press, in a form, on the checklist."""

from __future__ import annotations

import pytest

from voorzitter_console.dossier.checklist.asking import choices
from voorzitter_console.view.answers import answers
from voorzitter_console.view.fields import kind
from voorzitter_console.view.wanted import WANTED

ASKED = [
    (soort, asked.veld, [value for _, value in asked.antwoorden])
    for soort, found in WANTED.items()
    for asked in found
    if asked.antwoorden
]


@pytest.mark.parametrize(("soort", "veld", "first"), ASKED)
def test_the_digits_of_the_press_hold_in_every_form(soort: str, veld: str, first: list[object]) -> None:
    assert [value for _, value in answers(soort, veld)][: len(first)] == first


@pytest.mark.parametrize(("soort", "veld"), [(s, v) for s, v, _ in ASKED if kind(s, v)[0] == "keuze"])
def test_the_checklist_asks_in_the_same_order_and_nothing_is_left_out(soort: str, veld: str) -> None:
    _vorm, offered = choices(soort, veld, "waarde")
    assert [keus.velden["waarde"] for keus in offered] == [value for _, value in answers(soort, veld)]
    assert {keus.velden["waarde"] for keus in offered} == set(kind(soort, veld)[1])
    assert not any("_" in keus.woorden for keus in offered)


def test_what_the_protocol_names_stands_before_all() -> None:
    assert answers("schors", "reden", ("geroep", "sit-in")) == (("geroep", "geroep"), ("sit-in", "sit-in"))
    assert [value for _, value in answers("beeindig_verstoring", "hoe", ("politie",))][:2] == ["politie", "vrijwillig"]
