"""What arrives together belongs to the open question: a pasted note on a terminal; a pipe answers line by line."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.regels.bench import Room
from tests.regels.test_process import environment, soorten
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.regels.keyboard import TypedLines

TO_FORK = ("", "s")
PATIENCE = 20.0


class Together:
    """Stdin where the lines of one step come at once, as a terminal hands them over."""

    def __init__(self, room: Room, *steps: str) -> None:
        self._room = room
        self._steps = [step.split("\n") for step in steps]
        self._now: list[str] = []

    def readline(self) -> str:
        if not self._now:
            if not self._steps:
                return ""
            self._now = self._steps.pop(0)
            self._room.clock.forward(3)
        return self._now.pop(0) + "\n"

    def more(self) -> bool:
        return bool(self._now)


def test_a_note_of_two_lines_is_one_note_and_its_second_line_no_key() -> None:
    room = Room()
    room.paste(Together(room, *TO_FORK, "t", "zij riepen:\nB"))
    assert room.soorten == ["schors", "stop_livestream", "noteer"]
    assert room.entries[-1].payload["tekst"] == "zij riepen: / B"


def test_several_lines_at_the_prompt_are_no_keys() -> None:
    room = Room()
    text = room.paste(Together(room, *TO_FORK, "b\nv\ne"))
    assert room.soorten == ["schors", "stop_livestream"]
    assert "Dit kwam in één keer binnen; er is niets mee gedaan." in text


@pytest.mark.parametrize("answer", ["j\nB", "\nj", "j\n"])
def test_several_lines_are_no_yes(answer: str) -> None:
    room = Room()
    room.paste(Together(room, *TO_FORK, "x", answer))
    assert "sluit" not in room.soorten


def test_in_a_pipe_each_line_is_an_answer() -> None:
    room = Room()
    room.play(*TO_FORK, "t", "zij riepen:", "b")
    assert room.soorten == ["schors", "stop_livestream", "noteer", "spreek_aan"]


class Keyboard:
    """The other end of a terminal: what is said there is read once."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._unread = b""

    def until(self, words: str) -> None:
        """Read until this was said."""
        end = time.monotonic() + PATIENCE
        while words.encode() not in self._unread:
            assert time.monotonic() < end, self._unread.decode(errors="replace")
            ready, _, _ = select.select([self._fd], [], [], 0.1)
            self._unread += os.read(self._fd, 4096) if ready else b""
        self._unread = self._unread.partition(words.encode())[2]

    def until_ended(self) -> None:
        """Read until nobody is there any more: who hangs up before that kills what is still being written."""
        end = time.monotonic() + PATIENCE
        with suppress(OSError):  # how Linux tells it
            while True:
                assert time.monotonic() < end
                ready, _, _ = select.select([self._fd], [], [], 0.1)
                if ready and not os.read(self._fd, 4096):
                    return

    def send(self, text: str) -> None:
        os.write(self._fd, text.encode())


@contextmanager
def terminal(journal: Path, home: Path) -> Iterator[Keyboard]:
    """The lines on a terminal of their own."""
    import pty

    pid, fd = pty.fork()
    if pid == 0:
        command = [sys.executable, "-m", "voorzitter_console", "--regels", "--database", str(journal)]
        os.execve(command[0], command, environment(home, PYTHONUTF8="1"))
    try:
        yield Keyboard(fd)
    finally:
        os.close(fd)
        os.waitpid(pid, 0)


@pytest.mark.skipif(os.name == "nt", reason="a pty is POSIX; a console of Windows gives one line at a time")
@pytest.mark.parametrize("sent", ["\n\n\n", "s\nb\nv\n"])
def test_all_that_a_terminal_sent_at_once_is_seen_together(sent: str) -> None:
    """The look whether more waits puts lines together, which Python's own stdin would then hide."""
    import pty

    master, slave = pty.openpty()
    try:
        os.write(master, sent.encode())
        typed = TypedLines(slave)
        lines = [typed.readline()]
        while typed.more():
            lines.append(typed.readline())
        assert "".join(lines) == sent
    finally:
        os.close(master)
        os.close(slave)


@pytest.mark.lang
@pytest.mark.skipif(os.name == "nt", reason="a pty is POSIX; Windows' console is asked for keys that wait")
@pytest.mark.parametrize("ended", [True, False], ids=["whole", "without its last Enter"])
def test_a_pasted_note_on_a_real_terminal(tmp_path: Path, ended: bool) -> None:
    journal = tmp_path / "j.sqlite"
    prompt = "alles): "
    with terminal(journal, tmp_path) as keyboard:
        for said, line in (("Keuze: ", "\n"), (prompt, "s\n"), (prompt, "t\n")):
            keyboard.until(said)
            keyboard.send(line)
        keyboard.until("overslaan): ")
        keyboard.send("zij riepen:\nb" + ("\n" if ended else ""))
        if not ended:
            time.sleep(0.3)  # who pasted it sees no end of the note, and sends it
            keyboard.send("\n")
        keyboard.until("VASTGELEGD")
        keyboard.until(prompt)
        keyboard.send("q\n")
        keyboard.until("nee: ")
        keyboard.send("j\n")
        keyboard.until("Verder gaan")
        keyboard.until_ended()
    assert soorten(journal) == ["begin_vastlegging", "schors", "stop_livestream", "noteer"]
    store = SqliteJournal.open(journal, create=False, read_only=True)
    try:
        assert store.read(store.streams()[0].id)[-1].payload["tekst"] == "zij riepen: / b"
    finally:
        store.close()
