"""A terminal that cannot show the console: one sentence, exit 2, and nothing is drawn."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts import need, one_in

pytestmark = pytest.mark.echt


def started(home: Path, size: tuple[int, int], **env: str) -> tuple[int, str]:
    """Exit code, and all that came on the terminal."""
    need(os.name == "posix", "a pty needs POSIX")
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    given = {"HOME": str(home), "TERM": "xterm-256color", "PATH": os.environ.get("PATH", ""), **env}
    command = [sys.executable, "-m", "voorzitter_console", "--database", str(home / "j.sqlite")]
    program = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=given, start_new_session=True)
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 65536):
            seen += part
            if b"\x1b[?1049h" in seen:  # it draws: that is not what is expected here
                program.kill()
                break
    except OSError:
        pass  # Linux: the other side was closed
    finally:
        os.close(ours)
    return program.wait(20), seen.decode("utf-8", "replace")


@pytest.mark.parametrize("size", [(39, 12), (40, 11), (10, 3)])
def test_too_small(tmp_path: Path, size: tuple[int, int]) -> None:
    code, seen = started(tmp_path, size, LANG="C.UTF-8")
    assert code == 2
    assert f"Dit venster is te klein ({size[0]}x{size[1]}); maak het minstens 40x12." in seen
    assert "\x1b" not in seen
    assert not (tmp_path / "j.sqlite").exists()


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX"},
        {"LANG": "nl_NL.ISO-8859-1"},
        {"LANG": "C.UTF-8", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_without_utf_8(tmp_path: Path, env: dict[str, str]) -> None:
    code, seen = started(tmp_path, (80, 24), **env)
    assert code == 2
    assert "Deze terminal gebruikt geen UTF-8" in seen
    assert "\x1b" not in seen


@pytest.mark.parametrize(
    "env", one_in(3, [{}, {"LANG": "C.UTF-8"}, {"LANG": "en_US.UTF-8", "LC_CTYPE": "nl_NL.utf8"}]), ids=str
)
def test_with_utf_8_it_draws(tmp_path: Path, env: dict[str, str]) -> None:
    _code, seen = started(tmp_path, (40, 12), **env)
    assert "\x1b[?1049h" in seen
