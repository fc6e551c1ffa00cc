"""What was prepared comes back as it was; a file that is broken, of another form or another day is one sentence."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import fields

from tests.preparation.evening import DAY, risky
from voorzitter_console.errors import ConsoleError
from voorzitter_console.preparation.file import FORMAAT, PreparationUnreadable, parse, written
from voorzitter_console.preparation.kept import PreparationChanged, Preparations
from voorzitter_console.preparation.prepared import Voorbereiding
from voorzitter_console.preparation.questions import VRAGEN

HOSTILE = '[b]x[/b] \x1b[31m \u202e \'a\' """ \\ \t \r\n # = <script> =1+1 \ud800'


def test_every_field_has_a_question_and_comes_back() -> None:
    assert {vraag.naam for vraag in VRAGEN} == {f.name for f in fields(Voorbereiding)}
    texts = {f.name: f"tekst {f.name}" for f in fields(Voorbereiding) if f.type is str}
    chosen = {"aanvang": "19:30", "soort": "raadscommissie", "plaats": "elders", "risico": "nee", "livestream": False}
    whole = risky(**{**texts, **chosen})
    assert parse(written(whole), "x") == whole


def test_hostile_text_comes_back_as_it_was_typed() -> None:
    back = parse(written(risky(signalen=HOSTILE)), "x")
    assert back.signalen == HOSTILE.replace("\ud800", "\ufffd")


def test_it_is_kept_read_changed_and_erased(tmp_path: Path) -> None:
    kept = Preparations(tmp_path / "voorbereid")
    assert kept.names() == []
    first = kept.keep(risky())
    assert (first.naam, kept.read(first.naam)) == ("2026-12-01", first)
    again = kept.keep(risky(publiek="200"), first)
    assert (again.naam, kept.read("2026-12-01").voorbereiding.publiek) == ("2026-12-01", "200")
    second = kept.keep(risky(titel="Commissie"))
    assert kept.names() == ["2026-12-01", "2026-12-01-2"]
    assert [one.naam for one in kept.of_days(DAY)[0]] == [again.naam, second.naam]
    kept.remove("2026-12-01")
    assert kept.names() == ["2026-12-01-2"]
    assert [path.name for path in (tmp_path / "voorbereid").iterdir()] == ["2026-12-01-2.toml"]


@pytest.mark.skipif(os.name != "posix", reason="on Windows the folder's own rights hold")
def test_what_another_window_erased_already_is_erased(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    naam = kept.keep(risky()).naam
    kept.remove(naam)
    Preparations(tmp_path).remove(naam)
    assert kept.names() == []


def test_it_is_for_this_user_alone(tmp_path: Path) -> None:
    Preparations(tmp_path / "voorbereid").keep(risky())
    path = tmp_path / "voorbereid" / "2026-12-01.toml"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_another_day_moves_it(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    first = kept.keep(risky())
    kept.keep(risky(datum=date(2026, 12, 8)), first)
    assert kept.names() == ["2026-12-08"]


def test_what_another_window_wrote_is_not_written_over(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    first = kept.keep(risky())
    kept.keep(risky(publiek="200"), first)
    with pytest.raises(PreparationChanged, match="ander venster gewijzigd"):
        kept.keep(risky(publiek="300"), first)
    assert kept.read("2026-12-01").voorbereiding.publiek == "200"


def test_many_of_one_day_stand_in_order_of_their_number(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    for _ in range(11):
        kept.keep(risky())
    assert kept.names()[-2:] == ["2026-12-01-10", "2026-12-01-11"]


GOOD = written(risky())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is leeg"),
        ("formaat = ", "regel 1"),
        ("a = 1", "geen voorbereiding van deze versie"),
        (GOOD.replace(FORMAAT, "voorzitter-console/voorbereiding/2"), "geen voorbereiding van deze versie"),
        (GOOD.replace('"2026-12-01"', '"2026-02-30"'), "verwacht een dag"),
        (GOOD.replace('"2026-12-01"', "2026-12-01"), "verwacht een tekst"),
        (GOOD.replace('datum = "2026-12-01"\n', ""), "verwacht een dag"),
        (GOOD.replace('"19:30"', '"29:30"'), "is geen tijd"),
        (GOOD.replace('"stadhuis"', '"maan"'), "verwacht een van stadhuis, elders, gehuurd"),
        (GOOD.replace("livestream = true", 'livestream = "ja"'), "verwacht true of false"),
        (GOOD + 'onbekend = "x"\n', "bestaat niet"),
        (GOOD.replace('"80"', '"' + "8" * 2001 + '"'), "hoogstens 2000 tekens"),
        (GOOD.replace('"2026-12-01"', '"2026-12-02"'), "is van 2 december 2026 en niet van de dag in haar naam"),
    ],
)
def test_a_file_that_is_not_of_its_form(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "2026-12-01.toml").write_text(text, encoding="utf-8")
    kept = Preparations(tmp_path)
    with pytest.raises(PreparationUnreadable, match=said):
        kept.read("2026-12-01")
    found, faults = kept.of_days(DAY)
    assert (found, len(faults)) == ((), 1)
    assert faults[0].endswith(".")
    assert "\n" not in faults[0]


def test_a_folder_or_a_name_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "2026-12-01.toml").mkdir()
    (tmp_path / "anders.toml").write_text("x")
    kept = Preparations(tmp_path)
    assert kept.names() == ["2026-12-01"]
    assert len(kept.of_days(DAY)[1]) == 1
    with pytest.raises(PreparationUnreadable, match="is geen voorbereiding"):
        kept.read("../geheim")
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(ConsoleError, match="controleer de rechten"):
        Preparations(tmp_path / "bestand").keep(risky())
