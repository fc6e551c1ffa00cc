"""What a screen says was recorded: never what is still to be done."""

from __future__ import annotations

import pytest

from tests.procedure.course import MAASSLUIS, at, course
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.words import done
from voorzitter_console.view.griffier.taken import taken


def test_the_griffiers_tasks_once_they_are_done() -> None:
    running = taken(course((10, "schors", {})), MAASSLUIS, at(20))
    said = {taak.nummer: done(taak.opdrachten, taak.woorden) for taak in running if taak.opdrachten}
    assert said == {
        1: "bodedienst gewaarschuwd",
        2: "politie gebeld",
        3: "livestream: stoppen gevraagd",
        4: "raadsleden uit de zaal",
        6: "politie is er",
        7: "overgedragen aan de politie",
    }


@pytest.mark.parametrize(
    ("opdracht", "woorden", "gezegd"),
    [
        (Opdracht("vraag_politie", {}), "vraag om politie", "om politie gevraagd"),
        (Opdracht("sluit", {}), "sluit de vergadering", "vergadering gesloten"),
        (Opdracht("meld_verstoring", {}), "alleen verstoring melden", "verstoring gemeld"),
        (Opdracht("meld_verstoring", {"voortzetting": True}), "verstoring gaat toch door", "verstoring gaat toch door"),
        (Opdracht("bel_politie", {"spoed": True}), "112 gebeld", "112 gebeld"),
        (Opdracht("vorder", {}), "2e vordering", "2e vordering"),
    ],
)
def test_a_key_that_is_an_order_is_said_as_done(opdracht: Opdracht, woorden: str, gezegd: str) -> None:
    assert done((opdracht,), woorden) == gezegd
