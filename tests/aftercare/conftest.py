"""The command line, and a played meeting with an assault in a journal of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import console as console
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded


@pytest.fixture(scope="session")
def assault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal; only to copy."""
    path = tmp_path_factory.mktemp("geweld") / "j.sqlite"
    journal = SqliteJournal.open(path, oefening=True, create=True)
    scenario = scenarios.load(scenarios.find("geweld-112"))
    play(scenario, journal, token=seeded(scenario))
    journal.close()
    return path


@pytest.fixture
def path(assault: Path, tmp_path: Path) -> Path:
    """A copy of it, to record in."""
    return Path(shutil.copy(assault, tmp_path / "j.sqlite"))
