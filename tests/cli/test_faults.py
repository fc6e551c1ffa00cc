"""Faults of the program and of its surroundings: one sentence, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment


@pytest.mark.lang
@pytest.mark.parametrize(
    ("encoding", "args", "words"),
    [
        ("utf-16", ("--regels",), "Voorzitterconsole in regels"),
        ("utf-16-le", ("--regels",), "Voorzitterconsole in regels"),
        ("utf-32", ("--regels",), "Voorzitterconsole in regels"),
        ("utf-16", ("melding", "--regels"), "Meldingen, in regels"),
        ("utf-16", ("voorbereiden", "--regels"), "Voorbereiden, in regels"),
    ],
)
def test_lines_in_and_out_in_another_encoding(tmp_path: Path, encoding: str, args: tuple[str, ...], words: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "voorzitter_console", *args],
        input=b"Q\n\n\n",
        capture_output=True,
        env={
            **environment(tmp_path),
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "PYTHONUTF8": "0",
            "PYTHONIOENCODING": encoding,
        },
        timeout=60,
        cwd=tmp_path,
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode(encoding, "replace")
    assert words in result.stdout.decode(encoding)
