"""The console in a real terminal (a pty), driven by keys only. POSIX."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]")
PATIENCE = 20.0
"""Seconds; a limit, not a wait."""


class Terminal:
    """One started program; ``seen`` is all that it has drawn, escapes removed."""

    def __init__(self, command: Sequence[str], home: Path, size: tuple[int, int] = (100, 30)) -> None:
        import pty

        env = {"HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ.get("PATH", "")}
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], list(command), env)
        self.resize(*size)
        self._raw = b""

    def resize(self, width: int, height: int) -> None:
        """Columns and rows: the program hears SIGWINCH and draws all anew."""
        import fcntl
        import termios

        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    @property
    def seen(self) -> str:
        return _ESCAPES.sub(b"", self._raw).decode("utf-8", "replace")

    @property
    def raw(self) -> str:
        """All that it has sent, escapes too."""
        return self._raw.decode("utf-8", "replace")

    def until_gone(self) -> None:
        """Read until the program closed its side of the terminal."""
        begin = time.monotonic()
        while time.monotonic() - begin < PATIENCE:
            ready, _, _ = select.select([self._fd], [], [], 0.05)
            try:
                data = os.read(self._fd, 65536) if ready else b"-"
            except OSError:  # on Linux the other side closed
                return
            if not data:
                return
            self._raw += data if ready else b""
        raise AssertionError(f"still there; last seen: {self.seen[-600:]}")

    def close(self) -> None:
        """Close the terminal's window: the program hears SIGHUP."""
        os.close(self._fd)

    def keys(self, text: str) -> None:
        self.send(text.encode())

    def send(self, data: bytes) -> None:
        """Whatever a terminal can send."""
        os.write(self._fd, data)

    def until(self, done: Callable[[], bool], what: str) -> None:
        """Read what is drawn until it is so."""
        begin = time.monotonic()
        while not done():
            assert time.monotonic() - begin < PATIENCE, f"{what} did not come; last seen: {self.seen[-600:]}"
            ready, _, _ = select.select([self._fd], [], [], 0.05)
            if ready:
                self._raw += os.read(self._fd, 65536)

    def until_quiet(self, seconds: float = 0.8) -> None:
        """Read until nothing is drawn but the clock: longer than the time in which a repeated letter is refused."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            if ready:
                self._raw += os.read(self._fd, 65536)

    def until_seen(self, text: str) -> None:
        self.until(lambda: text in self.seen, text)

    def kill(self, number: int = signal.SIGKILL) -> int:
        """Send a signal, wait for the end; returns the wait status."""
        os.kill(self.pid, number)
        _, status = os.waitpid(self.pid, 0)
        os.close(self._fd)
        return status


def console(database: Path, home: Path) -> Terminal:
    """The chair's console on this journal."""
    return Terminal([sys.executable, "-m", "voorzitter_console", "--database", str(database)], home)
