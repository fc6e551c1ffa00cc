"""``vergaderingen``: what is in a journal, for people and for programs."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal


@pytest.mark.lang
def test_a_meeting_is_listed_with_its_head(console: Run, played: Path) -> None:
    path = played / "journaal.sqlite"
    told = json.loads(console("vergaderingen", "--json", "--database", path).stdout)
    assert (told["formaat"], told["journaal"]) == ("voorzitter-console/vergaderingen/1", str(path))
    assert (told["oefening"], told["noodjournaal"]) == (True, None)
    (meeting,) = told["vergaderingen"]
    (stream,) = verify_journal(path).streams
    assert (meeting["id"], meeting["aantal"], meeting["kop"]) == (stream.stroom, stream.head.aantal, stream.head.kop)
    assert (meeting["orgaan"], meeting["gesloten"], meeting["fout"]) == ("gemeenteraad", stream.gesloten, None)
    shown = console("vergaderingen", "--database", path)
    assert shown.returncode == 0
    assert "1 vergadering (OEFENING)." in shown.stdout
    assert f"kop {stream.head.kop[:16]}" in shown.stdout
    assert ("gesloten" if stream.gesloten else "NIET AFGESLOTEN") in shown.stdout
    assert console("dossier", meeting["id"], "--uit", "d", "--database", path).returncode == 0


def test_a_journal_that_is_empty_says_so(console: Run, tmp_path: Path) -> None:
    SqliteJournal.open(tmp_path / "leeg.sqlite", oefening=False, create=True).close()
    shown = console("vergaderingen", "--database", "leeg.sqlite")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout == "leeg.sqlite: hier staat nog geen vergadering in.\n"


def test_without_a_journal_it_is_one_sentence(console: Run) -> None:
    shown = console("vergaderingen", "--json")
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "Er is geen journaal" in one_sentence(shown)
    assert one_sentence(shown).endswith("noem met --database waar het wel staat.")


def test_a_meeting_that_was_tampered_with_is_named_and_the_others_are_told(console: Run, played: Path) -> None:
    path = played / "journaal.sqlite"
    with closing(sqlite3.connect(path)) as con, con:
        con.execute("""UPDATE vastlegging SET inhoud = replace(inhoud, '"versie":1', '"versie":2') WHERE positie = 5""")
    shutil.copy(path, path.with_name("journaal.nood.sqlite"))
    shown = console("vergaderingen", "--database", path)
    assert shown.returncode == 1
    assert "NIET TE LEZEN: " in shown.stdout
    assert "noodjournaal" in one_sentence(shown)
