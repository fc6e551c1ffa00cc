"""The shipped protocols: Maassluis says what its protocol says, and another municipality's needs no code."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.protocol import model
from voorzitter_console.protocol.load import find, load, parse, shipped
from voorzitter_console.protocol.model import Protocol

SOURCE = (Path(__file__).parent / "data" / "agressieprotocol-maassluis-2025-4.3.txt").read_text(encoding="utf-8")
PARAGRAPHS = SOURCE.splitlines()
BEFORE = (Path(__file__).parent / "data" / "agressieprotocol-maassluis-2025-3.2.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def maassluis() -> Protocol:
    return find("maassluis-2025")


@pytest.fixture(scope="module")
def voorbeeldstad() -> Protocol:
    return find("voorbeeldstad-2025")


def quotes(part: Any) -> list[str]:
    """Every ``voorschrift`` and ``regel`` in a protocol."""
    found: list[str] = []
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name in ("voorschrift", "regel") and value:
            found.append(value)
        elif isinstance(value, Struct):
            found += quotes(value)
    return found


def test_each_voorschrift_stands_in_the_protocol_word_for_word(maassluis: Protocol) -> None:
    found = quotes(maassluis)
    assert len(found) == 11
    assert [q for q in found if not any(q in paragraph for paragraph in PARAGRAPHS)] == []


def test_what_comes_before_a_meeting_stands_in_the_protocol_word_for_word(maassluis: Protocol) -> None:
    """Each part once, in the paragraph that it names; the whole of what it may name, in order."""
    assert [regel.naam for regel in maassluis.vooraf] == [*get_args(model.Voorafdeel)]
    sources = {"3.2": BEFORE, "4.3": PARAGRAPHS}
    assert [r.naam for r in maassluis.vooraf if not any(r.voorschrift in p for p in sources[r.paragraaf])] == []
    regel = maassluis.vooraf_over("bodedienst")
    assert regel is not None
    assert regel.voorschrift.startswith("Bij risicovolle vergaderingen in het stadhuis")
    assert find("voorbeeldstad-2025").vooraf_over("bodedienst") is None


def test_the_steps_are_those_of_the_protocol_each_whole_and_none_missing(maassluis: Protocol) -> None:
    numbered = [p.split(". ", 1) for p in PARAGRAPHS if p[1:3] == ". "]
    above = ""
    expected = []
    for number, text in numbered:
        above = number if number.isdigit() else above
        expected.append((above if number.isdigit() else above + number, text))
    assert [(s.nummer, s.tekst) for s in maassluis.stappen] == expected
    assert {s.paragraaf for s in maassluis.stappen} == {"4.3"}


def test_the_articles_are_those_that_the_protocol_quotes(maassluis: Protocol) -> None:
    assert [a.tekst for a in maassluis.artikelen] == [p[2:] for p in PARAGRAPHS if p.startswith("• ")]
    named = [(a.wet, a.artikel, a.lid) for a in maassluis.artikelen]
    assert named == [
        ("Gemeentewet", "26", "1"),
        ("Gemeentewet", "26", "2"),
        ("Wetboek van Strafrecht", "144", None),
        ("Wetboek van Strafrecht", "139", "1"),
    ]


def test_the_vordering_is_the_sentence_between_quotation_marks(maassluis: Protocol) -> None:
    assert f"“{maassluis.vorderingen.tekst}”" in SOURCE
    assert maassluis.vorderingen.aantal == 3
    assert maassluis.vorderingen.op_scherm == maassluis.vorderingen.tekst


def test_the_words_for_the_police_ask_what_step_4b_tells_to_ask(maassluis: Protocol) -> None:
    step = maassluis.stap("4b")
    assert step is not None
    asked = "deze verstoring direct komt beëindigen en de verstoorder(s), al dan niet door middel van aanhouding,"
    assert asked in step.tekst
    assert asked in maassluis.politie.woorden


def test_the_terms(maassluis: Protocol) -> None:
    t = maassluis.termijnen
    assert (t.ontzegging_maanden, t.gesprek_1_uren, t.gesprek_2_dagen, t.gesprek_3_weken) == (3, 24, 3, (4, 6))
    assert "ten hoogste drie maanden de toegang" in SOURCE
    assert "binnen 24 uur" in SOURCE
    assert "binnen drie dagen" in SOURCE
    assert "na 4 - 6 weken" in SOURCE
    assert t.aangifte_werkdagen == 2
    assert "niet in het protocol" in t.aangifte_bron
    assert {t.gesprek_1_paragraaf, t.gesprek_2_paragraaf, t.gesprek_3_paragraaf} == {"5.3"}


def test_no_sentence_speaks_of_guilt(maassluis: Protocol, voorbeeldstad: Protocol) -> None:
    for protocol in (maassluis, voorbeeldstad):
        spoken = [protocol.scenario_a, protocol.scenario_b, protocol.opnieuw, protocol.vorderingen, protocol.schorsing]
        words = " ".join(s.tekst + (s.kort or "") for s in spoken) + protocol.politie.woorden
        assert "schuldig" not in words
        assert "lokaalvredebreuk" not in words


def test_another_municipality_differs_in_what_the_machines_and_the_screen_read(voorbeeldstad: Protocol) -> None:
    assert voorbeeldstad.vorderingen.aantal == 2
    assert voorbeeldstad.livestream.aanwezig is False
    assert voorbeeldstad.scenario_b.telt_als_vordering is True
    assert "vorder dat u nu vertrekt" in voorbeeldstad.scenario_b.tekst
    assert voorbeeldstad.scenario_a.op_scherm == voorbeeldstad.scenario_a.kort != voorbeeldstad.scenario_a.tekst
    assert voorbeeldstad.schorsing.paragraaf == "2.1"
    maassluis = find("maassluis-2025")
    assert maassluis.scenario_b.telt_als_vordering is False
    assert maassluis.vorderingen.tekst != voorbeeldstad.vorderingen.tekst


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_file_is_whole_when_it_is_judged_like_anybody_elses(name: str) -> None:
    built = find(name)
    judged = parse(built.bron + "\n# van iemand anders\n", "kopie")
    assert replace(judged, bron=built.bron) == built
    assert built.naam == name


def test_the_whole_source_text_and_its_hash_are_kept(maassluis: Protocol, tmp_path: Path) -> None:
    assert maassluis.hash == hashlib.sha256(maassluis.bron.encode("utf-8")).hexdigest()
    assert parse(maassluis.bron, "het journaal") == maassluis
    copy = tmp_path / "eigen.toml"
    # Line ends and the mark that Windows editors put in front change nothing.
    copy.write_bytes(b"\xef\xbb\xbf" + maassluis.bron.replace("\n", "\r\n").encode("utf-8"))
    assert load(copy).hash == maassluis.hash


def test_a_part_without_paragraaf_has_the_one_at_the_top(voorbeeldstad: Protocol) -> None:
    text = voorbeeldstad.bron.replace('paragraaf = "2.1"\n', "")
    assert parse(text, "kopie").schorsing.paragraaf == "2"


def test_find_takes_a_name_or_a_path_beside_the_file(voorbeeldstad: Protocol, tmp_path: Path) -> None:
    (tmp_path / "eigen").mkdir()
    path = tmp_path / "eigen" / "stad.toml"
    path.write_text(voorbeeldstad.bron, encoding="utf-8")
    assert find(str(path)) == voorbeeldstad
    assert find("eigen/stad.toml", beside=tmp_path) == voorbeeldstad
    assert find("voorbeeldstad-2025", beside=tmp_path) == voorbeeldstad


def test_a_shipped_protocol_is_read_without_a_validator() -> None:
    code = (
        "import sys; from voorzitter_console.protocol.load import find; find('maassluis-2025');"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_guide_for_municipalities_names_every_key() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "protocol-maken.md").read_text(encoding="utf-8")
    own = [cls for cls in vars(model).values() if getattr(cls, "__module__", "") == model.__name__]
    parts = [cls for cls in own if isinstance(cls, type) and issubclass(cls, Struct) and cls is not Protocol]
    keys = {name for cls in parts for name in cls.__struct_fields__}
    assert len(keys) > 40
    assert {k for k in keys if f"`{k}`" not in guide and f"`[{k}]`" not in guide and f"`[[{k}]]`" not in guide} == set()


ELSEWHERE = (Path(__file__).parent / "data" / "agressieprotocol-maassluis-2025-andere.txt").read_text(encoding="utf-8")


def test_each_rule_for_elsewhere_stands_in_the_protocol_word_for_word(maassluis: Protocol) -> None:
    paragraphs = ELSEWHERE.splitlines()
    rules = [rule for situatie in maassluis.situaties for rule in situatie.regels]
    assert len(rules) == 19
    assert [r for r in rules if not any(r.voorschrift in paragraph for paragraph in paragraphs)] == []
    for situatie in maassluis.situaties:
        at = paragraphs.index(f"{situatie.paragraaf} {situatie.titel}")
        until = next((i for i in range(at + 1, len(paragraphs)) if paragraphs[i][:1].isdigit()), len(paragraphs))
        section = paragraphs[at:until]
        assert all(any(rule.voorschrift in line for line in section) for rule in situatie.regels)


def test_every_place_has_its_rules_and_those_of_reporting(maassluis: Protocol, voorbeeldstad: Protocol) -> None:
    sections = {kanaal: [s.paragraaf for s in maassluis.situaties_van(kanaal)] for kanaal in get_args(model.Kanaal)}
    assert sections == {
        "stadhuis": ["4.1", "5.1"],
        "buiten": ["4.2", "5.1"],
        "thuis": ["4.2", "5.1"],
        "telefoon": ["4.4", "5.1"],
        "online": ["4.5", "5.1"],
        "schriftelijk": ["5.1"],
        "email": ["5.1"],
    }
    assert voorbeeldstad.situaties == ()
