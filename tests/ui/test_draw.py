"""Text in the room there is: whole on as many rows as that takes, in fair shares, and cut so that it is seen."""

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
    ("room", "given"),
    [
        (40, ["geen gehoor", "vertrekt", "niet te verstaan"]),
        (35, ["geen gehoor", "vertrekt", "niet te verstaan"]),
        (30, ["geen gehoor", "vertrekt", "niet te ve…"]),
        (18, ["geen …", "vertr…", "niet …"]),
        (0, ["g…", "v…", "n…"]),
    ],
)
def test_what_a_short_text_leaves_goes_to_the_longer_ones(room: int, given: list[str]) -> None:
    assert draw.shares(["geen gehoor", "vertrekt", "niet te verstaan"], room) == given


def test_parts_stay_whole_and_go_on_in_the_next_row() -> None:
    parts = [Content(text) for text in ("Reden?", "1 geroep", "2 sit-in", "3 spandoek")]
    assert [row.plain for row in draw.in_rows(parts, 26)] == ["Reden?  1 geroep  2 sit-in", "  3 spandoek"]
    assert [row.plain for row in draw.in_rows(parts, 40)] == ["Reden?  1 geroep  2 sit-in  3 spandoek"]
