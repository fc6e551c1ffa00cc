"""From the first screen, in lines and through a real pipe, to the two minutes of practice."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

import pytest

from voorzitter_console.cli import regels
from voorzitter_console.cli.oefen import practice_args
from voorzitter_console.practice.scenario import DRILL


def _home(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(folder))


def test_who_chooses_to_practise_comes_to_the_drill_with_the_input_that_was_read_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _home(monkeypatch, tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"u\nj\nq\nj\n"), encoding="utf-8"))
    args = argparse.Namespace(opdracht=None, database=str(tmp_path / "echt.sqlite"), regels=True)
    assert regels.command(args) == 0
    said = capsys.readouterr().out
    assert "Kennismaken met de console" in said
    assert "OEFENING. Stand" in said
    assert f"nakijken {DRILL} (met --uit MAP als bladzijde)" in said
    again = practice_args(args)
    assert (again.opdracht, again.scenario, again.database) == ("oefen", None, None)  # only the first time


def test_the_first_time_it_is_the_drill(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _home(monkeypatch, tmp_path)
    assert practice_args(argparse.Namespace(opdracht=None, database="x")).scenario == DRILL
