"""A command line in the test's own process: its exit code and what it says, without a second of imports for each.

What only a process shows (its streams, signals, the exit code that a shell sees) is in tests/cli/test_process.py.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from voorzitter_console.cli import main

Result = subprocess.CompletedProcess[str]


def here(args: Sequence[str | Path], folder: Path, environment: Mapping[str, str], typed: str = "") -> Result:
    """Run the command in that folder with that environment and no more, no terminal, and that on its stdin."""
    argv = [*map(str, args)]
    out, err = io.BytesIO(), io.BytesIO()
    streams: dict[str, Any] = {
        "stdin": io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"),
        "stdout": io.TextIOWrapper(out, encoding="utf-8"),
        "stderr": io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace"),
    }
    with mock.patch.multiple(sys, **streams), contextlib.chdir(folder), _surroundings(environment), _interpreter():
        code = _exit_code(argv)
        sys.stdout.flush()
        sys.stderr.flush()
    return subprocess.CompletedProcess(argv, code, _text(out), _text(err))


def _exit_code(argv: list[str]) -> int:
    """What the interpreter makes of ``raise SystemExit(run())``, and of a SystemExit on the way there."""
    try:
        raise SystemExit(main.run(argv))
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)  # noqa: T201 - the interpreter's own voice
        return 1


def _text(data: io.BytesIO) -> str:
    """As subprocess reads a pipe."""
    return data.getvalue().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


@contextlib.contextmanager
def _surroundings(environment: Mapping[str, str]) -> Iterator[None]:
    """That environment, also for what was looked up in the one before: the temporary folder and the time zone."""
    try:
        with mock.patch.dict(os.environ, environment, clear=True), mock.patch.object(tempfile, "tempdir", None):
            _zone()
            yield
    finally:
        _zone()


def _zone() -> None:
    if sys.platform != "win32":
        time.tzset()


@contextlib.contextmanager
def _interpreter() -> Iterator[None]:
    """What a command sets for as long as its process lives."""
    collecting, turn = gc.isenabled(), sys.getswitchinterval()
    try:
        yield
    finally:
        (gc.enable if collecting else gc.disable)()
        sys.setswitchinterval(turn)
