"""``nakijken`` and ``scenario``: the fixed JSON, the sentences, and what cannot be scored."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run, one_sentence
from tests.practice.trainees import EVENTS


def test_the_fixed_json_of_a_perfect_replay(console: Run, played: Path) -> None:
    result = console("nakijken", "drie-vorderingen", played / "dossier.json", "--json")
    assert (result.returncode, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert (found["gemist"], found["te_laat"], found["onwaar"]) == ([], [], [])
    assert (found["mediaan_tijdfout_s"], found["volledig"], found["afwijkingen"]) == (0.0, 1.0, [])
    assert found["woorden"] == {"protocol": 6}
    assert found["reactietijden_s"]["schors"] == 15.0
    assert [p["wie"] for p in found["per_persoon"]] == ["voorzitter", "griffier"]


def test_in_words_with_the_published_figures(console: Run, played: Path) -> None:
    said = console("nakijken", "drie-vorderingen", played).stdout
    assert said.startswith("OEFENING: ")
    for figure in ("100 %", "88 %", "68 %", "3 s op een tablet", "8 s elektronisch", "77 s op papier"):
        assert figure in said


def test_another_scenario_than_was_played_is_scored_as_it_is(console: Run, played: Path) -> None:
    found = json.loads(console("nakijken", "vreedzaam-statement", played, "--json").stdout)
    assert found["gemist"]
    assert found["onwaar"]


def test_what_cannot_be_scored_is_one_sentence_and_exit_2(console: Run, played: Path, tmp_path: Path) -> None:
    (tmp_path / "kapot.toml").write_text(EVENTS.replace("storend", "boos"), encoding="utf-8")
    for given in (
        ("bestaat-niet", played / "dossier.json"),
        (tmp_path / "kapot.toml", played / "dossier.json"),
        ("sit-in", tmp_path / "weg.json"),
        ("sit-in", played / "LEESMIJ.txt"),
        ("sit-in", ""),
    ):
        result = console("nakijken", *given, "--json")
        assert (result.returncode, result.stdout) == (2, "")
        one_sentence(result)


def test_scenario_controleer(console: Run, tmp_path: Path) -> None:
    good = tmp_path / "goed.toml"
    good.write_text(EVENTS, encoding="utf-8")
    assert "klopt. 0 stappen, 6 gebeurtenissen" in console("scenario", "controleer", good).stdout
    bad = tmp_path / "fout.toml"
    bad.write_text(EVENTS.replace("NN2", "NN9", 1), encoding="utf-8")
    result = console("scenario", "controleer", bad)
    assert result.returncode == 2
    assert "gebeurtenis 3: NN2 is hier vertrokken, maar geen gebeurtenis" in one_sentence(result)


def test_the_journal_of_a_play_has_its_evidence(console: Run, tmp_path: Path) -> None:
    (tmp_path / "foto.txt").write_text("foto", encoding="utf-8")
    step = '[[stap]]\nop = "00:01:00"\ndoor = "griffier"\ndoe = "voeg_bewijs_toe"\npad = "foto.txt"\n'
    (tmp_path / "s.toml").write_text(EVENTS.split("[[gebeurtenis]]")[0] + step, encoding="utf-8")
    out, stick = tmp_path / "uit", tmp_path / "stick"
    stick.mkdir()
    assert console("speel", tmp_path / "s.toml", "--uit", out).returncode == 0
    assert "staat ernaast" not in console("controleer", out).stdout
    copied = console("kopie", stick, "--database", out / "journaal.sqlite")
    assert copied.returncode == 0, copied.stderr
    assert "1 bewijsbestand" in copied.stdout
    made = console("dossier", "--uit", tmp_path / "weer", "--database", out / "journaal.sqlite")
    assert made.returncode == 0, made.stderr
    assert console("controleer", tmp_path / "weer").returncode == 0
    next((out / "bewijs").iterdir()).write_text("een andere foto", encoding="utf-8")
    assert console("controleer", out).returncode == 1
