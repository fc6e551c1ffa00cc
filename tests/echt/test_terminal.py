"""A whole incident in a real terminal by keys only, killed with -9 in the middle, resumed, closed and exported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.echt.terminal import Terminal, console
from tests.parts import need
from voorzitter_console.journal.port import JournalBusy, JournalUnreadable
from voorzitter_console.journal.sqlite import SqliteJournal

pytestmark = pytest.mark.echt


def recorded(database: Path) -> list[str]:
    """The commands on disk."""
    try:
        journal = SqliteJournal.open(database, oefening=None, create=False, read_only=True)
    except (JournalUnreadable, JournalBusy):
        return []
    try:
        return [e.soort for s in journal.streams() for e in journal.read(s.id)]
    except JournalBusy:
        return []
    finally:
        journal.close()


def press(terminal: Terminal, database: Path, key: str, soort: str) -> None:
    """Press a key until one more of such an entry is on disk: a held key may be refused, it never counts twice."""
    before = recorded(database).count(soort)
    terminal.until_quiet()
    terminal.keys(key)
    terminal.until(lambda: recorded(database).count(soort) == before + 1, f"{soort} on disk")


def test_an_incident_by_keys_killed_in_the_middle(tmp_path: Path) -> None:
    need(os.name == "posix", "a pty needs POSIX")
    database = tmp_path / "journaal.sqlite"
    first = console(database, tmp_path)
    first.until_seen("NIEUWE VERGADERING")
    first.keys("\r")
    first.until(lambda: recorded(database) == ["begin_vastlegging"], "the beginning on disk")
    press(first, database, "s", "stop_livestream")  # the last of the two that S gives
    press(first, database, "b", "spreek_aan")
    press(first, database, "v", "vorder")
    before = recorded(database)
    first.kill(signal.SIGKILL)
    assert recorded(database) == before

    again = console(database, tmp_path)
    again.until_seen("2e VORDERING VAN 3")
    press(again, database, "v", "vorder")
    press(again, database, "v", "vorder")
    press(again, database, "e", "beeindig_verstoring")
    press(again, database, "r", "geef_ruimte")
    press(again, database, "h", "hervat")
    again.until_quiet()
    again.keys("x")
    again.until_quiet()
    again.keys("j")
    again.until(lambda: recorded(database)[-1] == "sluit", "the closing on disk")
    again.kill(signal.SIGTERM)

    out = tmp_path / "uit"
    command = [sys.executable, "-m", "voorzitter_console", "dossier", "--uit", str(out), "--database", str(database)]
    assert subprocess.run(command, check=False, env={"HOME": str(tmp_path)}).returncode == 0
    dossier = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
    assert dossier["oefening"] is False
    assert [len(v["vorderingen"]) for v in dossier["verstoringen"]] == [3]
    assert dossier["stand"]["vergadering"] == "gesloten"
