"""Two stations: Enter does what was printed or nothing, and what the other one recorded is told before the choices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.regels.bench import Room, blocks
from voorzitter_console.journal.stations import Stations

TO_B = ("", "s", "b")


def test_what_the_griffier_recorded_is_told_once() -> None:
    room = Room()
    text = room.play("", room.griffier("noteer", tekst="deur op slot"), " ", "s", "m")
    assert text.count("Griffier legde vast, 20:08:06: Notitie: deur op slot") == 1
    assert room.soorten == ["noteer", "schors", "stop_livestream"]


def test_enter_that_came_to_mean_something_else_is_not_recorded() -> None:
    room = Room()
    text = room.play(*TO_B, room.griffier("vorder"), "", "")
    assert "Griffier legde vast" in text
    assert "Let op: Enter betekent nu iets anders" in text
    # The second Enter read the new block: it is the second vordering, unless it was the same.
    assert room.soorten.count("vorder") == 1
    assert "Griffier legde dit al vast om 20:08:12. Toch nog een nieuwe?" in text


def test_the_same_again_is_asked_and_only_j_makes_it_a_new_one() -> None:
    room = Room()
    room.play(*TO_B, room.griffier("vorder"), "", "", "j")
    assert [entry.door for entry in room.entries if entry.soort == "vorder"] == ["griffier", "voorzitter"]


def test_after_ten_seconds_it_is_a_new_one_without_a_question() -> None:
    room = Room()
    room.play(*TO_B, room.griffier("vorder"), "", lambda: room.clock.forward(11), "")
    assert room.soorten.count("vorder") == 2


@pytest.mark.parametrize("line", ["v", "4"])
def test_a_letter_or_number_that_came_to_mean_something_else(line: str) -> None:
    room = Room()
    text = room.play("", "s", room.griffier("vorder"), line)
    assert "Let op: '1e vordering' betekent nu iets anders" in text
    assert room.soorten.count("vorder") == 1


def test_a_choice_that_still_means_the_same_is_recorded_though_another_station_wrote() -> None:
    room = Room()
    text = room.play(*TO_B, room.griffier("noteer", tekst="x"), "")
    assert room.soorten[-2:] == ["noteer", "vorder"]
    assert "Griffier legde vast" in blocks(text)[-2]


def test_aggression_stands_where_another_called_112_just_before() -> None:
    room = Room()
    text = room.play("", "n", room.griffier("bel_politie", spoed=True), "f")
    assert room.soorten == ["bel_politie", "meld_fysieke_agressie"]
    assert "NIET VASTGELEGD: Griffier heeft dit al vastgelegd" in text


def test_a_suspension_by_the_other_is_not_repeated() -> None:
    room = Room()
    text = room.play("", room.griffier("schors"), "s", "b")
    assert room.soorten == ["schors", "spreek_aan"]
    assert "Let op: 'schors' betekent nu iets anders" in text


def test_another_screen_that_chairs_is_told_of(tmp_path: Path) -> None:
    room = Room()
    other = Stations(tmp_path / "j.sqlite", lambda: None)
    own = Stations(tmp_path / "j.sqlite", lambda: None)
    try:
        room.play("", "Q")
        stroom = room.entries[0].stroom
        other.enter("voorzitter", "raadzaal-2", stroom)
        room.bell = own
        text = room.play("Q")
    finally:
        other.close()
        own.close()
    assert "op een ander scherm (raadzaal-2)" in text
