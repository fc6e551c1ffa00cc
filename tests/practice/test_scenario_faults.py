"""A faulty scenario: one Dutch sentence with the file, the line or step, the field and what was expected."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parts import BROAD, whole_or_one_sentence
from voorzitter_console.errors import ConsoleError
from voorzitter_console.practice.scenario import ScenarioFault, find, load
from voorzitter_console.protocol.load import ProtocolFault

HEAD = """titel = "Proef"
protocol = "maassluis-2025"
aanvang = 2026-03-10T19:30:00+01:00
"""
ONE = """
[[stap]]
op = "00:00:10"
door = "voorzitter"
doe = "schors"
"""
REFUSED = ONE.replace("00:00:10", "00:00:20") + "geweigerd = true\n"
THIRD = '\n[[stap]]\nop = "00:01:00"\ndoor = "griffier"\n'
GOOD = HEAD + ONE + REFUSED
SHIPPED = find("tweede-verstoring").read_text(encoding="utf-8")


def said(folder: Path, text: str, kind: type[ConsoleError] = ScenarioFault) -> str:
    path = folder / "proef.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(kind) as caught:
        load(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    return str(caught.value)


HEADS = [
    ('titel = "Proef"\n', "", "sleutel titel: ontbreekt"),
    ('titel = "Proef"', "titel = 3", "sleutel titel: verwacht werd een tekst"),
    ('titel = "Proef"', 'titel = " "', "sleutel titel: verwacht werd een tekst die niet leeg is"),
    ('protocol = "maassluis-2025"\n', "", "sleutel protocol: ontbreekt"),
    ('titel = "Proef"', 'titel = "Proef"\nonbekend = 1', "sleutel onbekend: bestaat niet"),
    ("aanvang = 2026-03-10T19:30:00+01:00\n", "", "sleutel aanvang: ontbreekt"),
    ("19:30:00+01:00", "19:30:00", "sleutel aanvang: de tijd staat er zonder offset"),
    ("T19:30:00+01:00", "", "sleutel aanvang: verwacht werd een datum en tijd met offset"),
    ("2026-03-10T19:30:00+01:00", "19:30:00", "sleutel aanvang: verwacht werd een datum en tijd met offset"),
    ("2026-03-10T19:30:00+01:00", "1e999", "sleutel aanvang: verwacht werd een datum en tijd met offset"),
    ("2026-03-10", "0001-01-01", "sleutel aanvang: verwacht werd een jaar van 2000 tot en met 2100"),
    ("+01:00", "+25:00", "regel 3"),
    ("2026-03-10T", "2026-02-30T", "regel 3: deze datum of tijd bestaat niet"),
    ('titel = "Proef"', 'titel "Proef"', "regel 1: er staat geen = achter de sleutel"),
    (ONE, "\n[vergadering]\norgaan = 'bestuur'\n" + ONE, "vergadering.orgaan: verwacht werd 'gemeenteraad' of"),
    (ONE, "\n[vergadering]\nbegonnen_om = '19:02'\n" + ONE, "vergadering.begonnen_om: verwacht werd een datum en tijd"),
    (ONE, "\n[vergadering]\nlivestream = 1\n" + ONE, "vergadering.livestream: verwacht werd true of false"),
    (ONE, "\n[vergadering]\nzaal = 'x'\n" + ONE, "vergadering.zaal: bestaat niet"),
    (ONE, "\n[verwacht]\nvergadering = 'dicht'\n" + ONE, "verwacht.vergadering: verwacht werd 'niet_geopend'"),
    (ONE, "\n[verwacht]\nafwijkingen = ['te_laat']\n" + ONE, "verwacht.afwijkingen 1: verwacht werd een van zonder_"),
    (ONE, "\n[verwacht]\nvorderingen = 3\n" + ONE, "verwacht.vorderingen: verwacht werd een lijst"),
    (ONE, "\n[verwacht]\nvorderingen = ['3']\n" + ONE, "verwacht.vorderingen 1: verwacht werd een geheel getal"),
    (ONE, "\n[verwacht]\nverstoringen = -1\n" + ONE, "verwacht.verstoringen: verwacht werd een getal van 0 of hoger"),
    (ONE, "\n[verwacht]\nuitslag = 1\n" + ONE, "verwacht.uitslag: bestaat niet"),
]

STEPS = [
    ("doe = 'schorsen'", "veld 'doe': deze opdracht bestaat niet (schorsen); verwacht werd een van beeindig"),
    ("doe = 'begin_vastlegging'", "veld 'doe': deze opdracht bestaat niet"),
    ("doe = ['schors']", "veld 'doe'"),
    ("doe = 'vorder'\nluid = true", "veld 'luid' bestaat niet"),
    ("doe = 'vorder'\nversterkt = 'hard'", "veld 'versterkt': verwacht een van"),
    ("doe = 'spreek_aan'", "veld 'scenario' ontbreekt"),
    ("doe = 'voeg_bewijs_toe'\nsha256 = 'x'", "veld 'sha256' bestaat niet"),
    ("doe = 'vorder'\ngeweigerd = 'ja'", "veld 'geweigerd': verwacht werd true of false"),
    ("doe = 'vorder'\nstap = 1", "veld 'stap' bestaat niet bij vorder"),
    ("doe = 'herroep'", "veld 'stap' ontbreekt"),
    ("doe = 'herroep'\npositie = 1", "veld 'positie' kan niet in een scenario"),
    ("doe = 'herroep'\nstap = 3", "een stap 3 staat er niet boven; verwacht werd een eerdere stap"),
    ("doe = 'herroep'\nstap = 0", "een stap 0 staat er niet boven"),
    ("doe = 'herroep'\nstap = 99", "een stap 99 staat er niet boven"),
    ("doe = 'herroep'\nstap = 2", "stap 2 wordt geweigerd en is dus niet vastgelegd"),
    ("doe = 'herroep'\nstap = true", "veld 'stap': verwacht werd het nummer van een stap"),
    ("doe = 'herroep'\nstap = '1'", "veld 'stap': verwacht werd het nummer van een stap"),
    ("doe = 'vorder'\ngebeurd_op = 2026-03-10T19:30:00", "veld 'gebeurd_op': de tijd staat er zonder offset"),
    ("doe = 'vorder'\ngebeurd_op = '2026-03-10T19:30:00'", "veld 'gebeurd_op': de tijd staat er zonder offset"),
    ("doe = 'vorder'\ngebeurd_op = 'straks'", "veld 'gebeurd_op': verwacht werd een datum en tijd met offset"),
    ("doe = 'vorder'\ngebeurd_op = 20:00:00", "veld 'gebeurd_op': verwacht werd een datum en tijd met offset"),
    ("doe = 'corrigeer'\nstap = 1\nveld = 'gebeurd_op'\nwaarde = 'nu'", "veld 'waarde': verwacht werd een datum"),
    ("doe = 'vul_aan'\nstap = 1\nveld = 'reden'\nwaarde = nan", "veld 'waarde': verwacht werd een tekst"),
    ("doe = 'vul_aan'\nstap = 1\nveld = 'reden'\nwaarde = 9007199254740993", "veld 'waarde': verwacht werd een tekst"),
    ("doe = 'vul_aan'\nstap = 1\nveld = 'reden'\nwaarde = {a = 1}", "veld 'waarde': verwacht werd een tekst"),
    ("doe = 'vul_aan'\nstap = 1\nveld = 'reden'", "veld 'waarde' ontbreekt"),
    ("doe = 'voeg_bewijs_toe'\npad = 'weg.jpg'", "veld 'pad': weg.jpg bestaat niet in de map"),
    ("doe = 'voeg_bewijs_toe'\npad = '../x.jpg'", "veld 'pad': ../x.jpg ligt niet in de map"),
    ("doe = 'voeg_bewijs_toe'\npad = '/etc/passwd'", "veld 'pad': /etc/passwd ligt niet in de map"),
    ("doe = 'voeg_bewijs_toe'\npad = 'C:\\x.jpg'", "veld 'pad': C:\\x.jpg ligt niet in de map"),
    ("doe = 'voeg_bewijs_toe'\npad = '.'", "veld 'pad': . ligt niet in de map"),
]

TIMES = ["00:00:09", "0:60:00", "00:00:60", "-00:01:00", "00:42", "42", "", "00:42:10.5", "00:42:10\\n"]


@pytest.mark.parametrize(("good", "bad", "expected"), HEADS)
def test_a_fault_above_the_steps(tmp_path: Path, good: str, bad: str, expected: str) -> None:
    assert expected in said(tmp_path, GOOD.replace(good, bad, 1))


@pytest.mark.parametrize(("step", "expected"), STEPS)
def test_a_fault_in_a_step_names_the_step_and_the_field(tmp_path: Path, step: str, expected: str) -> None:
    sentence = said(tmp_path, GOOD + THIRD + step + "\n")
    assert ", stap 3: " in sentence
    assert expected in sentence


@pytest.mark.parametrize("op", TIMES)
def test_a_time_of_another_form_or_out_of_order(tmp_path: Path, op: str) -> None:
    sentence = said(tmp_path, GOOD + THIRD.replace("00:01:00", op) + "doe = 'vorder'\n")
    assert ", stap 3: veld 'op': " in sentence


def test_a_time_without_quotation_marks_and_a_step_without_its_keys(tmp_path: Path) -> None:
    assert 'zoals "00:42:10"' in said(tmp_path, GOOD + THIRD.replace('"00:01:00"', "00:01:00") + "doe = 'vorder'\n")
    assert "stap 3: veld 'doe' ontbreekt" in said(tmp_path, GOOD + THIRD)
    assert "stap 3: veld 'op' ontbreekt" in said(tmp_path, GOOD + "[[stap]]\n")
    assert "veld 'door' (raadslid); verwacht werd een van voorzitter, griffier, bode, systeem" in said(
        tmp_path, GOOD + THIRD.replace('"griffier"', '"raadslid"') + "doe = 'vorder'\n"
    )


def test_no_step_at_all_and_a_step_with_single_brackets(tmp_path: Path) -> None:
    for text in (HEAD, HEAD + "stap = []\n", HEAD + ONE.replace("[[stap]]", "[stap]"), HEAD + "stap = 3\n"):
        assert "minstens één [[stap]], met dubbele haken" in said(tmp_path, text)
    assert "stap 2: verwacht werd een [[stap]] met op, door en doe" in said(tmp_path, HEAD + "stap = [{}, 3]\n")


def test_a_protocol_that_is_not_there_or_lies_outside(tmp_path: Path) -> None:
    for name, expected in {
        "onbekend": "'onbekend' bestaat niet; kies maassluis-2025",
        "../stad.toml": "ligt niet in de map",
        "stad.toml": "bestaat niet",
        "proef.toml": "sleutel protocol: bestaat niet",
    }.items():
        sentence = said(tmp_path, GOOD.replace("maassluis-2025", name), ProtocolFault)
        assert "sleutel protocol: " in sentence
        assert expected in sentence


@pytest.mark.skipif(sys.platform == "win32", reason="symlinks need a right there that an ordinary user has not")
def test_evidence_behind_a_symlink_that_leads_out(tmp_path: Path) -> None:
    inner = tmp_path / "binnen"
    inner.mkdir()
    (tmp_path / "geheim.txt").write_text("x", encoding="utf-8")
    (inner / "foto.txt").symlink_to(tmp_path / "geheim.txt")
    step = "doe = 'voeg_bewijs_toe'\npad = 'foto.txt'\n"
    assert "ligt niet in de map" in said(inner, GOOD + THIRD + step)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "leeg.toml").write_bytes(b"")
    (tmp_path / "bytes.toml").write_bytes(bytes(range(256)))
    for name, expected in {
        "weg.toml": "bestaat niet",
        "leeg.toml": "is leeg",
        "bytes.toml": "UTF-8",
        ".": "map",
    }.items():
        with pytest.raises(ScenarioFault, match=expected):
            load(tmp_path / name)


@BROAD
@given(st.binary(max_size=300))
def test_random_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    whole_or_one_sentence(load, path)
    path.write_bytes(GOOD.encode("utf-8") + data)
    whole_or_one_sentence(load, path)


@BROAD
@given(st.integers(0, len(SHIPPED)), st.integers(0, 40), st.text(max_size=12))
def test_a_file_cut_off_and_one_with_something_else_typed_into_it(
    tmp_path: Path, at: int, gone: int, typed: str
) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(SHIPPED[:at].encode("utf-8"))
    whole_or_one_sentence(load, path)
    path.write_bytes((SHIPPED[:at] + typed + SHIPPED[at + gone :]).encode("utf-8", "surrogatepass"))
    whole_or_one_sentence(load, path)


VALUES = st.recursive(
    st.one_of(
        st.booleans().map(lambda b: str(b).lower()),
        st.integers().map(str),
        st.floats().map(lambda f: repr(f)),
        st.sampled_from(
            ["2026-01-01", "20:00:00", "2026-03-10T20:00:00", "2026-03-10T20:00:00Z", "9999-12-31T23:00:00Z"]
        ),
        st.text("abc:0123456789\x85é", max_size=9).map(lambda t: f"'{t}'".replace("\x85", "")),
    ),
    lambda inner: st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
    max_leaves=4,
)
NAMES = [
    "op",
    "door",
    "doe",
    "stap",
    "geweigerd",
    "positie",
    "waarde",
    "veld",
    "pad",
    "gebeurd_op",
    "kwaliteit",
    "label",
]


@pytest.mark.lang
@BROAD
@given(st.dictionaries(st.sampled_from(NAMES), VALUES), st.sampled_from(["vul_aan", "voeg_bewijs_toe", "vorder"]))
def test_any_value_of_any_kind_in_any_field(tmp_path: Path, fields: dict[str, str], doe: str) -> None:
    path = tmp_path / "x.toml"
    step = {"op": '"00:01:00"', "door": '"griffier"', "doe": f'"{doe}"', **fields}
    path.write_text(GOOD + "[[stap]]\n" + "".join(f"{k} = {v}\n" for k, v in step.items()), encoding="utf-8")
    whole_or_one_sentence(load, path)
