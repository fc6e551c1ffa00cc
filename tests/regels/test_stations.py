"""Two stations: a key does what was printed or nothing, and what the other one recorded is told before the choices."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.regels.bench import Room, blocks
from voorzitter_console.console.ports import NoPeers, OtherConsole

TO_B = ("", "s", "b")


def test_what_the_griffier_recorded_is_told_once() -> None:
    room = Room()
    text = room.play("", room.griffier("noteer", tekst="deur op slot"), " ", "s", "m")
    assert text.count("Griffier legde vast, 20:08:06: Notitie: deur op slot") == 1
    assert room.soorten == ["noteer", "schors", "stop_livestream"]


def test_enter_that_came_to_mean_something_else_is_not_recorded() -> None:
    room = Room()
    text = room.play(*TO_B, room.griffier("beeindig_verstoring"), "", "")
    assert "Griffier legde vast" in text
    assert "ENTER betekent nu iets anders" in text
    # The second Enter read the new block.
    assert room.soorten[-2:] == ["beeindig_verstoring", "geef_ruimte"]


def test_the_same_again_is_asked_and_only_2_makes_it_a_new_one() -> None:
    room = Room()
    text = room.play(*TO_B, room.griffier("vorder"), "", "", "j", "2")
    assert "Griffier was eerder, 20:08:12. Zelfde of nieuwe? 1 zelfde, 2 nieuwe, 0 terug:" in text
    assert [entry.door for entry in room.entries if entry.soort == "vorder"] == ["griffier", "voorzitter"]


@pytest.mark.parametrize("answer", ["1", "0"])
def test_the_same_is_recorded_once(answer: str) -> None:
    room = Room()
    room.play(*TO_B, room.griffier("vorder"), "", answer)
    assert room.soorten.count("vorder") == 1


def test_after_ten_seconds_it_is_a_new_one_without_a_question() -> None:
    room = Room()
    text = room.play(*TO_B, room.griffier("vorder"), lambda: room.clock.forward(11), "", "")
    assert room.soorten.count("vorder") == 2
    assert "Zelfde of nieuwe" not in text


@pytest.mark.parametrize("line", ["v", "1"])
def test_a_letter_or_number_as_it_was_printed_is_asked_where_the_other_was_first(line: str) -> None:
    room = Room()
    text = room.play(*TO_B, room.griffier("vorder"), line)
    assert "Griffier was eerder, 20:08:12. Zelfde of nieuwe?" in text
    assert room.soorten.count("vorder") == 1


def test_what_time_changed_since_it_was_printed_is_printed_anew() -> None:
    room = Room()
    text = room.play("", "s", "a", lambda: room.clock.forward(130), "o", "")
    assert "Let op: intussen veranderde wat hier staat. Lees en kies opnieuw." in text
    assert room.entries[-1].payload["tekst"] == "Uw tijd is om. Neem plaats of verlaat het pand."
    assert room.soorten.count("spreek_opnieuw_aan") == 1


def test_a_choice_that_still_means_the_same_is_recorded_though_another_station_wrote() -> None:
    room = Room()
    text = room.play(*TO_B, room.griffier("noteer", tekst="x"), "")
    assert room.soorten[-2:] == ["noteer", "vorder"]
    assert "Griffier legde vast" in blocks(text)[-2]


def test_aggression_stands_where_another_called_112_just_before() -> None:
    room = Room()
    text = room.play("", "n", room.griffier("bel_politie", spoed=True), "f", "", "1")
    assert room.soorten == ["bel_politie", "meld_fysieke_agressie"]
    assert "Griffier was eerder" in text


def test_a_suspension_by_the_other_is_not_repeated() -> None:
    room = Room()
    text = room.play("", room.griffier("schors"), "s", "b")
    assert room.soorten == ["schors", "stop_livestream", "spreek_aan"]
    assert "NIET VASTGELEGD: Griffier heeft dit al vastgelegd om 20:08:06: Vergadering geschorst." in text


@dataclass(frozen=True)
class Other:
    """Another console."""

    station: str


class Elsewhere(NoPeers):
    """The meeting is chaired on another console already."""

    def enter(self, rol: str, station: str, stroom: str) -> OtherConsole | None:
        return Other("raadzaal-2") if rol == "voorzitter" else super().enter(rol, station, stroom)


@pytest.mark.parametrize(("answer", "soort", "door"), [("1", "neem_over", "voorzitter"), ("2", "noteer", "griffier")])
def test_where_another_screen_chairs_it_is_asked_who_does(answer: str, soort: str, door: str) -> None:
    room = Room()
    room.play("", "Q", "j")
    room.peers = lambda _notify: Elsewhere()
    text = room.play("", answer, *(("t", "x") if answer == "2" else ()))
    assert "Het andere scherm: raadzaal-2" in text
    assert (room.soorten[-1], room.entries[-1].door) == (soort, door)


def test_the_chair_is_taken_over_elsewhere_and_this_one_reads_along() -> None:
    room = Room()
    text = room.play("", room.griffier("neem_over", functie="voorzitter", naam="mevrouw De Wit"), " ", "2", "t", "x")
    assert "mevrouw De Wit zit vanaf 20:08:06 voor. Wie bedient dit scherm?" in text
    assert (room.soorten[-1], room.entries[-1].door) == ("noteer", "griffier")
