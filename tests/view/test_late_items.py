"""What can be entered afterwards: every command that happens at a meeting, each of which the procedure can read."""

from __future__ import annotations

import pytest

from tests.procedure.course import at
from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.afterwards import AFTERWARDS
from voorzitter_console.procedure.parse import META, OUTSIDE, parse_command
from voorzitter_console.view.late_items import ITEMS, LateItem, late_command, search


def test_every_command_that_happens_in_the_hall_can_be_entered() -> None:
    assert {item.soort for item in ITEMS} == set(OUTSIDE) - META - AFTERWARDS


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.woorden)
def test_each_makes_a_command_with_its_own_time(item: LateItem) -> None:
    tekst = {"": "", "klok_zegt": "20:10:30"}.get(item.tekst, "2")
    opdracht = late_command(item, at(60), "bij_benadering", "NN1, NN2" if item.wie else "", tekst)
    command = parse_command(opdracht.soort, opdracht.velden)
    assert command.gebeurd_op == at(60)
    assert command.kwaliteit == "bij_benadering"
    if item.tekst:
        assert getattr(command, item.tekst) == (2 if item.getal else tekst)
    bare = late_command(
        item, at(60), "exact", "NN1" if item.wie_nodig else "", (tekst or "3") if item.tekst_nodig else ""
    )
    assert parse_command(bare.soort, bare.velden).kwaliteit is None


@pytest.mark.parametrize("item", [item for item in ITEMS if item.wie_nodig or item.tekst_nodig], ids=str)
def test_what_is_needed_is_asked_in_a_sentence(item: LateItem) -> None:
    with pytest.raises(InvalidInput, match="Typ wie" if item.wie_nodig else "typ eerst iets"):
        late_command(item, at(60), "exact", "", "")


def test_a_number_that_is_none_is_said() -> None:
    quorum = next(item for item in ITEMS if item.getal)
    with pytest.raises(InvalidInput, match="typ een getal"):
        late_command(quorum, at(60), "exact", "", "veel")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("vord", "vordering uitgesproken"),
        ("112", "112 gebeld"),
        ("B", "scenario B"),
        ("schorst", "vergadering geschorst"),
        ("geb", "politie gebeld"),
    ],
)
def test_typing_finds_it(typed: str, words: str) -> None:
    found = search(typed)
    assert found is not None
    assert ITEMS[found].woorden.endswith(words)
    assert search("zzz") is None
