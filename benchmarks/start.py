"""Start to a usable screen, measured in a pty from outside, beside a bare Textual app that shows one Static.

    .venv/bin/python benchmarks/start.py [RUNS]

Prints the medians in milliseconds and their ratio (asked: see ASKED). POSIX only: it needs a pty.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

BARE = """
from textual.app import App, ComposeResult
from textual.widgets import Static

class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("KLAAR")

Bare().run()
"""
FORM = b"NIEUWE VERGADERING"
"""On the opening form."""
ASKED = {"form": 1.4, "resumed": 1.5}
"""At most so many times the bare app."""
CHAIR = b"STAND"
"""On the chair's screen, where an open meeting resumes at once."""


def until(command: Sequence[str], marker: bytes, env: dict[str, str], keys: bytes = b"", then: bytes = b"") -> float:
    """Seconds from spawn until the marker is on the screen (then keys are pressed until ``then`` is, uncounted)."""
    import fcntl
    import termios

    begin = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(command[0], list(command), env)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    try:
        took = _wait(fd, marker, begin)
        if keys:
            os.write(fd, keys)
            _wait(fd, then, time.perf_counter())
        return took
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def _wait(fd: int, marker: bytes, begin: float) -> float:
    seen = b""
    while time.perf_counter() - begin < 20:
        ready, _, _ = select.select([fd], [], [], 0.5)
        if ready:
            seen += os.read(fd, 65536)
            if marker in seen:
                return time.perf_counter() - begin
    raise SystemExit(f"{marker!r} did not come; the last of the screen: {seen[-400:]!r}")


def main(runs: int) -> None:
    """Alternate the three starts, so that the machine's mood falls on all."""
    with tempfile.TemporaryDirectory() as home:
        env = {"HOME": home, "TERM": "xterm-256color", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        bare = Path(home) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        fresh, resumed = Path(home) / "fresh.sqlite", Path(home) / "resumed.sqlite"
        console = [sys.executable, "-m", "voorzitter_console", "--database"]
        until([*console, str(resumed)], FORM, env, b"\r", CHAIR)
        times: dict[str, list[float]] = {"bare": [], "form": [], "resumed": []}
        for _ in range(runs + 1):
            times["bare"].append(until([sys.executable, str(bare)], b"KLAAR", env))
            times["form"].append(until([*console, str(fresh)], FORM, env))
            times["resumed"].append(until([*console, str(resumed)], CHAIR, env))
    medians = {name: statistics.median(found[1:]) for name, found in times.items()}
    for name, median in medians.items():
        spread = sorted(times[name][1:])
        print(f"{name:8} {median * 1000:6.0f} ms   ({spread[0] * 1000:.0f}-{spread[-1] * 1000:.0f})")
    for name, most in ASKED.items():
        print(f"{name}: {medians[name] / medians['bare']:.2f} x bare (at most {most})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
