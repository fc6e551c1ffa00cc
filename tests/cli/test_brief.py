"""``brief`` and ``kaart`` on the command line: what is written, and one sentence where nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from voorzitter_console.cli.parser import parse
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("journaal") / "oefening.sqlite"
    journal = SqliteJournal.open(path, oefening=True, create=True)
    for name in ("drie-vorderingen", "tweede-verstoring"):
        scenario = scenarios.load(scenarios.find(name))
        play(scenario, journal, token=seeded(scenario))
    journal.close()
    return path


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


def test_letters_stand_side_by_side_and_are_never_written_over(console: Run, database: Path, tmp_path: Path) -> None:
    out = tmp_path / "brieven"
    for kind in ("raad", "melding"):
        assert console("brief", kind, "--database", database, "--uit", out).returncode == 0
    there = ["brief-melding.odt", "brief-melding.pdf", "brief-raad.odt", "brief-raad.pdf"]
    assert names(out) == there
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    again = console("brief", "raad", "--database", database, "--uit", out)
    assert again.returncode == 2
    assert "brief-raad.pdf" in one_sentence(again)
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_the_history_is_shown_and_a_longer_term_refused(console: Run, database: Path, tmp_path: Path) -> None:
    out = tmp_path / "brieven"
    given = ("brief", "ontzegging", "--database", database, "--uit", out, "--persoon", "NN1")
    refused = console(*given, "--maanden", "4")
    assert refused.returncode == 2
    assert "ten hoogste drie maanden" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert names(out) == []
    done = console(*given)
    assert done.returncode == 0
    assert done.stdout.count("Vastgelegd: ") == 2
    assert names(out) == ["brief-ontzegging-NN1.odt", "brief-ontzegging-NN1.pdf"]


@pytest.mark.parametrize("named", ["--naam", "--eerder", "--persoon"])
def test_a_text_that_says_nothing_is_no_earlier_disturbance_and_no_name(
    named: str, console: Run, database: Path, tmp_path: Path
) -> None:
    for blank in ("", " ", "\u200b"):
        given = {"--persoon": "NN1", "--naam": "J. Jansen", "--eerder": "raad van 3 februari"} | {named: blank}
        told = [part for pair in given.items() for part in pair]
        result = console("brief", "ontzegging", *told, "--database", database, "--uit", tmp_path / "x")
        assert result.returncode == 2
        assert one_sentence(result) == f"{named}: hier hoort een tekst, want die komt in de brief; of laat het weg."
        assert names(tmp_path / "x") == []


@pytest.mark.parametrize("given", [("dans",), ("raad", "onbekende vergadering"), ("waarschuwing",), ()])
def test_what_cannot_be_is_one_sentence(given: tuple[str, ...], console: Run, database: Path, tmp_path: Path) -> None:
    result = console("brief", *given, "--database", database, "--uit", tmp_path / "x")
    assert result.returncode == 2
    one_sentence(result)
    assert names(tmp_path / "x") == []


@pytest.mark.lang
def test_the_card(console: Run, tmp_path: Path) -> None:
    assert console("kaart", "--uit", tmp_path / "kaart").returncode == 0
    assert (tmp_path / "kaart" / "kaart.pdf").read_bytes().startswith(b"%PDF")
    assert console("kaart", "--protocol", "voorbeeldstad-2025", "--uit", tmp_path / "ander").returncode == 0
    for given in (("--uit", tmp_path / "kaart"), ("--protocol", "weg", "--uit", tmp_path / "y"), ()):
        result = console("kaart", *given)
        assert result.returncode == 2
        one_sentence(result)
    assert not (tmp_path / "y").exists()


@pytest.mark.lang
def test_the_checklist_without_a_terminal_is_lines(console: Run, process: Run, database: Path, tmp_path: Path) -> None:
    for run, given in ((process, ()), (console, ()), (console, ("--regels",))):
        result = run("dossier", "--controle", *given, "--database", database)
        assert result.returncode == 0, result.stderr
        assert "Aangifte: uiterlijk" in result.stdout
        assert "ONTBREEKT" in result.stdout
    for wrong in (("--controle", "--uit", tmp_path / "x"), (), ("--regels", "--uit", tmp_path / "x")):
        result = console("dossier", *wrong, "--database", database)
        assert result.returncode == 2
        one_sentence(result)
    assert not (tmp_path / "x").exists()


def test_every_kind_of_letter_can_be_asked_for() -> None:
    for kind in KINDS:
        assert parse(["brief", kind, "--uit", "map"]).soort == kind
