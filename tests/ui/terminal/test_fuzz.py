"""Whatever a terminal, a line or a clipboard sends: what is no key gives none, nothing fails, nothing grows."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from voorzitter_console.ui.terminal.events import Event, Press
from voorzitter_console.ui.terminal.presses import Parser
from voorzitter_console.ui.terminal.tokens import LONGEST_PASTE, QUICK

_ERASERS = {"backspace"}
_BODY = st.binary(max_size=40).map(lambda body: bytes(b for b in body if b not in b"\x1b\x07\x18\x1a\x9c"))
_NUMBERS = st.lists(st.integers(0, 99999), max_size=6).map(lambda found: ";".join(map(str, found)).encode())


def _joined(*parts: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    return st.tuples(*parts).map(b"".join)


STRINGS = _joined(st.sampled_from([b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b^", b"\x1bX"]), _BODY, st.just(b"\x1b\\"))
REPORTS = _joined(
    st.sampled_from([b"\x1b[?", b"\x1b[>", b"\x1b[="]), _NUMBERS, st.sampled_from([b"c", b"n", b"R", b"$y"])
)
MOVES = _joined(
    st.just(b"\x1b[<35;"), st.integers(1, 999).map(lambda n: b"%d;%d" % (n, n)), st.sampled_from([b"M", b"m"])
)
BYTES = _joined(
    st.just(b"\x1b[M"), st.binary(min_size=3, max_size=3).map(lambda found: bytes(0x20 | b & 0x5F for b in found))
)
LET_GO = st.integers(0, 99999).map(lambda number: b"\x1b[%d;1:3u" % number)
ALT = st.sampled_from([b"\x1b" + bytes((b,)) for b in range(0x21, 0x7F) if chr(b) not in "[]OPX^_" and b > 0x2F])
NO_KEYS = st.one_of(STRINGS, REPORTS, MOVES, BYTES, LET_GO, ALT)


def fed(parser: Parser, reads: Sequence[bytes], now: float, gap: float) -> list[Event]:
    """The reads, that far apart; between two the parser is asked as the driver asks it."""
    found: list[Event] = []
    for read in reads:
        deadline = parser.deadline
        if deadline is not None and deadline <= now:
            found += parser.tick(now)
        found += parser.feed(read, now)
        now += gap
    return found


def keys(events: Sequence[Event]) -> list[str]:
    return [event.key for event in events if isinstance(event, Press)]


@pytest.mark.lang
@settings(max_examples=600, deadline=None)
@given(st.lists(NO_KEYS, min_size=1, max_size=8), st.data())
def test_what_is_no_key_is_none_wherever_it_is_split(sequences: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(sequences)
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(stream)), max_size=12))))
    reads = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True) if b > a]
    gap = data.draw(st.sampled_from([0.0, 0.001, 0.01, QUICK * 0.9]))
    parser = Parser()
    assert keys(fed(parser, reads, 50.0, gap) + parser.tick(99.0)) == []
    assert keys(parser.feed(b"s", 120.0)) == ["s"]


@pytest.mark.lang
@settings(max_examples=300, deadline=None)
@given(NO_KEYS, st.sampled_from([0.06, 0.15, 0.5, 0.99]))
@example(b"\x1b]lVergadering\x1b\\", 0.15)
def test_one_sequence_split_at_every_place_for_up_to_a_second(sequence: bytes, gap: float) -> None:
    for at in range(1, len(sequence)):
        if at == 1 and not 0x40 < sequence[1] < 0x60:
            continue  # an Esc and, much later, a small letter or a digit: those are two keys
        parser = Parser()
        found = keys(fed(parser, [sequence[:at], sequence[at:]], 50.0, gap) + parser.tick(99.0))
        assert found in ([], ["escape"]), (at, found)
        assert found == [] or sequence[at - 1] == 0x1B


@pytest.mark.lang
@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.binary(max_size=30), st.floats(0, 2)), max_size=20))
def test_any_bytes_at_any_times_fail_nowhere(reads: list[tuple[bytes, float]]) -> None:
    parser, now = Parser(), 50.0
    for read, gap in reads:
        parser.feed(read, now)
        deadline = parser.deadline
        assert deadline is None or deadline > now
        now += gap
        parser.tick(now)
    assert parser.tick(now + 10.0) is not None
    assert parser.deadline is None
    assert keys(parser.feed(b"s", now + 20.0)) == ["s"]


@settings(max_examples=400, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1b"), min_size=2, max_size=60))
def test_text_in_one_read_is_no_press(text: str) -> None:
    data = text.encode()
    parser = Parser()
    found = parser.feed(data, 50.0)
    assert keys(found) == [] or set(text) <= {"\x7f", "\x08"} or any("\x80" <= c < "\xa0" for c in text)
    assert not set(keys(found + parser.tick(99.0))) - _ERASERS


@pytest.mark.lang
def test_a_million_bytes_of_noise() -> None:
    """Random bytes in random pieces. A letter counts at most where it was all that came."""
    chance, parser, now = random.Random(20261128), Parser(), 50.0
    left, largest = 1_000_000, 0
    while left > 0:
        data = chance.randbytes(chance.choice((1, 2, 3, 8, 64, 4096)))
        left -= len(data)
        unfinished = parser.deadline is not None
        found = parser.feed(data, now)
        largest = max(largest, len(parser._tokens._body))
        typed = [event for event in found if isinstance(event, Press) and event.character and event.key != "backspace"]
        one = len(data.decode("utf-8", "replace")) == 1
        if not one and b"\x1b" not in data and not unfinished:
            assert typed == [], (data, typed)
        now += chance.choice((0.0, 0.0, 0.001, 0.02, 0.2, 1.5))
        parser.tick(now)
    assert largest <= LONGEST_PASTE + 4096 + 16


@pytest.mark.lang
def test_a_million_bytes_of_sequences() -> None:
    """Everything but keys, in pieces of any size, nearly at once or up to a second apart within a sequence."""
    chance, parser, now = random.Random(13), Parser(), 50.0
    made = 0
    while made < 1_000_000:
        stream = b"".join(_sequence(chance) for _ in range(chance.randint(1, 30)))
        made += len(stream)
        cuts = sorted(chance.sample(range(len(stream)), min(len(stream), chance.randint(0, 20))))
        reads = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True) if b > a]
        assert keys(fed(parser, reads, now, chance.choice((0.0, 0.0005, 0.02)))) == [], stream
        now += 60.0
        assert keys(parser.tick(now)) == []


def _sequence(chance: random.Random) -> bytes:
    body = bytes(b for b in chance.randbytes(chance.randint(0, 60)) if b not in b"\x1b\x07\x18\x1a\x9c")
    numbers = ";".join(str(chance.randint(0, 99999)) for _ in range(chance.randint(1, 5))).encode()
    return chance.choice(
        (
            b"\x1b]" + body + b"\x07",
            b"\x1b" + chance.choice((b"]", b"P", b"_", b"^", b"X")) + body + b"\x1b\\",
            b"\x1b["
            + chance.choice((b"?", b">", b"="))
            + numbers
            + chance.choice((b"c", b"n", b"R", b"t", b"$y", b"S")),
            b"\x1b[<35;%d;%dM" % (chance.randint(1, 400), chance.randint(1, 120)),
            b"\x1b[M" + bytes(chance.choice((0, *range(32, 0xC0), *range(0xE0, 256))) for _ in range(3)),
            b"\x1b[%d;%d;%dM" % (chance.randint(32, 96), chance.randint(1, 400), chance.randint(1, 99)),
            b"\x1b[%d;%d:3u" % (chance.randint(1, 60000), chance.randint(1, 8)),
            b"\x1b[%d;%d:3%s" % (chance.randint(1, 34), chance.randint(1, 8), chance.choice((b"~", b"A", b"Q"))),
            b"\x1b[%d;3%s" % (chance.randint(1, 34), chance.choice((b"~", b"B"))),
            b"\x1b" + chance.choice(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNQRSTUVWYZ0123456789\r\x7f").to_bytes(),
        )
    )
