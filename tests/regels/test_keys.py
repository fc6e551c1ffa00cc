"""Every key of the chair does what it does on the screen, and the numbers are the screen's own choices."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.regels.bench import Room, blocks
from voorzitter_console.console.ports import VOORZITTER
from voorzitter_console.view import ScreenView, view

TO_B = ("", "s", "b")
TO_PERSON = ("", "w", "", "", "", "", "", "j")


@pytest.mark.parametrize(
    ("before", "line", "soort"),
    [
        (("",), "s", "stop_livestream"),
        (("",), "1", "stop_livestream"),
        (("",), "m", "meld_verstoring"),
        (("",), "p", "vraag_politie"),
        (("", "s"), "a", "spreek_aan"),
        (("", "s"), "2", "spreek_aan"),
        (TO_B, "v", "vorder"),
        (TO_B, "", "vorder"),
        (TO_B, "1", "vorder"),
        (TO_B, "e", "beeindig_verstoring"),
        ((*TO_B, "e"), "r", "geef_ruimte"),
        ((*TO_B, "e", ""), "h", "hervat"),
        ((*TO_B, "e", ""), "", "hervat"),
    ],
)
def test_a_key_whose_words_are_printed_records_at_once(before: tuple[str, ...], line: str, soort: str) -> None:
    room = Room()
    room.play(*before, line)
    assert room.soorten[-1] == soort


@pytest.mark.parametrize(
    ("before", "line", "words"),
    [
        (("",), "b", "De vergadering verstoren is strafbaar. Stop nu!"),
        (TO_B, "o", "U gaat nog steeds door. Stop daar nu mee!"),
        ((*TO_B, "e"), "h", "Ik hervat de vergadering."),
    ],
)
def test_a_key_whose_words_are_not_printed_prints_them_first(before: tuple[str, ...], line: str, words: str) -> None:
    room = Room()
    text = room.play(*before, line)
    known = Room()
    known.play(*before)
    assert room.soorten == known.soorten
    assert f'"{words}"' in blocks(text)[-2]
    assert f"Er is nog niets vastgelegd: Enter of {line.upper()} legt vast, 0 is terug." in text
    again = Room()
    again.play(*before, line, "0", line, line)
    assert len(again.soorten) == len(room.soorten) + 1


@pytest.mark.parametrize(
    ("before", "lines", "soort"),
    [
        (("",), ("x", "j"), "sluit"),
        (("",), ("t", "er wordt geroepen"), "noteer"),
        (("", "p"), ("p", "w"), "waarschuw_bodedienst"),
        (("", "p"), ("p", "g"), "bel_politie"),
        (("", "p"), ("p", "k"), "politie_aanwezig"),
        (("", "p", "p", "k"), ("p", "t"), "draag_over"),
        (("", "p", "p", "k"), ("p", "u"), "politie_afgerond"),
        (("", "p", "p", "g"), ("p", "z"), "zeg_politie_af"),
        (("",), ("l", "1"), "stop_livestream"),
        (("", "l", "1"), ("l", "1"), "bevestig_livestream"),
        (("", "l", "1"), ("l", "4"), "start_livestream"),
        (("",), ("w", "", "rode jas", "", "", ""), "beschrijf_verstoorder"),
        (TO_PERSON, ("w", "2", "1"), "verstoorder_vertrokken"),
        (TO_PERSON, ("w", "2", "2"), "verstoorder_gestaakt"),
        (TO_PERSON, ("w", "2", "3"), "verstoorder_teruggekeerd"),
        (TO_PERSON, ("w", "2", "6"), "leg_voor_aan_raad"),
        (("", "m"), ("z", "j"), "herroep"),
        (("",), ("n", ""), "bel_politie"),
        (("",), ("112", "f"), "meld_fysieke_agressie"),
        (("", "s"), ("7",), "vul_aan"),
        (("",), ("i", "", "quorum", "27"), "stel_quorum_vast"),
        (("",), ("y", "1", "mevrouw De Wit", "", ""), "neem_over"),
    ],
)
def test_a_key_that_asks_more(before: tuple[str, ...], lines: tuple[str, ...], soort: str) -> None:
    room = Room()
    room.play(*before, *lines)
    assert room.soorten[-1] == soort


def test_112_opens_the_card_also_as_it_is_pressed() -> None:
    for typed in ("112", "1-1-2", "1 1 2", " 1-1-2 "):
        room = Room()
        text = room.play("", "s", typed, "0")
        assert "Deze computer belt niet zelf" in text, typed
        assert "Deze computer belt niet zelf" in Room().play("", "t", typed, "0", "een notitie")
        assert room.soorten[-1] == "stop_livestream"


@pytest.mark.parametrize(
    "lines",
    [
        *(("x", ""), ("x", "1"), ("t", ""), ("l", ""), ("n", "0"), ("i", "", ""), ("d", ""), ("g", "1", "")),
        *(("w", "", "", "", "", "", ""), ("b",), ("v", "0"), ("z",), ("y", "")),
    ],
)
def test_going_back_records_nothing(lines: tuple[str, ...]) -> None:
    room = Room()
    room.play("", *lines)
    assert room.soorten == []


def test_enter_without_a_task_says_so_and_a_line_of_spaces_says_the_sentence_again() -> None:
    room = Room()
    text = room.play("", "", "s", "", "b", "  ", "dans", "99")
    assert "Enter heeft nu geen taak" in text
    assert blocks(text)[-4] == '\nZEG NU, STAP 4: 1e VORDERING VAN 3\n"Ik vorder dat u per direct het pand verlaat!"\n'
    assert "'DANS' is geen keuze" in text
    assert "'99' is geen keuze" in text
    assert room.soorten[-1] == "spreek_aan"


def test_help_names_every_letter_and_the_protocol_of_the_fork() -> None:
    text = blocks(Room().play("", "s", "?"))[-2]
    assert all(f"\n{letter}: " in text for letter in "SABOVERHXMLPWTZNDIGYQ")
    assert "Scenario A: kort statement / vreedzame-" in text


def test_the_times_are_those_of_the_choice() -> None:
    room = Room()
    room.play("", "s")
    before_the_end = room.clock.now() - timedelta(seconds=room.seconds)
    assert [(e.gebeurd_op, e.door, e.station) for e in room.entries[1:]] == [(before_the_end, VOORZITTER, "voor")] * 2


def offered(screen: ScreenView) -> list[str]:
    """What the screen offers, as words in its order."""
    bars = [screen.balk] if screen.balk else list(screen.vork or ())
    return [*(bar.label for bar in bars), *(keuze.woorden for keuze in screen.keuzes)]


LINES = st.lists(st.sampled_from(["", *"sabovermhp", "l\n1", "n\nf\n0", "w\n\n\n\n\n\nj", "t\nx"]), max_size=9)


@pytest.mark.lang
@given(LINES)
def test_the_numbers_are_the_choices_of_the_view(lines: list[str]) -> None:
    room = Room()
    room.seconds = 0
    text = room.play("", *(line for part in lines for line in part.split("\n")))
    printed = next(part for part in reversed(blocks(text)) if "Stand " in part)
    block = f"\n{printed}".rsplit("\n\n", 1)[1]
    last = [m[1] for m in re.finditer(r"^\d+\. (.*)$", block, re.M)]
    meeting = room.meeting()
    klaar = re.search(r"Enter of (.) legt vast", block)
    screen = view(
        meeting.state,
        (),
        meeting.protocol,
        meeting.begin_velden,
        room.clock.now(),
        VOORZITTER,
        klaar=klaar[1] if klaar else "",
    )
    wanted = offered(screen)
    assert len(last) >= len(wanted)
    for line, words in zip(last, wanted, strict=False):
        assert words in line
    assert all("? " in line for line in last[len(wanted) :])
    assert f"Stand {screen.kopregel.klok}: {screen.status}" in block
    if screen.zin:
        assert f'"{screen.zin.vol}"' in block


def test_after_violence_the_councillors_who_left_are_found_where_the_screen_says() -> None:
    room = Room()
    text = room.play("s", "n", "f", "", "i", "", "raadsleden uit", "")
    assert "I: zoek: raadsleden uit de zaal" in text
    assert room.soorten[-3:] == ["meld_fysieke_agressie", "bel_politie", "raadsleden_uit_zaal"]
