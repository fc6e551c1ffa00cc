"""Every key of the chair does what it does on the screen, and the numbers are the screen's own choices."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.regels.bench import Room, blocks
from voorzitter_console.regels.desk import ROL
from voorzitter_console.view import ScreenView, view

TO_B = ("", "s", "b")
TO_POLICE = (*TO_B, "", "", "")


@pytest.mark.parametrize(
    ("before", "line", "soort"),
    [
        (("",), "s", "stop_livestream"),
        (("",), "1", "stop_livestream"),
        (("",), "m", "meld_verstoring"),
        (("", "s"), "a", "spreek_aan"),
        (("", "s"), "2", "spreek_aan"),
        (TO_B, "o", "spreek_opnieuw_aan"),
        (TO_B, "v", "vorder"),
        (TO_B, "", "vorder"),
        (TO_B, "1", "vorder"),
        (TO_B, "e", "beeindig_verstoring"),
        ((*TO_B, "e"), "r", "geef_ruimte"),
        ((*TO_B, "e"), "h", "hervat"),
        ((*TO_B, "e", ""), "", "hervat"),
        (TO_POLICE, "", "vraag_politie"),
        ((*TO_POLICE, "", "", "", "", ""), "", "beeindig_verstoring"),
    ],
)
def test_a_key_records_at_once(before: tuple[str, ...], line: str, soort: str) -> None:
    room = Room()
    room.play(*before, line)
    assert room.soorten[-1] == soort


@pytest.mark.parametrize(
    ("before", "lines", "soort"),
    [
        (("",), ("x", "j"), "sluit"),
        (("",), ("t", "er wordt geroepen"), "noteer"),
        (("",), ("p", "1"), "vraag_politie"),
        (("",), ("p", "2"), "waarschuw_bodedienst"),
        (("",), ("p", "3"), "bel_politie"),
        (("",), ("p", "4"), "politie_aanwezig"),
        (("", "p", "4"), ("p", "1"), "draag_over"),
        (("", "p", "4", "p", "1"), ("p", "1"), "politie_afgerond"),
        (("", "p", "3"), ("p", "7"), "zeg_politie_af"),
        (("",), ("l", "1"), "stop_livestream"),
        (("", "l", "1"), ("l", "1"), "bevestig_livestream"),
        (("", "l", "1"), ("l", "4"), "start_livestream"),
        (("",), ("w", "", "rode jas", "", "", ""), "beschrijf_verstoorder"),
        (("", "w", "", "", "", "", ""), ("w", "2", "1"), "verstoorder_vertrokken"),
        (("", "w", "", "", "", "", ""), ("w", "2", "2"), "verstoorder_gestaakt"),
        (("", "w", "", "", "", "", ""), ("w", "2", "3"), "verstoorder_teruggekeerd"),
        (("", "w", "", "", "", "", ""), ("w", "2", "5"), "leg_voor_aan_raad"),
        (("", "m"), ("z", "j"), "herroep"),
        (("",), ("n", ""), "bel_politie"),
        (("",), ("112", "f"), "meld_fysieke_agressie"),
        (("", "s"), ("7",), "vul_aan"),
        (("", "s", "a"), ("6",), "corrigeer"),
        (("",), ("i", "", "quorum", "27"), "stel_quorum_vast"),
    ],
)
def test_a_key_that_asks_more(before: tuple[str, ...], lines: tuple[str, ...], soort: str) -> None:
    room = Room()
    room.play(*before, *lines)
    assert room.soorten[-1] == soort


@pytest.mark.parametrize(
    "lines",
    [("x", ""), ("x", "1"), ("t", ""), ("p", "0"), ("l", ""), ("n", "0"), ("i", "", ""), ("d", ""), ("g", "1", "")],
)
def test_going_back_records_nothing(lines: tuple[str, ...]) -> None:
    room = Room()
    room.play("", *lines)
    assert room.soorten == []


def test_enter_without_a_task_says_so_and_a_line_of_spaces_says_the_sentence_again() -> None:
    room = Room()
    text = room.play("", "", "s", "", "b", "  ", "dans", "99")
    assert "Enter heeft nu geen taak" in text
    assert "Enter kiest niet voor u" in text
    assert blocks(text)[-4] == '\nZEG NU, STAP 4: 1e VORDERING VAN 3\n"Ik vorder dat u per direct het pand verlaat!"\n'
    assert "'DANS' is geen keuze" in text
    assert "'99' is geen keuze" in text
    assert room.soorten[-1] == "spreek_aan"


def test_help_names_every_letter_and_the_protocol_of_the_fork() -> None:
    text = blocks(Room().play("", "s", "?"))[-2]
    assert all(f"\n{letter}: " in text for letter in "SABOVERHXMLPWTZNDIGQ?")
    assert "Scenario A: kort statement / vreedzame-" in text


def test_the_times_are_those_of_the_choice() -> None:
    room = Room()
    room.play("", "s")
    before_the_end = room.clock.now() - timedelta(seconds=room.seconds)
    assert [(e.gebeurd_op, e.door, e.station) for e in room.entries[1:]] == [(before_the_end, ROL, "voor")] * 2


def offered(screen: ScreenView) -> list[str]:
    """What the screen offers, as words in its order."""
    bars = [screen.balk] if screen.balk else list(screen.vork or ())
    return [*(bar.label for bar in bars), *(keuze.woorden for keuze in screen.keuzes)]


LINES = st.lists(st.sampled_from(["", *"sabovermh", "l\n1", "p\n1", "n\nf", "w\n\n\n\n\n\n", "t\nx"]), max_size=9)


@given(LINES)
def test_the_numbers_are_the_choices_of_the_view(lines: list[str]) -> None:
    room = Room()
    room.seconds = 0
    text = room.play("", *(line for part in lines for line in part.split("\n")))
    printed = next(part for part in reversed(blocks(text)) if "Stand " in part)
    block = f"\n{printed}".rsplit("\n\n", 1)[1]
    last = [m[1] for m in re.finditer(r"^\d+\. (.*)$", block, re.M)]
    meeting = room.meeting()
    screen = view(meeting.state, (), meeting.protocol, meeting.begin_velden, room.clock.now(), ROL)
    wanted = offered(screen)
    assert len(last) >= len(wanted)
    for line, words in zip(last, wanted, strict=False):
        assert words in line
    assert all(": " in line for line in last[len(wanted) :])
    assert f"Stand {screen.kopregel.klok}: {screen.status}" in block
    if screen.zin:
        assert f'"{screen.zin.vol}"' in block
