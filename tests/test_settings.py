"""The settings file: the defaults without one, and one sentence for a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from voorzitter_console.settings import SettingsFault, judge, load


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


def test_every_fault_is_found_at_once_each_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "i.toml"
    file.write_text(
        "kleur = 1\n\n[vergadering]\n# een opmerking\nlivestream = 'ja'\norgaan = 'bond'\n\n[[zaal]]\nnaam = 'A'\n"
        "[[zaal]]\nadres = 'B'\nnaam = 3\n[anker]\nurl = '''\nftp://'''\n[klok]\n",
        encoding="utf-8",
    )
    chosen, faults = judge(file)
    places = [fault.partition(": ")[0].removeprefix(f"{file}, ") for fault in faults]
    assert places == [
        "regel 1, sleutel kleur",
        "regel 5, sleutel vergadering.livestream",
        "regel 6, sleutel vergadering.orgaan",
        "regel 12, sleutel zaal.naam",
        "regel 12, sleutel zaal.naam",
        "regel 14, sleutel anker.url",
    ]
    assert chosen.vergadering.orgaan == "gemeenteraad"
    with pytest.raises(SettingsFault) as said:
        load(file)
    assert said.value.alle == faults
    assert str(said.value) == f"{faults[0]} Er zijn nog 5 meer; alle ziet u met voorzitter-console diagnose."


@pytest.mark.parametrize(
    "text",
    [
        r'database = "C:\Users\jan\j.sqlite"',
        r'database = "D:\gegevens\j.sqlite"',
        r'database = "C:\temp\j.sqlite"',
        r"[kopie]" + "\n" + r'map = "E:\nieuw"',
    ],
)
def test_a_path_of_windows_in_double_quotes_is_helped(text: str, tmp_path: Path) -> None:
    file = tmp_path / "i.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsFault, match="enkele aanhalingstekens") as fault:
        load(file)
    assert f"regel {len(text.splitlines())}" in str(fault.value)


def test_the_address_of_the_usual_hall_is_filled_in(tmp_path: Path) -> None:
    file = tmp_path / "i.toml"
    halls = "[[zaal]]\nnaam = 'Sporthal'\nadres = 'Dijk 1'\n[[zaal]]\nnaam = 'Kerk'\nadres = 'Plein 2'\n"
    file.write_text(halls, encoding="utf-8")
    assert (load(file).vooraf.locatie, load(file).vooraf.adres) == ("Sporthal", "Dijk 1")
    file.write_text(f"[vergadering]\nlocatie = 'kerk'\n{halls}", encoding="utf-8")
    assert (load(file).vooraf.locatie, load(file).vooraf.adres) == ("kerk", "Plein 2")
    file.write_text(f"[vergadering]\nlocatie = 'Kerk'\nadres = 'Achterom 3'\n{halls}", encoding="utf-8")
    assert load(file).vooraf.adres == "Achterom 3"
    assert load(file).vooraf.address_of("nergens") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[archief]\nurl = "postgresql://an@srv.nl/raad"', ""),
        ('[archief]\nurl = "https://srv.nl"', "archief.url"),
        ('[archief]\nurl = "postgresql://an:geheim@srv.nl/raad"', "~/.pgpass"),
        ('[archief]\nurl = "postgresql://srv.nl/raad?password=geheim"', "~/.pgpass"),
        ('database = "postgresql://an:geheim@srv.nl/raad"', "~/.pgpass"),
        ('database = "postgresql://an@srv.nl/raad"', ""),
    ],
)
def test_an_address_of_a_server_holds_no_password(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "instellingen.toml"
    path.write_text(text, encoding="utf-8")
    _, faults = judge(path)
    assert bool(faults) == bool(said)
    assert all(said in fault and "geheim" not in fault for fault in faults)
