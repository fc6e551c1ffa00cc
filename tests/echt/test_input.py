"""What a terminal, a clipboard or a slow line sends, in a real terminal: it records nothing that no key asked for."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.echt.terminal import Terminal, console
from tests.echt.test_leaving import ended
from tests.echt.test_terminal import press, recorded
from tests.parts import need
from tests.ui.terminal.test_fuzz import _sequence

pytestmark = pytest.mark.echt

BEGUN = ["begin_vastlegging"]
SPLIT = 0.15
"""Seconds: a line that stood still amid a sequence."""
TOGETHER = "Meer tekens tegelijk: niets gedaan"


def begun(tmp_path: Path) -> tuple[Terminal, Path]:
    """A console in an open meeting."""
    need(os.name == "posix", "a pty needs POSIX")
    database = tmp_path / "journaal.sqlite"
    terminal = console(database, tmp_path)
    terminal.until_seen("NIEUWE VERGADERING")
    terminal.keys("\r")
    terminal.until(lambda: recorded(database) == BEGUN, "the beginning on disk")
    terminal.until_quiet()
    return terminal, database


def lives(terminal: Terminal, database: Path, before: list[str]) -> None:
    """Nothing more was recorded, and a key works."""
    terminal.until_quiet(1.2)
    assert recorded(database) == before
    press(
        terminal, database, "s" if "schors" not in before else "b", "schors" if "schors" not in before else "spreek_aan"
    )
    assert "kan niet meer" not in terminal.seen
    assert "programmafout" not in terminal.seen
    terminal.kill(signal.SIGTERM)


@pytest.mark.groot
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x1b[97;1:3u", id="a kitty key that was let go"),
        pytest.param(b"\xe9s", id="Latin-1 e acute and s"),
        pytest.param(b"\x1b[M \xe8*", id="X10 click in column 200"),
        pytest.param(b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07", id="answer about the ground's colour"),
        pytest.param(b"\x1b]lVergadering\x1b\\", id="report of the window's title"),
        pytest.param(b"\x1bP>|XTerm(390)\x1b\\\x1b[?64;1;2c\x1b[?997;1n", id="version, kind and theme"),
        pytest.param(b"\x1bs\x1bS\x1b\r", id="alt with a key"),
    ],
)
def test_what_is_no_key_records_nothing_and_ends_nothing(tmp_path: Path, data: bytes) -> None:
    terminal, database = begun(tmp_path)
    terminal.send(data)
    lives(terminal, database, BEGUN)


@pytest.mark.lang
def test_an_answer_of_the_terminal_on_the_112_card_is_no_call(tmp_path: Path) -> None:
    terminal, database = begun(tmp_path)
    terminal.keys("n")
    terminal.until_quiet()
    terminal.send(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
    terminal.until_quiet(1.2)
    assert recorded(database) == BEGUN
    terminal.keys("\r")
    terminal.until(lambda: recorded(database)[1:] == ["bel_politie"], "the call on disk")
    terminal.kill()


@pytest.mark.groot
@pytest.mark.parametrize("parts", [("\x1b", "[B"), ("\x1b[", "H"), ("\x1b[<35;20;5", "M"), ("\x1bO", "B")], ids=repr)
def test_a_split_sequence_is_not_two_keys(tmp_path: Path, parts: tuple[str, str]) -> None:
    terminal, database = begun(tmp_path)
    press(terminal, database, "s", "stop_livestream")
    before = recorded(database)
    for part in parts:
        terminal.keys(part)
        time.sleep(SPLIT)
    lives(terminal, database, before)


@pytest.mark.groot
@pytest.mark.parametrize(
    "text", ["agenda", ";portiz=00", "Bode belt:\rBeveiliging staat bij de deur\r", "\rs", "ss"], ids=repr
)
def test_text_pasted_without_marks_is_no_keys_and_that_is_said(tmp_path: Path, text: str) -> None:
    terminal, database = begun(tmp_path)
    press(terminal, database, "s", "stop_livestream")
    before = recorded(database)
    terminal.keys(text)
    terminal.until_seen(TOGETHER)
    lives(terminal, database, before)


@pytest.mark.groot
def test_text_that_comes_at_once_goes_into_the_field_that_is_open(tmp_path: Path) -> None:
    terminal, database = begun(tmp_path)
    terminal.keys("t")
    terminal.until_seen("NOTITIE")
    terminal.until_quiet()
    terminal.keys("Bode belt: de deur")
    terminal.until_seen("Bode belt: de deur")
    terminal.until_quiet()
    assert recorded(database) == BEGUN
    terminal.keys("\r")
    terminal.until(lambda: recorded(database)[1:] == ["noteer"], "the note on disk")
    terminal.kill()


@pytest.mark.lang
def test_pasted_text_goes_into_the_field_and_nowhere_else(tmp_path: Path) -> None:
    terminal, database = begun(tmp_path)
    terminal.keys("\x1b[200~vs\rb\x1b[201~")
    terminal.until_seen("Plakken kan alleen in een veld")
    terminal.keys("t")
    terminal.until_seen("NOTITIE")
    terminal.until_quiet()
    terminal.keys("\x1b[200~Bode belt\x1b[201~")
    terminal.until_seen("Bode belt")
    terminal.until_quiet()
    terminal.keys("\r")
    terminal.until(lambda: recorded(database)[1:] == ["noteer"], "the note on disk")
    terminal.kill()


@pytest.mark.groot
def test_escape_and_then_a_letter_are_both_keys(tmp_path: Path) -> None:
    terminal, database = begun(tmp_path)
    terminal.keys("t")
    terminal.until_seen("NOTITIE")
    terminal.until_quiet()
    terminal.keys("\x1b")
    time.sleep(SPLIT)
    terminal.keys("s")
    terminal.until(lambda: "schors" in recorded(database), "the schorsing on disk")
    terminal.kill()


@pytest.mark.groot
def test_all_sorts_of_sequences_split_anywhere(tmp_path: Path) -> None:
    terminal, database = begun(tmp_path)
    chance = random.Random(112)
    for _ in range(120):
        stream = b"".join(_sequence(chance) for _ in range(20))
        at = chance.randrange(len(stream))
        terminal.send(stream[:at])
        time.sleep(chance.choice((0, 0.002, 0.02)))
        terminal.send(stream[at:])
        terminal.until_quiet(0.03)
    time.sleep(1.1)
    lives(terminal, database, BEGUN)


_FAULTY = """
import os, sys
from textual.screen import Screen
from textual.widgets import Input, Label
from voorzitter_console.ui.plain_end import PlainEnd
from voorzitter_console.ui.terminal import driver
from voorzitter_console.ui.terminal.app import OutlivesFaults

class Field(OutlivesFaults, Input):
    def on_key(self, event):
        if event.key == "f1":
            raise KeyError("geheim")

class Main(OutlivesFaults, Screen):
    def compose(self):
        yield Label("klaar", id="woord", markup=False)
        yield Field()
    def on_key(self, event):
        if event.key == "f2":
            raise ValueError("geheim")
    def on_input_submitted(self, event):
        raise IndexError("geheim")

class Faulty(PlainEnd):
    CSS = "Label { width: 78; height: 4; }"
    def on_mount(self):
        self.push_screen(Main())
    def on_key(self, event):
        if event.key == "f3":
            raise TypeError("geheim")
    def say(self, sentence):
        self.screen.query_one("#woord", Label).update(sentence)
    def key_f4(self):
        self.exit(0, 7)

feed = driver.Parser.feed
def failing(self, data, now):
    if data == b"!":
        raise RuntimeError("geheim")
    return feed(self, data, now)
driver.Parser.feed = failing
app = Faulty(None)
app.run()
sys.exit(app.return_code)
"""


@pytest.mark.groot
def test_a_fault_in_handling_a_key_is_said_and_ends_nothing(tmp_path: Path) -> None:
    need(os.name == "posix", "a pty needs POSIX")
    terminal = Terminal([sys.executable, "-c", _FAULTY], tmp_path, (80, 12))
    terminal.until_seen("klaar")
    terminal.until_quiet()
    for keys, error in [
        ("\x1bOP", "KeyError"),
        ("\x1bOQ", "ValueError"),
        ("\x1bOR", "TypeError"),
        ("\r", "IndexError"),
        ("!", "RuntimeError"),
    ]:
        terminal.keys(keys)
        terminal.until_seen(f"programmafout ({error}")
    terminal.keys("x")
    terminal.until_quiet(0.3)
    assert "geheim" not in terminal.seen
    assert "Traceback" not in terminal.seen
    terminal.keys("\x1bOS")
    terminal.until_gone()
    assert ended(terminal.pid) == 7
