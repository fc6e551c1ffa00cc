"""A faulty protocol file: one Dutch sentence with the file, the line or key, and what was expected."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parts import BROAD, whole_or_one_sentence
from voorzitter_console.protocol.load import ProtocolFault, find, load, parse

GOOD = find("maassluis-2025").bron

BREAKS = [
    ("aantal = 3\n", "", "vorderingen.aantal", "ontbreekt"),
    ("aantal = 3\n", "aantl = 3\n", "vorderingen.aantl", "bestaat niet"),
    ("aantal = 3\n", "aantal = 3.0\n", "vorderingen.aantal", "geheel getal"),
    ("aantal = 3\n", 'aantal = "3"\n', "vorderingen.aantal", "geheel getal"),
    ("aantal = 3\n", "aantal = true\n", "vorderingen.aantal", "geheel getal"),
    ("aantal = 3\n", "aantal = 0\n", "vorderingen.aantal", "1 of hoger"),
    ("aantal = 3\n", "aantal = 21\n", "vorderingen.aantal", "hoogstens 20"),
    ("ontzegging_maanden = 3\n", "ontzegging_maanden = 4\n", "termijnen.ontzegging_maanden", "hoogstens 3"),
    ("aanwezig = true\n", 'aanwezig = "ja"\n', "livestream.aanwezig", "true of false"),
    ('gemeente = "Maassluis"', "gemeente = 2026-01-01", "gemeente", "een tekst tussen aanhalingstekens"),
    ('gemeente = "Maassluis"', 'gemeente = " "', "gemeente", "niet leeg"),
    ('gemeente = "Maassluis"', 'gemeente = ""', "gemeente", "niet leeg"),
    ('naam = "maassluis-2025"', 'naam = "Maas/Sluis"', "naam", "kleine letters, cijfers en streepjes"),
    ('naam = "maassluis-2025"', 'naam = "maassluis-2025"\nbron = "x"', "bron", "bestaat niet"),
    ("gesprek_3_weken = [4, 6]", "gesprek_3_weken = [6, 4]", "gesprek_3_weken", "[van, tot]"),
    ("gesprek_3_weken = [4, 6]", "gesprek_3_weken = 4", "gesprek_3_weken", "lijst"),
    ("[hervatten]", "[hervaten]", "hervaten", "bestaat niet"),
    ('nummer = "3b"', 'nummer = "3a"', "stappen 5.nummer", "staat er twee keer"),
    ('nummer = "3b"', "nummer = 3", "stappen 5.nummer", "een tekst"),
    ('gemeente = "Maassluis"', "gemeente Maassluis", "regel 13", "geen = achter de sleutel"),
    ('gemeente = "Maassluis"', 'gemeente = "Maassluis', "regel 13", "sluitende aanhalingsteken ontbreekt"),
    ('gemeente = "Maassluis"', 'naam = "x"', "regel 13", "twee keer"),
    ('gemeente = "Maassluis"', "gemeente = ", "regel 13", "een waarde verwacht"),
    ('gemeente = "Maassluis"', "gemeente = 0x" + "f" * 9000, "eigen.toml", "te groot"),
    ('gemeente = "Maassluis"', "gemeente = " + "9" * 9000, "eigen.toml", "te groot"),
    ('gemeente = "Maassluis"', "gemeente" + ".a" * 3000 + " = 1", "eigen.toml", "te diep"),
    ('gemeente = "Maassluis"', "gemeente" + ".a" * 30_000 + " = 1", "eigen.toml", "te diep"),
    ('gemeente = "Maassluis"', "gemeente" + ' . "a.b"' * 30_000 + " = 1", "eigen.toml", "te diep"),
    ('gemeente = "Maassluis"', "[gemeente" + ".a" * 30_000 + "]", "eigen.toml", "te diep"),
    ('gemeente = "Maassluis"', "gemeente = " + "[" * 3000, "eigen.toml", "te diep"),
]


def sentence(text: str) -> str:
    with pytest.raises(ProtocolFault) as caught:
        parse(text, "eigen.toml")
    said = str(caught.value)
    assert said.startswith("eigen.toml")
    assert "\n" not in said
    assert caught.value.exit_code == 2
    return said


@pytest.mark.parametrize(("good", "bad", "place", "expected"), BREAKS)
def test_the_sentence_names_the_place_and_what_was_expected(good: str, bad: str, place: str, expected: str) -> None:
    assert GOOD.count(good) >= 1
    said = sentence(GOOD.replace(good, bad, 1))
    assert place in said
    assert expected in said


def test_an_array_of_tables_that_is_no_array_and_one_that_is_missing() -> None:
    head, _, _ = GOOD.partition("# De wetsartikelen")
    assert "artikelen" in sentence(head)
    assert "lijst" in sentence(head + '[artikelen]\nwet = "x"\n')


def test_text_that_is_no_text() -> None:
    assert "is leeg" in sentence("  \n")
    assert "UTF-8" in sentence('naam = "\ud800"')


def test_a_hostile_key_is_shown_on_one_line_without_its_control_characters() -> None:
    said = sentence('"\\u001b[31m\\n[/red]\\u202e" = 1\n' + GOOD)
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    cases = {"weg.toml": "bestaat niet", ".": "is een map", "nul\0.toml": "bestaat niet", "x" * 5000: "gelezen"}
    (tmp_path / "bytes.toml").write_bytes(b"naam = 1\n\xff\xfe\x00")
    cases["bytes.toml"] = "regel 2"
    (tmp_path / "leeg.toml").write_bytes(b"")
    cases["leeg.toml"] = "is leeg"
    for name, expected in cases.items():
        with pytest.raises(ProtocolFault, match=expected) as caught:
            load(tmp_path / name)
        assert "\n" not in str(caught.value)
        assert "\0" not in str(caught.value)


def test_a_file_without_extension_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stad").write_text(GOOD, encoding="utf-8")
    assert find("stad", beside=tmp_path).naam == "maassluis-2025"
    monkeypatch.chdir(tmp_path)
    assert find("stad").naam == "maassluis-2025"


def test_an_unknown_name_lists_the_shipped_ones() -> None:
    with pytest.raises(ProtocolFault, match=r"'rotterdam' bestaat niet; kies maassluis-2025 of voorbeeldstad-2025"):
        find("rotterdam")


@pytest.mark.parametrize(
    "given", ["../stad.toml", "map/../../stad.toml", "C:\\stad.toml", "..\\stad.toml", "\\\\x\\y.toml"]
)
def test_a_protocol_beside_a_scenario_may_not_leave_its_folder(tmp_path: Path, given: str) -> None:
    (tmp_path / "binnen").mkdir()
    (tmp_path / "stad.toml").write_text(GOOD, encoding="utf-8")
    for name in (given, str(tmp_path / "stad.toml")):
        with pytest.raises(ProtocolFault, match="ligt niet in de map"):
            find(name, beside=tmp_path / "binnen")


@pytest.mark.skipif(sys.platform == "win32", reason="symlinks need a right there that an ordinary user has not")
def test_a_symlink_that_leads_out_is_no_way_around(tmp_path: Path) -> None:
    (tmp_path / "binnen").mkdir()
    (tmp_path / "stad.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "binnen" / "stad.toml").symlink_to(tmp_path / "stad.toml")
    with pytest.raises(ProtocolFault, match="ligt niet in de map"):
        find("stad.toml", beside=tmp_path / "binnen")


@BROAD
@given(st.binary(max_size=300))
def test_random_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    whole_or_one_sentence(load, path)


@pytest.mark.lang
@BROAD
@given(st.integers(0, len(GOOD)), st.text(max_size=12))
def test_a_file_cut_off_or_with_something_typed_into_it(tmp_path: Path, at: int, typed: str) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(GOOD[:at].encode("utf-8"))
    whole_or_one_sentence(load, path)
    path.write_bytes((GOOD[:at] + typed + GOOD[at:]).encode("utf-8", "surrogatepass"))
    whole_or_one_sentence(load, path)
