"""``instellen``: what is asked comes into the file, what else stands there stays, and it can be opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from voorzitter_console import settings
from voorzitter_console.cli import instellen
from voorzitter_console.cli import instellen_file as file

WRITTEN = r"""# van ons
thema = "licht" # wij zien dat beter

[[zaal]]
naam = "Raadzaal" # de grote
rolstoel = "ja"

[livestream]
soort = "hand"
bellen = "oud"

[eigen]
iets = [1, 2] # blijft
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "map" / "instellingen.toml"
    monkeypatch.setenv("VOORZITTER_CONSOLE_INSTELLINGEN", str(found))
    return found


class Hands:
    """Somebody who answers, by the label of each question; Enter for all others."""

    def __init__(self, answers: dict[str, str], ends: str = "j") -> None:
        self.answers = answers
        self.ends: list[str] = [*ends]
        self.asked: list[str] = []
        self.shown: list[str] = []

    def line(self, prompt: str) -> str:
        self.asked.append(prompt)
        if prompt.startswith("Opslaan?"):
            return self.ends.pop(0)
        return self.answers.get(prompt.partition(" (")[0], "")


def fill(answers: dict[str, str], ends: str = "j") -> Hands:
    hands = Hands(answers, ends)
    assert instellen.form(hands.line, hands.shown.append) == 0
    return hands


ALL = {
    "Gemeente": "Maassluis",
    "Zaal 1": "Raadzaal; Koningshoek 93050, Maassluis",
    "Zaal 2": "Sporthal",
    "Voorzitter": "mevrouw H. de Vries",
    "Griffier": "de heer A. Ünal",
    "Bodedienst": "010 593 19 31",
    "Politie": "0900-8844",
    "Livestream": "Raadstreams, 010 123 45 67",
    "Tweede plek": r"E:\kopie",
}


def test_a_first_file_has_comments_and_is_what_was_answered(path: Path) -> None:
    fill(ALL)
    chosen = settings.load(path)
    assert chosen.gemeente == "Maassluis"
    assert [(z.naam, z.adres) for z in chosen.zaal] == [("Raadzaal", "Koningshoek 93050, Maassluis"), ("Sporthal", "")]
    assert (chosen.vergadering.voorzitter, chosen.vergadering.griffier) == ("mevrouw H. de Vries", "de heer A. Ünal")
    assert (chosen.nummers.bodedienst, chosen.nummers.politie) == ("010 593 19 31", "0900-8844")
    assert (chosen.livestream, chosen.kopie.map) == ({"bellen": "Raadstreams, 010 123 45 67"}, r"E:\kopie")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# De instellingen van voorzitter-console.")
    assert r"map = 'E:\kopie' # een map" in text
    assert (chosen.vooraf.locatie, chosen.vooraf.adres) == ("Raadzaal", "Koningshoek 93050, Maassluis")
    assert [f.name for f in path.parent.iterdir()] == ["instellingen.toml"]


def test_opened_again_everything_stands_there_and_nothing_changes(path: Path) -> None:
    fill(ALL)
    before = path.read_bytes()
    hands = fill({})
    assert path.read_bytes() == before
    assert "Bodedienst (het nummer van de bode of de beveiliging) [010 593 19 31]:" in hands.asked


def test_what_somebody_wrote_stays_also_what_is_not_known(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(WRITTEN, encoding="utf-8")
    new = {
        "Gemeente": "M",
        "Zaal 1": "Raadzaal; Koningshoek 1",
        "Livestream": "nieuw 010 1234567",
        "Zaal 2": "Sporthal",
    }
    hands = fill(new)
    text = path.read_text(encoding="utf-8")
    for kept in WRITTEN.replace('"oud"', '"nieuw 010 1234567"').splitlines():
        assert f"{kept}\n" in text
    chosen, _ = settings.judge(path)
    assert chosen.livestream == {"soort": "hand", "bellen": "nieuw 010 1234567"}
    assert [(z.naam, z.adres) for z in chosen.zaal] == [("Raadzaal", "Koningshoek 1"), ("Sporthal", "")]
    assert text.index("gemeente = ") < text.index("[livestream]")
    assert [s for s in hands.shown if "sleutel zaal.rolstoel: bestaat niet" in s]


def test_a_hall_that_is_emptied_goes_and_a_value_too(path: Path) -> None:
    fill(ALL)
    fill({"Zaal 1": "-", "Politie": "-"})
    chosen = settings.load(path)
    assert [z.naam for z in chosen.zaal] == ["Sporthal"]
    assert chosen.nummers.politie == ""


def test_what_cannot_be_is_said_and_nothing_is_written(path: Path) -> None:
    hands = fill({"Bodedienst": "bel maar"}, ends="jn")
    assert not path.exists()
    assert [s for s in hands.shown if "sleutel nummers.bodedienst: verwacht een telefoonnummer" in s]
    assert str(path) in next(s for s in hands.shown if "sleutel nummers" in s)


def test_no_saves_nothing(path: Path) -> None:
    fill(ALL, ends="n")
    assert not path.parent.exists()


def test_a_file_that_is_no_toml_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("thema = [", encoding="utf-8")
    with pytest.raises(settings.SettingsFault, match="regel 1"):
        fill(ALL)
    assert path.read_text(encoding="utf-8") == "thema = ["


def test_a_folder_that_is_a_file_is_one_sentence(path: Path) -> None:
    path.parent.write_text("x")
    with pytest.raises(file.NotSaved, match="Er is niets veranderd"):
        fill(ALL)


def test_without_a_terminal_it_is_one_sentence(console: Run) -> None:
    shown = console("instellen")
    assert shown.returncode == 2
    assert "terminalvenster" in one_sentence(shown)


@pytest.mark.parametrize("said", ['a"b', "a'b\\c", "regel\ttab", "[tabel]", "# geen", "é\u202eomgekeerd"])
def test_whatever_is_typed_is_what_comes_back(path: Path, said: str) -> None:
    fill({"Gemeente": said})
    assert settings.load(path).gemeente == said


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "echt.toml"
    real.write_text("thema = 'licht'\n", encoding="utf-8")
    path.parent.mkdir()
    try:
        path.symlink_to(real)
    except OSError:
        pytest.skip("this system lets nobody make a link")
    fill({"Gemeente": "M"})
    assert path.is_symlink()
    assert settings.load(real).gemeente == "M"
