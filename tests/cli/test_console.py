"""The command line in the test's own process: it sees what a process would, and leaves nothing behind."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from voorzitter_console.cli import main


def standing() -> list[object]:
    """What a command could leave changed for the next test."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return [dict(os.environ), Path.cwd(), streams, gc.isenabled(), sys.getswitchinterval(), tempfile.tempdir]


@pytest.mark.parametrize(
    ("end", "code", "said"),
    [(5, 5, ""), (SystemExit(4), 4, ""), (SystemExit(None), 0, ""), (SystemExit("zo niet"), 1, "zo niet\n")],
)
def test_the_end_of_a_process(
    end: int | SystemExit, code: int, said: str, console: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(argv: Sequence[str]) -> int:
        assert (list(argv), Path.cwd(), sys.stdin.read(), sys.stdout.isatty()) == (["x"], tmp_path, "", False)
        assert os.environ["PATH"] == ""
        assert "PYTEST_CURRENT_TEST" not in os.environ
        os.environ["EXTRA"] = tempfile.gettempdir()
        os.chdir("/")
        gc.disable()
        sys.setswitchinterval(0.5)
        sys.stdout.write("één\r\n")
        if isinstance(end, SystemExit):
            raise end
        return end

    monkeypatch.setattr(main, "run", run)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = standing()
    result = console("x")
    assert standing() == before
    assert (result.args, result.returncode, result.stdout, result.stderr) == (["x"], code, "één\n", said)


def test_what_is_no_end_of_a_process_fails_the_test(console: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_argv: Sequence[str]) -> int:
        gc.disable()
        raise MemoryError

    monkeypatch.setattr(main, "run", run)
    before = standing()
    with pytest.raises(MemoryError):
        console("x")
    assert standing() == before
