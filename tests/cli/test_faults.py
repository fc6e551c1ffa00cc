"""Faults of the program and of its surroundings: one sentence, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment


@pytest.mark.lang
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_lines_in_and_out_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "voorzitter_console", "--regels"],
        input=b"Q\n",
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
    assert "Voorzitterconsole in regels" in result.stdout.decode(encoding)
