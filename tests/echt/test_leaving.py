"""Ended from outside, in a real terminal: the journal is whole, the exit is in order, the next start goes on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.echt.terminal import PATIENCE, Terminal, console
from tests.echt.test_terminal import press, recorded
from tests.parts import LONG, need
from voorzitter_console.journal.verify import verify_journal

pytestmark = pytest.mark.echt


def suspended(database: Path, home: Path) -> Terminal:
    """A console in an interrupted meeting."""
    need(os.name == "posix", "a pty needs POSIX")
    terminal = console(database, home)
    terminal.until_seen("NIEUWE VERGADERING")
    terminal.keys("\r")
    terminal.until(lambda: recorded(database) == ["begin_vastlegging"], "the beginning on disk")
    press(terminal, database, "s", "stop_livestream")  # the last of the two that S gives
    return terminal


@contextmanager
def hang_up(*, ignored: bool) -> Iterator[None]:
    """What is started within has SIGHUP ignored, as under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


def ended(pid: int) -> int:
    """Waits for the end; returns the exit code, negative for a signal's own end."""
    begin = time.monotonic()
    while time.monotonic() - begin < PATIENCE:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    raise AssertionError("it did not end")


@pytest.mark.lang
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), pytest.param("SIGHUP", 129, marks=LONG)])
def test_a_signal_ends_it_in_order_and_the_next_start_goes_on(tmp_path: Path, name: str, code: int) -> None:
    database = tmp_path / "journaal.sqlite"
    with hang_up(ignored=False):  # also where the tests themselves run under nohup
        terminal = suspended(database, tmp_path)
    before = recorded(database)
    os.kill(terminal.pid, getattr(signal, name))
    terminal.until_gone()
    assert ended(terminal.pid) == code
    assert "\x1b[?1049l" in terminal.raw  # the terminal is given back as it was
    assert "Traceback" not in terminal.seen
    assert recorded(database) == before
    assert verify_journal(database).uitkomst == "heel"
    again = console(database, tmp_path)
    again.until_seen("AANSPREKEN, A OF B")
    again.kill()


@pytest.mark.lang
@pytest.mark.parametrize("nohup", [False, pytest.param(True, marks=LONG)], ids=["hangs up", "hang-up ignored"])
def test_a_closed_terminal_ends_it_too(tmp_path: Path, nohup: bool) -> None:
    need(os.name == "posix", "a pty needs POSIX")
    database = tmp_path / "journaal.sqlite"
    with hang_up(ignored=nohup):
        terminal = suspended(database, tmp_path)
    terminal.close()
    assert ended(terminal.pid) == 129
    assert recorded(database)[1] == "schors"
    assert verify_journal(database).uitkomst == "heel"


@pytest.mark.groot
@pytest.mark.parametrize("nohup", [False, True], ids=["hangs up", "hang-up ignored"])
def test_a_terminal_that_hung_and_was_closed_leaves_no_console_behind(tmp_path: Path, nohup: bool) -> None:
    """Textual waits for room in a queue that nobody empties any more: it hears no signal and draws nothing."""
    need(os.name == "posix", "a pty needs POSIX")
    database = tmp_path / "journaal.sqlite"
    with hang_up(ignored=nohup):
        terminal = suspended(database, tmp_path)
    for number in range(120):  # nothing is read meanwhile: what it draws piles up
        terminal.resize(100 + number % 2, 30)
        time.sleep(0.02)
    terminal.close()
    assert ended(terminal.pid) == 129
    assert verify_journal(database).uitkomst == "heel"


@pytest.mark.groot
def test_no_key_ends_an_interrupted_meeting_by_accident(tmp_path: Path) -> None:
    database = tmp_path / "journaal.sqlite"
    terminal = suspended(database, tmp_path)
    for keys in ("\x03", "\x1b", "\x1a", "\x04", "\x1c", "\x11"):
        terminal.until_quiet(0.3)
        terminal.keys(keys)
    terminal.until_seen("Console verlaten?")
    terminal.keys("\r")
    os.kill(terminal.pid, signal.SIGINT)
    terminal.until_seen("Verlaten doet u met Ctrl+Q")
    terminal.keys("\x1b")
    press(terminal, database, "b", "spreek_aan")
    terminal.kill(signal.SIGTERM)
