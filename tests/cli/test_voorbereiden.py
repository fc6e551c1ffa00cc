"""``voorbereiden`` on the command line: without a terminal, the briefing, another laptop, erasing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Run, one_sentence
from tests.preparation.evening import risky
from voorzitter_console.moment import date_of
from voorzitter_console.preparation.file import written

BRIEFING = "uit/briefing.pdf"


def a_day(days: int) -> date:
    """So many days from now, in the Netherlands."""
    return date_of(datetime.now(UTC)) + timedelta(days=days)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What another laptop prepared for next week."""
    path = tmp_path / "stick.toml"
    path.write_text(written(risky(datum=a_day(7))), encoding="utf-8")
    return path


def test_another_laptop_s_is_taken_over_and_its_briefing_made(console: Run, tmp_path: Path, file: Path) -> None:
    day = a_day(7)
    told = console("voorbereiden", "--van", file)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Overgenomen: ")
    assert f"({day.isoformat()})" in told.stdout
    assert console("voorbereiden", "--van", file).stdout.startswith("Stond hier al: ")
    made = console("voorbereiden", f"{day:%d-%m-%Y}", "--uit", "uit")
    assert "De briefing staat in" in made.stdout
    assert len(pypdf.PdfReader(tmp_path / BRIEFING).pages) == 1
    again = console("voorbereiden", "--uit", "uit")
    assert (again.returncode, "staat al briefing.pdf" in one_sentence(again)) == (2, True)


def test_nothing_prepared_is_one_sentence(console: Run) -> None:
    for args, said in (
        (("--uit", "uit"), "Er is nog niets voorbereid"),
        (("morgen", "--uit", "uit"), "is niets voorbereid"),
        (("31-02-2027", "--uit", "uit"), "bestaat niet"),
        (("01-01-2020",), "al geweest"),
        (("2026-12-01-7", "--uit", "uit"), "is hier niet voorbereid"),
        (("2026-12-01-7",), "daarvoor is niets voorbereid"),
        (("--uit", ""), "--uit: hier hoort de naam van een map"),
        (("--van", "weg.toml"), "bestaat niet"),
        (("--wis", "--uit", "x"), "--wis gaat niet samen"),
    ):
        told = console("voorbereiden", *args)
        assert told.returncode == 2
        assert said in one_sentence(told)


def test_no_day_that_is_over_is_offered_to_prepare_and_a_name_that_is_none_is_a_sentence(console: Run) -> None:
    assert one_sentence(console("voorbereiden", "01-12-1999", "--uit", "uit")) == (
        "Voor 1 december 1999 is niets voorbereid."
    )
    named = one_sentence(console("voorbereiden", "2026-12-01-2", "--uit", "uit"))
    assert named == "2026-12-01-2 is hier niet voorbereid; zonder naam ziet u wat er is."


def test_a_file_of_a_day_that_is_over_is_refused(console: Run, tmp_path: Path) -> None:
    path = tmp_path / "oud.toml"
    path.write_text(written(risky(datum=date(2020, 1, 1))), encoding="utf-8")
    told = console("voorbereiden", "--van", path)
    assert (told.returncode, "al geweest" in one_sentence(told)) == (2, True)


def test_two_of_one_day_are_told_apart_by_their_name(console: Run, tmp_path: Path, file: Path) -> None:
    console("voorbereiden", "--van", file)
    file.write_text(written(risky(datum=a_day(7), titel="Commissie")), encoding="utf-8")
    console("voorbereiden", "--van", file)
    name = a_day(7).isoformat()
    told = console("voorbereiden", name, "--uit", "uit")
    assert f"kies een van {name}, {name}-2" in one_sentence(told)
    assert console("voorbereiden", f"{name}-2", "--uit", "uit").returncode == 0
    assert "Commissie" in (pypdf.PdfReader(tmp_path / BRIEFING).pages[0].extract_text())


def test_erasing_is_said_first_and_needs_a_yes(console: Run, file: Path) -> None:
    name = a_day(7).isoformat()
    console("voorbereiden", "--van", file)
    assert "Er is niets om te wissen" in console("voorbereiden", "--wis").stdout
    asked = console("voorbereiden", name, "--wis")
    assert f"Te wissen: {name}." in asked.stdout
    assert "Er is niets gewist" in asked.stdout
    gone = console("voorbereiden", name, "--wis", "--ja")
    assert f"Gewist: {name}." in gone.stdout
    assert "Er is nog niets voorbereid" in console("voorbereiden", "--uit", "x").stderr


def test_without_a_terminal_it_asks_in_lines_until_the_input_ends(console: Run) -> None:
    told = console("voorbereiden")
    assert told.returncode == 0
    assert "Voorbereiden, in regels" in told.stdout
