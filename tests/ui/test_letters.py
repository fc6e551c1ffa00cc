"""The large letters: whole sentences, never cut, for all that Dutch writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voorzitter_console.protocol.load import find, shipped
from voorzitter_console.ui.glyphs import HEIGHT, glyphs
from voorzitter_console.ui.letters import ROWS, large

DUTCH = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "éèêëïíóöòúüûáàâäçñÉËÏÖÜÁÇ.,:;!?'\"’‘“”…()-–—/%€&+@#*=[]"
)


def test_every_glyph_is_of_one_height_and_even() -> None:
    for name, glyph in glyphs().items():
        assert len(glyph) == HEIGHT, name
        assert len({len(row) for row in glyph}) == 1, name
        assert set("".join(glyph)) <= {"#", "."}, name


def test_no_two_characters_look_alike() -> None:
    drawn: dict[tuple[str, ...], str] = {}
    for character in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèêëïöü":
        rows = large(character, 20, ROWS)
        assert rows is not None, character
        assert rows not in drawn, (character, drawn.get(rows))
        drawn[rows] = character


@pytest.mark.parametrize("character", DUTCH)
def test_dutch_is_all_there(character: str) -> None:
    assert large(f"a{character}", 40, ROWS) is not None


@given(st.text(alphabet=DUTCH + " ", max_size=80), st.integers(1, 120), st.integers(0, 30))
def test_it_fits_or_it_is_none(text: str, width: int, height: int) -> None:
    rows = large(text, width, height)
    if rows is not None:
        assert len(rows) <= height
        assert all(len(row) <= width for row in rows)


@given(st.text(max_size=30))
def test_any_text_is_drawn_or_refused(text: str) -> None:
    rows = large(text, 80, 12)
    assert rows is None or set("".join(rows)) <= set(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")


def test_an_unknown_character_falls_back() -> None:
    assert large("界", 80, 12) is None
    assert large("", 80, 12) is None


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize(("width", "height"), [(96, 13), (76, 13)])
def test_the_shipped_vorderingen_are_large_at_both_sizes(name: str, width: int, height: int) -> None:
    assert large(find(name).vorderingen.op_scherm, width, height) is not None
