"""The command line as a user starts it: a process of its own, its exit code and what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]


@pytest.fixture
def console(tmp_path: Path) -> Run:
    """Runs ``voorzitter-console`` with a home of its own."""

    def run(*args: str | Path) -> Result:
        home = tmp_path / "thuis"
        home.mkdir(exist_ok=True)
        env = {
            "HOME": str(home),
            "APPDATA": str(home),
            "LOCALAPPDATA": str(home),
            "PATH": "",
            "PYTHONUTF8": "1",
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
        }
        return subprocess.run(
            [sys.executable, "-m", "voorzitter_console", *map(str, args)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=env,
            stdin=subprocess.DEVNULL,
            timeout=60,
            cwd=tmp_path,
            check=False,
        )

    return run


def one_sentence(result: Result) -> str:
    """What was said on stderr: exactly one line, no traceback, nothing on stdout."""
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    assert "Traceback" not in result.stderr
    return lines[0]
