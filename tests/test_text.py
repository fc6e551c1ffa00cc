"""What is hidden in a text is made visible, by whichever way it is looked for."""

from __future__ import annotations

from voorzitter_console import text


def test_plain_text_is_not_searched_and_nothing_hidden_is_taken_for_plain() -> None:
    pattern = text._hidden()
    for number in range(0x10000):
        sign = chr(number)
        assert (text.visible(sign) != sign) == bool(pattern.match(sign)), hex(number)
    assert text.visible("Vóór de raad: één coördinator") == "Vóór de raad: één coördinator"
    assert text.visible("raad\u202e\U000e0041") == "raad[U+202E][U+E0041]"
    assert text.visible("") == ""


def test_what_shows_nothing_is_nothing() -> None:
    for nothing in ("", " ", "\t\r\n", "\u00a0", "\u200b", "\u2800", "\u3164", "\u2060 \ufeff", "\u00ad"):
        assert text.shows_nothing(nothing), ascii(nothing)
    for something in ("x", ".", " \u200be", "\u0301", "👩", "\u4e00"):
        assert not text.shows_nothing(something), ascii(something)
