"""The settings file: the defaults without one, and one sentence for a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from voorzitter_console.settings import SettingsFault, load


def test_without_a_file_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "weg.toml").protocol == "maassluis-2025"


def test_what_is_set_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "i.toml"
    file.write_text('thema = "licht"\n[vergadering]\nlocatie = "Sporthal"\nlivestream = false\n', encoding="utf-8")
    found = load(file)
    assert found.thema == "licht"
    assert (found.vergadering.locatie, found.vergadering.livestream) == ("Sporthal", False)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("thema = 'paars'", "thema"),
        ("kleur = 'x'", "kleur"),
        ("database = 3", "database"),
        ("thema = [", "regel 1"),
        ("vergadering = 3", "vergadering"),
        ("[vergadering]\nlivestream = 'ja'", "vergadering.livestream"),
    ],
)
def test_a_faulty_file_is_one_sentence(text: str, named: str, tmp_path: Path) -> None:
    file = tmp_path / "i.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsFault, match=named) as fault:
        load(file)
    assert str(file) in str(fault.value)
    assert "\n" not in str(fault.value)
