"""Text for a printed document: literal, and everything that comes out of it can be set."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from voorzitter_console.dossier.sanitise import BLOCKS, literal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon [/b] #set page() $x$ \\ `c` @preview", "gewoon [/b] #set page() $x$ \\ `c` @preview"),
        ("\x1b[31m", "[U+001B][31m"),
        ("a\x00b", "a[U+0000]b"),
        ("\u202etxt", "[U+202E]txt"),
        ("\U0001f600", "[U+1F600]"),
        ("e\u0301", "é"),
        ("x\u0302\u0303\u0304\u0305", "x\u0302\u0303[U+0304][U+0305]"),
        ("\u0301a", "[U+0301]a"),
        ("a\r\nb\tc", "a\nb    c"),
        ("Kɔfi Məmmədov-Oʻzbek", "Kɔfi Məmmədov-Oʻzbek"),
        ("10\u2009000 en\u202fmeer", "10 000 en meer"),
        ("Ștefan, Łódź, Ωmega, Жук, € 5", "Ștefan, Łódź, Ωmega, Жук, € 5"),
        ("\ufb01ets, a\ufb00aire, e\ufb03ciënt", "fiets, affaire, efficiënt"),
        ("ＮＮ１（links）", "NN1(links)"),
    ],
)
def test_shown_literally(text: str, shown: str) -> None:
    assert literal(text) == shown


def test_long_words_can_break_and_say_the_same() -> None:
    shown = literal("w" * 100)
    assert max(len(part) for part in shown.split("\u200b")) <= 10
    assert shown.replace("\u200b", "") == "w" * 100
    assert max(len(part) for part in literal("w" * 30, narrow=True).split("\u200b")) <= 5
    assert literal("een gewone-samengestelde zin van woorden") == "een gewone-samengestelde zin van woorden"


def test_a_cut_text_says_so() -> None:
    shown = literal("a b " * 1000, 100)
    assert "4000 tekens" in shown
    assert "dossier.json" in shown
    assert len(shown) < 200


def test_every_allowed_character_can_be_set() -> None:
    source = b"""#set document(title: "t")
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), lang: "nl", ligatures: false)
#for r in json(bytes(sys.inputs.model)) { par(r) }"""
    # What unicodedata of this Python does not know yet is no allowed character either.
    rows = ["".join(f"x{chr(n)} " for n in range(a, b + 1)) for a, b in BLOCKS]
    made = typst.compile(
        source,
        font_paths=typst.Fonts(include_system_fonts=False),
        ignore_system_fonts=True,
        sys_inputs={"model": json.dumps(rows)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=0,
    )
    assert made.startswith(b"%PDF")


@given(st.text(max_size=200))
def test_nothing_else_comes_out(text: str) -> None:
    for character in literal(text):
        assert character in "\n\u200b" or any(a <= ord(character) <= b for a, b in BLOCKS)
    assert not re.search("[\u0300-\u036f]{3}", literal(text))


@given(st.text(st.characters(max_codepoint=0x17F, categories=["L", "N", "P"]), max_size=80))
def test_plain_text_comes_out_as_it_went_in(text: str) -> None:
    assert literal(text).replace("\u200b", "") == unicodedata.normalize("NFC", text)


def test_a_text_of_many_lines_is_cut_too() -> None:
    shown = literal("a\n" * 3000, 10_000)
    assert shown.count("\n") < 310
    assert "6000 tekens" in shown
    assert literal("a\n" * 3000).count("\n") == 3000
