"""The command line: its exit code and what it says, in this process or as a user starts it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Result, here

Run = Callable[..., Result]


def environment(folder: Path) -> dict[str, str]:
    """A home of its own in that folder."""
    home = folder / "thuis"
    home.mkdir(exist_ok=True)
    return {
        "HOME": str(home),
        "APPDATA": str(home),
        "LOCALAPPDATA": str(home),
        "PATH": "",
        "PYTHONUTF8": "1",
        "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
    }


@pytest.fixture
def console(tmp_path: Path) -> Run:
    """Runs ``voorzitter-console`` with a home of its own, in this process."""

    def run(*args: str | Path) -> Result:
        return here(args, tmp_path, environment(tmp_path))

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """The same as a user starts it: a process of its own. A second of imports: for what ``console`` cannot show."""

    def run(*args: str | Path, **more: str) -> Result:
        return subprocess.run(
            [sys.executable, "-m", "voorzitter_console", *map(str, args)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            # The program under test is the one that the tests import, also where that is not the installed one.
            env={**environment(tmp_path), "PYTHONPATH": os.environ.get("PYTHONPATH", ""), **more},
            stdin=subprocess.DEVNULL,
            timeout=60,
            cwd=tmp_path,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with its journal, of a scenario that was played; only to read."""
    folder = tmp_path_factory.mktemp("gespeeld")
    assert here(("speel", "drie-vorderingen", "--uit", "uit"), folder, environment(folder)).returncode == 0
    return folder / "uit"


@pytest.fixture
def played(original: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(original, tmp_path / "gespeeld"))


def one_sentence(result: Result) -> str:
    """What was said on stderr: exactly one line, no traceback."""
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    assert "Traceback" not in result.stderr
    return lines[0]
