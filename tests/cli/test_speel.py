"""``speel``: shipped scenarios, and every bad input of the design with its exit code and one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from tests.parts import need_rights, one_in
from voorzitter_console.practice.scenario import find, load, shipped

HEAD = """titel = "Proef"
protocol = "maassluis-2025"
aanvang = 2026-03-10T19:30:00+01:00
[vergadering]
orgaan = "gemeenteraad"
titel = "Raadsvergadering 10 maart 2026"
"""


def step(op: str, doe: str, rest: str = "", door: str = "voorzitter") -> str:
    return f'[[stap]]\nop = "{op}"\ndoor = "{door}"\ndoe = "{doe}"\n{rest}\n'


STEPS_ONLY = [name for name in shipped() if not load(find(name)).gebeurtenissen]
"""With their documents; those with events are played without, in ``tests/practice``, and three of them here."""


@pytest.mark.parametrize(
    "name", one_in(4, [*STEPS_ONLY, "worp-en-gewonde-bode", "commissie-in-gehuurde-zaal", "bommelding-online"])
)
def test_a_shipped_scenario_plays_as_expected(name: str, console: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    result = console("speel", name, "--uit", out)
    assert result.returncode == 0, result.stderr
    dossier = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
    assert dossier["formaat"] == "voorzitter-console/dossier/1"
    assert dossier["oefening"] is True
    assert dossier["keten"]["aantal"] == len(dossier["tijdlijn"])
    assert (out / "data" / "aangifte.pdf").read_bytes().startswith(b"%PDF")
    checked = console("controleer", out)
    assert checked.returncode == 0, checked.stdout + checked.stderr


FILES = ("dossier.json", "journaal.sqlite", "tagmanifest-sha256.txt", "data/aangifte.pdf", "data/aangifte.odt")


@pytest.mark.lang
def test_the_same_play_gives_the_same_dossier(console: Run, process: Run, tmp_path: Path) -> None:
    for name, played in (("een", console), ("twee", process)):
        assert played("speel", "sit-in", "--uit", tmp_path / name).returncode == 0
    for file in FILES:
        assert (tmp_path / "een" / file).read_bytes() == (tmp_path / "twee" / file).read_bytes()


def test_an_expectation_that_fails_is_exit_1_and_the_dossier_is_there(console: Run, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text(HEAD + step("00:01:00", "schors") + "[verwacht]\nvergadering = 'open'\n", encoding="utf-8")
    result = console("speel", file, "--uit", tmp_path / "uit")
    assert result.returncode == 1
    assert "vergadering" in one_sentence(result)
    assert (tmp_path / "uit" / "dossier.json").exists()


@pytest.mark.lang
def test_a_step_that_must_be_refused_but_is_not_is_exit_1(console: Run, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text(HEAD + step("00:01:00", "schors", "geweigerd = true"), encoding="utf-8")
    result = console("speel", file, "--uit", tmp_path / "uit")
    assert result.returncode == 1
    assert "stap 1" in one_sentence(result)
    assert (tmp_path / "uit" / "dossier.json").exists()


BAD = {
    "unknown command": (HEAD + step("00:01:00", "dans"), ("stap 1", "dans")),
    "unknown field": (HEAD + step("00:01:00", "schors", "kleur = 'rood'"), ("stap 1", "kleur")),
    "no offset": (HEAD.replace("+01:00", "") + step("00:01:00", "schors"), ("aanvang",)),
    "out of order": (HEAD + step("00:02:00", "schors") + step("00:01:00", "hervat"), ("stap 2", "op")),
    "refused step": (HEAD + step("00:01:00", "hervat"), ("stap 1", "hervat")),
    "no such step": (HEAD + step("00:01:00", "herroep", "stap = 9"), ("stap 1", "9")),
    "a later step": (HEAD + step("00:01:00", "herroep", "stap = 1"), ("stap 1", "stap")),
    "a position": (HEAD + step("00:01:00", "herroep", "positie = 1"), ("stap 1", "positie")),
    "broken TOML": (HEAD + "[[stap\n", ("regel 7",)),
    "empty": ("", ("leeg",)),
    "wrong value": (HEAD + step("00:01:00", "spreek_aan", "scenario = 'C'"), ("stap 1", "scenario")),
    "counted A": (
        HEAD + step("00:01:00", "spreek_aan", "scenario = 'A'\ntelt_als_vordering = true"),
        ("stap 1", "telt_als_vordering"),
    ),
    "unknown protocol": (HEAD.replace("maassluis-2025", "atlantis") + step("00:01:00", "schors"), ("atlantis",)),
    "unknown expectation": (HEAD + step("00:01:00", "schors") + "[verwacht]\nweer = 'mooi'\n", ("weer",)),
    "the future": (
        HEAD + step("00:01:00", "schors", "gebeurd_op = 2026-03-10T23:00:00+01:00"),
        ("stap 1", "toekomst"),
    ),
    "evidence outside": (HEAD + step("00:01:00", "voeg_bewijs_toe", "pad = '../x.mp4'"), ("stap 1", "pad")),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_exit_2_one_sentence_and_nothing_written(name: str, console: Run, tmp_path: Path) -> None:
    text, named = BAD[name]
    file = tmp_path / "scenario.toml"
    file.write_text(text, encoding="utf-8")
    out = tmp_path / "uit"
    result = console("speel", file, "--uit", out)
    assert result.returncode == 2, result.stdout
    sentence = one_sentence(result)
    assert "scenario.toml" in sentence
    for word in named:
        assert word in sentence
    assert not out.exists()


def test_random_bytes_a_missing_file_and_a_folder(console: Run, tmp_path: Path) -> None:
    noise = tmp_path / "ruis.toml"
    noise.write_bytes(bytes(range(256)) * 8)
    for source in (noise, tmp_path / "weg.toml", tmp_path, "bestaat-niet"):
        result = console("speel", source, "--uit", tmp_path / "uit")
        assert result.returncode == 2
        one_sentence(result)
        assert not (tmp_path / "uit").exists()


def test_an_output_folder_that_cannot_be_used(console: Run, tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_text("x", encoding="utf-8")
    full = tmp_path / "vol"
    full.mkdir()
    (full / "dossier.json").write_text("{}", encoding="utf-8")
    for out in (tmp_path / "geen" / "ouder", file, full):
        result = console("speel", "sit-in", "--uit", out)
        assert result.returncode == 2
        one_sentence(result)
    assert (full / "dossier.json").read_text(encoding="utf-8") == "{}"
    assert [p.name for p in full.iterdir()] == ["dossier.json"]


@pytest.mark.echt
def test_a_read_only_output_folder(console: Run, tmp_path: Path) -> None:
    need_rights(tmp_path)
    closed = tmp_path / "dicht"
    closed.mkdir()
    closed.chmod(0o500)
    result = console("speel", "sit-in", "--uit", closed)
    assert result.returncode == 2
    one_sentence(result)
    assert list(closed.iterdir()) == []


@pytest.mark.lang
def test_a_real_journal_is_refused(console: Run, tmp_path: Path) -> None:
    from voorzitter_console.journal.sqlite import SqliteJournal

    path = tmp_path / "echt.sqlite"
    SqliteJournal.open(path, oefening=False).close()
    before = path.read_bytes()
    result = console("speel", "sit-in", "--uit", tmp_path / "uit", "--database", path)
    assert result.returncode == 2
    assert "oefening" in one_sentence(result)
    assert path.read_bytes() == before
    assert not (tmp_path / "uit").exists()


@pytest.mark.lang
def test_an_own_journal_can_be_named(console: Run, tmp_path: Path) -> None:
    path = tmp_path / "oefening.sqlite"
    for name in ("een", "twee"):
        assert console("speel", "sit-in", "--uit", tmp_path / name, "--database", path).returncode == 0
    result = console("controleer", path)
    assert result.returncode == 0
    assert "vergaderingen: 2" in result.stdout
