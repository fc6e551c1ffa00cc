"""The police card: each step its own letter, none of them one that records something else on the chair's screen."""

from __future__ import annotations

import pytest

from tests.procedure.course import Step, at, course
from voorzitter_console.procedure.advice.keys import LETTERS
from voorzitter_console.procedure.advice.police import politie_stappen
from voorzitter_console.procedure.advice.situation import politie_gevraagd_of_verder
from voorzitter_console.procedure.state import State

VRAAG: Step = (10, "vraag_politie", {})
BODE: Step = (20, "waarschuw_bodedienst", {})
BEL: Step = (30, "bel_politie", {})
ER: Step = (40, "politie_aanwezig", {})
OVER: Step = (50, "draag_over", {})
KLAAR: Step = (60, "politie_afgerond", {})
AF: Step = (60, "zeg_politie_af", {})

STATES: list[tuple[tuple[Step, ...], str, bool]] = [
    ((), "WDGCK", False),
    ((VRAAG,), "WDGCK", True),
    ((BODE,), "WDGCKTZ", True),
    ((BEL,), "WDGCKTZ", True),
    ((ER,), "DGCKTU", True),
    ((ER, OVER), "DGCKTU", True),
    ((ER, KLAAR), "WDGCK", False),
    ((BEL, AF), "WDGCK", False),
    ((BEL, AF, (70, "vraag_politie", {})), "WDGCK", True),
]


@pytest.mark.parametrize(("steps", "letters", "verder"), STATES)
def test_the_card_names_what_can_be_and_opens_once_somebody_asked(
    steps: tuple[Step, ...], letters: str, verder: bool
) -> None:
    state = course(*steps)
    assert "".join(stap.toets for stap in politie_stappen(state)) == letters
    assert politie_gevraagd_of_verder(state) is verder


@pytest.mark.parametrize("steps", [steps for steps, _, _ in STATES])
def test_every_line_is_one_command_that_is_accepted(steps: tuple[Step, ...]) -> None:
    for stap in politie_stappen(course(*steps)):
        [(soort, velden)] = stap.opdrachten
        after = course(*steps, (100, soort, velden))
        assert isinstance(after, State)
        assert stap.label.startswith(("Gezien: ", "Gedaan: "))


def test_no_letter_of_the_card_records_elsewhere_and_none_is_that_of_112() -> None:
    letters = {stap.toets for steps, _, _ in STATES for stap in politie_stappen(course(*steps))}
    assert not letters & {*LETTERS, "N", "F", "J"}


def test_who_called_is_part_of_the_step() -> None:
    door = {s.toets: s.opdrachten[0].velden.get("gebeld_door") for s in politie_stappen(course(VRAAG))}
    assert (door["D"], door["G"], door["C"]) == ("de bodedienst", "de griffie", None)
    after = course(VRAAG, (20, "bel_politie", {"gebeld_door": "de bodedienst"}))
    assert after.inzetten[0].gebeld == at(20)
