"""What of one read, and of what came just before it, counts as a press."""

from __future__ import annotations

import pytest

from tests.ui.terminal.test_sequences import ANSWERS
from voorzitter_console.ui.terminal import tokens
from voorzitter_console.ui.terminal.events import Burst, Event, Paste, Press
from voorzitter_console.ui.terminal.presses import AFTER_BURST, FASTER_THAN_HANDS, Parser
from voorzitter_console.ui.terminal.tokens import AT_MOST, LONGEST_PASTE, PATIENCE, QUICK

SPLIT = [answer for answer in ANSWERS if answer[1] not in "/(#"]
"""Without Esc and a sign: no terminal sends those, and alt with a sign must not cost the key after it."""
S = Press("s", "s")
ESCAPE = Press("escape", "\x1b")
HUMAN = 0.15
"""Seconds between two keys of a quick typist."""


def played(*reads: str | bytes | float) -> list[Event]:
    """Reads one after another, a number being the seconds of silence between two; ticks as the driver gives them."""
    parser, now, found = Parser(), 50.0, list[Event]()
    for read in (*reads, 30.0):
        if isinstance(read, float):
            end = now + read
            while (deadline := parser.deadline) is not None and deadline <= end:
                now = max(now, deadline)
                found += parser.tick(now)
            now = end
        else:
            found += parser.feed(read.encode() if isinstance(read, str) else read, now)
    assert parser.deadline is None
    return found


def pressed(*reads: str | bytes | float) -> list[str]:
    """The keys of it."""
    return [event.key for event in played(*reads) if isinstance(event, Press)]


def test_a_letter_by_itself_is_a_press() -> None:
    assert played("s") == [S]
    assert played("s", HUMAN, "\r", HUMAN, "é", HUMAN, "?", HUMAN, "\x03") == [
        S,
        Press("enter", "\r"),
        Press("é", "é"),
        Press("question_mark", "?"),
        Press("ctrl+c", "\x03"),
    ]


def test_letters_that_come_at_once_are_text() -> None:
    assert played("agenda") == [Burst(text="agenda")]
    assert played("ss") == [Burst(text="ss")]
    assert played("é€") == [Burst(text="é€")]


@pytest.mark.parametrize("text", ["\rs", "s\r", "\r\r", "\ts", "s\x13", "\x13\x13", "\r\x1b[B", "\x1b[Bs", "\x1bOQ\r"])
def test_a_key_that_comes_with_others_is_no_press(text: str) -> None:
    assert pressed(text) == []


def test_text_keeps_its_lines_and_tells_what_was_dropped() -> None:
    assert played("Bode belt:\rBij de deur\r") == [Burst(text="Bode belt:\nBij de deur", keys=True)]
    assert played("een\r\ntwee") == [Burst(text="een\ntwee", keys=True)]
    assert played("a\x13b\x1b[Ac") == [Burst(text="abc", keys=True)]
    assert played("\r\r") == [Burst(text="", keys=True)]
    assert played("\x1b[A\r") == [Burst(text="", keys=True)]


def test_text_in_pieces_stays_text() -> None:
    assert pressed("Bode belt", 0.05, "s") == []
    assert pressed("Bode belt", AFTER_BURST - 0.001, "\x1bOQ") == []
    assert pressed("Bode belt", AFTER_BURST + 0.001, "s") == ["s"]


def test_what_comes_faster_than_hands_type_came_together() -> None:
    assert played("s", FASTER_THAN_HANDS / 2, "b") == [S, Burst(text="b")]
    assert played("s", FASTER_THAN_HANDS + 0.001, "b") == [S, Press("b", "b")]


def test_a_key_that_was_held_while_the_line_stood_still_counts_when_it_was_let_go() -> None:
    held: list[str | float] = ["\r" * 40]
    for _ in range(60):
        held += [0.033, "\r"]
    assert pressed(*held) == []
    assert pressed(*held, 0.5, "\r") == ["enter"]


def test_a_held_arrow_or_eraser_counts_however_it_comes() -> None:
    assert pressed("\x1b[B" * 5) == ["down"] * 5
    assert pressed("\x7f" * 5) == ["backspace"] * 5
    assert pressed("a", 0.001, "\x7f", 0.001, "\x7f") == ["a", "backspace", "backspace"]


@pytest.mark.parametrize(
    "data", [b"\xe9s", b"s\xe9", b"\xff", b"\xe9", b"\xc3", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\xaf"]
)
def test_bytes_that_are_no_utf_8_are_no_keys(data: bytes) -> None:
    assert pressed(data) == []


def test_a_letter_after_a_broken_character_counts_again() -> None:
    assert pressed(b"\xe9", HUMAN, "s") == ["s"]
    assert pressed(b"\xe9", 0.02, "s") == []


def test_a_character_in_two_reads_is_one() -> None:
    assert played(b"\xc3", 0.01, b"\xa9") == [Press("é", "é")]
    assert played(b"\xe2\x82", b"\xac") == [Press("euro_sign", "€")]


def test_escape_counts_when_nothing_follows_it() -> None:
    parser = Parser()
    assert parser.feed(b"\x1b", 5.0) == []
    assert parser.deadline == 5.0 + QUICK
    assert parser.tick(5.0 + QUICK / 2) == []
    assert parser.tick(5.0 + QUICK) == [ESCAPE]
    assert played("\x1b\x1b") == [ESCAPE]


def test_escape_amid_text_is_no_press_but_after_one_key_it_is() -> None:
    assert pressed("\r\x1b") == ["escape"]
    assert pressed("\x1b[B\x1b") == ["down", "escape"]
    assert pressed("agenda\x1b") == []
    assert pressed("agenda", 0.02, "\x1b") == []
    assert pressed("\x1bP\x07x\x18\x1b") == []


def test_escape_and_then_a_key_are_two_presses() -> None:
    assert pressed("\x1b", 0.1, "s") == ["escape", "s"]
    assert pressed("\x1b", 0.1, "2") == ["escape", "2"]
    assert pressed("\x1b", 0.1, "\r") == ["escape", "enter"]
    assert pressed("\x1b", 0.1, "\x11") == ["escape", "ctrl+q"]
    assert pressed("\x1b", 0.1, "\x1bOQ") == ["escape", "f2"]
    assert pressed("\x1b", 0.1, "\x1b", 0.1, "s") == ["escape", "escape", "s"]
    assert pressed("\x1b", 0.1, "s", 0.1, "a") == ["escape", "s", "a"]


@pytest.mark.parametrize("char", "[]OPX^_\\ABHMQSZ")
def test_what_may_go_on_a_sequence_is_swallowed_for_a_second(char: str) -> None:
    assert pressed("\x1b", 0.1, char) == ["escape"]
    assert pressed("\x1b", 0.9, char) == ["escape"]
    if char.isalpha():
        assert pressed("\x1b", QUICK + PATIENCE + 0.01, char) == ["escape", char]


@pytest.mark.parametrize("sequence", ["\x1b(B", "\x1b)A", "\x1b%G", "\x1b F", "\x1b#S", "\x1b-A"])
def test_a_set_of_signs_that_is_chosen_in_two_pieces_is_no_capital(sequence: str) -> None:
    """ECMA-35: Esc, one sign from the space to the slash, and a final one; alt with such a sign begins as one."""
    for silence in (0.005, 0.1, 0.3, 0.9):
        assert pressed(sequence[:2], silence, sequence[2:]) == []
        assert pressed(sequence[:2], silence, sequence[2:], HUMAN, "s") == ["s"]
    assert pressed("\x1b(", HUMAN, "s") == ["s"]
    assert pressed("\x1b(", QUICK + PATIENCE + 0.01, "B") == ["B"]


@pytest.mark.parametrize("sequence", ["\x1b[B", "\x1bOB", "\x1b[[B", "\x1b[<35;20;5M", "\x1b[1;2Q", *SPLIT])
@pytest.mark.parametrize("silence", [0.005, 0.04, 0.15, 0.6, 0.95])
def test_a_split_sequence_is_never_two_keys(sequence: str, silence: float) -> None:
    for at in range(1, len(sequence)):
        found = pressed(sequence[:at], silence, sequence[at:])
        whole = pressed(sequence)
        if silence < QUICK:
            assert found == whole
        else:
            assert found == (["escape"] if at == 1 else []), at


@pytest.mark.parametrize("sequence", ["\x1b[B", "\x1bOQ", "\x1b[20~", "\x1b[115;;115u", "\x1b[1;5C"])
def test_a_key_split_at_every_place_is_that_key(sequence: str) -> None:
    reads: list[str | float] = []
    for char in sequence:
        reads += [char, 0.03]
    assert pressed(*reads) == pressed(sequence) != []


def test_an_answer_in_many_pieces_is_no_key() -> None:
    for answer in ANSWERS:
        pieces = [answer[at : at + 5] for at in range(0, len(answer), 5)]
        reads: list[str | float] = []
        for piece in pieces:
            reads += [piece, 0.15]
        assert pressed(*reads) == []


@pytest.mark.parametrize("data", ["\x1bs", "\x1bS", "\x1b1", "\x1bé", "\x1b\r", "\x1b]", "\x1b[", "\x1bO", "\x1bP"])
def test_alt_records_nothing_and_blocks_no_key_for_long(data: str) -> None:
    assert pressed(data) == []
    assert pressed(data, 1.2, "s") == ["s"]
    assert pressed(data, 0.3, "\x1bOQ") == ["f2"]


@pytest.mark.parametrize("data", ["\x1bO", "\x1b["])
def test_alt_and_a_letter_after_it_are_no_key(data: str) -> None:
    for char in "ABPQRSsMs":
        assert pressed(data, 0.3, char) == []


def test_keys_after_alt_and_a_bracket_are_not_lost_for_long() -> None:
    reads: list[str | float] = ["\x1b]"]
    for _ in range(30):
        reads += [0.2, "s"]
    assert pressed(*reads).count("s") >= 30 - int(AT_MOST / 0.2) - 1


def test_a_letter_in_one_read_with_what_is_swallowed_is_no_press() -> None:
    assert pressed("\x1bPx\x1b\\s") == []
    assert pressed("\x1bsb") == []
    assert pressed("\x1bsb\x1bOQ") == []
    assert pressed("\x1b", 0.1, "[Bs") == ["escape"]


def test_a_broken_sequence_lets_the_next_one_be() -> None:
    assert pressed("\x1b[12", 0.2, "\x1bOQ") == ["f2"]
    assert pressed("\x1b]11;rgb", 0.2, "\x1b[B") == ["down"]
    assert pressed("\x1b[<35;20", 2.0, "s") == ["s"]
    assert pressed("\x1bP", "abc\x18", 0.2, "s") == ["s"]


@pytest.mark.lang
def test_an_endless_string_is_swallowed_without_being_kept() -> None:
    parser, now = Parser(), 5.0
    assert parser.feed(b"\x1b]", now) == []
    for _ in range(2000):
        now += 0.02
        assert parser.feed(b"svn" * 300, now) == []
    assert len(parser._tokens._body) == 0
    assert parser.feed(b"\x07", now + 0.01) == []
    assert parser.feed(b"s", now + 1.0) == [S]


def test_an_endless_sequence_is_bounded() -> None:
    parser = Parser()
    assert parser.feed(b"\x1b[" + b"1" * 100_000, 5.0) == []
    assert len(parser._tokens._body) <= tokens.LONGEST
    assert parser.feed(b"A", 5.01) == []


# pasted text -------------------------------------------------------------------------------------------------------

BEGIN, END = "\x1b[200~", "\x1b[201~"


def test_a_paste_is_one_event_with_all_its_lines() -> None:
    text = "Regel een\nRegel twee: \x1b[B\r\nRegel drie\x00\x07\r"
    assert played(f"{BEGIN}{text}{END}") == [Paste("Regel een\nRegel twee: [B\nRegel drie\n")]
    assert played(f"{BEGIN}{END}") == [Paste("")]


def test_a_paste_split_at_every_place() -> None:
    whole = f"{BEGIN}één\ns{END}".encode()
    for at in range(1, len(whole)):
        for silence in (0.001, 0.15, 0.9):
            found = played(whole[:at], silence, whole[at:])
            expected = [Paste("één\ns")]
            assert found == ([ESCAPE, *expected] if at == 1 and silence > QUICK else expected), (at, silence)


def test_a_key_in_one_read_with_a_paste_is_no_press() -> None:
    assert pressed(f"{BEGIN}tekst{END}\r") == []
    assert pressed(f"{BEGIN}tekst{END}", HUMAN, "\r") == ["enter"]


def test_a_paste_without_an_end_comes_after_a_second() -> None:
    assert played(f"{BEGIN}tekst", 2.0, "s") == [Paste("tekst"), S]
    assert pressed(END) == []


@pytest.mark.parametrize("size", [4096, 1000, 7])
def test_a_paste_that_is_too_long_is_cut_and_bounded(size: int) -> None:
    text = f"{BEGIN}{'a' * (LONGEST_PASTE + 3000)}{END}".encode()
    parser, found = Parser(), list[Event]()
    for at in range(0, len(text), size):
        found += parser.feed(text[at : at + size], 5.0)
        assert len(parser._tokens._body) <= LONGEST_PASTE + 4096 + 16
    assert found == [Paste("a" * LONGEST_PASTE, cut=True)]
    assert parser.feed(b"s", 9.0) == [S]


def test_a_paste_of_just_that_length_is_whole() -> None:
    assert played(f"{BEGIN}{'a' * LONGEST_PASTE}{END}") == [Paste("a" * LONGEST_PASTE)]
