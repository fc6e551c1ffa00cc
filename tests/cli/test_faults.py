"""Faults of the program and of its surroundings: one sentence, and enough in fout.log for whoever helps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment
from voorzitter_console.cli import main, protocol


def test_earlier_faults_stay_in_the_log_each_with_its_time(
    console: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = iter([ZeroDivisionError("Jan Jansen"), KeyError("Piet")])

    def broken(_args: object) -> int:
        raise next(faults)

    monkeypatch.setattr(protocol, "command", broken)
    for _ in range(2):
        assert console("protocol", "diagram").returncode == 3
    (log,) = (tmp_path / "thuis").rglob("fout.log")
    text = log.read_text(encoding="utf-8")
    assert text.index("ZeroDivisionError") < text.index("KeyError")
    assert text.count("voorzitter-console 0.") == 2
    assert text.startswith("20")
    assert "Jan" not in text
    assert "Piet" not in text


def test_the_log_stays_small(console: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "_LOG", 3000)
    monkeypatch.setattr(protocol, "command", lambda _args: 1 // 0)
    for _ in range(20):
        console("protocol", "diagram")
    (log,) = (tmp_path / "thuis").rglob("fout.log")
    assert log.stat().st_size < 6000


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
