"""Text in the room there is: whole on as many rows as that takes, as many as fit, and cut so that it is seen."""

from __future__ import annotations

import pytest
from textual.content import Content

from voorzitter_console.ui import draw


def test_what_is_cut_looks_cut_and_keeps_its_style() -> None:
    rows = Content.styled("een twee drie vier vijf zes", "bold").wrap(10)
    cut = draw.cut(rows, 2, 10)
    assert [row.plain for row in cut] == ["een twee", "drie vier…"]
    assert cut[1].spans[0].style == "bold"
    assert draw.cut(rows, 3, 10) == list(rows)
    assert draw.cut(rows, 0, 10) == []


@pytest.mark.parametrize(
    ("room", "alone", "counted"),
    [
        (40, "3 OPEN: een; twee; drie", "3 OPEN: een; twee; drie"),
        (22, "3 OPEN: een; twee", "3 OPEN: een; en nog 2"),
        (16, "3 OPEN: een", "3 OPEN: een; en nog 2"),
        (5, "3 OPEN: een", "3 OPEN: een; en nog 2"),
    ],
)
def test_as_many_as_stand_there_whole_and_the_first_always(room: int, alone: str, counted: str) -> None:
    texts = ["een", "twee", "drie"]
    assert draw.as_many("3 OPEN: ", texts, room).plain == alone
    assert draw.as_many("3 OPEN: ", texts, room, count=True).plain == counted


def test_parts_stay_whole_and_go_on_in_the_next_row() -> None:
    parts = [Content(text) for text in ("Reden?", "1 geroep", "2 sit-in", "3 spandoek")]
    assert [row.plain for row in draw.in_rows(parts, 26)] == ["Reden?  1 geroep  2 sit-in", "  3 spandoek"]
    assert [row.plain for row in draw.in_rows(parts, 40)] == ["Reden?  1 geroep  2 sit-in  3 spandoek"]
