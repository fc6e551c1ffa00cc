"""The legal ground of a vordering: by organ and by whether there is a meeting (legal facts: who may do what)."""

from __future__ import annotations

import pytest

from tests.procedure.course import MAASSLUIS
from voorzitter_console.procedure.advice.grondslag import ART_139, grondslag, met_grondslag
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.state import Vergadering

RAAD = "artikel 26 lid 1 Gemeentewet"


@pytest.mark.parametrize(
    ("orgaan", "vergadering", "ground"),
    [
        ("gemeenteraad", Vergadering.OPEN, RAAD),
        ("gemeenteraad", Vergadering.GESCHORST, RAAD),
        ("gemeenteraad", Vergadering.NIET_GEOPEND, ART_139),
        ("gemeenteraad", Vergadering.GESLOTEN, ART_139),
        ("raadscommissie", Vergadering.OPEN, MAASSLUIS.commissie.grondslag),
        ("raadscommissie", Vergadering.GESCHORST, MAASSLUIS.commissie.grondslag),
        ("raadscommissie", Vergadering.GESLOTEN, ART_139),
    ],
)
def test_the_ground(orgaan: str, vergadering: Vergadering, ground: str) -> None:
    assert grondslag(MAASSLUIS, orgaan, vergadering) == ground


def test_only_a_vordering_gets_one_and_a_named_one_stays() -> None:
    counts = {"scenario": "B", "telt_als_vordering": True}
    given = (
        Opdracht("vorder", {}),
        Opdracht("spreek_aan", counts),
        Opdracht("spreek_aan", {"scenario": "B"}),
        Opdracht("schors", {}),
        Opdracht("vorder", {"grondslag": "anders"}),
    )
    assert met_grondslag(given, "g") == (
        ("vorder", {"grondslag": "g"}),
        ("spreek_aan", {"grondslag": "g", **counts}),
        ("spreek_aan", {"scenario": "B"}),
        ("schors", {}),
        ("vorder", {"grondslag": "anders"}),
    )
