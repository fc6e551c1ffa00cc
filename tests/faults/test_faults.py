"""A seeded tenth of each large fault test (``python -m tests.faults`` does all of it), and the smallest of each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import preload
from tests.parts import need

ROOT = Path(__file__).parents[2]


def run(*args: str) -> str:
    """In a process of its own: it forks, loads another SQLite, or is loaded behind a library."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", *args], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.echt
@pytest.mark.groot
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork and no SIGKILL")
@pytest.mark.parametrize(
    "proef",
    ["kills", pytest.param("server", marks=pytest.mark.server), "crashes", "preload", "forgeries", "waiting", "power"],
)
def test_a_tenth_of_it(proef: str) -> None:
    if proef == "preload":
        need(not preload.available(), preload.available())
    told = run("--deel", "10", proef)
    if "niet gedaan" in told:  # loop devices are the machine's to give, as a small disk is (tests/parts.py)
        pytest.skip(told.split("|")[2].strip())
    assert "| " in told
