"""``nakijken`` and ``scenario``: the fixed JSON, the sentences, and what cannot be scored."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from tests.practice.trainees import EVENTS


def test_the_fixed_json_of_a_perfect_replay(console: Run, played: Path) -> None:
    result = console("nakijken", "drie-vorderingen", played / "dossier.json", "--json")
    assert (result.returncode, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert (found["gemist"], found["te_laat"], found["onwaar"]) == ([], [], [])
    assert (found["mediaan_tijdfout_s"], found["volledig"], found["afwijkingen"]) == (0.0, 1.0, [])
    assert found["woorden"] == {"protocol": 6}
    assert found["andere_vergadering"] is None
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
    assert found["andere_vergadering"] == "Raadsvergadering 9 juni 2026"
    said = console("nakijken", "vreedzaam-statement", played).stdout
    assert "Let op: vastgelegd is “Raadsvergadering 9 juni 2026”" in said
    assert "dit scenario gaat over “Raadsvergadering 10 maart 2026”" in said
    own = console("nakijken", "drie-vorderingen", played)
    assert "Let op" not in own.stdout


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


@pytest.mark.lang
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


def test_a_closed_meeting_becomes_a_scenario_after_a_yes(console: Run, played: Path, tmp_path: Path) -> None:
    journal, out = played / "journaal.sqlite", tmp_path / "casus.toml"
    refused = console("scenario", "uit", "--uit", out, "--database", journal)
    assert refused.returncode == 2
    assert "--ja" in one_sentence(refused)
    assert not out.exists()
    assert console("scenario", "uit", "--uit", out, "--database", journal, "--ja").returncode == 0
    assert "klopt" in console("scenario", "controleer", out).stdout
    again = console("scenario", "uit", "--uit", out, "--database", journal, "--ja")
    assert again.returncode == 2
    assert "bestaat al" in one_sentence(again)


def test_a_new_scenario_and_the_hand_outs(console: Run, tmp_path: Path) -> None:
    made = console("scenario", "nieuw", tmp_path / "nieuw.toml")
    assert made.returncode == 0
    assert made.stdout.endswith(f"voorzitter-console scenario controleer {tmp_path / 'nieuw.toml'}\n"), "as it is typed"
    assert "klopt" in console("scenario", "controleer", tmp_path / "nieuw.toml").stdout
    assert console("scenario", "nieuw", tmp_path / "nieuw.toml").returncode == 2
    assert console("oefen", "sit-in", "--hand-out", tmp_path / "bladen").returncode == 0
    assert [path.name for path in (tmp_path / "bladen").iterdir()] == ["sit-in.pdf"]


def test_the_page_of_a_score(console: Run, played: Path, tmp_path: Path) -> None:
    result = console("nakijken", "drie-vorderingen", played, "--uit", tmp_path / "score", "--json")
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["volledig"] == 1.0
    assert (tmp_path / "score" / "score.pdf").read_bytes().startswith(b"%PDF")


def test_a_practice_is_not_begun_on_the_place_of_real_meetings(console: Run, tmp_path: Path) -> None:
    (tmp_path / "slecht.toml").write_text(EVENTS.replace("NN2", "NN9", 1), encoding="utf-8")
    faulty = console("--regels", "--database", tmp_path / "o.sqlite", "oefen", tmp_path / "slecht.toml")
    assert faulty.returncode == 2
    assert "gebeurtenis 3: NN2" in one_sentence(faulty)
    made = console("--regels")  # makes the real journal in its own place, and ends with the input
    assert made.returncode == 0, made.stderr
    (real,) = tmp_path.rglob("journaal.sqlite")
    before = real.read_bytes()
    for given in (("oefen", "--regels", "sit-in"), ("griffier", "--regels", "--oefening"), ("deel", "--oefening")):
        result = console("--database", real, *given)
        assert result.returncode == 2
        assert "echte vergaderingen" in one_sentence(result)
    assert real.read_bytes() == before
    assert [path.name for path in real.parent.iterdir() if "oefening" in path.name] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe is POSIX")
def test_a_pipe_is_no_dossier(console: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    for path in ("pijp", os.devnull):
        assert "niet te lezen" in one_sentence(console("nakijken", "sit-in", path, "--json"))
