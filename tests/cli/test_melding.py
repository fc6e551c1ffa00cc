"""``melding`` in lines and by its name in other commands: dossier, letters, erasing, verification."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.aftercare.reports import NOW, begun, meldboek, say
from tests.cli.conftest import Run, one_sentence
from voorzitter_console.regels.melding import run


def told(home: Path, *answers: str, now: datetime = NOW) -> str:
    out = io.StringIO()
    assert run(meldboek(home, now, file=True), io.StringIO("".join(f"{a}\n" for a in answers)), out) == 0
    return out.getvalue()


NEW = ("1", "3", "A. de Vries", "1", "12-03-2026", "", "voordeur", "")
"""A new melding at home, of the burgemeester, of which only the day is known."""


def test_a_melding_is_recorded_in_lines(tmp_path: Path) -> None:
    said = told(tmp_path, *NEW, "2", "politie via 112", "", "20:30", "P-1", "", "", "2", "6", "kom maar op", "", "", "")
    assert "Protocol 4.2: “In dergelijke situaties trekt de politieke ambtsdrager" in said
    assert "VASTGELEGD: melding begonnen." in said
    assert "VASTGELEGD: 112 gebeld." in said
    assert "wordt (indien mogelijk) direct 112 gebeld" in said


@pytest.mark.parametrize(
    ("dag", "tijd", "sentence"),
    [
        ("30-02-2026", "", "bestaat niet"),
        ("14-03-2026", "", "een dag in de toekomst"),
        ("13-03-2026", "23:00", "Een tijd in de toekomst"),
        ("12-03-2026", "kwart over", "is geen tijd"),
        ("29-03-2025", "", ""),
        ("30-03-2025", "02:30", "bestond die dag niet"),
        ("26-10-2025", "02:30", "twee keer"),
    ],
)
def test_a_day_or_time_that_cannot_be_is_asked_again(tmp_path: Path, dag: str, tijd: str, sentence: str) -> None:
    again = ("A. de Vries", "1", "12-03-2026", "20:00", "voordeur", "") if sentence else ()
    said = told(tmp_path, "1", "3", "A. de Vries", "1", dag, tijd, "voordeur", "", *again)
    assert sentence in said
    assert said.count("VASTGELEGD: melding begonnen.") == 1


def test_the_hour_that_comes_twice_is_told_apart(tmp_path: Path) -> None:
    told(tmp_path, "1", "3", "x", "1", "26-10-2025", "02:30 wintertijd", "", "")
    [row] = meldboek(tmp_path, file=True).look().meldingen
    assert row.op == datetime(2025, 10, 26, 1, 30, tzinfo=UTC)


def test_other_commands_know_it_by_name_and_verify_it(console: Run, tmp_path: Path) -> None:
    book = begun(tmp_path, file=True)
    say(book, "meld_gedrag", soort="bedreiging", woorden="pas maar op", dader="NN1")
    say(book, "sluit_melding", reden="besproken")
    book.close()
    at = ("--database", tmp_path / "j.sqlite")
    whole = console("controleer", tmp_path / "j.sqlite")
    assert whole.returncode == 0
    assert "Melding van 13-03-2026 10:00: 3 vastleggingen" in whole.stdout
    assert "vergaderingen: 0" in whole.stdout
    report = json.loads(console("controleer", tmp_path / "j.sqlite", "--json").stdout)
    assert [one["afgesloten"] for one in report["meldingen"]] == [True]
    assert report["nazorg"] == []
    listed = console("vergaderingen", *at)
    assert "Buiten een vergadering: 1 melding." in listed.stdout
    assert "'Melding: telefoon', telefoon, gesloten" in listed.stdout
    made = console("brief", "contact", "Melding: telefoon", "--uit", tmp_path / "brief", *at)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "brief" / "brief-contact-NN1.pdf").is_file()
    asked = console("dossier", "Melding: telefoon", "--controle", "--regels", *at).stdout
    assert asked.startswith("Melding 'Melding: telefoon': checklist")
    assert "ergadering" not in asked
    calendar = console("agenda", "2026-03-12", "--uit", tmp_path / "agenda", *at)
    assert calendar.returncode == 0, calendar.stderr
    erased = console(
        "wis", "Melding: telefoon", "--label", "NN1", "--grond", "verzoek", "--door", "griffier", "--ja", *at
    )
    assert erased.returncode == 0, erased.stderr
    assert console("controleer", tmp_path / "j.sqlite").returncode == 0
    unknown = console("dossier", "bestaat niet", "--uit", tmp_path / "d", *at)
    assert unknown.returncode == 2
    assert "wel: 2026-03-12 'Melding: telefoon'" in one_sentence(unknown)


def test_a_melding_that_is_not_there_is_a_sentence(console: Run, tmp_path: Path) -> None:
    begun(tmp_path, file=True).close()
    unknown = console("melding", "morgen", "--regels", "--database", tmp_path / "j.sqlite")
    assert unknown.returncode == 2
    assert "Deze melding staat niet in" in one_sentence(unknown)


def test_whether_it_is_the_same_person_is_asked_with_both_beside_each_other(tmp_path: Path) -> None:
    for naam in ("Karel de Boer", "K. de Boer"):
        book = begun(tmp_path, file=True)
        say(book, "meld_gedrag", soort="bedreiging", dader="NN1")
        say(book, "beschrijf_verstoorder", label="NN1", naam=naam)
        book.close()
    said = told(tmp_path, "2", "3", "3", "1", "1", "1", "", "", "")
    assert "dezelfde? 12-03-2026 Melding: telefoon: “Karel de Boer” (NN1), andere schrijfwijze" in said
    assert "Hier: “K. de Boer” (NN1). Daar: 12-03-2026" in said
    assert "VASTGELEGD: ja, dezelfde persoon." in said
    assert "1 eerder voorval van deze persoon." in said


def test_a_year_as_lines_and_as_files(console: Run, tmp_path: Path) -> None:
    begun(tmp_path, file=True).close()
    at = ("--database", tmp_path / "j.sqlite")
    said = console("overzicht", "2026", "--regels", *at)
    assert said.returncode == 0, said.stderr
    assert "meldingen buiten vergaderingen: 1" in said.stdout
    assert console("overzicht", "2026", "--uit", tmp_path / "uit", *at).returncode == 0
    assert {path.name for path in (tmp_path / "uit").iterdir()} == {"overzicht-2026.csv", "overzicht-2026.pdf"}
    again = console("overzicht", "2026", "--uit", tmp_path / "uit", *at)
    assert again.returncode == 2
    assert "staat al overzicht-2026.csv" in one_sentence(again)
    assert "is geen jaar" in one_sentence(console("overzicht", "twee", *at))
