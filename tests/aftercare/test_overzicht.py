"""A year in numbers: what is counted, and that no small number can be worked out from what is shown."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.aftercare.reports import begun, meldboek, say
from tests.dossier.conftest import new_meeting
from voorzitter_console.aftercare.jaarstukken import as_csv, document, files
from voorzitter_console.aftercare.overzicht import (
    FEW,
    HOE,
    LEAST,
    RUNS,
    SMALL,
    Jaaroverzicht,
    divided,
    overzicht,
)
from voorzitter_console.dossier.blocks import as_json
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.procedure import commands as c

LATER = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)


def told(found: Jaaroverzicht, titel: str) -> dict[str, str]:
    [group] = [group for group in found.groepen if group.titel == titel]
    return {number.woorden: number.tekst for number in group.getallen}


def possible(shown: str, maat: int) -> range:
    """What somebody who knows the rules can think that a shown number is."""
    if shown == f"minder dan {SMALL}":
        return range(1, SMALL)
    if shown.startswith("ongeveer"):
        return range(max(SMALL, maat - 2), maat + 3)
    return range(maat, maat + 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 14), min_size=1, max_size=4))
def test_who_knows_the_total_and_the_rules_cannot_work_out_a_hidden_number(numbers: list[int]) -> None:
    total = sum(numbers)
    group = divided("t", (), Counter({f"s{i}": n for i, n in enumerate(numbers)}), total)
    if group.uitleg:
        assert group.uitleg == FEW
        assert group.getallen == ()
        return
    sets = [possible(n.tekst, n.maat) for n in group.getallen]
    left: list[set[int]] = [set() for _ in sets]
    for guess in product(*sets):
        if sum(guess) == total:
            for place, number in enumerate(guess):
                left[place].add(number)
    for shown, could in zip(group.getallen, left, strict=True):
        assert "minder" not in shown.tekst or len(could) >= LEAST


def test_large_numbers_are_shown_as_they_are_and_a_handful_is_not_divided() -> None:
    assert [n.tekst for n in divided("t", (), Counter(a=12, b=30), 42).getallen] == ["12", "30"]
    assert divided("t", (), Counter(a=1), 1).uitleg == FEW
    assert divided("t", (), Counter(a=2, b=1), None).uitleg == FEW
    assert divided("t", (), Counter(), 0).uitleg == "geen"


def test_the_bar_of_a_hidden_number_is_no_longer_for_four_than_for_one() -> None:
    def bars(number: int) -> list[int]:
        return [n.maat for n in divided("t", (), Counter(a=number, b=11, c=20), None).getallen]

    assert bars(1) == bars(4)


def test_who_it_was_against_is_in_no_number(tmp_path: Path) -> None:
    for ambt in ("burgemeester", "wethouder"):
        book = begun(tmp_path, "thuis", ambt=ambt, ambtsdrager="A. de Vries", gericht_op="familie", familielid="zoon")
        say(book, "meld_gedrag", soort="bedreiging", woorden="pas op", dader="NN1")
        say(book, "beschrijf_verstoorder", label="NN1", naam="K. de Boer")
    found = overzicht(meldboek(tmp_path).journal, 2026, LATER)
    said = "\n".join([*found.regels(), as_csv(found).decode(), str(as_json(document(found, "Maassluis")))]).casefold()
    for word in ("burgemeester", "wethouder", "vries", "boer", "zoon", "familie:", "pas op", "nn1", "thuis"):
        assert word not in said
    assert told(found, "Voorvallen")["meldingen buiten vergaderingen"] == "2"


def test_terms_are_kept_by_the_day_that_somebody_said(tmp_path: Path) -> None:
    book = begun(tmp_path)
    say(book, "meld_gedrag", soort="bedreiging", gebeurd_op="2026-03-12T20:15:00+01:00")
    late = begun(tmp_path, "thuis")
    say(late, "meld_gedrag", soort="bedreiging", gebeurd_op="2026-03-10T20:15:00+01:00")
    say(late, "rond_taak_af", taak="aangifte", gedaan_op="2026-03-13")
    say(book, "rond_taak_af", taak="aangifte", gedaan_op="2026-03-13")
    found = overzicht(book.journal, 2026, LATER)
    assert told(found, "Termijnen") == {
        "op tijd gedaan": "1", "te laat gedaan": "1", "nog niet gedaan, te laat": "0", "loopt nog": "0",
    }  # fmt: skip


def test_tasks_are_counted_without_the_care_of_which_nothing_is_read(tmp_path: Path) -> None:
    book = begun(tmp_path)
    say(book, "meld_gedrag", soort="bedreiging", gebeurd_op="2026-03-12T20:15:00+01:00")
    say(book, "rond_taak_af", taak="aangifte", gedaan_op="2026-03-13")
    seen = book.look().na
    assert seen is not None
    left = [task for task in seen.open if task.soort != "nazorg"]
    assert len(left) == len(seen.open) - 1
    counted = told(overzicht(book.journal, 2026, LATER), "Taken na afloop")
    assert counted == {"gedaan": "1", "niet van toepassing": "0", "open": str(len(left))}


def test_the_year_is_that_of_the_netherlands(tmp_path: Path) -> None:
    begun(tmp_path, aanvang="2026-01-01T00:30:00+01:00")
    journal = meldboek(tmp_path).journal
    assert told(overzicht(journal, 2026, LATER), "Voorvallen")["meldingen buiten vergaderingen"] == "1"
    assert told(overzicht(journal, 2025, LATER), "Voorvallen")["meldingen buiten vergaderingen"] == "0"


def test_a_meeting_counts_with_its_disturbance(path: Path) -> None:
    journal = SqliteJournal.open(path, oefening=None, create=False, read_only=True)
    year = journal.read(journal.streams()[0].id)[0].gebeurd_op.year
    found = overzicht(journal, year, LATER)
    journal.close()
    numbers = told(found, "Voorvallen")
    assert (numbers["vergaderingen vastgelegd"], numbers["daarvan verstoord"]) == ("1", "1")
    assert found.oefening
    assert next(found.regels()).startswith("OEFENING. ")


def test_two_calls_in_one_meeting_are_one_incident_with_police() -> None:
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.BelPolitie(spoed=True), 610)
    m.add(c.BelPolitie(spoed=True), 620)
    numbers = told(overzicht(m.meeting.journal, 2026, LATER), "Voorvallen")
    assert numbers["voorvallen waarbij de politie is gebeld"] == "1"
    assert not any("keer dat" in words for words in numbers)


def test_a_year_that_runs_says_so(tmp_path: Path) -> None:
    begun(tmp_path)
    journal = meldboek(tmp_path).journal
    assert RUNS in "\n".join(overzicht(journal, 2026, datetime(2026, 4, 1, tzinfo=UTC)).regels())
    assert RUNS not in "\n".join(overzicht(journal, 2026, LATER).regels())


def test_the_table_is_dutch_and_no_cell_is_a_formula_or_a_day(tmp_path: Path) -> None:
    for _ in range(6):
        begun(tmp_path, "online")
    begun(tmp_path, "thuis")
    made = files(overzicht(meldboek(tmp_path).journal, 2026, LATER), "Maassluis")
    assert set(made) == {"overzicht-2026.csv", "overzicht-2026.pdf"}
    assert made["overzicht-2026.pdf"].startswith(b"%PDF")
    text = made["overzicht-2026.csv"].decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert rows[0] == ["jaar", "onderdeel", "wat", "aantal"]
    assert ["2026", "Voorvallen", "meldingen buiten vergaderingen", "7"] in rows
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert all("-" not in row[3] for row in rows)  # 1-4 would become the first of April


def test_the_page_says_how_it_counts(tmp_path: Path) -> None:
    begun(tmp_path)
    made = document(overzicht(meldboek(tmp_path).journal, 2026, LATER), "Maassluis <b>")
    assert made.vertrouwelijk == HOE
    assert "Maassluis <b>" in made.ondertitel


@pytest.mark.parametrize("jaar", ["26", "twee", "1999", "2026; DROP"])
def test_a_year_that_is_none_is_a_sentence(jaar: str) -> None:
    from voorzitter_console.cli.overzicht import _year
    from voorzitter_console.errors import InvalidInput

    with pytest.raises(InvalidInput, match="geen jaar"):
        _year(jaar)
