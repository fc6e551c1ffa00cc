"""Keys, layout, details and themes: the tables that the screens are built from."""

from __future__ import annotations

import itertools

import pytest
from textual.theme import Theme

from voorzitter_console.console import keys
from voorzitter_console.ui import themes
from voorzitter_console.ui.layout import layout


def test_every_key_is_bound_once_and_the_free_ones_stay_free() -> None:
    spellings = [spelling for key in keys.CHAIR for spelling in key.spellings]
    assert len(spellings) == len(set(spellings))
    for spelling in spellings:
        assert spelling not in keys.FREE
        assert "+" not in spelling, "Ctrl and Alt belong to terminals and browsers"
        assert spelling.lower() in spellings


def test_every_f_key_has_a_letter_in_both_cases() -> None:
    for key in (key for key in keys.CHAIR if key.f):
        assert len(key.letter) == 1
        assert set(key.spellings) == {key.letter, key.letter.upper(), key.f}


def test_the_design_names_these_keys() -> None:
    named = {key.letter.upper(): key.f.upper() for key in keys.CHAIR}
    assert named.items() >= {
        "S": "F2", "N": "F9", "L": "F3", "P": "F4", "W": "F6", "T": "F7", "Z": "F8",
        **dict.fromkeys("ABOVERHXM", ""),
    }.items()  # fmt: skip


def test_small_terminals_lose_in_the_order_of_the_design() -> None:
    ranks = [
        (plan.venue, plan.panels, plan.log > 0, plan.head, plan.loops)
        for plan in (layout(*size) for size in ((100, 30), (80, 30), (80, 24), (60, 20), (40, 12)))
    ]
    for larger, smaller in itertools.pairwise(ranks):
        assert all(big or not small for big, small in zip(larger, smaller, strict=True))
    assert ranks[0] == (True,) * 5
    assert ranks[-1] == (False,) * 5


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [theme for theme in themes.THEMES if not theme.ansi], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("tekst", "grond"),
        ("stil", "grond"),
        ("nadruk", "grond"),
        ("op-nadruk", "nadruk"),
        ("lus", "grond"),
        ("grond", "lus"),
        ("tekst", "balk"),
        ("op-nood", "nood"),
    ],
)
def test_every_pair_of_colours_reads_at_seven_to_one(theme: Theme, front: str, back: str) -> None:
    light, dark = sorted((_luminance(theme.variables[name]) for name in (front, back)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7
