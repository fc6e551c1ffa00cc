"""Every key that a terminal can send, by the tables of Textual's own parser; and what is no key."""

from __future__ import annotations

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual.keys import _character_to_key

from voorzitter_console.ui.terminal import names
from voorzitter_console.ui.terminal.events import Burst, Event, Focus, Mode, Mouse, Press
from voorzitter_console.ui.terminal.presses import Parser

_PLAIN = {*names.FINALS.values(), *names.TILDE.values(), "f3"}
_WRONG = {"\x1b[7^", "\x1b[8^", "\x1bOb"}
"""Textual has rxvt's ctrl+home and ctrl+end the wrong way round, and its ctrl+down as up (urxvt(7))."""
_CURSOR = {"\x1b[1;5R"}
"""Ctrl+F3, and as well a cursor in line 1, column 5."""
_OLD_TMUX = {f"\x1b[5{letter}" for letter in "ABCD"}
"""Without the 1: no terminal sends these any more, and they mean something else as an answer."""


def said(data: str | bytes) -> list[Event]:
    """What one read with these bytes gives, and the silence after it."""
    parser = Parser()
    return parser.feed(data.encode() if isinstance(data, str) else data, 5.0) + parser.tick(20.0)


def key(sequence: str) -> str | None:
    """The one key that it is, if any."""
    found = said(sequence)
    assert len(found) <= 1
    return found[0].key if found and isinstance(found[0], Press) else None


def _single() -> list[tuple[str, str]]:
    """Textual's sequences that mean one key with shift or ctrl at most, F1 to F12."""
    found = []
    for sequence, meaning in ANSI_SEQUENCES_KEYS.items():
        if isinstance(meaning, tuple) and len(meaning) == 1:
            name = str(meaning[0].value)
            if len(sequence) > 2 and name.split("+")[-1] in _PLAIN and sequence not in _WRONG | _CURSOR | _OLD_TMUX:
                found.append((sequence, name))
    return found


@pytest.mark.parametrize(("sequence", "name"), _single())
def test_a_key_as_textual_names_it(sequence: str, name: str) -> None:
    assert key(sequence) == name


def test_there_are_many_of_them() -> None:
    assert len(_single()) > 80


@pytest.mark.parametrize(
    ("sequence", "name"),
    [
        ("\x1b[Z", "shift+tab"),
        ("\x1b\t", "shift+tab"),
        ("\x1b[R", "f3"),
        ("\x1b[[A", "f1"),
        ("\x1b[[E", "f5"),
        ("\x1b[7^", "ctrl+home"),
        ("\x1b[8^", "ctrl+end"),
        ("\x1bOb", "ctrl+down"),
        ("\x1b[1;6P", "ctrl+shift+f1"),
        ("\x1bO5P", "ctrl+f1"),
        ("\x1b[1;129B", "down"),
        ("\x1b[1;1:2B", "down"),
        ("\x1bOM", "enter"),
        ("\x1bOs", "3"),
        ("\x1bOj", "asterisk"),
    ],
)
def test_other_keys(sequence: str, name: str) -> None:
    assert key(sequence) == name


@pytest.mark.parametrize(
    ("sequence", "press"),
    [
        ("\x1b[115;;115u", Press("s", "s")),
        ("\x1b[115u", Press("s", "s")),
        ("\x1b[115;1:1;115u", Press("s", "s")),
        ("\x1b[115;1:2;115u", Press("s", "s")),
        ("\x1b[115;2;83u", Press("S", "S")),
        ("\x1b[115;2u", Press("S", "S")),
        ("\x1b[115;65u", Press("s", "s")),
        ("\x1b[50:64;2u", Press("at", "@")),
        ("\x1b[99;5u", Press("ctrl+c")),
        ("\x1b[101;1;233u", Press("é", "é")),
        ("\x1b[32;;32u", Press("space", " ")),
        ("\x1b[13u", Press("enter", "\r")),
        ("\x1b[13;5u", Press("ctrl+enter")),
        ("\x1b[27u", Press("escape", "\x1b")),
        ("\x1b[127u", Press("backspace", "\x7f")),
        ("\x1b[9;2u", Press("shift+tab")),
        ("\x1b[57400;;49u", Press("1", "1")),
        ("\x1b[57400u", Press("1", "1")),
        ("\x1b[57413u", Press("plus", "+")),
        ("\x1b[57414u", Press("enter", "\r")),
        ("\x1b[57424u", Press("end")),
        ("\x1b[97;3;223u", Press("ß", "ß")),
    ],
)
def test_keys_of_the_kitty_protocol(sequence: str, press: Press) -> None:
    assert said(sequence) == [press]


def test_several_keys_of_the_kitty_protocol_in_one_read_are_keys() -> None:
    assert said("\x1b[115;;115u\x1b[98;;98u\x1b[13u") == [Press("s", "s"), Press("b", "b"), Press("enter", "\r")]


def test_a_word_of_an_input_method_is_text() -> None:
    assert said("\x1b[0;;26085:26412u") == [Burst(text="日本")]


@pytest.mark.parametrize("sequence", [f"\x1b[{name[:-1]};1{name[-1]}" for name in FUNCTIONAL_KEYS if name != "1R"])
def test_functional_keys_are_ours_or_swallowed(sequence: str) -> None:
    found = key(sequence)
    textual = FUNCTIONAL_KEYS[f"{sequence[2:-3]}{sequence[-1]}"]
    signs = {"decimal": "full_stop", "divide": "slash", "multiply": "asterisk", "subtract": "minus", "add": "plus"}
    assert found in (None, signs.get(textual, textual), {"equal": "equals_sign", "separator": "comma"}.get(textual))
    if textual in (*names.FINALS.values(), *names.TILDE.values(), "enter", "tab", "escape", *"0123456789"):
        assert found == textual


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[97;1:3u",
        "\x1b[1;1:3Q",
        "\x1b[20;1:3~",
        "\x1b[115;3u",
        "\x1b[115;3;115u",
        "\x1b[115;9u",
        "\x1b[83;35u",
        "\x1b[13;3u",
        "\x1b[49;3;50u",
        "\x1b[57441u",
        "\x1b[57358u",
        "\x1b[57430u",
        "\x1b[4294967295u",
        "\x1b[9999999u",
        "\x1b[55296u",
        "\x1b[115;;7u",
        "\x1b[?25u",
        "\x1b[;u",
        "\x1b[1;0A",
        "\x1b[1;3Q",
        "\x1b[20;3~",
        "\x1bs",
        "\x1bS",
        "\x1bé",
        "\x1b\r",
        "\x1b\x7f",
        "\x1b ",
        "\x1b1",
        "\x1b\x1b[A",
        "\x1b\x1bOQ",
        "\x1b[1;1R",
        "\x1b[G",
        "\x1b[E",
        "\x1b[27;5;13~",
        "\x1b[99~",
        "\x1b[~",
    ],
)
def test_no_key(sequence: str) -> None:
    assert said(sequence) == []


ANSWERS = [
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b]4;1;rgb:ffff/0000/0000\x1b\\",
    "\x1b]52;c;c2Jib3Z2\x07",
    "\x1b]lVergadering\x1b\\",
    "\x1b]Licoon\x1b\\",
    "\x1b[?64;1;2;6;9;15;18;21;22c",
    "\x1b[>41;354;0c",
    "\x1b[=1;2c",
    "\x1bP>|XTerm(390)\x1b\\",
    "\x1bP!|00000000\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1bP1$r0 q\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b^geheim\x1b\\",
    "\x1bXbovs\x1b\\",
    "\x1b[?997;1n",
    "\x1b[0n",
    "\x1b[24;80R",
    "\x1b[1;2R",
    "\x1b[?1;5;1R",
    "\x1b[8;30;100t",
    "\x1b[48;30;100;600;1600t",
    "\x1b[3;0;0t",
    "\x1b[4;1$y",
    "\x1b[?1;0c",
    "\x1b/Z",
    "\x1b(B",
    "\x1b#8",
    "\x1b[<999;9;9M",
    "\x1b[<128;9;9M",
    "\x1b[<0;-5;2M",
    "\x1b[35;20;5M",
    "\x1b[M !!",
    "\x1b[2;2;3;4;5&w",
]
"""What a terminal sends by itself, or when something asks it."""


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_of_the_terminal_is_no_key(answer: str) -> None:
    assert said(answer) == []


@pytest.mark.parametrize("data", [b"\x9b24;80R", b"\x9d11;rgb:ffff\x9c", b"\x90>|XTerm\x9c", b"\xc2\x9d11;s\xc2\x9c"])
def test_an_answer_with_8_bit_controls_is_no_key(data: bytes) -> None:
    assert said(data) == []


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b[M \xe8*",
        b"\x1b[M#\xff\xff",
        b"\x1b[M \xc3\xa8*",
        b"\x1b[M  \x00",
        b"\x1b[M \xd8s",
    ],
)
def test_a_mouse_report_of_bytes_is_no_key(data: bytes) -> None:
    assert said(data) == []


def test_the_reports_that_are_used() -> None:
    assert said("\x1b[<35;20;5M") == [Mouse(35, 19, 4, released=False)]
    assert said("\x1b[<0;300;1m") == [Mouse(0, 299, 0, released=True)]
    assert said("\x1b[I\x1b[O") == [Focus(gained=True), Focus(gained=False)]
    assert said("\x1b[?2026;2$y") == [Mode(2026, 2)]


def test_a_letter_beside_a_report_of_the_mouse_counts() -> None:
    assert said("\x1b[<35;20;5Ms\x1b[<35;21;5M") == [
        Mouse(35, 19, 4, released=False),
        Press("s", "s"),
        Mouse(35, 20, 4, released=False),
    ]
    assert said("\x1b[35;20;5Ms") == [Press("s", "s")]


def test_the_name_of_every_printable_character_is_textuals() -> None:
    different = [
        char
        for char in map(chr, range(0x20, 0x30000))
        if char.isprintable() and names.of_character(char) != _character_to_key(char)
    ]
    assert different == []


@pytest.mark.parametrize("number", range(0x20))
def test_the_name_of_every_control_character_is_textuals(number: int) -> None:
    meaning = ANSI_SEQUENCES_KEYS.get(chr(number), ())
    textual = meaning[0].value if isinstance(meaning, tuple) and meaning else ""
    assert names.of_character(chr(number)) == {"ctrl+@": "ctrl+at", "escape": "ctrl+{"}.get(textual, textual)
