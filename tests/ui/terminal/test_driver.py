"""What the driver makes of the parser's events, and how its thread ends; its reading is tested in a real terminal."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from statistics import median
from types import SimpleNamespace
from typing import Any

import pytest
from textual import events, messages
from textual._xterm_parser import XTermParser

from tests.parts import need
from voorzitter_console.ui.terminal.app import TerminalApp
from voorzitter_console.ui.terminal.events import Burst, Event, Focus, Mode, Mouse, Paste, Press
from voorzitter_console.ui.terminal.messages import BurstSeen as BurstMessage
from voorzitter_console.ui.terminal.messages import InputFault, PasteCut
from voorzitter_console.ui.terminal.presses import Parser

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the driver is for POSIX")

KEY_BUDGET = 0.0005
"""Seconds for one key, half of all: a hundredth of what a person notices; measured 4 to 6 millionths."""


def translated(*found: Event) -> list[Any]:
    from voorzitter_console.ui.terminal.driver import Translator

    translate = Translator()
    return [message for event in found for message in translate(event)]


def test_keys_and_text() -> None:
    key, paste, cut, burst = translated(Press("question_mark", "?"), Paste("een\ntwee", cut=True), Burst(True, "abc"))
    assert isinstance(key, events.Key)
    assert (key.key, key.character) == ("question_mark", "?")
    assert isinstance(paste, events.Paste)
    assert paste.text == "een\ntwee"
    assert isinstance(cut, PasteCut)
    assert isinstance(burst, BurstMessage)
    assert (burst.text, burst.keys) == ("abc", True)


def test_reports() -> None:
    kinds = [
        type(message) for message in translated(Focus(True), Focus(False), Mode(2026, 2), Mode(2026, 0), Mode(1, 2))
    ]
    assert kinds == [events.AppFocus, events.AppBlur, messages.TerminalSupportsSynchronizedOutput]


@pytest.mark.parametrize("code", [*range(0, 32), *range(32, 64), *range(64, 128)])
@pytest.mark.parametrize("released", [False, True])
def test_the_mouse_as_textual_reads_it(code: int, released: bool) -> None:
    """Its own parser is the measure, move after move."""
    theirs = XTermParser()
    sequences = [(code, 20, 5), (code, 23, 4)]
    expected = [theirs.parse_mouse_code(f"\x1b[<{c};{x};{y}{'m' if released else 'M'}") for c, x, y in sequences]
    ours = translated(*(Mouse(c, x - 1, y - 1, released) for c, x, y in sequences))
    fields = ("x", "y", "delta_x", "delta_y", "button", "shift", "meta", "ctrl", "screen_x", "screen_y")
    for our, their in zip(ours, expected, strict=True):
        assert type(our) is type(their)
        assert [getattr(our, field) for field in fields] == [getattr(their, field) for field in fields]


class _Rig:
    """The driver's thread without a terminal: what it reads is given, what it tells is kept."""

    def __init__(self, read: Callable[[], None], fileno: int) -> None:
        from voorzitter_console.ui.terminal.driver import ConsoleDriver

        self.told: list[Any] = []
        self.panics = 0
        self.driver = driver = ConsoleDriver.__new__(ConsoleDriver)
        driver.exit_event = threading.Event()
        driver.fileno = fileno
        driver._loop = SimpleNamespace(is_closed=lambda: False)  # type: ignore[assignment]  # all that is asked of it
        driver._app = SimpleNamespace(call_later=self._later, panic=None)  # type: ignore[assignment]  # as above
        driver.send_message = self.told.append  # type: ignore[method-assign, assignment]  # nobody hears it otherwise
        driver.run_input_thread = read  # type: ignore[method-assign]  # what is read is given

    def _later(self, _job: object) -> None:
        self.panics += 1


def test_a_fault_of_the_thread_is_told_and_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from voorzitter_console.ui.terminal import driver

    monkeypatch.setattr(driver, "LOOK", 0.001)
    faults = iter([KeyError("x"), ValueError("y"), OSError("for a moment")])

    def read() -> None:
        error = next(faults, None)
        if error is None:
            rig.driver.exit_event.set()
        else:
            raise error

    need(os.name == "posix", "a pty needs POSIX")
    ours, theirs = os.openpty()
    rig = _Rig(read, theirs)
    rig.driver._run_input_thread()
    os.close(ours)
    os.close(theirs)
    assert [type(message.error) for message in rig.told if isinstance(message, InputFault)] == [KeyError, ValueError]
    assert rig.panics == 0


def test_a_terminal_that_is_gone_ends_the_app_where_nothing_else_did(monkeypatch: pytest.MonkeyPatch) -> None:
    from voorzitter_console.ui.terminal import driver

    monkeypatch.setattr(driver, "LOOK", 0.001)
    monkeypatch.setattr(driver, "GONE", 0.05)

    def read() -> None:
        raise OSError(5, "gone")

    ours, theirs = os.openpty()
    rig = _Rig(read, theirs)
    os.close(ours)
    before = time.monotonic()
    rig.driver._run_input_thread()
    os.close(theirs)
    assert rig.panics == 1
    assert time.monotonic() - before >= 0.05


def test_a_key_costs_no_time() -> None:
    parser, took = Parser(), []
    for number in range(2000):
        begin = time.perf_counter()
        assert translated(*parser.feed(b"\x1bOQ" if number % 2 else b"s", 50.0 + number))
        took.append(time.perf_counter() - begin)
    assert median(took) < KEY_BUDGET


def test_nothing_of_posix_is_imported_before_it_is_used() -> None:
    code = (
        "import sys, voorzitter_console.ui.terminal.presses;"
        "early = {'textual', 'termios', 'selectors'} & {*sys.modules};"
        "import voorzitter_console.ui.app; early |= {'voorzitter_console.ui.terminal.driver'} & {*sys.modules};"
        "print(early)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_what_it_leans_on_in_textual_is_there() -> None:
    """Private names, so a later version may lose them without a word."""
    from textual.drivers.linux_driver import LinuxDriver
    from textual.message_pump import MessagePump

    for owner, name in [
        (LinuxDriver, "_run_input_thread"),
        (LinuxDriver, "_query_in_band_window_resize"),
        (MessagePump, "_dispatch_message"),
    ]:
        assert callable(getattr(owner, name))
    source = inspect.getsource(LinuxDriver)
    for words in (
        "target=self._run_input_thread",
        "self._query_in_band_window_resize()",
        "self.exit_event.set()",
        "self._key_thread.join()",
    ):
        assert words in source
    assert "await self._dispatch_message(message)" in inspect.getsource(MessagePump)


class _App(TerminalApp):
    def say(self, sentence: str) -> None:
        raise NotImplementedError


def test_the_driver_is_ours_but_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.app import App

    from voorzitter_console.ui.terminal.driver import ConsoleDriver

    assert _App().driver_class is ConsoleDriver
    monkeypatch.setattr(sys, "platform", "win32")
    assert _App().driver_class is App[int]().driver_class
