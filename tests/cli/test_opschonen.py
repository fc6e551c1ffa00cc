"""``opschonen``: what is past its term is shown, and erased only after a yes and with a name."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import environment, one_sentence
from tests.command import Result, here
from voorzitter_console.aftercare.terms import months_before
from voorzitter_console.journal.verify import verify_journal

SEEN = b"rode jas, trommel"


@pytest.fixture
def journal(original: Path, tmp_path: Path) -> Path:
    """A closed practice meeting of June 2026."""
    return Path(shutil.copy(original / "journaal.sqlite", tmp_path / "j.sqlite"))


def run(folder: Path, settings: str, *args: str | Path) -> Result:
    file = folder / "instellingen.toml"
    file.write_text(settings, encoding="utf-8")
    surroundings = {**environment(folder), "VOORZITTER_CONSOLE_INSTELLINGEN": str(file)}
    return here(("opschonen", *args), folder, surroundings)


def test_what_is_due_is_shown_and_erased_after_a_yes(journal: Path, tmp_path: Path) -> None:
    term = "[bewaren]\nmaanden = 1\n"
    before_ = journal.read_bytes()
    shown = run(tmp_path, term, "--database", journal)
    assert shown.returncode == 0
    assert "Te wissen: 'Raadsvergadering" in shown.stdout
    assert "niets gewist" in shown.stdout
    assert journal.read_bytes() == before_
    assert "--door" in one_sentence(run(tmp_path, term, "--ja", "--database", journal))
    erased = run(tmp_path, term, "--ja", "--door", "P. de Vries", "--database", journal)
    assert erased.returncode == 0, erased.stdout + erased.stderr
    report = verify_journal(journal)
    assert report.uitkomst == "heel"
    assert report.streams[0].gewist > 10
    with closing(sqlite3.connect(journal)) as con:
        left = con.execute("SELECT DISTINCT v.inhoud ->> 'soort' FROM kluis k JOIN vastlegging v USING (id)").fetchall()
    assert sorted(left) == [("begin_vastlegging",), ("gewist",)]
    assert SEEN in before_
    assert SEEN not in journal.read_bytes()
    again = run(tmp_path, term, "--ja", "--door", "P. de Vries", "--database", journal)
    assert "Er is niets ouder" in again.stdout


@pytest.mark.parametrize("months", [1200, 0])
def test_what_is_not_due_or_has_no_term(journal: Path, tmp_path: Path, months: int) -> None:
    result = run(tmp_path, f"[bewaren]\nmaanden = {months}\n", "--ja", "--door", "x", "--database", journal)
    assert result.returncode == (0 if months else 2)
    assert "niets ouder" in result.stdout if months else "bewaartermijn" in one_sentence(result)
    assert verify_journal(journal).streams[0].gewist == 0


@pytest.mark.parametrize("value", ['"een jaar"', "-1", "99999", "1.5", "true"])
def test_a_term_that_is_none(journal: Path, tmp_path: Path, value: str) -> None:
    result = run(tmp_path, f"[bewaren]\nmaanden = {value}\n", "--database", journal)
    assert result.returncode == 2
    assert "bewaren.maanden" in one_sentence(result)


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 12, "2025-12-31"),
        ("2026-12-31", 6, "2026-06-30"),
        ("2026-05-01", 1200, "1926-05-01"),
    ],
)
def test_calendar_months_ago(now: str, months: int, then: str) -> None:
    assert months_before(datetime.fromisoformat(now).replace(tzinfo=UTC), months).date().isoformat() == then
